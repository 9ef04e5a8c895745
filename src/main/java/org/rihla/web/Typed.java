package org.rihla.web;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * What a person typed or pasted, as it is kept: composed, and without characters that nobody sees but that turn lines around, part words or hide a
 * second name. The one place where text from outside becomes ours.
 */
public final class Typed {

  /** Marks of direction, zero-width spaces, soft hyphens, byte order marks, tags: everything for formatting but the joiners, which Persian spells with. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}&&[^\\u200c\\u200d]]|[\\u115f\\u1160\\u3164\\uffa0\\u2800\\u034f]");
  /** What makes a line read in another order than it is written, so that what is kept is not what was seen. */
  private static final Pattern TURNING = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]");
  /** Marks of direction, which whoever writes Arabic beside Latin letters pastes without knowing. */
  private static final Pattern MARKS = Pattern.compile("[\\u200e\\u200f\\u061c]");
  /** Joiners that join nothing: at an edge, or beside letters that are never joined. */
  private static final Pattern IDLE_JOINER = Pattern.compile(
    "(?<![\\p{L}\\p{M}])[\\u200c\\u200d]|[\\u200c\\u200d](?![\\p{L}\\p{M}])|(?<=[\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}])[\\u200c\\u200d]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\u0085]+");
  /** Looked for only where a run of spaces begins: a megabyte of them must not take a minute. */
  private static final Pattern EDGES = Pattern.compile("^[\\s\\p{Z}]++|(?<![\\s\\p{Z}])[\\s\\p{Z}]++$");
  private static final Pattern NOT_KEPT = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}&&[^\\n\\r\\t]]");
  /** Letters of any script with their marks, and what stands between the parts of a name. */
  private static final Pattern NAME = Pattern.compile("(?=.*\\p{L})[\\p{L}\\p{M}\\u200c\\u200d '’ʼʻ‘`´.\\-‐‑·()]+");

  private Typed() {}

  /** On one line: whatever parts words is one space. */
  public static String line(String typed) {
    return SPACES.matcher(seen(typed)).replaceAll(" ").strip();
  }

  /** With its paragraphs. */
  static String text(String typed) {
    return EDGES.matcher(seen(typed).replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
  }

  /** For searching: what is no text is not looked for. */
  public static String words(String typed) {
    return westernDigits(line(NOT_KEPT.matcher(typed).replaceAll("")));
  }

  /** With the digits of any script as 0 to 9. */
  public static String westernDigits(String text) {
    var western = new StringBuilder();
    text.codePoints().forEach(c -> {
      if (Character.isDigit(c)) western.append(Character.digit(c, 10));
      else western.appendCodePoint(c);
    });
    return western.toString();
  }

  /** Whether something was taken out that made the line read otherwise than it is written. */
  static boolean turns(String typed) {
    return TURNING.matcher(typed).find();
  }

  /** Whether more was taken out than marks of direction: something that parts a name, or a second one nobody sees. */
  static boolean hides(String typed) {
    return !seen(MARKS.matcher(typed).replaceAll(""))
      .equals(Normalizer.normalize(MARKS.matcher(typed).replaceAll(""), Normalizer.Form.NFC));
  }

  private static String seen(String typed) {
    return IDLE_JOINER.matcher(UNSEEN.matcher(Normalizer.normalize(typed, Normalizer.Form.NFC)).replaceAll("")).replaceAll("");
  }

  /** Whether it has characters that are no text at all. */
  public static boolean unkeepable(String typed) {
    return NOT_KEPT.matcher(typed).find();
  }

  /** Whether somebody can be called that: letters, no digits, no signs. */
  static boolean isName(String typed) {
    return NAME.matcher(typed).matches();
  }
}
