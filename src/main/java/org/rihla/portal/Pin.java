package org.rihla.portal;

import java.util.regex.Pattern;

/** Six digits that a person chooses at the desk, and that nobody guesses first. */
final class Pin {

  private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");
  private static final int FEWEST_SIGNS = 3;

  private Pin() {}

  /** Not counting, not one digit or two over and over. */
  static boolean isGood(String typed) {
    if (!SIX_DIGITS.matcher(typed).matches() || typed.chars().distinct().count() < FEWEST_SIGNS) return false;
    return !steps(typed, 1) && !steps(typed, -1);
  }

  private static boolean steps(String digits, int by) {
    for (int at = 1; at < digits.length(); at++) if (Math.floorMod(digits.charAt(at) - digits.charAt(at - 1) - by, 10) != 0) return false;
    return true;
  }
}
