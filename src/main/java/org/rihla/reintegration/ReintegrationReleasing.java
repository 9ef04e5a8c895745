package org.rihla.reintegration;

import org.rihla.casework.Releasing;
import org.rihla.casework.ReturnCase;
import org.rihla.funding.Payments;
import org.rihla.values.PersonId;
import org.springframework.stereotype.Component;

/** Stops payments that are not yet made. */
@Component
class ReintegrationReleasing implements Releasing {

  private final Payments payments;

  ReintegrationReleasing(Payments payments) {
    this.payments = payments;
  }

  @Override
  public void release(ReturnCase withdrawn) { payments.cancelOpen(withdrawn.id()); }

  @Override
  public boolean owes(ReturnCase of) { return payments.anyOpen(of.id()); }

  /** Nobody leaves a group after boarding, and no payment is asked for before a plan is agreed at home. */
  @Override
  public void release(ReturnCase of, PersonId leaving) {}
}
