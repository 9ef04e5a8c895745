package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.casework.Safeguard.COOLING_OFF_PASSED;
import static org.rihla.casework.Safeguard.DECLARATION_IN_FORCE;
import static org.rihla.journey.Family.FLIGHT;
import static org.rihla.journey.Family.MONDAY;
import static org.rihla.journey.Programme.done;
import static org.rihla.journey.Programme.made;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.rihla.access.Role;
import org.rihla.casework.Move;
import org.rihla.casework.Outcome;
import org.rihla.casework.Registration.DuplicateAnswer;
import org.rihla.casework.Reopening;
import org.rihla.counselling.Declarations.ChildsView;
import org.rihla.counselling.Declarations.Declaration;
import org.rihla.counselling.Declarations.Guardian;
import org.rihla.people.Identity.Sex;
import org.rihla.people.Papers.Paper;
import org.rihla.protection.Screening.Answer;
import org.rihla.protection.Screening.Screened;
import org.rihla.protection.Screening.Vulnerability;
import org.rihla.values.PersonId;
import org.springframework.beans.factory.annotation.Autowired;

/** Turning 18, a new vulnerability, an expiring document, a suspended destination: each is a task for somebody, once. */
class ReopeningTest extends AtWork {

  @Autowired
  Reopening reopening;

  private void aDayBegins(LocalDate day) {
    Programme.on(day, p.as(Role.RETURN_COUNSELLOR, "RBA"), () -> {
      reopening.lookAgain();
      return null;
    });
  }

  private long open(Family family, Role role, String kind) { return tasks(family, role, kind, "and done_at is null"); }

  private long ever(Family family, Role role, String kind) { return tasks(family, role, kind, ""); }

  private long tasks(Family family, Role role, String kind, String more) {
    return p.db.sql("select count(*) from casework.task where case_id = ? and for_role = ? and kind = ? " + more)
      .params(family.id.value(), role.name(), kind).query(Long.class).single();
  }

  /** A mother and her son, who turns 18 on the twentieth day. */
  private Family withAnAlmostAdult() {
    var family = Family.of(p, Programme.GUINEA, Family.adult(Sex.F, "PRINCIPAL"));
    family.join(Family.person(Sex.M, "CHILD", MONDAY.plusDays(10).minusYears(18), new DuplicateAnswer("DIFFERENT_PERSON", null)));
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.conversations.hold(family.id, Family.conversation(family.everybody))));
    family.screen();
    for (var person : family.everybody) done(declares(family, person));
    made(family.as(Role.RETURN_COUNSELLOR, () -> p.moves.apply(family.id)));
    return family;
  }

  private Outcome declares(Family family, PersonId who) {
    return family.as(Role.RETURN_COUNSELLOR,
      () -> p.declarations.sign(family.id,
        new Declaration(who, "fr", "SIGNATURE", true, new Guardian("His mother", "mother"), new ChildsView("WANTS", "I want to go."))));
  }

  @Test
  void who_turns_eighteen_is_asked_by_the_counsellor_and_seen_by_protection_once() {
    var family = withAnAlmostAdult();
    aDayBegins(MONDAY.plusDays(9));
    assertThat(ever(family, Role.RETURN_COUNSELLOR, "DECLARE_AS_ADULT")).as("seventeen").isZero();
    for (int day = 10; day < 14; day++) aDayBegins(MONDAY.plusDays(day));
    assertThat(open(family, Role.RETURN_COUNSELLOR, "DECLARE_AS_ADULT")).isEqualTo(1);
    assertThat(open(family, Role.PROTECTION_OFFICER, "ADULT_TRANSITION")).isEqualTo(1);

    family.today = MONDAY.plusDays(10);
    family.eligible().reserveMoney();
    assertThat(family.as(Role.OFFICE_MANAGER, () -> p.moves.approve(family.id)))
      .isEqualTo(new Move.Refused(EnumSet.of(DECLARATION_IN_FORCE)));
    assertThat(declares(family, family.mother())).as("she has").isEqualTo(Outcome.refused("already-applied"));
    done(declares(family, family.child()));
    made(family.as(Role.OFFICE_MANAGER, () -> p.moves.approve(family.id)));
    assertThat(declares(family, family.child())).as("once").isEqualTo(Outcome.refused("already-applied"));
    done(family.as(Role.PROTECTION_OFFICER, () -> p.support.decide(family.id, family.child(), "STANDARD", List.of())));
    assertThat(open(family, Role.RETURN_COUNSELLOR, "DECLARE_AS_ADULT")).isZero();
    assertThat(open(family, Role.PROTECTION_OFFICER, "ADULT_TRANSITION")).isZero();

    aDayBegins(MONDAY.plusDays(30));
    assertThat(ever(family, Role.RETURN_COUNSELLOR, "DECLARE_AS_ADULT")).as("done is not asked again").isEqualTo(1);
    assertThat(ever(family, Role.PROTECTION_OFFICER, "ADULT_TRANSITION")).isEqualTo(1);
    family.papers().exit().examine().book(FLIGHT).expected();
    assertThat(family.as(Role.OFFICE_MANAGER, () -> p.moves.clear(family.id))).as("an adult has time to think too")
      .isEqualTo(new Move.Refused(EnumSet.of(COOLING_OFF_PASSED)));
  }

  @Test
  void at_home_protection_there_sees_to_who_turns_eighteen() {
    var family = Family.of(p, Programme.GUINEA, Family.adult(Sex.F, "PRINCIPAL")).departed();
    var boy = Family.registered(p).departed();
    p.db.sql("update casework.case_member set age_at_registration = 17 where case_id = ? and person_id = ?")
      .params(boy.id.value(), boy.mother().value()).update(); // as if she had been the child
    aDayBegins(FLIGHT.plusDays(1));
    assertThat(open(boy, Role.RETURN_COUNSELLOR, "DECLARE_AS_ADULT")).isZero();
    assertThat(p.db.sql("select office from casework.task where case_id = ? and kind = 'ADULT_TRANSITION'").param(boy.id.value())
      .query(String.class).list()).containsExactly("GIN");
    assertThat(ever(family, Role.PROTECTION_OFFICER, "ADULT_TRANSITION")).isZero();
  }

  @Test
  void a_document_that_ends_too_soon_is_renewed_once_and_the_next_one_again() {
    var family = Family.oneAdult(p, Programme.GUINEA);
    passport(family, MONDAY.plusDays(40));
    aDayBegins(MONDAY);
    assertThat(ever(family, Role.RETURN_COUNSELLOR, "RENEW_DOCUMENT")).as("forty days are enough for now").isZero();
    for (int day = 11; day < 14; day++) aDayBegins(MONDAY.plusDays(day));
    assertThat(ever(family, Role.RETURN_COUNSELLOR, "RENEW_DOCUMENT")).isEqualTo(1);
    passport(family, MONDAY.plusDays(30));
    assertThat(open(family, Role.RETURN_COUNSELLOR, "RENEW_DOCUMENT")).isZero();
    aDayBegins(MONDAY.plusDays(14));
    assertThat(ever(family, Role.RETURN_COUNSELLOR, "RENEW_DOCUMENT")).as("another document, another end").isEqualTo(2);
  }

  @Test
  void a_document_too_short_for_the_day_that_is_booked_is_a_task_at_once() {
    var family = Family.oneAdult(p, Programme.GUINEA).approved();
    passport(family, FLIGHT.plusDays(1));
    assertThat(ever(family, Role.MOVEMENTS_OFFICER, "RENEW_DOCUMENT")).isZero();
    family.book(FLIGHT);
    assertThat(open(family, Role.MOVEMENTS_OFFICER, "RENEW_DOCUMENT")).isEqualTo(1);
  }

  /** Movements sees no case that is not approved. */
  @Test
  void a_document_that_ends_before_the_approval_is_the_matter_of_who_counsels() {
    var family = Family.oneAdult(p, Programme.GUINEA);
    passport(family, MONDAY.plusDays(5));
    aDayBegins(MONDAY);
    assertThat(ever(family, Role.MOVEMENTS_OFFICER, "RENEW_DOCUMENT")).isZero();
    assertThat(open(family, Role.RETURN_COUNSELLOR, "RENEW_DOCUMENT")).isEqualTo(1);
  }

  private void passport(Family family, LocalDate until) { passport(family, until, "WITH_APPLICANT"); }

  private void passport(Family family, LocalDate until, String location) {
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.particulars.recordPaper(family.id, family.mother(),
      new Paper("PASSPORT", "INV1", family.to, null, until, location))));
  }

  @Test
  void only_a_document_at_hand_that_lasts_for_the_journey_is_a_renewed_one() {
    var family = Family.oneAdult(p, Programme.GUINEA).approved();
    passport(family, FLIGHT.plusDays(1));
    family.book(FLIGHT);
    passport(family, FLIGHT.plusDays(1));
    assertThat(open(family, Role.MOVEMENTS_OFFICER, "RENEW_DOCUMENT")).as("the same again").isEqualTo(1);
    passport(family, FLIGHT.plusYears(2), "LOST");
    assertThat(open(family, Role.MOVEMENTS_OFFICER, "RENEW_DOCUMENT")).as("lost").isEqualTo(1);
    done(family.as(Role.MOVEMENTS_OFFICER, () -> p.documents.request(family.id, family.mother(), "LAISSEZ_PASSER")));
    done(family.as(Role.MOVEMENTS_OFFICER, () -> p.documents.issued(family.id, family.mother(), "INV2", FLIGHT.plusDays(1))));
    assertThat(open(family, Role.MOVEMENTS_OFFICER, "RENEW_DOCUMENT")).as("issued, and as short").isEqualTo(1);
    passport(family, FLIGHT.plusDays(2));
    assertThat(open(family, Role.MOVEMENTS_OFFICER, "RENEW_DOCUMENT")).as("the day it must last").isZero();
  }

  @Test
  void a_document_that_is_lost_is_renewed_too_and_asked_once() {
    var family = Family.oneAdult(p, Programme.GUINEA);
    passport(family, MONDAY.plusYears(2));
    aDayBegins(MONDAY);
    assertThat(ever(family, Role.RETURN_COUNSELLOR, "RENEW_DOCUMENT")).isZero();
    passport(family, MONDAY.plusYears(2), "LOST");
    for (int day = 0; day < 2; day++) aDayBegins(MONDAY.plusDays(day));
    assertThat(ever(family, Role.RETURN_COUNSELLOR, "RENEW_DOCUMENT")).isEqualTo(1);
    passport(family, MONDAY.plusYears(3));
    aDayBegins(MONDAY.plusDays(1));
    assertThat(ever(family, Role.RETURN_COUNSELLOR, "RENEW_DOCUMENT")).isEqualTo(1);
    assertThat(open(family, Role.RETURN_COUNSELLOR, "RENEW_DOCUMENT")).isZero();
  }

  /** The look has seen the case while the withdrawal was under way, and waits for it. */
  @Test
  void who_withdraws_while_the_day_begins_is_asked_for_nothing() throws Exception {
    var family = Family.oneAdult(p, Programme.GUINEA);
    passport(family, MONDAY.plusDays(5));
    try (var others = Executors.newSingleThreadExecutor()) {
      var looking = p.transaction.execute(_ -> {
        done(family.as(Role.RETURN_COUNSELLOR, () -> p.moves.withdraw(family.id, "PHONE")));
        var begun = others.submit(() -> aDayBegins(MONDAY));
        await(begun);
        return begun;
      });
      looking.get();
    }
    assertThat(ever(family, Role.RETURN_COUNSELLOR, "RENEW_DOCUMENT")).isZero();
    assertThat(family.count("casework.reopening where cause = 'DOCUMENT_EXPIRES'")).isZero();
  }

  /** Until it is over, or waits for a lock. */
  private void await(Future<?> looking) {
    var until = Instant.now().plusSeconds(20);
    while (!looking.isDone() && Instant.now().isBefore(until)) {
      if (p.db.sql("select count(*) from pg_locks where not granted").query(Long.class).single() > 0) return;
      LockSupport.parkNanos(20_000_000);
    }
  }

  @Test
  void a_new_vulnerability_is_a_task_for_protection_once() {
    var family = Family.oneAdult(p, Programme.GUINEA);
    var destitute = new Vulnerability("DESTITUTE", "SUSPECTED", "SELF");
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.screening.screen(family.id,
      new Screened(family.mother(), Answer.NO, Answer.NO, Answer.NO, Answer.NO, List.of(destitute), null))));
    assertThat(open(family, Role.PROTECTION_OFFICER, "ASSESS_VULNERABILITY")).as("found by the screening itself").isEqualTo(1);
    done(family.as(Role.PROTECTION_OFFICER, () -> p.support.decide(family.id, family.mother(), "STANDARD", List.of())));
    assertThat(open(family, Role.PROTECTION_OFFICER, "ASSESS_VULNERABILITY")).isZero();

    done(family.as(Role.RETURN_COUNSELLOR, () -> p.screening.identify(family.id, family.mother(), destitute)));
    assertThat(ever(family, Role.PROTECTION_OFFICER, "ASSESS_VULNERABILITY")).as("known").isEqualTo(1);
    done(family.as(Role.RETURN_COUNSELLOR,
      () -> p.screening.identify(family.id, family.mother(), new Vulnerability("VOT_P", "SUSPECTED", "SELF"))));
    assertThat(open(family, Role.PROTECTION_OFFICER, "ASSESS_VULNERABILITY")).as("new").isEqualTo(1);
  }

  @Test
  void a_destination_suspended_today_is_told_to_everybody_on_the_way_there_once() {
    var country = p.anotherCountry();
    var family = Family.oneAdult(p, country);
    for (int times = 0; times < 2; times++) family.as(Role.PROTECTION_OFFICER, () -> {
      p.decisions.closeDestination(country, "UNHCR position");
      return null;
    });
    assertThat(open(family, Role.RETURN_COUNSELLOR, "TELL_DESTINATION_CLOSED")).isEqualTo(1);
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.conversations.hold(family.id, Family.conversation(family.everybody))));
    assertThat(open(family, Role.RETURN_COUNSELLOR, "TELL_DESTINATION_CLOSED")).as("told").isZero();
    family.as(Role.PROTECTION_OFFICER, () -> {
      p.decisions.closeDestination(country, "UNHCR position");
      return null;
    });
    assertThat(ever(family, Role.RETURN_COUNSELLOR, "TELL_DESTINATION_CLOSED")).as("closed already").isEqualTo(1);
  }
}
