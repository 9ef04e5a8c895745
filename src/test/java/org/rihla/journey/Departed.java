package org.rihla.journey;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.rihla.values.PersonId;

/**
 * Whether somebody left who should not have: asked of what each module wrote down itself, in its own table, and of nothing that the safeguards
 * were told. So a safeguard that was told too much, or asked too little, is found out.
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
    unless(is(
      "select coalesce((select status = 'GRANTED' and valid_until >= :day from travel.exit_authorisation where case_id = :case order by id desc limit 1), false)"),
      "without permission to leave");
    boolean anAdult = travelling.stream().anyMatch(person -> !isAChild(person));
    for (var person : travelling) {
      everybody(person);
      if (isAChild(person) && (!anAdult || of.isOf(History.Group.CHILD_ALONE))) aloneAndAChild(person);
      if (of.isOf(History.Group.TRAFFICKED)) trafficked(person);
      if (of.isOf(History.Group.SEEKING_ASYLUM))
        unless(is("""
          select coalesce((select code in ('UNHCR_CONSULTED_RETURN', 'INDEPENDENT_ADVICE_SIGNED') from protection.finding
            where case_id = :case and person_id = :person and kind = 'PROTECTION_RESOLUTION' order by id desc limit 1), false)""", person),
          "without an answer to the need of protection");
    }
  }

  private boolean isAChild(PersonId person) {
    var today = of.family.today;
    of.family.today = day;
    try {
      return of.isAChild(person);
    } finally {
      of.family.today = today;
    }
  }

  private void everybody(PersonId person) {
    unless(is("""
      select coalesce((select kind = 'DECLARED' from counselling.statement where case_id = :case and person_id = :person
        and kind in ('DECLARED', 'CHILD_REFUSED', 'WITHDRAWN', 'REFUSED_AT_DEPARTURE') order by id desc limit 1), false)""", person),
      "without a declaration in force");
    unless(
      is(
        """
          select coalesce((select kind = 'RECONFIRMED' and said_on = :day from counselling.statement where case_id = :case and person_id = :person
            and kind in ('RECONFIRMED', 'REFUSED_AT_DEPARTURE') order by id desc limit 1), false)""",
        person),
      "without saying so again on the day");
    unless(is("""
      select coalesce((select result in ('FIT', 'FIT_WITH_CONDITIONS') and valid_until >= :day from health.examination
        where case_id = :case and person_id = :person and type = 'FIT_TO_TRAVEL' order by id desc limit 1), false)""", person), "unfit");
    unless(is("select exists (select from people.paper where person_id = :person and expires_on >= :day::date + 1)", person),
      "without a paper that is valid on arrival");
    unless(is(
      "select exists (select from travel.journey where case_id = :case and status = 'FLOWN' and departs_on = :day and :person = any(persons))",
      person), "without a seat");
    unless(is("""
      select exists (select from protection.finding where case_id = :case and person_id = :person and kind = 'SCREENING')""", person),
      "never screened");
  }

  private void aloneAndAChild(PersonId person) {
    unless(is("""
      select coalesce((select ended_as = 'CONFIRMED' and proposed = 'RETURN' from protection.determination
        where case_id = :case and person_id = :person order by id desc limit 1), false)""", person), "a child without a determination");
    unless(is("""
      select coalesce((select code = 'POSITIVE' from protection.finding where case_id = :case and person_id = :person
        and kind = 'FAMILY_ASSESSMENT' order by id desc limit 1), false)""", person), "a child whose family was not found fit");
    unless(is("""
      select coalesce((select code = 'FOUND' from protection.finding where case_id = :case and person_id = :person
        and kind = 'TRACING' order by id desc limit 1), false)""", person), "a child whose family was not found");
    unless(is("select exists (select from travel.escort where case_id = :case and person_id = :person)", person),
      "a child without an escort");
    unless(is("select exists (select from protection.finding where case_id = :case and person_id = :person and kind = 'RECEIVING_ADULT')",
      person), "a child whom nobody receives");
  }

  private void trafficked(PersonId person) {
    if (is(
      "select not exists (select from casework.evidence where case_id = :case and about_id = :person and fact = 'TRAFFICKED' and finding = 'YES')",
      person)) return; // nobody has found it yet
    for (var office : List.of(Programme.RABAT, Programme.CONAKRY))
      unless(is("""
        select coalesce((select code <> 'HIGH' from protection.finding where case_id = :case and person_id = :person
          and kind = 'SECURITY_RISK' and office = '%s' order by id desc limit 1), false)""".formatted(office), person),
        "a victim of trafficking whose risk " + office + " did not sign");
    unless(is(
      """
        select exists (select from casework.safeguard_override where case_id = :case and safeguard = 'REFLECTION_PERIOD_OVER' and confirmed_by is not null)
          or coalesce((select holds_until < :day from protection.finding where case_id = :case and person_id = :person
            and kind = 'REFLECTION_PERIOD' order by id desc limit 1), false)""",
      person), "within the time to recover");
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

  private org.springframework.jdbc.core.simple.JdbcClient.StatementSpec ask(String sql) {
    return of.p.db.sql(sql).param("case", of.family.id.value()).param("day", day);
  }
}
