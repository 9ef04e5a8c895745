package org.rihla.access;

/** The parts of a file that different people need. The sealed ones are shown to nobody who is not named for them. */
public enum Compartment {
  CASE, IDENTITY, CONTACT, NOTES, SUPPORT, TRAFFICKING, CHILD, HEALTH, FITNESS, MOVEMENT, MONEY, REINTEGRATION, MONITORING, COMPLAINTS,
  STATISTICS,
  AUDIT, SETTINGS
}
