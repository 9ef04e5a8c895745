package org.rihla.programme;

import java.util.List;

/** A year to replay: every case of an invented population, in the order of their keys. */
record Plan(Profile profile, List<PlannedCase> cases) {

  Plan {
    cases = List.copyOf(cases);
  }

  int persons(Outcome outcome) {
    return cases.stream().filter(each -> each.outcome() == outcome).mapToInt(each -> each.members().size()).sum();
  }

  int steps() { return cases.stream().mapToInt(each -> each.steps().size()).sum(); }
}
