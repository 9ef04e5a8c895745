package org.rihla.casework;

import org.rihla.values.OfficeCode;

/** Numbers that people read out over a bad line: office, year, sequence, and a letter that catches a wrong or swapped digit. */
final class CaseNumber {

  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXY";

  private CaseNumber() {}

  /** Such as {@code RBA-2024-00123-K}. */
  static String of(OfficeCode office, int year, long sequence) {
    var body = "%s-%d-%05d".formatted(office, year, sequence);
    return body + "-" + check(body);
  }

  /** Position-weighted sum over a prime number of letters: finds each single wrong character and each swap of neighbours. */
  static char check(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) sum += (i + 1) * body.charAt(i);
    return LETTERS.charAt(sum % LETTERS.length());
  }
}
