package org.rihla.casework;

import static org.rihla.casework.Stage.ARRIVED;
import static org.rihla.casework.Stage.DEPARTED;
import static org.rihla.casework.Stage.REINTEGRATING;

import org.rihla.access.Act;

/** A step after the journey: it follows from what was seen, and no safeguard stands before it. */
enum Passage {
  /** The origin office has seen them arrive. */
  ARRIVE(DEPARTED, ARRIVED, Act.CONFIRM_ARRIVAL),
  /** The plan is agreed and signed by the returnee. */
  BEGIN(ARRIVED, REINTEGRATING, Act.PLAN);

  private final Stage from;
  private final Stage to;
  private final Act act;

  Passage(Stage from, Stage to, Act act) {
    this.from = from;
    this.to = to;
    this.act = act;
  }

  Stage from() { return from; }

  Stage to() { return to; }

  Act act() { return act; }
}
