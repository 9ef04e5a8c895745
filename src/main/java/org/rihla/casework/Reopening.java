package org.rihla.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Role;
import org.rihla.people.Persons;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What nobody does and yet happens: somebody turns 18, a document comes to its end. The safeguards ask anew by themselves; here somebody is told to act,
 * once, and nobody needs to open the case for it.
 */
@Service
public class Reopening {

  static final String DECLARE_AS_ADULT = "DECLARE_AS_ADULT";
  static final String ADULT_TRANSITION = "ADULT_TRANSITION";
  static final String RENEW_DOCUMENT = "RENEW_DOCUMENT";
  private static final int DAYS_TO_ACT = 3;

  private record Seen(CaseId id, PersonId person, LocalDate day) {
  }

  private final Cases cases;
  private final Tasks tasks;
  private final Persons persons;
  private final Rules rules;
  private final JdbcClient db;
  private final Clock clock;

  Reopening(Cases cases, Tasks tasks, Persons persons, Rules rules, JdbcClient db, Clock clock) {
    this.cases = cases;
    this.tasks = tasks;
    this.persons = persons;
    this.rules = rules;
    this.db = db;
    this.clock = clock;
  }

  /** Every open case. What was asked before is not asked again, however often this runs. */
  @Transactional
  public void lookAgain() {
    cameOfAge();
    documents(null);
  }

  /** Of one case, whose day of departure has just changed. */
  void lookAgain(CaseId id) { documents(id); }

  private void cameOfAge() {
    var candidates = db.sql(
      """
        select m.case_id, m.person_id, c.registered_on from casework.case_member m join casework.return_case c on c.id = m.case_id
        where m.age_at_registration < 18 and m.withdrew_on is null and c.stage <> 'CLOSED'
          and not exists (select from casework.reopening r where r.case_id = m.case_id and r.person_id = m.person_id and r.cause = 'CAME_OF_AGE')""")
      .query(Reopening::seen).list();
    var people = persons.identities(candidates.stream().map(Seen::person).distinct().toList());
    for (var each : candidates) {
      var who = people.get(each.person());
      if (who != null && !who.minorOn(today()) && once(each, "CAME_OF_AGE")) adult(cases.find(each.id()).orElseThrow(), each.person());
    }
  }

  /** Before boarding, their own word and no longer a guardian's; and always somebody who sees to it that protection does not just end. */
  private void adult(ReturnCase of, PersonId person) {
    var due = today().plusDays(DAYS_TO_ACT);
    boolean here = of.stage().beforeBoarding();
    if (here) tasks.ask(of.id(), of.host(), Role.RETURN_COUNSELLOR, DECLARE_AS_ADULT, due, person);
    tasks.ask(of.id(), here ? of.host() : of.origin(), Role.PROTECTION_OFFICER, ADULT_TRANSITION, due, person);
  }

  /** Too short for the planned journey; or, where none is planned, at its end soon. */
  private void documents(@Nullable CaseId only) {
    var expiring = db.sql("""
      select e.case_id, e.about_id, e.holds_until from casework.evidence e join casework.return_case c on c.id = e.case_id
      join casework.case_member m on m.case_id = e.case_id and m.person_id = e.about_id and m.withdrew_on is null
      where e.fact = 'TRAVEL_DOCUMENT' and e.finding = 'YES' and c.stage in ('REGISTERED', 'APPLIED', 'APPROVED', 'CLEARED')
        and e.holds_until < coalesce(c.planned_departure + ?, ?::date)
        and not exists (select from casework.reopening r where r.case_id = e.case_id and r.person_id = e.about_id
          and r.cause = 'DOCUMENT_EXPIRES' and r.of_day = e.holds_until)
        and (?::uuid is null or e.case_id = ?)""")
      .params(1 + rules.documentMarginDays(), today().plusDays(rules.documentWarningDays()), only == null ? null : only.value(),
        only == null ? null : only.value())
      .query(Reopening::seen).list();
    for (var each : expiring)
      if (once(each, "DOCUMENT_EXPIRES")) {
        var of = cases.find(each.id()).orElseThrow();
        tasks.ask(of.id(), of.host(), Role.MOVEMENTS_OFFICER, RENEW_DOCUMENT, today().plusDays(DAYS_TO_ACT), each.person());
      }
  }

  private boolean once(Seen seen, String cause) {
    return db
      .sql("insert into casework.reopening (case_id, person_id, cause, of_day, noted_on) values (?, ?, ?, ?, ?) on conflict do nothing")
      .params(seen.id().value(), seen.person().value(), cause, seen.day(), today()).update() == 1;
  }

  private LocalDate today() { return LocalDate.now(clock); }

  private static Seen seen(ResultSet row, int number) throws SQLException {
    return new Seen(new CaseId(row.getObject(1, UUID.class)), new PersonId(row.getObject(2, UUID.class)),
      row.getObject(3, LocalDate.class));
  }
}
