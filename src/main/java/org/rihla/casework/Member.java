package org.rihla.casework;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rihla.people.Identity;
import org.rihla.values.PersonId;

/**
 * One of the travel group, with everything told of them. Missing evidence is never good evidence.
 *
 * @param role of the code list {@code case_role}
 * @param legalStatus of the code list {@code legal_status}
 */
record Member(PersonId id, String role, String legalStatus, Identity identity, Map<Fact, Told> told) {

  static final String MEDICAL = "MEDICAL";
  /** The role of the first of a group. */
  static final String PRINCIPAL = "PRINCIPAL";

  @Nullable
  Told of(Fact fact) { return told.get(fact); }

  /** Told as one of these findings, and holding on that day. */
  boolean holds(Fact fact, LocalDate on, String... findings) {
    return holds(told.get(fact), on, findings);
  }

  static boolean holds(@Nullable Told told, LocalDate on, String... findings) {
    if (told == null || on.isBefore(told.from()) || (told.until() != null && on.isAfter(told.until()))) return false;
    if (findings.length == 0) return !told.finding().equals(Fact.NO);
    for (var finding : findings) if (told.finding().equals(finding)) return true;
    return false;
  }

  boolean is(Fact trait) {
    var known = told.get(trait);
    return known != null && known.finding().equals(Fact.YES);
  }

  boolean minorOn(LocalDate day) { return identity.minorOn(day); }

  boolean needsCare() { return is(Fact.HEALTH_CASE) || is(Fact.CARE_NEEDED); }

  boolean needsEscort() { return holdsAny(Fact.ESCORT_NEEDED); }

  private boolean holdsAny(Fact fact) {
    var known = told.get(fact);
    return known != null && !known.finding().equals(Fact.NO);
  }

  /** Whoever needs a medical escort has a medical one. */
  boolean escortedOn(LocalDate day) {
    var needed = told.get(Fact.ESCORT_NEEDED);
    return needed != null && needed.finding().equals(MEDICAL) ? holds(Fact.ESCORT, day, MEDICAL) : holds(Fact.ESCORT, day);
  }

  /** People whose return may touch on asylum, whatever became of their claim: their protection question must be answered by others than us. */
  boolean underInternationalProtection() {
    return switch (legalStatus) {
      case "ASYLUM_SEEKER_PENDING", "ASYLUM_WITHDRAWN", "ASYLUM_REJECTED_APPEAL_OPEN", "ASYLUM_REJECTED_FINAL", "REFUGEE",
        "COMPLEMENTARY_PROTECTION", "STATELESS" -> true;
      default -> false;
    };
  }
}
