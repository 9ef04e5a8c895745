package org.rihla.access;

/**
 * What something was done for. Not asked of anybody: what is touched and as what somebody acts decide it, so that nobody can give another. What a role
 * may act for at all is {@code policy/purposes.csv}.
 */
public enum Purpose {
  RETURN_COUNSELLING, PROTECTION, HEALTH, MOVEMENT, PAYMENT, REINTEGRATION, MONITORING, OVERSIGHT, ADMINISTRATION,
  /** Only where somebody said that there was no time for the usual way. */
  EMERGENCY;

  public static Purpose of(Compartment touched, Role as) {
    return switch (touched) {
      case SUPPORT, TRAFFICKING, CHILD -> PROTECTION;
      case HEALTH, FITNESS -> HEALTH;
      case MOVEMENT -> MOVEMENT;
      case MONEY -> PAYMENT;
      case REINTEGRATION, REFERRALS -> REINTEGRATION;
      case MONITORING -> MONITORING;
      case STATISTICS, AUDIT, COMPLAINTS, EXPORTS, EXTRACTS, REQUESTS -> OVERSIGHT;
      case EMERGENCIES -> ofAnEmergency(as);
      case SETTINGS, KEYS -> ADMINISTRATION;
      case CASE, IDENTITY, CONTACT, NOTES, SHARING, TEAM, SEALS, CONFLICTS -> ofTheWork(as);
    };
  }

  /** Some open what cannot wait; the others look at it afterwards. */
  private static Purpose ofAnEmergency(Role as) {
    return switch (as) {
      case RETURN_COUNSELLOR, ORIGIN_CASE_WORKER, PROTECTION_OFFICER, MEDICAL_OFFICER -> EMERGENCY;
      case OUTREACH_WORKER, MOVEMENTS_OFFICER, FINANCE_OFFICER, ME_OFFICER, PARTNER, OFFICE_MANAGER, NATIONAL_AUTHORITY, DONOR,
        DATA_PROTECTION_OFFICER, SYSTEM_ADMINISTRATOR, MIGRANT ->
        OVERSIGHT;
    };
  }

  /** The parts that everybody's work begins with are read for that work. */
  private static Purpose ofTheWork(Role as) {
    return switch (as) {
      case OUTREACH_WORKER, RETURN_COUNSELLOR, MIGRANT -> RETURN_COUNSELLING;
      case ORIGIN_CASE_WORKER, PARTNER -> REINTEGRATION;
      case PROTECTION_OFFICER -> PROTECTION;
      case MEDICAL_OFFICER -> HEALTH;
      case MOVEMENTS_OFFICER -> MOVEMENT;
      case FINANCE_OFFICER -> PAYMENT;
      case ME_OFFICER -> MONITORING;
      case OFFICE_MANAGER, DATA_PROTECTION_OFFICER, NATIONAL_AUTHORITY, DONOR -> OVERSIGHT;
      case SYSTEM_ADMINISTRATOR -> ADMINISTRATION;
    };
  }
}
