package org.rihla.casework;

/** A module that holds something for a case, and lets go of it in the transaction in which the person withdraws or the case is closed. */
public interface Releasing {

  void release(ReturnCase withdrawn);
}
