package org.rihla.counselling;

import org.rihla.casework.Releasing;
import org.rihla.casework.ReturnCase;
import org.rihla.values.PersonId;
import org.springframework.stereotype.Component;

/** Gives the booked hour back to others. */
@Component
class CounsellingReleasing implements Releasing {

  private final TwoOfficeSessions sessions;

  CounsellingReleasing(TwoOfficeSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void release(ReturnCase withdrawn) { sessions.cancel(withdrawn.id()); }

  @Override
  public void release(ReturnCase of, PersonId leaving) { sessions.leave(of.id(), leaving); }
}
