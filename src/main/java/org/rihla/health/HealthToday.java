package org.rihla.health;

import org.rihla.access.Compartment;
import org.rihla.access.Role;
import org.rihla.casework.Stage;
import org.rihla.casework.TodayPart;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What health brings to the page "today": how many, and nothing of what they have. */
@Configuration
class HealthToday {

  /** Never examined, or found fit until a day before the departure. */
  @Bean
  @Order(20)
  TodayPart examinationsDue() {
    return TodayPart.of("examinations", Compartment.FITNESS, Role.MEDICAL_OFFICER).in(Stage.APPROVED, Stage.CLEARED).byDay().rows("""
      select d.id, d.number, d.planned_departure, d.people from (
        select m.id, m.number, m.planned_departure, (select count(*) from unnest(m.people) p where not exists (
          select from health.examination e where e.case_id = m.id and e.person_id = p and e.type = 'FIT_TO_TRAVEL'
            and e.valid_until >= coalesce(m.planned_departure, :today::date))) as people
        from mine m) d where d.people > 0""",
      (row, ui) -> ui.t("today.persons", row.count(4)));
  }

  /** Of the newest examination, and not arranged. */
  @Bean
  @Order(21)
  TodayPart conditionsOpen() {
    return TodayPart.of("conditions", Compartment.FITNESS, Role.MEDICAL_OFFICER).in(Stage.APPROVED, Stage.CLEARED).byDay().rows("""
      select d.id, d.number, d.planned_departure, d.open from (
        select m.id, m.number, m.planned_departure, (select count(*) from (
          select distinct on (e.person_id) e.id, e.conditions from health.examination e
          where e.case_id = m.id and e.type = 'FIT_TO_TRAVEL' order by e.person_id, e.id desc) n, unnest(n.conditions) condition
          where not exists (
            select from health.condition_met x where x.case_id = m.id and x.examination_id = n.id and x.condition = condition)) as open
        from mine m) d where d.open > 0""",
      (row, ui) -> ui.t("today.conditions.line", row.count(4)));
  }
}
