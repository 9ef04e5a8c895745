package org.rihla.access;

/** The parts of a file that different people need. The sealed ones are shown to nobody who is not named for them on that one case. */
public enum Compartment {
  CASE, IDENTITY, CONTACT, NOTES, SUPPORT, TRAFFICKING, CHILD, HEALTH, FITNESS, MOVEMENT, MONEY, REINTEGRATION, MONITORING, COMPLAINTS,
  /** What the person agreed to, and what is handed to whom. */
  SHARING,
  /** Who works on a case. */
  TEAM,
  /** Who is named for its sealed compartments. */
  SEALS,
  /** Lists that leave the house. */
  EXPORTS,
  /** Who opened what of it in an emergency, and what was thought of that. */
  EMERGENCIES,
  /** What was handed to an organisation outside: chosen fields, until a day. */
  REFERRALS,
  /** What authorities are given. */
  EXTRACTS,
  /** Who must stay away from it. */
  CONFLICTS,
  /** What a person asks about their own data. */
  REQUESTS,
  /** Who changes the key file, and on whose word. */
  KEYS,
  STATISTICS, AUDIT, SETTINGS;

  /** Whether it is a part of a case's file at all. */
  boolean isOfCase() {
    return switch (this) {
      case STATISTICS, AUDIT, SETTINGS, EXPORTS, REFERRALS, EXTRACTS, KEYS -> false;
      case CASE, IDENTITY, CONTACT, NOTES, SUPPORT, TRAFFICKING, CHILD, HEALTH, FITNESS, MOVEMENT, MONEY, REINTEGRATION, MONITORING,
        COMPLAINTS, SHARING, TEAM, SEALS, EMERGENCIES, CONFLICTS, REQUESTS ->
        true;
    };
  }

  public boolean sealed() { return this == TRAFFICKING || this == CHILD || this == HEALTH; }
}
