package org.rihla.access;

/** The parts of a file that different people need. The sealed ones are shown to nobody who is not named for them on that one case. */
public enum Compartment {
  CASE, IDENTITY, CONTACT, NOTES, SUPPORT, TRAFFICKING, CHILD, HEALTH, FITNESS, MOVEMENT, MONEY, REINTEGRATION, MONITORING, COMPLAINTS,
  /** Who works on a case. */
  TEAM,
  /** Who is named for its sealed compartments. */
  SEALS,
  /** Who opened what of it in an emergency, and what was thought of that. */
  EMERGENCIES,
  STATISTICS, AUDIT, SETTINGS;

  public boolean sealed() { return this == TRAFFICKING || this == CHILD || this == HEALTH; }
}
