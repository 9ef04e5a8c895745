package org.rihla.monitoring;

import java.util.List;
import java.util.stream.Collectors;
import org.rihla.access.Compartment;
import org.rihla.casework.Board;
import org.rihla.casework.Board.Cell;
import org.rihla.casework.Board.Table;
import org.rihla.reference.Codes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who is to be asked how it goes, who could not be reached, and how often it was tried. */
@Configuration
class FollowUpBoard {

  /** A wave has a fortnight on each side; after two months nobody asks any more, and it is counted as missed. */
  private static final int BEFORE = 14;
  private static final int LATE = 14;
  private static final int AFTER = 60;

  @Bean
  Board followUp(Codes codes) {
    return new Board("follow-up", Compartment.MONITORING, List.of(due(codes), unreached()), List.of("/instruments"));
  }

  private static Table due(Codes codes) {
    return new Table("due", List.of("due-on", "wave", "tries", "last-try"),
      said(
        """
          select m.id, m.number, m.arrived_on + w.days, w.wave, t.tries, l.tried_on, l.result, l.channel,
            m.arrived_on + w.days < :today::date - {late} and coalesce(l.result, '') not in {final}
          from mine m cross join ({waves}) w
          cross join lateral (select count(*) as tries from monitoring.contact_attempt a where {in vain}) t
          left join lateral (select a.tried_on, a.result, a.channel from monitoring.contact_attempt a where a.case_id = m.id order by a.id desc limit 1) l
            on true
          where m.stage in ('ARRIVED', 'REINTEGRATING') and m.arrived_on + w.days between :today::date - {after} and :today::date + {before} and m.adults
            and not exists (select from monitoring.survey s where s.case_id = m.id and s.wave = w.wave)""")
        .replace("{waves}", Waves.asTable(codes)),
      (row, ui) -> List.of(Cell.late(ui.date(row.date(3)), row.yes(9)), Cell.of(ui.code("wave", row.text(4))),
        Cell.figure(ui.number(row.count(5))),
        Cell.of(row.maybe(7).map(result -> ui.date(row.date(6)) + " · " + ui.code("contact_channel", row.text(8))
          + " · " + ui.code("contact_result", result)).orElse("–"))));
  }

  /** With the days and the conditions in their places. */
  private static String said(String sql) {
    return sql.replace("{late}", Integer.toString(LATE)).replace("{after}", Integer.toString(AFTER))
      .replace("{before}", Integer.toString(BEFORE))
      .replace("{final}", ContactAttempts.FINAL).replace("{in vain}", ContactAttempts.IN_VAIN);
  }

  /** By the tries since they were last reached, which are those that count when nobody can go on. */
  private static Table unreached() {
    return new Table("unreached", List.of("last-try", "tries", "channels", "result"),
      said(
        """
          select m.id, m.number, l.tried_on, t.tries, t.channels, l.result from mine m
          join lateral (select a.tried_on, a.result from monitoring.contact_attempt a where a.case_id = m.id order by a.id desc limit 1) l
            on l.result <> 'REACHED' and l.result not in {final}
          cross join lateral (select count(*) as tries, coalesce(json_agg(distinct a.channel), '[]') as channels from monitoring.contact_attempt a where {in vain}) t
          where m.stage in ('ARRIVED', 'REINTEGRATING')"""),
      (row, ui) -> List.of(Cell.of(ui.date(row.date(3))), Cell.figure(ui.number(row.count(4))),
        Cell.of(row.texts(5).stream().map(channel -> ui.code("contact_channel", channel)).collect(Collectors.joining(" · "))),
        Cell.of(ui.code("contact_result", row.text(6)))));
  }
}
