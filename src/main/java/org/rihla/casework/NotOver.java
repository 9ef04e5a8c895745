package org.rihla.casework;

import java.util.ArrayList;
import java.util.List;
import org.rihla.privacy.Forgetting;
import org.rihla.values.PersonId;
import org.springframework.stereotype.Component;

/** Nobody is forgotten while somebody works for them: with a case that goes on, or with something still to be done for them alone. */
@Component
class NotOver implements Forgetting {

  private final Cases cases;
  private final Tasks tasks;

  NotOver(Cases cases, Tasks tasks) {
    this.cases = cases;
    this.tasks = tasks;
  }

  @Override
  public List<String> standsAgainst(PersonId person) {
    var reasons = new ArrayList<String>();
    if (cases.hasOpen(person)) reasons.add("erasure-case-open");
    if (tasks.anyAbout(person)) reasons.add("erasure-task-open");
    return reasons;
  }
}
