package org.rihla.casework;

import java.util.List;
import java.util.Objects;
import org.rihla.people.Persons;
import org.springframework.stereotype.Component;

/** Where many cases stand before their gates, as far as whoever acts may know: looked at in few journeys for all of them. */
@Component
class Forecasts {

  private final Trail trail;
  private final Persons persons;
  private final CaseDesk desk;
  private final Discretion discretion;

  Forecasts(Trail trail, Persons persons, CaseDesk desk, Discretion discretion) {
    this.trail = trail;
    this.persons = persons;
    this.desk = desk;
    this.discretion = discretion;
  }

  /** @param facts all of them, also those of which the reader must not know; forecast: only what they may */
  record Of(ReturnCase found, Evidence facts, Forecast forecast) {
  }

  List<Of> of(List<ReturnCase> cases) {
    if (cases.isEmpty()) return List.of();
    var known = trail.known(cases.stream().map(ReturnCase::id).toList());
    var people = persons.identities(cases.stream().flatMap(each -> each.members().stream()).toList());
    return cases.stream().map(found -> {
      var facts = desk.evidence(found, found.plannedDeparture(), people, Objects.requireNonNull(known.get(found.id())));
      return new Of(found, facts, Forecast.of(facts, found.stage(), desk.today(), safeguard -> discretion.mayKnow(safeguard, found)));
    }).toList();
  }
}
