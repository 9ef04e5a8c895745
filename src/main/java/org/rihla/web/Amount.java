package org.rihla.web;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * An amount of money as people write it: {@code 12 500,50} in Rabat, {@code 12,500.50} in Banjul, with the digits of any script. What could mean
 * two amounts, such as {@code 12.500}, means none: nobody is paid a thousandth by a guess.
 */
sealed interface Amount {

  /** @param cents hundredths */
  record Read(long cents) implements Amount {
  }

  /** Twelve thousand five hundred, or twelve and a half? */
  record Ambiguous() implements Amount {
  }

  record Unreadable() implements Amount {
  }

  /** An amount, and more than any single one can be. */
  record TooMuch() implements Amount {
  }

  /** The Arabic signs that are never anything else, and the group marks that are never a decimal mark. */
  char ARABIC_DECIMAL = '\u066b';
  String ARABIC_THOUSANDS = "\u066c";
  Pattern GROUP_MARKS = Pattern.compile("[\\s\\u00a0\\u2000-\\u200a\\u202f\\u066c'’]");
  int MOST_DIGITS = 9;

  static Amount read(String typed) {
    var text = Typed.westernDigits(typed.strip());
    int decimal = decimalMark(text);
    if (decimal == TWO_MEANINGS) return new Ambiguous();
    var whole = text.substring(0, decimal == NONE ? text.length() : decimal);
    var part = decimal == NONE ? "" : text.substring(decimal + 1);
    var digits = grouped(whole);
    if (digits.isEmpty() || !part.matches(decimal == NONE ? "" : "\\d{1,2}")) return new Unreadable();
    if (digits.length() > MOST_DIGITS) return new TooMuch();
    return new Read(Long.parseLong(digits) * 100 + Long.parseLong((part + "00").substring(0, 2)));
  }

  /** The hundredths, or none if it is not one amount. */
  static OptionalLong cents(String typed) {
    return read(typed) instanceof Read(var cents) ? OptionalLong.of(cents) : OptionalLong.empty();
  }

  int NONE = -1;
  int TWO_MEANINGS = -2;

  /** Where the hundredths begin: at the last mark, if it stands alone or after marks of another kind. */
  private static int decimalMark(String text) {
    int arabic = text.lastIndexOf(ARABIC_DECIMAL);
    if (arabic >= 0) return arabic;
    int last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
    if (last < 0) return NONE;
    char mark = text.charAt(last);
    if (text.indexOf(mark) != last) return NONE; // twice the same mark can only part thousands
    boolean otherGroups = text.substring(0, last).chars().anyMatch(c -> !Character.isDigit(c));
    return !otherGroups && text.substring(last + 1).matches("\\d{3}") && text.substring(0, last).matches("[1-9]\\d{0,2}")
      ? TWO_MEANINGS
      : last;
  }

  /** The digits of a whole number whose groups, if it has any, are thousands parted by one kind of mark; otherwise "". */
  private static String grouped(String whole) {
    var marks = GROUP_MARKS.matcher(whole).replaceAll(" ");
    return marks.matches("\\d+|\\d{1,3}( \\d{3})+|\\d{1,3}(\\.\\d{3})+|\\d{1,3}(,\\d{3})+") ? marks.replaceAll("\\D", "") : "";
  }
}
