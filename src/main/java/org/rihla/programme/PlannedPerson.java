package org.rihla.programme;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rihla.values.Country;

/**
 * An invented person. Codes are those of the reference lists.
 *
 * @param role         PRINCIPAL, SPOUSE or CHILD
 * @param nameInScript given and family name in the script of the country, where it has one
 * @param sex          F or M
 * @param precision    DAY or YEAR; with YEAR the birth date is the first of January
 * @param language     ISO 639
 * @param phone        E.164, or null for those without a telephone of their own
 * @param paper        held at registration, or null
 */
record PlannedPerson(String role, String familyName, String givenNames, @Nullable String nameInScript, String sex, LocalDate birthDate,
  String precision, Country nationality, String legalStatus, String maritalStatus, String language, @Nullable String phone,
  @Nullable Paper paper,
  List<Vulnerability> vulnerabilities, boolean reinforced, boolean virtualCounselling, boolean supported) {

  private static final int ASKED_FROM = 5;

  PlannedPerson {
    vulnerabilities = List.copyOf(vulnerabilities);
  }

  boolean has(String... codes) { return vulnerabilities.stream().anyMatch(each -> List.of(codes).contains(each.code())); }

  /** With the benefit of the doubt where only the year of birth is known, as the application gives it. */
  boolean isChildOn(LocalDate day) {
    var latest = precision.equals("YEAR") ? birthDate.withDayOfYear(birthDate.lengthOfYear()) : birthDate;
    return latest.plusYears(18).isAfter(day);
  }

  /** Whether a child is asked what it says to what a guardian gives: earlier than a programme must ask it, and not in the years before it can answer. */
  boolean saidItselfOn(LocalDate day) {
    return isChildOn(day) && !birthDate.plusYears(ASKED_FROM).isAfter(day);
  }

  /** @param number invented, begins with INV */
  record Paper(String type, String number, LocalDate expires) {
  }

  /** @param status SUSPECTED or CONFIRMED */
  record Vulnerability(String code, String status) {
  }
}
