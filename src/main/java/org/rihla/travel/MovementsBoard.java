package org.rihla.travel;

import java.util.List;
import org.rihla.access.Compartment;
import org.rihla.casework.Board;
import org.rihla.casework.Board.Cell;
import org.rihla.casework.Board.Table;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who leaves, and who has left and was not yet seen arriving. */
@Configuration
class MovementsBoard {

  /** Between two days there may be a night in the air; after that somebody asks. */
  private static final int DAYS_ON_THE_WAY = 1;

  @Bean
  Board movements() {
    return new Board("movements", Compartment.MOVEMENT, List.of(underway(), departing()));
  }

  /** The first thing to look at: whoever left is somewhere. */
  private static Table underway() {
    return new Table("underway", List.of("left-on", "days", "persons", "flight", "last-told"),
      """
        select m.id, m.number, m.departed_on, :today::date - m.departed_on, j.persons, j.flight, j.from_airport, j.to_airport, j.journey, a.result
        from mine m
        left join lateral (
          select f.id as journey, cardinality(f.persons) as persons, f.carrier || ' ' || f.flight as flight, f.from_airport, f.to_airport
          from travel.journey f where f.case_id = m.id and f.status <> 'CANCELLED' order by f.id desc limit 1) j on true
        left join lateral (select r.result from travel.arrival r where r.case_id = m.id order by r.id desc limit 1) a on true
        where m.stage = 'DEPARTED'""",
      (row, ui) -> List.of(Cell.of(ui.date(row.date(3))), Cell.late(ui.number(row.count(4)), row.count(4) > DAYS_ON_THE_WAY),
        Cell.figure(row.maybe(5).map(some -> ui.number(Integer.parseInt(some))).orElse("–")),
        row.maybe(9).map(journey -> flight(journey, row.text(6), row.text(7), row.text(8), ui))
          .orElseGet(() -> Cell.of("–")),
        Cell.of(row.maybe(10).map(result -> ui.code("arrival_result", result)).orElseGet(() -> ui.t("board.not-told")))));
  }

  private static Table departing() {
    return new Table("departing", List.of("leaves-on", "persons", "flight", "stage"),
      """
        select m.id, m.number, j.departs_on, j.departs_on < :today::date, j.persons, j.flight, j.from_airport, j.to_airport, j.journey, m.stage
        from mine m cross join lateral ( -- one look for each case: the planner would read every booking for each of them
          select b.id as journey, b.departs_on, cardinality(b.persons) as persons, b.carrier || ' ' || b.flight as flight, b.from_airport, b.to_airport
          from travel.journey b where b.case_id = m.id and b.status = 'BOOKED' offset 0) j
        where m.stage in ('APPROVED', 'CLEARED')""",
      (row, ui) -> List.of(Cell.late(ui.date(row.date(3)), row.yes(4)), Cell.figure(ui.number(row.count(5))),
        flight(row.text(9), row.text(6), row.text(7), row.text(8), ui),
        Cell.done(ui.code("stage", row.text(10)), row.text(10).equals("CLEARED"))));
  }

  /** Leads to all who are on it. */
  private static Cell flight(String journey, String flight, String from, String to, Ui ui) {
    return Cell.leading(Ui.apart(flight + " · " + from) + " " + ui.onward() + " " + ui.code("airport", to),
      "/movements/" + journey);
  }
}
