package org.rihla.privacy;

/** Kinds of those to whom something about a person may be handed. */
public enum Recipient {
  HOST_OFFICE, ORIGIN_OFFICE, STATE_HOST, CONSULATE, PARTNER, DONOR, MEDICAL, PUBLIC, RESEARCH;

  /** A consent for one of these names the organisation. */
  public boolean isNamed() { return this == PARTNER; }
}
