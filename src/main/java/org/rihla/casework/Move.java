package org.rihla.casework;

import java.util.Set;

/** The answer to a step asked for. The caller must answer each. */
public sealed interface Move {

  record Made(Stage now) implements Move {
  }

  /** Everything that is missing, not only the first. */
  record Refused(Set<Safeguard> unmet) implements Move {
  }

  record OutOfOrder(Stage from, Stage to) implements Move {
  }

  default boolean made() { return this instanceof Made; }
}
