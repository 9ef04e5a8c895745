package org.rihla.journey;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Whether somebody left who should not have: asked of what each module wrote down itself, in its own table, and of nothing that the safeguards
 * were told. So a safeguard that was told too much, or asked too little, is found out. Not asked: the legal basis, whether a duplicate was answered, eligibility,
 * the reception and the check before embarkation, which stand in no table beside the evidence, and vulnerabilities that were only suspected.
 */
final class Departed {

  private final History of;
  private final LocalDate day;
  private final List<String> wrongs = new ArrayList<>();

  private Departed(History of, LocalDate day) {
    this.of = of;
    this.day = day;
  }

  /** @return what is wrong about a departure on that day, in words; empty: nothing */
  static List<String> wrongly(History of, LocalDate day) {
    var asked = new Departed(of, day);
    asked.all();
    return asked.wrongs;
  }

  private void all() {
    var travelling = people("select person_id from casework.case_member where case_id = :case and withdrew_on is null");
    if (travelling.isEmpty()) wrongs.add("nobody travels");
    unless(none("protection.hold where case_id = :case and lifted_at is null"), "on hold");
    unless(none("casework.destination_notice where country = 'GIN' and lifted_on is null"), "to a country that is closed");
    unless(newest("status = 'GRANTED' and valid_until >= :day", "travel.exit_authorisation where case_id = :case"),
      "without permission to leave");
    unless(
      letThrough("MONEY_RESERVED") || is("select exists (select from funding.reservation where case_id = :case and released_on is null)"),
      "without money");
    boolean anAdult = travelling.stream().anyMatch(person -> !isAChild(person));
    for (var person : travelling) {
      everybody(person);
      if (isAChild(person)) child(person);
      if (isAChild(person) && (!anAdult || of.isOf(History.Group.CHILD_ALONE))) aloneAndAChild(person);
      if (found(History.Group.TRAFFICKED, person)) trafficked(person);
      if (found(History.Group.SEEKING_ASYLUM, person))
        unless(
          newest("code in ('UNHCR_CONSULTED_RETURN', 'INDEPENDENT_ADVICE_SIGNED')", FINDING + "kind = 'PROTECTION_RESOLUTION'", person),
          "without an answer to the need of protection");
      if (of.isOf(History.Group.ILL)) ill(person);
    }
  }

  private static final String FINDING = "protection.finding where case_id = :case and person_id = :person and ";

  /** Found in somebody of this group, by what was done in this history: which vulnerability stands in the table is closed. */
  private boolean found(History.Group group, PersonId person) {
    return of.isOf(group) && is(
      "select exists (select from protection.vulnerability where case_id = :case and person_id = :person and status = 'CONFIRMED')",
      person);
  }

  private boolean isAChild(PersonId person) { return day.isBefore(of.ofAge(person)); }

  private void everybody(PersonId person) {
    unless(newest("kind = 'DECLARED'", STATEMENT + "kind in ('DECLARED', 'CHILD_REFUSED', 'WITHDRAWN', 'REFUSED_AT_DEPARTURE')", person),
      "without a declaration in force");
    var ofAge = of.ofAge(person);
    if (!day.isBefore(ofAge))
      unless(newest("said_on >= '" + ofAge + "'", STATEMENT + "kind = 'DECLARED'", person), "an adult for whom a guardian declared");
    unless(letThrough("COOLING_OFF_PASSED") || newest("said_on <= :day::date - 3", STATEMENT + "kind = 'DECLARED'", person),
      "without time to think");
    unless(is(
      """
        select exists (select from counselling.conversation c join counselling.conversation_person w on w.conversation_id = c.id
          where c.case_id = :case and w.person_id = :person and c.teach_back and c.topics @> array['LEGAL_OPTIONS_TO_STAY', 'ASYLUM_RIGHTS', 'RIGHT_TO_WITHDRAW']
            and c.held_on <= (select s.said_on from counselling.statement s where s.case_id = :case and s.person_id = :person and s.kind = 'DECLARED'
              order by s.id desc limit 1))""",
      person), "who signed before they knew");
    unless(newest("kind = 'RECONFIRMED' and said_on = :day", STATEMENT + "kind in ('RECONFIRMED', 'REFUSED_AT_DEPARTURE')", person),
      "without saying so again on the day");
    unless(newest("result in ('FIT', 'FIT_WITH_CONDITIONS') and valid_until >= :day", EXAMINATION, person), "unfit");
    unless(
      newest("conditions <@ array(select m.condition from health.condition_met m where m.examination_id = newest.id)", EXAMINATION, person),
      "whose conditions of travel are not met");
    unless(newest("expires_on >= :day::date + 2", "people.paper where person_id = :person", person),
      "without a paper that is valid on arrival");
    unless(is(
      "select exists (select from travel.journey where case_id = :case and status = 'FLOWN' and departs_on = :day and :person = any(persons))",
      person), "without a seat");
    unless(is("select exists (select from " + FINDING + "kind = 'SCREENING')", person), "never screened");
  }

  private static final String STATEMENT = "counselling.statement where case_id = :case and person_id = :person and ";
  private static final String EXAMINATION = "health.examination where case_id = :case and person_id = :person and type = 'FIT_TO_TRAVEL'";

  private void child(PersonId person) {
    unless(newest("guardian is not null and childs_view is not null", STATEMENT + "kind = 'DECLARED'", person),
      "a child for whom nobody signed, or who was not heard");
  }

  private void ill(PersonId person) {
    unless(letThrough("RECEIVING_FACILITY_NAMED")
      || is("select exists (select from health.continuity where case_id = :case and person_id = :person)",
        person),
      "an ill person whom no clinic awaits");
  }

  private void aloneAndAChild(PersonId person) {
    unless(
      newest("ended_as = 'CONFIRMED' and proposed = 'RETURN'", "protection.determination where case_id = :case and person_id = :person",
        person),
      "a child without a determination");
    unless(newest("code = 'POSITIVE'", FINDING + "kind = 'FAMILY_ASSESSMENT'", person), "a child whose family was not found fit");
    unless(newest("code = 'FOUND'", FINDING + "kind = 'TRACING'", person), "a child whose family was not found");
    unless(is("""
      select exists (select from travel.escort e join travel.journey j on j.case_id = e.case_id and j.status = 'FLOWN' and e.id > j.id
        where e.case_id = :case and e.person_id = :person)""", person), "a child without an escort on this journey");
    unless(is("select exists (select from " + FINDING + "kind = 'RECEIVING_ADULT')", person), "a child whom nobody receives");
  }

  private void trafficked(PersonId person) {
    for (var office : List.of(Programme.RABAT, Programme.CONAKRY))
      unless(newest("code <> 'HIGH'", FINDING + "kind = 'SECURITY_RISK' and office = '" + office + "'", person),
        "a victim of trafficking whose risk " + office + " did not sign");
    unless(letThrough("REFLECTION_PERIOD_OVER") || newest("holds_until < :day", FINDING + "kind = 'REFLECTION_PERIOD'", person),
      "within the time to recover");
  }

  /** By two people, and still. */
  private boolean letThrough(String safeguard) {
    return is("select exists (select from casework.safeguard_override where case_id = :case and safeguard = '" + safeguard
      + "' and confirmed_by is not null and ended_at is null)");
  }

  /** Whether the newest of these is so; where there is none, it is not. */
  private boolean newest(String so, String from) {
    return is(ofNewest(so, from));
  }

  private boolean newest(String so, String from, PersonId person) { return is(ofNewest(so, from), person); }

  private static String ofNewest(String so, String from) {
    return "select coalesce((select " + so + " from (select * from " + from + " order by id desc limit 1) newest), false)";
  }

  private void unless(boolean right, String wrong) {
    if (!right) wrongs.add(wrong);
  }

  private boolean none(String from) { return is("select not exists (select from " + from + ")"); }

  private boolean is(String sql) { return ask(sql).query(Boolean.class).single(); }

  private boolean is(String sql, PersonId person) { return ask(sql).param("person", person.value()).query(Boolean.class).single(); }

  private List<PersonId> people(String sql) {
    return ask(sql).query((row, _) -> new PersonId(row.getObject(1, UUID.class))).list();
  }

  private StatementSpec ask(String sql) {
    return of.p.db.sql(sql).param("case", of.family.id.value()).param("day", day);
  }
}
