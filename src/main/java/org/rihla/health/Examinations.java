package org.rihla.health;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Fact;
import org.rihla.casework.Outcome;
import org.rihla.casework.Stage;
import org.rihla.casework.Told;
import org.rihla.database.CaseRows;
import org.rihla.privacy.Place;
import org.rihla.privacy.Seals;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether a person is fit to travel, on what conditions and until when. Others learn the result, never the reason. */
@Service
public class Examinations {

  /**
   * @param type result and conditions are of the code lists {@code examination_type}, {@code examination_result}, {@code fitness_condition}
   * @param validUntil of a fitness; nobody is fit for ever
   */
  public record Examination(PersonId person, String type, String result, List<String> conditions, LocalDate validUntil, boolean needsCare,
    @Nullable String story) {
  }

  static final String STORY = "health.examination.story";
  static final String FACILITY = "health.continuity.facility";

  private static String escort(List<String> conditions) {
    return conditions.contains("MEDICAL_ESCORT") ? "MEDICAL" : conditions.contains("NON_MEDICAL_ESCORT") ? Fact.YES : Fact.NO;
  }

  private final CaseDesk desk;
  private final Seals seals;
  private final JdbcClient db;

  Examinations(CaseDesk desk, Seals seals, JdbcClient db) {
    this.desk = desk;
    this.seals = seals;
    this.db = db;
  }

  @Transactional
  public Outcome examine(CaseId id, Examination seen) {
    var found = desk.open(id, Act.EXAMINE);
    var person = found.member(seen.person());
    if (!found.stage().beforeBoarding()) return Outcome.refused("already-departed");
    if (seen.validUntil().isBefore(desk.today())) return Outcome.refused("date-passed");
    if (seen.result().equals("FIT_WITH_CONDITIONS") == seen.conditions().isEmpty()) return Outcome.refused("conditions-do-not-fit-result");
    var examination = Ids.next();
    db.sql(
      """
        insert into health.examination (id, case_id, person_id, type, result, conditions, examined_on, valid_until, story, examined_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
      .params(examination, id.value(), person.value(), seen.type(), seen.result(), seen.conditions().toArray(String[]::new), desk.today(),
        seen.validUntil(),
        seen.story() == null ? null : seals.toClose(person, Compartment.HEALTH).close(seen.story(), Place.of(STORY, examination)),
        Actor.current().id().value())
      .update();
    desk.record(found, Act.EXAMINE, "EXAMINED", person, "", told(seen));
    return Outcome.done();
  }

  private List<Told> told(Examination seen) {
    var today = desk.today();
    var told = new ArrayList<Told>();
    boolean unfit = seen.result().equals("UNFIT") || seen.result().equals("TEMPORARILY_UNFIT");
    if (seen.type().equals("FIT_TO_TRAVEL") || unfit)
      told.add(new Told(seen.person(), Fact.FITNESS, seen.result(), today, seen.validUntil()));
    if (seen.type().equals("FIT_TO_TRAVEL")) {
      told.add(Told.of(seen.person(), Fact.FITNESS_CONDITIONS, seen.conditions().isEmpty() ? "MET" : "OPEN", today));
      told.add(Told.of(seen.person(), Fact.ESCORT_NEEDED, escort(seen.conditions()), today));
      told.add(Told.of(seen.person(), Fact.CARE_NEEDED, seen.needsCare() ? Fact.YES : Fact.NO, today));
    } else if (seen.needsCare()) told.add(Told.of(seen.person(), Fact.CARE_NEEDED, Fact.YES, today));
    return told;
  }

  /** A condition is arranged: a wheelchair ordered, oxygen confirmed. When the last is, the safeguard holds. */
  @Transactional
  public Outcome meetConditions(CaseId id, PersonId person, List<String> met) {
    var found = desk.open(id, Act.MEET_CONDITION);
    found.member(person);
    var open = new HashSet<>(openConditions(id, person));
    if (!open.containsAll(met)) return Outcome.refused("not-a-condition");
    for (var condition : met)
      db.sql(
        """
          insert into health.condition_met (id, case_id, person_id, condition, met_on, met_by, examination_id)
          values (?, ?, ?, ?, ?, ?, (select id from health.examination where case_id = ? and person_id = ? and type = 'FIT_TO_TRAVEL' order by id desc limit 1))""")
        .params(Ids.next(), id.value(), person.value(), condition, desk.today(), Actor.current().id().value(), id.value(), person.value())
        .update();
    met.forEach(open::remove);
    desk.record(found, Act.MEET_CONDITION, "CONDITION_MET", person, String.join(" ", met),
      Told.of(person, Fact.FITNESS_CONDITIONS, open.isEmpty() ? "MET" : "OPEN", desk.today()));
    return Outcome.done();
  }

  /** Of the newest examination: what was arranged for an earlier one may not be there any more. */
  List<String> openConditions(CaseId id, PersonId person) {
    return db
      .sql(
        """
          with newest as (
            select id, conditions from health.examination where case_id = ? and person_id = ? and type = 'FIT_TO_TRAVEL' order by id desc limit 1)
          select unnest(conditions) from newest
          except select m.condition from health.condition_met m join newest on newest.id = m.examination_id where m.case_id = ?""")
      .params(id.value(), person.value(), id.value()).query(String.class).list();
  }

  /** Just before boarding, for those who need care. */
  @Transactional
  public Outcome checkBeforeEmbarkation(CaseId id, PersonId person, boolean passed) {
    var found = desk.open(id, Act.CHECK_BEFORE_EMBARKATION);
    found.member(person);
    if (found.stage() != Stage.CLEARED) return Outcome.refused("not-cleared");
    desk.record(found, Act.CHECK_BEFORE_EMBARKATION, passed ? "EMBARKATION_CHECK" : "EMBARKATION_CHECK_FAILED", person, "",
      Told.of(person, Fact.EMBARKATION_CHECK, passed ? Fact.YES : Fact.NO, desk.today()));
    return Outcome.done();
  }

  /** Where care goes on at home, and what was handed over for the journey. */
  @Transactional
  public Outcome nameReceivingFacility(CaseId id, PersonId person, String facility, int medicineDays) {
    var found = desk.open(id, Act.NAME_RECEIVING_FACILITY);
    var continuity = Ids.next();
    db.sql(
      "insert into health.continuity (id, case_id, person_id, facility, medicine_days, named_on, named_by) values (?, ?, ?, ?, ?, ?, ?)")
      .params(continuity, id.value(), found.member(person).value(),
        seals.toClose(person, Compartment.HEALTH).close(facility, Place.of(FACILITY, continuity)),
        medicineDays, desk.today(),
        Actor.current().id().value())
      .update();
    desk.record(found, Act.NAME_RECEIVING_FACILITY, "RECEIVING_FACILITY", person, "",
      Told.of(person, Fact.RECEIVING_FACILITY, Fact.YES, desk.today()));
    return Outcome.done();
  }

  record Seen(UUID id, PersonId person, String type, String result, List<String> conditions, LocalDate on, LocalDate validUntil,
    byte @Nullable [] story) {
  }

  static final CaseRows<Seen> SEEN = new CaseRows<>(
    "select person_id, type, result, conditions, examined_on, valid_until, story, id from health.examination where case_id = ? order by id",
    row -> new Seen(row.id(8), row.person(1), row.text(2), row.text(3), row.texts(4), row.date(5), row.date(6),
      row.maybeClosed(7)));

  record Continuity(UUID id, PersonId person, LocalDate on, int medicineDays, byte[] facility) {
  }

  static final CaseRows<Continuity> CONTINUITY = new CaseRows<>(
    "select person_id, named_on, medicine_days, facility, id from health.continuity where case_id = ? order by id",
    row -> new Continuity(row.id(5), row.person(1), row.date(2), row.count(3), row.closed(4)));
}
