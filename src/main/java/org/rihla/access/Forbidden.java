package org.rihla.access;

/** The actor may not do this. Outside, it looks as if the thing did not exist. */
public final class Forbidden extends RuntimeException {

  private final Act act;

  Forbidden(Act act) {
    super(act.name());
    this.act = act;
  }

  public Act act() { return act; }
}
