package org.rihla.access;

/**
 * What one may do in a compartment. {@code MASKED} is a reading without names. {@code STOP} is to write down that somebody wants to stay, or is in
 * danger: it asks for less than anything else that is written, because the person says it to whoever sits there.
 */
public enum Right {
  MASKED, READ, STOP, WRITE, APPROVE,
  /** To take it out of the house. */
  EXPORT
}
