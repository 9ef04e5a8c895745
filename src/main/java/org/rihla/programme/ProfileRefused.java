package org.rihla.programme;

/** A programme-year profile that cannot be replayed. The message has one line per problem: file, line number, reason. */
public class ProfileRefused extends Exception {

  private static final long serialVersionUID = 1L;

  public ProfileRefused(String message) { super(message); }
}
