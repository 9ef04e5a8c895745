package org.rihla.casework;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rihla.access.Access;
import org.rihla.people.Persons;
import org.rihla.values.CaseId;
import org.springframework.stereotype.Component;

/** Which safeguards of a case wait for whoever asks: unmet, somebody must act, and it is theirs to do. */
@Component
class WhoseTurn {

  private final Trail trail;
  private final Persons persons;
  private final CaseDesk desk;
  private final Discretion discretion;
  private final Access access;

  WhoseTurn(Trail trail, Persons persons, CaseDesk desk, Discretion discretion, Access access) {
    this.trail = trail;
    this.persons = persons;
    this.desk = desk;
    this.discretion = discretion;
    this.access = access;
  }

  /** In few journeys for all of them; a case in which nothing is theirs to do is not among the answers. */
  Map<CaseId, List<Safeguard>> of(List<ReturnCase> cases) {
    if (cases.isEmpty()) return Map.of();
    var known = trail.known(cases.stream().map(ReturnCase::id).toList());
    var people = persons.identities(cases.stream().flatMap(each -> each.members().stream()).toList());
    var turns = new HashMap<CaseId, List<Safeguard>>();
    for (var found : cases) {
      var facts = desk.evidence(found, found.plannedDeparture(), people, Objects.requireNonNull(known.get(found.id())));
      var forecast = Forecast.of(facts, found.stage(), desk.today(), safeguard -> discretion.mayKnow(safeguard, found));
      var mine = forecast.standings().entrySet().stream().filter(each -> each.getValue() instanceof Forecast.Missing).map(Map.Entry::getKey)
        .filter(safeguard -> access.may(safeguard.metBy(), found.subject())).toList();
      if (!mine.isEmpty()) turns.put(found.id(), mine);
    }
    return turns;
  }
}
