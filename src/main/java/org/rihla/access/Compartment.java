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
  STATISTICS, AUDIT, SETTINGS;

  public boolean sealed() { return this == TRAFFICKING || this == CHILD || this == HEALTH; }
}
