package org.rihla.travel;

import org.rihla.access.Compartment;
import org.rihla.access.Role;
import org.rihla.casework.OwnFile;
import org.rihla.casework.Stage;
import org.rihla.casework.TodayPart;
import org.rihla.web.Notice;
import org.rihla.web.Notice.Line;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What travel brings to the page "today". */
@Configuration
class TravelToday {

  /** For whom it is. */
  @Bean
  @Order(3)
  Notice ownJourney(OwnFile own, Journeys journeys) {
    return Notice.of("own-journey", ui -> own.mine(Compartment.MOVEMENT).stream()
      .flatMap(mine -> journeys.booked(mine.id(), own.me()).stream())
      .map(journey -> Line.of(ui.date(journey.departsOn()) + " · " + Ui.apart(journey.carrier() + " " + journey.flight()) + " · "
        + ui.code("airport", journey.from()) + " " + ui.onward() + " " + ui.code("airport", journey.to())))
      .toList(), Role.MIGRANT);
  }

  @Bean
  @Order(30)
  TodayPart journeysByDay() {
    return TodayPart.of("journeys", Compartment.MOVEMENT, Role.MOVEMENTS_OFFICER).in(Stage.APPROVED, Stage.CLEARED).byDay()
      .wholeAt("/movements").rows("""
        select m.id, m.number, j.departs_on, cardinality(j.persons), j.carrier || ' ' || j.flight, j.to_airport, m.stage
        from mine m cross join lateral ( -- one look for each case: the planner would read every booking for each of them
          select b.departs_on, b.persons, b.carrier, b.flight, b.to_airport from travel.journey b
          where b.case_id = m.id and b.status = 'BOOKED' offset 0) j""",
        (row, ui) -> ui.t("today.persons", row.count(4)) + " · " + Ui.apart(row.text(5)) + " · " + ui.code("airport", row.text(6)) + " · "
          + ui.code("stage", row.text(7)));
  }

  /** Asked of the host state, and not answered. */
  @Bean
  @Order(32)
  TodayPart exitsAwaited() {
    return TodayPart.of("exits", Compartment.MOVEMENT, Role.MOVEMENTS_OFFICER).in(Stage.APPROVED, Stage.CLEARED).wholeAt("/movements").rows(
      """
        select d.id, d.number, d.noted_on, d.planned_departure from (
          select distinct on (m.id) m.id, m.number, x.noted_on, x.status, m.planned_departure from mine m
          join travel.exit_authorisation x on x.case_id = m.id order by m.id, x.id desc) d
        where d.status = 'REQUESTED'""",
      (row, ui) -> row.maybeDate(4) == null ? ui.t("today.exits.no-day") : ui.t("today.leaves", ui.date(row.date(4))));
  }
}
