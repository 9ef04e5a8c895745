package org.rihla.programme;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.rihla.values.Country;
import org.rihla.values.OfficeCode;

/**
 * One travel group and all that happens to it up to the end of the year.
 *
 * @param key             stable within the plan, from 0
 * @param office          the host office that registers
 * @param consularMission laissez-passer are issued on a mission of the consulate
 * @param charter         leaves on a charter
 * @param held            held for a protection question, and released
 * @param steps           in the order of time; steps refer to members by their place in {@code members}
 * @param invented        always true: nobody in a plan is real
 */
record PlannedCase(int key, OfficeCode office, Country destination, Outcome outcome, boolean consularMission, boolean charter, boolean held,
  List<PlannedPerson> members, List<Step> steps, boolean invented) {

  PlannedCase {
    members = List.copyOf(members);
    steps = List.copyOf(steps);
  }

  PlannedPerson principal() { return members.getFirst(); }

  <S extends Step> List<S> all(Class<S> kind) { return steps.stream().filter(kind::isInstance).map(kind::cast).toList(); }

  /** The stage the case has come to, whether it ended there or waits there. */
  String stage() {
    if (first(Step.Closed.class).isPresent() || first(Step.Withdrew.class).isPresent()) return "CLOSED";
    return stageBeforeItsEnd();
  }

  /** Where somebody withdrew, or where a case was closed. */
  String stageBeforeItsEnd() {
    if (first(Step.PlanAgreed.class).isPresent()) return "REINTEGRATING";
    if (first(Step.Arrived.class).isPresent()) return "ARRIVED";
    if (first(Step.Departed.class).isPresent()) return "DEPARTED";
    if (first(Step.Cleared.class).isPresent()) return "CLEARED";
    if (first(Step.Approved.class).isPresent()) return "APPROVED";
    return all(Step.Declared.class).size() == members.size() ? "APPLIED" : "REGISTERED";
  }

  /** When this kind of step happened first. */
  Optional<LocalDateTime> first(Class<? extends Step> kind) {
    return steps.stream().filter(kind::isInstance).map(Step::at).findFirst();
  }
}
