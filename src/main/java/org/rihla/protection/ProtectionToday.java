package org.rihla.protection;

import org.rihla.access.Compartment;
import org.rihla.access.Role;
import org.rihla.casework.TodayPart;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What protection brings to the page "today". Why somebody is held stands on the page of the case, for those who may read it there. */
@Configuration
class ProtectionToday {

  @Bean
  @Order(5)
  TodayPart holds() {
    return TodayPart.of("holds", Compartment.SUPPORT, Role.PROTECTION_OFFICER)
      .among("select a.case_id from protection.hold a where a.lifted_at is null").rows("""
        select m.id, m.number, h.placed_at::date, h.placed_by = :me from mine m join protection.hold h on h.case_id = m.id
        where h.lifted_at is null""",
        (row, ui) -> ui.t(row.yes(4) ? "today.holds.mine" : "today.holds.others"));
  }

  /** Found vulnerable, and nobody has decided since what they are given. */
  @Bean
  @Order(6)
  TodayPart reviews() {
    return TodayPart.of("reviews", Compartment.SUPPORT, Role.PROTECTION_OFFICER).rows("""
      select m.id, m.number, min(v.identified_on), count(distinct v.person_id) from mine m
      join protection.vulnerability v on v.case_id = m.id
      where v.status in ('SUSPECTED', 'CONFIRMED') and not exists (
        select from protection.support_decision d where d.case_id = m.id and d.person_id = v.person_id and d.decided_on >= v.identified_on)
      group by m.id, m.number""",
      (row, ui) -> ui.t("today.persons", row.count(4)));
  }

  /** Nobody travels before it is over. */
  @Bean
  @Order(8)
  TodayPart reflecting() {
    return TodayPart.of("reflection", Compartment.TRAFFICKING, Role.PROTECTION_OFFICER)
      .among("select a.case_id from protection.finding a where a.kind = 'REFLECTION_PERIOD' and a.holds_until >= :today::date").rows("""
        select m.id, m.number, max(f.holds_until) from mine m join protection.finding f on f.case_id = m.id
        where f.kind = 'REFLECTION_PERIOD' and f.holds_until >= :today::date group by m.id, m.number""",
        (_, ui) -> ui.t("today.reflection.line"));
  }
}
