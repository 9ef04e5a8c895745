package org.rihla.web;

/** There is no such thing, or not for this reader. */
public final class NotFound extends RuntimeException {

  public NotFound(String what) { super(what); }
}
