package org.rihla.counselling;

import org.rihla.access.Compartment;
import org.rihla.access.Role;
import org.rihla.casework.OwnFile;
import org.rihla.casework.TodayPart;
import org.rihla.web.Notice;
import org.rihla.web.Notice.Line;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What counselling brings to the page "today". */
@Configuration
class CounsellingToday {

  /** For whom it is. */
  @Bean
  @Order(4)
  Notice ownTalk(OwnFile own, TwoOfficeSessions sessions) {
    return Notice.of("own-talk", ui -> own.mine(Compartment.NOTES).stream()
      .flatMap(mine -> sessions.ahead(mine.id(), own.me()).stream())
      .map(session -> Line.of(ui.moment(session.startsAt()) + " · " + ui.code("language", session.language()))).toList(), Role.MIGRANT);
  }

  @Bean
  @Order(13)
  TodayPart sessionsAhead() {
    return TodayPart.of("sessions", Compartment.NOTES, Role.RETURN_COUNSELLOR, Role.ORIGIN_CASE_WORKER)
      .among("select a.case_id from counselling.session a where a.status = 'BOOKED'").byDay().wholeAt("/desk").rows(
        """
          select m.id, m.number, (s.starts_at at time zone :zone)::date, s.starts_at, s.language from mine m join counselling.session s on s.case_id = m.id
          where s.status = 'BOOKED'""",
        (row, ui) -> ui.moment(row.moment(4)) + " · " + ui.code("language", row.text(5)));
  }
}
