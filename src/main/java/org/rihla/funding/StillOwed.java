package org.rihla.funding;

import java.util.List;
import org.rihla.access.Sight;
import org.rihla.privacy.Forgetting;
import org.rihla.values.PersonId;
import org.springframework.stereotype.Component;

/** Whoever is still to be paid is not forgotten before, whichever office pays. */
@Component
class StillOwed implements Forgetting {

  private final Payments payments;

  StillOwed(Payments payments) {
    this.payments = payments;
  }

  @Override
  public List<String> standsAgainst(PersonId person) {
    return Sight.wide(() -> payments.anyOpen(person)) ? List.of("erasure-unpaid") : List.of();
  }
}
