package org.rihla.access;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rihla.values.PolicyFile;

/**
 * Which passwords may be chosen: long ones of any signs, but none that many people use, in full or lengthened by digits and signs, and none with the
 * name to sign in with. {@code policy/known-passwords.txt} says where its words come from.
 */
public final class PasswordRule {

  public static final int SHORTEST = 12;
  public static final int LONGEST = 200;
  /** Repeating or counting is no length. */
  private static final int FEWEST_SIGNS = 5;
  private static final Set<String> KNOWN = read();

  private PasswordRule() {}

  /** What is wrong with one. */
  public enum Problem {
    TOO_SHORT, TOO_LONG, KNOWN_TO_MANY, NAMES_THE_PLACE
  }

  public static Optional<Problem> problem(String password, String login) {
    int length = password.codePointCount(0, password.length());
    var small = password.toLowerCase(Locale.ROOT);
    if (length < SHORTEST) return Optional.of(Problem.TOO_SHORT);
    if (length > LONGEST) return Optional.of(Problem.TOO_LONG);
    if (small.contains("rihla") || login.length() >= 3 && small.contains(login.toLowerCase(Locale.ROOT)))
      return Optional.of(Problem.NAMES_THE_PLACE);
    return isKnown(small) ? Optional.of(Problem.KNOWN_TO_MANY) : Optional.empty();
  }

  private static boolean isKnown(String small) {
    if (KNOWN.contains(small) || small.codePoints().distinct().count() < FEWEST_SIGNS || counts(small)) return true;
    var letters = small.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
    return KNOWN.contains(letters) || KNOWN.contains(unit(letters)) || KNOWN.contains(unit(small));
  }

  /** Such as 123456789012 or abcdefghijkl. */
  private static boolean counts(String small) {
    var steps = small.chars().skip(1).toArray();
    int same = 0;
    for (int at = 0; at < steps.length; at++) if (Math.abs(steps[at] - small.charAt(at)) == 1) same++;
    return same >= steps.length - 1;
  }

  /** What is written again and again; itself if nothing is. */
  private static String unit(String small) {
    for (int length = 1; length <= small.length() / 2; length++)
      if (small.length() % length == 0 && small.equals(small.substring(0, length).repeat(small.length() / length)))
        return small.substring(0, length);
    return small;
  }

  private static Set<String> read() {
    return PolicyFile.lines("known-passwords.txt").stream().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
  }
}
