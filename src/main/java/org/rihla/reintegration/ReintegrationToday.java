package org.rihla.reintegration;

import org.rihla.access.Compartment;
import org.rihla.access.Role;
import org.rihla.casework.Stage;
import org.rihla.casework.TodayPart;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What reintegration brings to the page "today". */
@Configuration
class ReintegrationToday {

  @Bean
  @Order(36)
  TodayPart toApprove() {
    return TodayPart.of("payments-asked", Compartment.MONEY, Role.FINANCE_OFFICER, Role.OFFICE_MANAGER)
      .among("select a.case_id from funding.payment a where a.status = 'REQUESTED'").wholeAt("/reintegration").rows("""
        select m.id, m.number, p.requested_at::date, p.amount_cents, p.currency from mine m join funding.payment p on p.case_id = m.id
        where p.status = 'REQUESTED'""", (row, ui) -> ui.money(row.money(4, 5)));
  }

  @Bean
  @Order(37)
  TodayPart toPay() {
    return TodayPart.of("payments-due", Compartment.MONEY, Role.FINANCE_OFFICER)
      .among("select a.case_id from funding.payment a where a.status = 'APPROVED'").wholeAt("/reintegration").rows("""
        select m.id, m.number, p.approved_at::date, p.amount_cents, p.currency from mine m join funding.payment p on p.case_id = m.id
        where p.status = 'APPROVED'""", (row, ui) -> ui.money(row.money(4, 5)));
  }

  /** At home, and without a plan that they agreed to. */
  @Bean
  @Order(41)
  TodayPart plansToAgree() {
    return TodayPart.of("plans", Compartment.REINTEGRATION, Role.ORIGIN_CASE_WORKER).in(Stage.ARRIVED).wholeAt("/reintegration").rows("""
      select m.id, m.number, m.arrived_on, (select count(*) from reintegration.activity a where a.case_id = m.id) from mine m""",
      (row, ui) -> ui.t("today.plans.line", row.count(4)));
  }
}
