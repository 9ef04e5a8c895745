package org.rihla.web;

/** Somebody else changed it since the reader's page was made. */
public final class Stale extends RuntimeException {

  public Stale(String what) { super(what); }
}
