package org.rihla.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.database.CaseRows;
import org.rihla.privacy.Place;
import org.rihla.privacy.Seals;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether the programme may help a case. A no says why, and what the people can do next; their counsellor tells them. */
@Service
public class Eligibility {

  static final String WORDS = "casework.ineligibility.words";

  /**
   * @param reason of the code list {@code ineligibility_reason}
   * @param words the reason as it can be told to the person
   * @param nextSteps of the code list {@code after_refusal}, at least one
   */
  public record NotEligible(String reason, String words, List<String> nextSteps) {
  }

  private final CaseDesk desk;
  private final Tasks tasks;
  private final Seals seals;
  private final JdbcClient db;

  Eligibility(CaseDesk desk, Tasks tasks, Seals seals, JdbcClient db) {
    this.desk = desk;
    this.tasks = tasks;
    this.seals = seals;
    this.db = db;
  }

  @Transactional
  public Outcome confirm(CaseId id) {
    var found = desk.open(id, Act.DECIDE_ELIGIBILITY);
    if (found.stage() != Stage.APPLIED) return Outcome.refused("not-applied");
    desk.record(found, Act.DECIDE_ELIGIBILITY, "ELIGIBLE", null, "", Told.ofCase(Fact.ELIGIBILITY, Fact.YES, desk.today()));
    tasks.finish(id, TaskKind.TELL_NOT_ELIGIBLE);
    return Outcome.done();
  }

  /** The words are kept closed with the principal's key. */
  @Transactional
  public Outcome refuse(CaseId id, NotEligible why) {
    var found = desk.open(id, Act.DECIDE_ELIGIBILITY);
    var refusals = new ArrayList<String>();
    if (found.stage() != Stage.APPLIED) refusals.add("not-applied");
    if (Substance.lacking(why.words())) refusals.add("reason-too-short");
    if (why.nextSteps().isEmpty()) refusals.add("next-steps-needed");
    if (!refusals.isEmpty()) return new Outcome.Refused(refusals);
    var refusal = Ids.next();
    db.sql("""
      insert into casework.ineligibility (id, case_id, reason, words, closed_for, next_steps, decided_on, decided_by)
      values (?, ?, ?, ?, ?, ?, ?, ?)""")
      .params(refusal, id.value(), why.reason(), seals.of(found.principal()).close(why.words(), Place.of(WORDS, refusal)),
        found.principal().value(),
        why.nextSteps().toArray(String[]::new), desk.today(), Actor.current().id().value())
      .update();
    desk.record(found, Act.DECIDE_ELIGIBILITY, "NOT_ELIGIBLE", null, "", Told.ofCase(Fact.ELIGIBILITY, Fact.NO, desk.today()));
    tasks.finish(id, TaskKind.DECIDE_APPLICATION);
    tasks.ask(id, found.host(), TaskKind.TELL_NOT_ELIGIBLE);
    return Outcome.done();
  }

  record Refused(UUID id, String reason, byte[] words, PersonId closedFor, List<String> nextSteps, LocalDate on) {
  }

  static final CaseRows<Refused> REFUSED = new CaseRows<>(
    "select reason, words, closed_for, next_steps, decided_on, id from casework.ineligibility where case_id = ? order by id",
    row -> new Refused(row.id(6), row.text(1), row.closed(2), row.person(3), row.texts(4), row.date(5)));
}
