package org.rihla.casework;

/** What casework is told by the modules that heard it: a fact about a person or, where marked, about the whole case. */
public enum Fact {
  IDENTITY, DUPLICATE_QUESTION, LEGAL_BASIS, INFORMED, SCREENED, DECLARATION, GUARDIAN, CHILDS_VIEW,
  /** Traits, found by screening: {@link #YES} or {@link #NO}. */
  UNACCOMPANIED, TRAFFICKED, HEALTH_CASE, PROTECTION_NEED,
  /** Told by the doctor, who alone takes it back. */
  CARE_NEEDED,
  PROTECTION_RESOLVED, BEST_INTERESTS, FAMILY_TRACED, FAMILY_ASSESSED, RISK_SIGNED_BY_HOST, RISK_SIGNED_BY_ORIGIN, REFLECTION_PERIOD,
  TRAVEL_DOCUMENT, FITNESS, FITNESS_CONDITIONS, ESCORT_NEEDED, ESCORT, RECEIVING_ADULT, RECEIVING_FACILITY, SEAT, WILL_RECONFIRMED,
  EMBARKATION_CHECK,
  /** About the whole case. */
  HOLD, ELIGIBILITY, MONEY, EXIT, RECEPTION, PLAN_AGREED, MEASURED, CONTACT_EXHAUSTED;

  public static final String YES = "YES";
  public static final String NO = "NO";
  /** What was told was told of somebody who turned out to be older or younger: it is to be told again, and until then it is no good. */
  public static final String AGAIN = "AGAIN";
}
