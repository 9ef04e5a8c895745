package org.rihla.casework;

import static org.rihla.access.Compartment.CASE;
import static org.rihla.access.Compartment.CHILD;
import static org.rihla.access.Compartment.IDENTITY;
import static org.rihla.access.Compartment.MOVEMENT;
import static org.rihla.access.Compartment.SEALS;
import static org.rihla.casework.Stage.APPLIED;
import static org.rihla.casework.Stage.APPROVED;
import static org.rihla.casework.Stage.ARRIVED;
import static org.rihla.casework.Stage.CLEARED;
import static org.rihla.casework.Stage.DEPARTED;
import static org.rihla.casework.Stage.REGISTERED;
import static org.rihla.casework.Stage.REINTEGRATING;

import org.rihla.access.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What casework itself brings to the page "today". */
@Configuration
class CaseworkToday {

  /** The part whose words are worked out from the evidence, case by case. */
  static final String TURN = "turn";

  /** By what the safeguards know of them: which vulnerability somebody has stands closed. */
  @Bean
  @Order(7)
  TodayPart childrenAlone() {
    return TodayPart.of("children", CHILD, Role.PROTECTION_OFFICER)
      .among("select a.case_id from casework.evidence a where a.fact = 'UNACCOMPANIED' and a.finding = 'YES'").rows("""
        select m.id, m.number, min(e.holds_from), count(*), m.stage from mine m join casework.evidence e on e.case_id = m.id
        where e.fact = 'UNACCOMPANIED' and e.finding = 'YES' and e.about_id = any(m.people)
        group by m.id, m.number, m.stage""",
        (row, ui) -> ui.t("today.children.line", row.count(4)) + " · " + ui.code("stage", row.text(5)));
  }

  /** The first meeting is theirs; so long they read the names, to hand somebody on. */
  @Bean
  @Order(10)
  TodayPart registeredByMe() {
    return TodayPart.of("registered", IDENTITY, Role.OUTREACH_WORKER).byDay().rows(
      """
        select m.id, m.number, m.registered_on + 30, m.registered_on, m.stage from mine m where m.worked and m.registered_on >= :today::date - 30""",
      (row, ui) -> ui.t("today.registered.line", ui.date(row.date(4)), ui.code("stage", row.text(5))));
  }

  @Bean
  @Order(10)
  TodayPart waitingForMe() {
    return TodayPart.of("people", CASE, Role.RETURN_COUNSELLOR).in(REGISTERED, APPLIED).rows("""
      select m.id, m.number, m.registered_on, m.stage, m.country from mine m where m.worked""",
      (row, ui) -> ui.code("stage", row.text(4)) + " · " + ui.country(row.text(5)) + (row.text(4).equals("APPLIED")
        ? " · " + ui.t("today.people.decided-on")
        : ""));
  }

  @Bean
  @Order(11)
  TodayPart myTurn() {
    return TodayPart.of(TURN, CASE, Role.RETURN_COUNSELLOR).in(REGISTERED, APPLIED, APPROVED, CLEARED).rows(
      """
        select m.id, m.number, case when m.stage = 'REGISTERED' then m.registered_on else m.planned_departure end from mine m where m.worked""",
      (_, _) -> "");
  }

  @Bean
  @Order(12)
  TodayPart departing() {
    return TodayPart.of("departures", CASE, Role.RETURN_COUNSELLOR, Role.PROTECTION_OFFICER, Role.OFFICE_MANAGER).in(APPROVED, CLEARED)
      .byDay().wholeAt("/readiness?gate=CLEAR").rows("""
        select m.id, m.number, m.planned_departure, m.stage, m.country from mine m
        where m.planned_departure between :today::date and :today::date + 7""",
        (row, ui) -> ui.country(row.text(5)) + " · " + ui.code("stage", row.text(4)));
  }

  /** A journey cannot be made with a paper that ends before it. */
  @Bean
  @Order(31)
  TodayPart documentsEnding() {
    return TodayPart.of("documents", MOVEMENT, Role.MOVEMENTS_OFFICER).in(APPROVED, CLEARED).byDay().rows(
      """
        select m.id, m.number, min(e.holds_until), m.planned_departure, count(*) from mine m join casework.evidence e on e.case_id = m.id
        where e.fact = 'TRAVEL_DOCUMENT' and e.holds_until <= coalesce(m.planned_departure + 2, :today::date + 60)
        group by m.id, m.number, m.planned_departure""",
      (row, ui) -> ui.t("today.documents.line", row.count(5)) + (row.maybeDate(4) == null
        ? ""
        : " · " + ui.t("today.leaves", ui.date(row.date(4)))));
  }

  /** Who is on the way, and who is expected. */
  @Bean
  @Order(40)
  TodayPart arriving() {
    return TodayPart.of("arrivals", CASE, Role.ORIGIN_CASE_WORKER, Role.OFFICE_MANAGER).in(APPROVED, CLEARED, DEPARTED).byDay().rows(
      """
        select m.id, m.number, coalesce(m.departed_on, m.planned_departure), m.stage, exists (
          select from casework.evidence e where e.case_id = m.id and e.fact = 'RECEPTION' and e.holds_from <= coalesce(m.departed_on, m.planned_departure))
        from mine m where m.origin_office = :office and (m.stage = 'DEPARTED'
          or m.planned_departure <= :today::date + 14)""",
      (row, ui) -> ui.t(row.text(4).equals("DEPARTED")
        ? "today.arrivals.on-the-way"
        : row.yes(5)
          ? "today.arrivals.confirmed"
          : "today.arrivals.to-confirm"));
  }

  /** What is late, whoever it was asked of. */
  @Bean
  @Order(50)
  TodayPart late() {
    return TodayPart.of("overdue", CASE, Role.OFFICE_MANAGER).byDay().rows("""
      select m.id, m.number, min(t.due_on), count(*), min(t.for_role) from mine m join casework.task t on t.case_id = m.id
      where t.done_at is null and t.due_on < :today and t.office in (select o.code from access.office o where :office in (o.code, o.parent))
      group by m.id, m.number, t.for_role""",
      (row, ui) -> ui.t("today.overdue.line", row.count(4), ui.code("role", row.text(5))));
  }

  /** Nobody works on them. */
  @Bean
  @Order(51)
  TodayPart unassigned() {
    return TodayPart.of("unassigned", CASE, Role.OFFICE_MANAGER)
      .in(REGISTERED, APPLIED, APPROVED, CLEARED, ARRIVED, REINTEGRATING).rows(
        """
          select m.id, m.number, case when m.origin_office = :office then m.arrived_on else m.registered_on end, m.stage from mine m
          where (m.origin_office = :office) = (m.stage in ('ARRIVED', 'REINTEGRATING')) and not exists (
            select from casework.case_worker w where w.case_id = m.id and w.ended_at is null and (w.office = m.origin_office) = (m.origin_office = :office))""",
        (row, ui) -> ui.code("stage", row.text(4)));
  }

  /** Waiting for the second of two people. */
  @Bean
  @Order(52)
  TodayPart overridesAsked() {
    return TodayPart.of("overrides", CASE, Role.OFFICE_MANAGER)
      .among("select a.case_id from casework.safeguard_override a where a.confirmed_by is null and a.ended_at is null").rows(
        """
          select m.id, m.number, o.asked_at::date, o.safeguard, o.asked_by = :me from mine m join casework.safeguard_override o on o.case_id = m.id
          where o.confirmed_by is null and o.ended_at is null and o.safeguard <> 'REFLECTION_PERIOD_OVER'""",
        (row, ui) -> ui.t("safeguard." + row.text(4)) + (row.yes(5) ? " · " + ui.t("today.overrides.mine") : ""));
  }

  @Bean
  @Order(53)
  TodayPart readersAsked() {
    return TodayPart.of("readers", SEALS, Role.DATA_PROTECTION_OFFICER, Role.PROTECTION_OFFICER, Role.MEDICAL_OFFICER)
      .among("select a.case_id from casework.sealed_reader a where not a.first and a.confirmed_by is null and a.ended_at is null").rows("""
        select m.id, m.number, n.asked_at::date, n.role, n.asked_by = :me or n.staff_id = :me from mine m
        join casework.sealed_reader n on n.case_id = m.id
        where not n.first and n.confirmed_by is null and n.ended_at is null""",
        (row, ui) -> ui.code("role", row.text(4)) + (row.yes(5) ? " · " + ui.t("today.overrides.mine") : ""));
  }
}
