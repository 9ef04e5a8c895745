package org.rihla.assistance;

import org.rihla.access.Compartment;
import org.rihla.access.Role;
import org.rihla.casework.Stage;
import org.rihla.casework.TodayPart;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What assistance brings to the page "today". */
@Configuration
class AssistanceToday {

  @Bean
  @Order(35)
  TodayPart notReserved() {
    return TodayPart.of("unreserved", Compartment.MONEY, Role.FINANCE_OFFICER).in(Stage.APPLIED).rows("""
      select m.id, m.number, m.applied_on, m.country, cardinality(m.people) from mine m where not exists (
        select from funding.reservation r where r.case_id = m.id and r.released_on is null)""",
      (row, ui) -> ui.country(row.text(4)) + " · " + ui.t("today.persons", row.count(5)));
  }
}
