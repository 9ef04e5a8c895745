package org.rihla.counselling;

import java.util.List;
import org.rihla.access.Compartment;
import org.rihla.access.Offices;
import org.rihla.casework.Board;
import org.rihla.casework.Board.Cell;
import org.rihla.casework.Board.Table;
import org.rihla.database.Cells;
import org.rihla.values.OfficeCode;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The talks of two offices, by both clocks: those whose hour has come and of which nobody has written what became of them, and those ahead. */
@Configuration
class CounsellingDesk {

  private static final List<String> COLUMNS = List.of("hour-host", "hour-origin", "language", "interpreter", "persons");
  private static final String SESSIONS = """
    select m.id, m.number, (s.starts_at at time zone :zone)::date, s.starts_at, s.host_office, s.origin_office, s.language, s.interpreter_mode, cardinality(s.persons)
    from mine m join lateral (select b.starts_at, b.host_office, b.origin_office, b.language, b.interpreter_mode, b.persons
      from counselling.session b where b.case_id = m.id and b.status = 'BOOKED' offset 0) s on true
    where m.stage <> 'CLOSED' and s.starts_at\s""";

  @Bean
  Board desk(Offices offices) {
    return new Board("desk", Compartment.NOTES, List.of(
      new Table("open", COLUMNS, SESSIONS + "< :now::timestamptz", (row, ui) -> cells(row, offices, ui, true)),
      new Table("ahead", COLUMNS, SESSIONS + ">= :now::timestamptz", (row, ui) -> cells(row, offices, ui, false))));
  }

  private static List<Cell> cells(Cells row, Offices offices, Ui ui, boolean late) {
    return List.of(Cell.late(hour(row, 5, offices, ui), late), Cell.of(hour(row, 6, offices, ui)),
      Cell.of(ui.code("language", row.text(7))),
      Cell.of(row.maybe(8).map(mode -> ui.code("interpreter_mode", mode)).orElse("–")), Cell.figure(ui.number(row.count(9))));
  }

  /** As the clock of that office shows it. */
  private static String hour(Cells row, int office, Offices offices, Ui ui) {
    var there = offices.get(new OfficeCode(row.text(office)));
    return ui.moment(row.moment(4), there.zone()) + " · " + ui.country(there.country().code());
  }
}
