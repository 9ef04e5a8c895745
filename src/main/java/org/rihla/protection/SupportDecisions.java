package org.rihla.protection;

import java.time.LocalDate;
import java.util.List;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Outcome;
import org.rihla.casework.TaskKind;
import org.rihla.casework.Tasks;
import org.rihla.database.CaseRows;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How much support a person gets because of what they have been through: a decision with reasons, by a person, never by a score. */
@Service
public class SupportDecisions {

  private final CaseDesk desk;
  private final Tasks tasks;
  private final JdbcClient db;

  SupportDecisions(CaseDesk desk, Tasks tasks, JdbcClient db) {
    this.desk = desk;
    this.tasks = tasks;
    this.db = db;
  }

  /** @param level of the code list {@code support_level}; @param reasons of the code list {@code report_group}, at least one above the standard */
  @Transactional
  public Outcome decide(CaseId id, PersonId person, String level, List<String> reasons) {
    var found = desk.open(id, Act.DECIDE_SUPPORT);
    found.member(person);
    if (!level.equals("STANDARD") && reasons.isEmpty()) return Outcome.refused("reasons-needed");
    db.sql(
      "insert into protection.support_decision (id, case_id, person_id, level, reasons, decided_on, decided_by) values (?, ?, ?, ?, ?, ?, ?)")
      .params(Ids.next(), id.value(), person.value(), level, reasons.toArray(String[]::new), desk.today(), Actor.current().id().value())
      .update();
    desk.record(found, Act.DECIDE_SUPPORT, "SUPPORT_DECIDED", person, level);
    tasks.finish(id, person, TaskKind.ASSESS_VULNERABILITY, TaskKind.ADULT_TRANSITION);
    return Outcome.done();
  }

  /** @param reasons of the code list {@code report_group}: for those who may know why */
  record Decided(PersonId person, String level, LocalDate on, List<String> reasons) {
  }

  static final CaseRows<Decided> DECIDED = new CaseRows<>(
    "select person_id, level, decided_on, reasons from protection.support_decision where case_id = ? order by decided_on, id",
    row -> new Decided(row.person(1), row.text(2), row.date(3), row.texts(4)));
}
