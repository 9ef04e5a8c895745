package org.rihla.access;

/** The three answers. {@code MASKED}: yes, without names. */
public enum Decision {
  ALLOWED, MASKED, DENIED
}
