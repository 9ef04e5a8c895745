package org.rihla.casework;

/**
 * The least that a reason must say. A decision about somebody's life is read by others, by those who must confirm it, and by the person
 * themselves: a sign or a single word tells none of them why. Whether the words are true, no program can know.
 */
public final class Substance {

  /** Letters and digits of any script. */
  private static final int LEAST = 20;
  /** One letter over and over says nothing. */
  private static final int FEWEST_SIGNS = 6;

  private Substance() {}

  public static boolean lacking(String words) {
    return words.codePoints().filter(Character::isLetterOrDigit).count() < LEAST
      || words.codePoints().filter(Character::isLetterOrDigit).distinct().count() < FEWEST_SIGNS;
  }
}
