package org.rihla.casework;

import org.rihla.values.PersonId;

/** A module that holds something for a case, and lets go of it in the transaction in which the person withdraws or the case is closed. */
public interface Releasing {

  void release(ReturnCase withdrawn);

  /** Whether it owes people something that letting go would take from them. */
  default boolean owes(ReturnCase of) { return false; }

  /** Of one who withdraws alone. @param of the group as it was, with the one who leaves; the others go on */
  void release(ReturnCase of, PersonId leaving);
}
