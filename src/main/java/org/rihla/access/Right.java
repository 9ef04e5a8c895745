package org.rihla.access;

/** What one may do in a compartment. {@code MASKED} is a reading without names. */
public enum Right {
  MASKED, READ, WRITE, APPROVE
}
