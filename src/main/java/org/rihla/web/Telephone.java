package org.rihla.web;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A telephone number as people write and paste it: with spaces, dots, hyphens and brackets, in the digits of any script, with {@code 00} for
 * {@code +}. Kept as E.164 where the country is said, else as the digits that are dialled.
 */
final class Telephone {

  /** What parts the groups of a number. */
  private static final Pattern PARTING = Pattern.compile("[\\s\\p{Z}.\\-‐‑–/()]+");
  /** The zero that is dialled at home only: +212 (0) 6 12 34 56 78. */
  private static final Pattern ZERO_AT_HOME = Pattern.compile("^((?:\\+|00)[\\d\\s\\p{Z}.\\-]{1,5})\\(0\\)");
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9]\\d{6,14}|\\d{6,15}");

  private Telephone() {}

  /** Empty if nobody can be called by it. */
  static Optional<String> read(String typed) {
    var digits = PARTING.matcher(ZERO_AT_HOME.matcher(Typed.westernDigits(typed)).replaceFirst("$1")).replaceAll("");
    var number = digits.startsWith("00") ? "+" + digits.substring(2) : digits;
    return NUMBER.matcher(number).matches() ? Optional.of(number) : Optional.empty();
  }
}
