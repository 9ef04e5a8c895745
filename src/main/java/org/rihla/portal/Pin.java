package org.rihla.portal;

import java.time.LocalDate;
import java.util.List;
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

  /** A birthday is what others try first. */
  static boolean isDay(String digits, LocalDate birth) {
    var day = "%02d".formatted(birth.getDayOfMonth());
    var month = "%02d".formatted(birth.getMonthValue());
    var year = "%04d".formatted(birth.getYear());
    var two = year.substring(2);
    return List.of(day + month + two, month + day + two, two + month + day, day + year, month + year, year + month, year + day,
      day + month + year.substring(0, 2)).contains(digits);
  }

  private static boolean steps(String digits, int by) {
    for (int at = 1; at < digits.length(); at++) if (Math.floorMod(digits.charAt(at) - digits.charAt(at - 1) - by, 10) != 0) return false;
    return true;
  }
}
