package org.rihla.counselling;

import org.rihla.access.Compartment;
import org.rihla.access.Role;
import org.rihla.casework.TodayPart;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What counselling brings to the page "today". */
@Configuration
class CounsellingToday {

  @Bean
  @Order(13)
  TodayPart sessionsAhead() {
    return TodayPart.of("sessions", Compartment.NOTES, Role.RETURN_COUNSELLOR, Role.ORIGIN_CASE_WORKER).byDay().rows("""
      select m.id, m.number, s.starts_at::date, s.starts_at, s.language from mine m join counselling.session s on s.case_id = m.id
      where s.status = 'BOOKED' and m.stage <> 'CLOSED'""",
      (row, ui) -> ui.moment(row.moment(4)) + " · " + ui.code("language", row.text(5)));
  }
}
