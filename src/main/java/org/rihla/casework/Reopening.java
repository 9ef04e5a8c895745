package org.rihla.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Role;
import org.rihla.access.Sight;
import org.rihla.people.Persons;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What nobody does and yet happens: somebody turns 18, a document comes to its end, the day until which they agreed is over. The safeguards ask anew
 * by themselves; here somebody is told to act, once, and nobody needs to open the case for it.
 */
@Service
public class Reopening {

  private static final Logger LOG = LoggerFactory.getLogger(Reopening.class);

  /** @param day on which the document ends, or was said to be gone; for coming of age that of registration */
  private record Seen(CaseId id, PersonId person, String cause, LocalDate day) {
  }

  private final Cases cases;
  private final Tasks tasks;
  private final Persons persons;
  private final Rules rules;
  private final JdbcClient db;
  /** Asked late: they stand on what looks again after a change. */
  private final ObjectProvider<Transfers> transfers;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Reopening(Cases cases, Tasks tasks, Persons persons, Rules rules, JdbcClient db, ObjectProvider<Transfers> transfers,
    PlatformTransactionManager transactions, Clock clock) {
    this.transfers = transfers;
    this.cases = cases;
    this.tasks = tasks;
    this.persons = persons;
    this.rules = rules;
    this.db = db;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** Every open case, each by itself. What was asked before is not asked again, however often this runs. */
  public void lookAgain() {
    Sight.wide(this::lookAtEverybody);
  }

  private void lookAtEverybody() {
    var seen = Optional.ofNullable(transaction.execute(_ -> Stream.concat(
      Stream.concat(cameOfAge(null).stream(), documents(null).stream()).map(Seen::id), transfers.getObject().over().stream()).toList()));
    seen.orElseThrow().stream().distinct().forEach(this::lookIfFree);
  }

  /** One that somebody holds for long does not keep the others waiting: its turn comes again. */
  private void lookIfFree(CaseId id) {
    try {
      lookAgain(id);
    } catch (PessimisticLockingFailureException _) {
      LOG.info("a case is held by somebody else: it is looked at again next time");
    }
  }

  /** One case as it is now that nobody else changes it: since it was seen, it may have been closed, or somebody may have left. */
  void lookAgain(CaseId id) {
    transaction.executeWithoutResult(_ -> {
      var of = cases.lock(id);
      transfers.getObject().endIfOver(of, of.members());
      cameOfAge(id).stream().filter(this::once).forEach(seen -> adult(of, seen.person()));
      documents(id).stream().filter(this::once).forEach(seen -> tasks.ask(id, of.host(), who(of), TaskKind.RENEW_DOCUMENT, seen.person()));
    });
  }

  /** Who prepares journeys sees a case once it is approved; until then a document is the matter of who counsels. */
  private static Role who(ReturnCase of) {
    return of.stage().compareTo(Stage.APPROVED) < 0 ? Role.RETURN_COUNSELLOR : TaskKind.RENEW_DOCUMENT.role();
  }

  private List<Seen> cameOfAge(@Nullable CaseId only) {
    var candidates = db.sql(
      """
        select m.case_id, m.person_id, 'CAME_OF_AGE', c.registered_on from casework.case_member m join casework.return_case c on c.id = m.case_id
        where m.age_at_registration < 18 and m.withdrew_on is null and c.stage <> 'CLOSED'
          and not exists (select from casework.reopening r where r.case_id = m.case_id and r.person_id = m.person_id and r.cause = 'CAME_OF_AGE')"""
        + (only == null ? "" : " and m.case_id = :only"))
      .params(only(only)).query(Reopening::seen).list();
    var people = persons.identities(candidates.stream().map(Seen::person).distinct().toList());
    return candidates.stream().filter(each -> {
      var who = people.get(each.person());
      return who != null && !who.minorOn(today());
    }).toList();
  }

  private static Map<String, UUID> only(@Nullable CaseId only) { return only == null ? Map.of() : Map.of("only", only.value()); }

  /** Somebody turned out to be of age: what turning 18 asks is asked now, and not once more by time. */
  void turnedOutAdult(ReturnCase of, PersonId person) {
    once(new Seen(of.id(), person, "CAME_OF_AGE", of.registeredOn()));
    adult(of, person);
  }

  /** Somebody turned out to be a minor: turning 18 is still to come, and nobody waits for their word as an adult. */
  void turnedOutMinor(ReturnCase of, PersonId person) {
    db.sql("delete from casework.reopening where case_id = ? and person_id = ? and cause = 'CAME_OF_AGE'")
      .params(of.id().value(), person.value()).update();
    tasks.finish(of.id(), person, TaskKind.DECLARE_AS_ADULT, TaskKind.ADULT_TRANSITION);
  }

  /** Before boarding, their own word and no longer a guardian's; and always somebody who sees to it that protection does not just end. */
  private void adult(ReturnCase of, PersonId person) {
    boolean here = of.stage().beforeBoarding();
    if (here) tasks.ask(of.id(), of.host(), TaskKind.DECLARE_AS_ADULT, person);
    tasks.ask(of.id(), here ? of.host() : of.origin(), TaskKind.ADULT_TRANSITION, person);
  }

  /** None at hand; too short for the planned journey; or, where none is planned, at its end soon. */
  private List<Seen> documents(@Nullable CaseId only) {
    return db.sql(
      """
        select e.case_id, e.about_id, e.cause, e.of_day from (
          select case_id, about_id, finding, holds_until, case finding when 'YES' then 'DOCUMENT_EXPIRES' else 'NO_DOCUMENT' end as cause,
            case finding when 'YES' then holds_until else holds_from end as of_day
          from casework.evidence where fact = 'TRAVEL_DOCUMENT' and finding in ('YES', 'NO')) e
        join casework.return_case c on c.id = e.case_id
        join casework.case_member m on m.case_id = e.case_id and m.person_id = e.about_id and m.withdrew_on is null
        where c.stage in ('REGISTERED', 'APPLIED', 'APPROVED', 'CLEARED')
          and (e.finding = 'NO' or e.holds_until < coalesce(c.planned_departure + :margin, :soon::date))
          and not exists (select from casework.reopening r
            where r.case_id = e.case_id and r.person_id = e.about_id and r.cause = e.cause and r.of_day = e.of_day)"""
        + (only == null ? "" : " and e.case_id = :only"))
      .param("margin", 1 + rules.documentMarginDays()).param("soon", soon()).params(only(only))
      .query(Reopening::seen).list();
  }

  /**
   * The task is done by a document that is at hand and lasts for the journey; not by the old one shown again. Whose document is lost, or
   * elsewhere, is helped to another from now on, and not from the next look.
   */
  public void documentSeen(ReturnCase of, PersonId person, Told document) {
    var departure = of.plannedDeparture();
    var needed = departure == null ? soon() : rules.documentNeededUntil(departure);
    if (document.finding().equals(Fact.YES) && document.until() != null && !document.until().isBefore(needed))
      tasks.finish(of.id(), person, TaskKind.RENEW_DOCUMENT);
    if (document.finding().equals(Fact.NO)) lookAgain(of.id());
  }

  private LocalDate soon() { return today().plusDays(rules.documentWarningDays()); }

  private boolean once(Seen seen) {
    return db
      .sql("insert into casework.reopening (case_id, person_id, cause, of_day, noted_on) values (?, ?, ?, ?, ?) on conflict do nothing")
      .params(seen.id().value(), seen.person().value(), seen.cause(), seen.day(), today()).update() == 1;
  }

  private LocalDate today() { return LocalDate.now(clock); }

  private static Seen seen(ResultSet row, int number) throws SQLException {
    return new Seen(new CaseId(row.getObject(1, UUID.class)), new PersonId(row.getObject(2, UUID.class)), row.getString(3),
      row.getObject(4, LocalDate.class));
  }
}
