package org.rihla.monitoring;

import org.rihla.access.Compartment;
import org.rihla.access.Role;
import org.rihla.casework.Stage;
import org.rihla.casework.TodayPart;
import org.rihla.reference.Codes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What monitoring brings to the page "today". */
@Configuration
class MonitoringToday {

  /** As many days after the arrival as the code list says. Whoever came alone as a child is asked by nobody. */
  @Bean
  @Order(45)
  TodayPart wavesDue(Codes codes) {
    return TodayPart.of("waves", Compartment.MONITORING, Role.ME_OFFICER, Role.ORIGIN_CASE_WORKER).in(Stage.ARRIVED, Stage.REINTEGRATING)
      .byDay().wholeAt("/follow-up").rows("""
        select m.id, m.number, m.arrived_on + w.days, w.wave from mine m cross join (%s) w
        where m.arrived_on + w.days between :today::date - 60 and :today::date + 14
          and m.adults
          and not exists (select from monitoring.survey s where s.case_id = m.id and s.wave = w.wave)""".formatted(Waves.asTable(codes)),
        (row, ui) -> ui.code("wave", row.text(4)));
  }

  /** The last try failed. */
  @Bean
  @Order(46)
  TodayPart notReached() {
    return TodayPart.of("unreached", Compartment.MONITORING, Role.ORIGIN_CASE_WORKER).in(Stage.ARRIVED, Stage.REINTEGRATING)
      .wholeAt("/follow-up").rows("""
        select d.id, d.number, d.tried_on, d.result, d.channel from (
          select distinct on (m.id) m.id, m.number, a.tried_on, a.result, a.channel from mine m
          join monitoring.contact_attempt a on a.case_id = m.id order by m.id, a.id desc) d
        where d.result <> 'REACHED'""",
        (row, ui) -> ui.code("contact_channel", row.text(5)) + " · " + ui.code("contact_result", row.text(4)));
  }
}
