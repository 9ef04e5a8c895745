package org.rihla.reintegration;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Offices;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Fact;
import org.rihla.casework.Moves;
import org.rihla.casework.Outcome;
import org.rihla.casework.ReturnCase;
import org.rihla.casework.Stage;
import org.rihla.casework.TaskKind;
import org.rihla.casework.Tasks;
import org.rihla.casework.Told;
import org.rihla.database.CaseRows;
import org.rihla.privacy.Place;
import org.rihla.privacy.Seals;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.Money;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The plan after arrival: what was found anew at home, what is to be done, agreed and signed by the returnee. */
@Service
public class Plans {

  static final String DESCRIPTION = "reintegration.activity.description";
  static final String WITNESS = "reintegration.agreement.witness";

  private final CaseDesk desk;
  private final Moves moves;
  private final Tasks tasks;
  private final Offices offices;
  private final Seals seals;
  private final JdbcClient db;

  Plans(CaseDesk desk, Moves moves, Tasks tasks, Offices offices, Seals seals, JdbcClient db) {
    this.desk = desk;
    this.moves = moves;
    this.tasks = tasks;
    this.offices = offices;
    this.seals = seals;
    this.db = db;
  }

  /** What was written in the host country is looked at again with fresh eyes. */
  @Transactional
  public Outcome reassess(CaseId id, PersonId person, List<String> needs, boolean contradictsHostFile) {
    var found = desk.open(id, Act.REASSESS);
    if (!found.stage().home()) return Outcome.refused("not-arrived");
    db.sql(
      "insert into reintegration.reassessment (id, case_id, person_id, needs, contradicts_host_file, assessed_on, assessed_by) values (?, ?, ?, ?, ?, ?, ?)")
      .params(Ids.next(), id.value(), found.member(person).value(), needs.toArray(String[]::new), contradictsHostFile, desk.today(),
        Actor.current().id().value())
      .update();
    desk.record(found, Act.REASSESS, "REASSESSED", person, String.join(" ", needs));
    if (contradictsHostFile) tasks.ask(id, found.host(), TaskKind.CLEAR_CONTRADICTION);
    return Outcome.done();
  }

  /** One thing to be done. @param service of the code list {@code service}; @param feasibility of {@code feasibility} */
  @Transactional
  public Outcome addActivity(CaseId id, PersonId person, String service, String feasibility, long budgetCents, String description) {
    var found = desk.open(id, Act.PLAN);
    if (!found.stage().home()) return Outcome.refused("not-arrived");
    var activity = Ids.next();
    db.sql(
      """
        insert into reintegration.activity (id, case_id, person_id, service, feasibility, budget_cents, currency, description, added_on, added_by)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
      .params(activity, id.value(), found.member(person).value(), service, feasibility, budgetCents,
        offices.find(found.origin()).orElseThrow().currency(),
        seals.of(person).close(description, Place.of(DESCRIPTION, activity)), desk.today(), Actor.current().id().value())
      .update();
    desk.record(found, Act.PLAN, "ACTIVITY", person, service);
    return Outcome.done();
  }

  /**
   * The returnee signs, or says no. A plan without activities, or for somebody nobody reassessed, cannot be signed.
   *
   * @param witness who was there when it was said and not signed; kept closed with the key of the first of the group
   */
  @Transactional
  public Outcome agree(CaseId id, boolean agreed, String howGiven, @Nullable String witness) {
    var found = desk.open(id, Act.PLAN);
    if (found.stage() != Stage.ARRIVED) return Outcome.refused("not-arrived");
    if (agreed && count("activity", id) == 0) return Outcome.refused("plan-empty");
    if (agreed && count("reassessment", id) == 0) return Outcome.refused("not-reassessed");
    if (howGiven.equals("ORAL_WITH_WITNESS") && witness == null) return Outcome.refused("witness-needed");
    write(found, agreed, howGiven, witness);
    if (!agreed) {
      desk.record(found, Act.PLAN, "PLAN_REFUSED", null, howGiven);
      return Outcome.done();
    }
    desk.record(found, Act.PLAN, "PLAN_AGREED", null, howGiven, Told.ofCase(Fact.PLAN_AGREED, Fact.YES, desk.today()));
    moves.startReintegration(id);
    tasks.finish(id, TaskKind.AGREE_PLAN);
    return Outcome.done();
  }

  private void write(ReturnCase found, boolean agreed, String howGiven, @Nullable String witness) {
    var agreement = Ids.next();
    var by = seals.firstOf(found.members(), found.principal());
    db.sql("""
      insert into reintegration.agreement (id, case_id, agreed, how_given, witness, closed_for, agreed_on, noted_by)
      values (?, ?, ?, ?, ?, ?, ?, ?)""")
      .params(agreement, found.id().value(), agreed, howGiven,
        witness == null ? null : seals.of(by).close(witness, Place.of(WITNESS, agreement)), witness == null ? null : by.value(),
        desk.today(), Actor.current().id().value())
      .update();
  }

  private long count(String table, CaseId id) {
    return db.sql("select count(*) from reintegration." + table + " where case_id = ?").param(id.value()).query(Long.class).single();
  }

  record Activity(UUID id, PersonId person, String service, String feasibility, Money budget, LocalDate on, byte[] description) {
  }

  static final CaseRows<Activity> ACTIVITIES = new CaseRows<>(
    "select person_id, service, feasibility, budget_cents, currency, added_on, description, id from reintegration.activity where case_id = ? order by id",
    row -> new Activity(row.id(8), row.person(1), row.text(2), row.text(3), row.money(4, 5), row.date(6), row.closed(7)));

  /** @param closedFor with whose key the witness is closed; null where there was none */
  record Agreement(UUID id, boolean agreed, String howGiven, LocalDate on, byte @Nullable [] witness, @Nullable PersonId closedFor) {
  }

  /** The newest. */
  static final CaseRows<Agreement> AGREEMENT = new CaseRows<>(
    "select agreed, how_given, agreed_on, witness, closed_for, id from reintegration.agreement where case_id = ? order by id desc limit 1",
    row -> new Agreement(row.id(6), row.yes(1), row.text(2), row.date(3), row.maybeClosed(4), row.maybePerson(5)));

  record Reassessed(PersonId person, List<String> needs, LocalDate on) {
  }

  static final CaseRows<Reassessed> REASSESSED = new CaseRows<>(
    "select person_id, needs, assessed_on from reintegration.reassessment where case_id = ? order by id",
    row -> new Reassessed(row.person(1), row.texts(2), row.date(3)));
}
