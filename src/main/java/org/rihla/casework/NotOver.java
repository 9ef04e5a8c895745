package org.rihla.casework;

import java.util.ArrayList;
import java.util.List;
import org.rihla.access.Sight;
import org.rihla.privacy.Forgetting;
import org.rihla.values.PersonId;
import org.springframework.stereotype.Component;

/**
 * Nobody is forgotten while somebody works for them, in whatever office: with a case that goes on, with something still to be done for them alone, or
 * before it is said whether it was right to open their file in an emergency.
 */
@Component
class NotOver implements Forgetting {

  private final Cases cases;
  private final Tasks tasks;
  private final Emergencies emergencies;

  NotOver(Cases cases, Tasks tasks, Emergencies emergencies) {
    this.cases = cases;
    this.tasks = tasks;
    this.emergencies = emergencies;
  }

  @Override
  public List<String> standsAgainst(PersonId person) {
    return Sight.wide(() -> reasons(person));
  }

  private List<String> reasons(PersonId person) {
    var reasons = new ArrayList<String>();
    if (cases.hasOpen(person)) reasons.add("erasure-case-open");
    if (tasks.anyAbout(person)) reasons.add("erasure-task-open");
    if (emergencies.anyToReview(person)) reasons.add("erasure-emergency-open");
    return reasons;
  }
}
