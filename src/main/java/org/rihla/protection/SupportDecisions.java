package org.rihla.protection;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Outcome;
import org.rihla.casework.TaskKind;
import org.rihla.casework.Tasks;
import org.rihla.database.CaseRows;
import org.rihla.privacy.ClosedCodes;
import org.rihla.privacy.Place;
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
  private static final String REASONS = "protection.support_decision.reasons";

  private final ClosedCodes closed;
  private final JdbcClient db;

  SupportDecisions(CaseDesk desk, Tasks tasks, ClosedCodes closed, JdbcClient db) {
    this.desk = desk;
    this.tasks = tasks;
    this.closed = closed;
    this.db = db;
  }

  /** @param level of the code list {@code support_level}; @param reasons of the code list {@code report_group}, at least one above the standard */
  @Transactional
  public Outcome decide(CaseId id, PersonId person, String level, List<String> reasons) {
    var found = desk.open(id, Act.DECIDE_SUPPORT);
    found.member(person);
    if (!level.equals("STANDARD") && reasons.isEmpty()) return Outcome.refused("reasons-needed");
    var decision = Ids.next();
    db.sql(
      "insert into protection.support_decision (id, case_id, person_id, level, reasons, decided_on, decided_by) values (?, ?, ?, ?, ?, ?, ?)")
      .params(decision, id.value(), person.value(), level,
        closed.close(Compartment.TRAFFICKING, String.join(" ", reasons), place(decision, person)), desk.today(),
        Actor.current().id().value())
      .update();
    desk.record(found, Act.DECIDE_SUPPORT, "SUPPORT_DECIDED", person, level);
    tasks.finish(id, person, TaskKind.ASSESS_VULNERABILITY, TaskKind.ADULT_TRANSITION);
    return Outcome.done();
  }

  private static Place place(UUID decision, PersonId person) { return Place.of(REASONS, decision, person.value()); }

  /** @param reasons closed: for those who may know why */
  record Decided(UUID id, PersonId person, String level, LocalDate on, byte[] reasons) {
  }

  /** Of the code list {@code report_group}. */
  List<String> reasons(Decided of) {
    var words = closed.open(Compartment.TRAFFICKING, of.reasons(), place(of.id(), of.person()));
    return words.isEmpty() ? List.of() : List.of(words.split(" "));
  }

  static final CaseRows<Decided> DECIDED = new CaseRows<>(
    "select person_id, level, decided_on, reasons, id from protection.support_decision where case_id = ? order by decided_on, id",
    row -> new Decided(row.id(5), row.person(1), row.text(2), row.date(3), row.closed(4)));
}
