package org.rihla.casework;

import static org.rihla.casework.Stage.*;

import org.rihla.access.Act;

/** A step that only safeguards open. */
public enum Gate {
  APPLY(REGISTERED, APPLIED, Act.APPLY), APPROVE(APPLIED, APPROVED, Act.APPROVE_CASE), CLEAR(APPROVED, CLEARED, Act.CLEAR_FOR_DEPARTURE),
  DEPART(CLEARED, DEPARTED, Act.DEPART);

  private final Stage from;
  private final Stage to;
  private final Act act;

  Gate(Stage from, Stage to, Act act) {
    this.from = from;
    this.to = to;
    this.act = act;
  }

  public Stage from() { return from; }

  public Stage to() { return to; }

  public Act act() { return act; }
}
