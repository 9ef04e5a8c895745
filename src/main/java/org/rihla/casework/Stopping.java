package org.rihla.casework;

/** The module that can stop a case. Others ask for it where they learn that somebody must be listened to first. */
public interface Stopping {

  /** In the transaction of the deed. @param reason of the code list {@code hold_reason} */
  void stop(ReturnCase of, String reason);
}
