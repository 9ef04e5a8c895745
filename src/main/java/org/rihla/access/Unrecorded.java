package org.rihla.access;

/**
 * What was to be done or seen cannot be written down in the audit. So it is not done, and not shown: nothing of a person is seen without a trace of who
 * saw it.
 */
public final class Unrecorded extends RuntimeException {
  public Unrecorded(Throwable cause) { super("the audit cannot be written", cause); }
}
