package org.rihla.privacy;

/** How far a case has come on its way from the host office to the office of origin; what may be handed on depends on it. */
public enum Phase {
  BEFORE_OFFER,
  /** The office of origin has been asked, and has not yet answered. */
  OFFERED,
  /** It has accepted, and the journey is still to come. */
  ACTIVE, DEPARTED, CLOSED
}
