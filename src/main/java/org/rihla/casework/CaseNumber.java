package org.rihla.casework;

import org.rihla.values.OfficeCode;

/** Numbers that people read out over a bad line: office, year, sequence, and a check that catches a wrong or swapped character. */
final class CaseNumber {

  /** As many as a prime number above all letters: with fewer, two letters would share a check. None looks like another. */
  private static final String CHECKS = "ABCDEFGHJKLMNPQRSTUVWXYZ34679";

  private CaseNumber() {}

  /** Such as {@code RBA-2024-00123-6}. */
  static String of(OfficeCode office, int year, long sequence) {
    var body = "%s-%d-%05d".formatted(office, year, sequence);
    return body + "-" + check(body);
  }

  /** Position-weighted sum over a prime number: finds each single wrong character and each swap of neighbours. */
  static char check(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) sum += (i + 1) * worth(body.charAt(i));
    return CHECKS.charAt(sum % CHECKS.length());
  }

  /** Letters, digits and hyphens each have their places, so a letter and a digit may be worth the same. */
  private static int worth(char c) {
    return c == '-' ? CHECKS.length() - 1 : Character.isDigit(c) ? c - '0' : c - 'A';
  }
}
