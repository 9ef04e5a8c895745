package org.rihla.ledger;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A checkpoint as it stands on paper: over how many entries, and the first digits of its root. Whoever keeps the paper can have it checked years later.
 *
 * @param digits hexadecimal, small, without spaces
 */
public record Printed(long size, String digits) {

  public static final int DIGITS = 16;
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{" + DIGITS + ",64}");

  public Printed {
    if (size < 1 || !HEX.matcher(digits).matches()) throw new IllegalArgumentException("not as it is printed");
  }

  static Printed of(long size, Hash root) { return new Printed(size, root.toString().substring(0, DIGITS)); }

  /** As somebody types it from paper; empty if it cannot be meant. */
  public static Optional<Printed> typed(String size, String digits) {
    try {
      return Optional.of(
        new Printed(Long.parseLong(size.replaceAll("[\\s.,\u00a0\u202f]", "")), digits.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** In fours, as people read them to each other. */
  public String inFours() { return digits.replaceAll("(.{4})(?!$)", "$1 "); }

  boolean isOf(Hash root) { return root.toString().startsWith(digits); }
}
