package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.casework.Safeguard.*;
import static org.rihla.journey.Family.FLIGHT;
import static org.rihla.journey.Family.MONDAY;
import static org.rihla.journey.Programme.done;
import static org.rihla.journey.Programme.made;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rihla.access.Role;
import org.rihla.casework.Move;
import org.rihla.casework.Outcome;
import org.rihla.casework.Registration.DuplicateAnswer;
import org.rihla.casework.Registration.Registered;
import org.rihla.casework.Stage;
import org.rihla.counselling.Declarations.Guardian;
import org.rihla.counselling.Declarations.Leaver;
import org.rihla.people.Identity.Sex;
import org.rihla.travel.Departures.Departure;
import org.rihla.values.PersonId;

/** One of a family changes their mind; the others go on. */
class LeavingTest extends AtWork {

  private Outcome leaves(Family family, PersonId who, @Nullable String guardian, @Nullable PersonId successor) {
    return family.as(Role.RETURN_COUNSELLOR,
      () -> p.declarations.withdrawAlone(family.id,
        new Leaver(who, "PHONE", guardian == null ? null : new Guardian(guardian, "mother"), successor)));
  }

  private PersonId father(Family family) { return family.everybody.get(1); }

  private long reserved() {
    return p.db.sql("select sum(reserved_cents) from funding.budget_line where country = 'GIN'").query(Long.class).single();
  }

  private String role(Family family, PersonId who) {
    return p.db.sql("select case_role from casework.case_member where case_id = ? and person_id = ?").params(family.id.value(), who.value())
      .query(String.class).single();
  }

  private <T> List<T> counted(Family family, PersonId who, String column, Class<T> type) {
    return p.db.sql("select " + column + " from casework.for_statistics_person where case_id = ? and person_id = ?")
      .params(family.id.value(), who.value()).query(type).list();
  }

  @Test
  void the_father_stays_and_mother_and_child_leave_on_the_day_that_was_booked() {
    var before = reserved();
    var family = Family.registered(p).cleared().bookSession(JourneyTest.slot());
    var father = father(family);
    done(leaves(family, father, null, null));

    assertThat(family.stage()).isEqualTo(Stage.CLEARED);
    assertThat(p.db.sql("select persons from travel.journey where case_id = ? and status = 'BOOKED'").param(family.id.value())
      .query((row, _) -> List.of((Object[]) row.getArray(1).getArray())).single())
      .containsExactlyInAnyOrder(family.mother().value(), family.child().value());
    assertThat(p.db.sql("select cardinality(persons) from counselling.session where case_id = ? and status = 'BOOKED'")
      .param(family.id.value()).query(Integer.class).single()).isEqualTo(1);
    assertThat(reserved()).as("a third of what was kept for three").isEqualTo(before + 100_000 + 2); // 3 × 50 000, each less 16 666
    assertThat(family.count("counselling.statement where kind = 'WITHDRAWN'")).isEqualTo(1);
    assertThat(family.count("casework.task where kind = 'LOOK_AFTER_CHILD' and for_role = 'PROTECTION_OFFICER' and done_at is null"))
      .isEqualTo(1);

    family.everybody.remove(father);
    family.today = FLIGHT;
    family.reconfirm();
    assertThat(family.as(Role.MOVEMENTS_OFFICER, () -> p.departures.depart(family.id, "DEPARTED"))).as("who answers for the child?")
      .isEqualTo(new Departure.Asked(new Move.Refused(EnumSet.of(VULNERABILITY_SCREENED))));
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.screening.screen(family.id, Family.nothingFound(family.child()))));
    assertThat(family.count("casework.task where kind = 'LOOK_AFTER_CHILD' and done_at is null")).isZero();
    assertThat(family.as(Role.MOVEMENTS_OFFICER, () -> p.departures.depart(family.id, "DEPARTED")))
      .isEqualTo(new Departure.Asked(new Move.Made(Stage.DEPARTED)));
    assertThat(counted(family, family.mother(), "departed_on", LocalDate.class)).containsExactly(FLIGHT);
    assertThat(counted(family, father, "coalesce(departed_on::text, 'never')", String.class)).containsExactly("never");
    assertThat(counted(family, father, "closure_reason", String.class)).containsExactly("WITHDREW_BEFORE_DEPARTURE");
    assertThat(counted(family, father, "withdrawn", Boolean.class)).containsExactly(true);
    family.later(1);
    done(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.departures.arrive(family.id, "ARRIVED", "IOM", false)));
    assertThat(counted(family, father, "coalesce(arrived_on::text, 'never')", String.class)).containsExactly("never");
  }

  /** Rows changed in one transaction carry its number. */
  @Test
  void everything_of_theirs_is_let_go_at_once() {
    var family = Family.registered(p).cleared().bookSession(JourneyTest.slot());
    done(leaves(family, father(family), null, null));
    assertThat(p.db
      .sql(
        """
          select distinct x.xmin::text from (
            select xmin from casework.case_member where case_id = :id and withdrew_on is not null union all select xmin from travel.journey where case_id = :id
            union all select xmin from counselling.session where case_id = :id union all select xmin from funding.reservation where case_id = :id
            union all select xmin from counselling.statement where case_id = :id and kind = 'WITHDRAWN') x""")
      .param("id", family.id.value())
      .query(String.class).list()).hasSize(1);
  }

  @Test
  void when_the_principal_leaves_another_adult_who_was_chosen_becomes_the_principal() {
    var family = Family.registered(p).applied();
    done(family.as(Role.OFFICE_MANAGER,
      () -> p.decisions.askOverride(family.id, ELIGIBLE, "The mother asked for it in writing.", false)));
    assertThat(leaves(family, family.mother(), null, null)).isEqualTo(Outcome.refused("successor-needed"));
    assertThat(leaves(family, family.mother(), null, family.child())).isEqualTo(Outcome.refused("successor-not-adult"));
    assertThat(leaves(family, family.mother(), null, family.mother())).isEqualTo(Outcome.refused("successor-not-adult"));
    done(leaves(family, family.mother(), null, father(family)));
    assertThat(family.column("principal_id", java.util.UUID.class)).isEqualTo(father(family).value());
    assertThat(role(family, father(family))).isEqualTo("PRINCIPAL");
    assertThat(role(family, family.mother())).as("what she is to him, who was her husband").isEqualTo("SPOUSE");
    assertThat(family.count("casework.safeguard_override where ended_at is null")).as("it was about her").isZero();
    assertThat(family.stage()).isEqualTo(Stage.APPLIED);
  }

  @Test
  void a_mother_alone_with_her_child_withdraws_with_the_whole_case() {
    var family = Family.of(p, Programme.GUINEA, Family.adult(Sex.F, "PRINCIPAL"));
    assertThat(leaves(family, family.mother(), null, null)).isEqualTo(Outcome.refused("nobody-left"));
    family.join(Family.person(Sex.F, "CHILD", MONDAY.minusYears(9), new DuplicateAnswer("DIFFERENT_PERSON", null)));
    assertThat(leaves(family, family.mother(), null, family.child())).isEqualTo(Outcome.refused("no-adult-left"));
    assertThat(family.stage()).isEqualTo(Stage.REGISTERED);
  }

  @Test
  void for_a_child_its_guardian_says_it() {
    var family = Family.registered(p).applied();
    assertThat(leaves(family, family.child(), null, null)).isEqualTo(Outcome.refused("guardian-needed", "mandate-needed"));
    done(leaves(family, family.child(), "her mother", null));
    assertThat(family.count("counselling.statement where kind = 'WITHDRAWN' and guardian is not null")).isEqualTo(1);
    assertThat(p.db.sql("""
      select about_id from casework.task
      where case_id = ? and kind = 'LOOK_AFTER_CHILD' and for_role = 'PROTECTION_OFFICER' and done_at is null""")
      .param(family.id.value()).query(java.util.UUID.class).list()).containsExactly(family.child().value());
  }

  /** A boy of seventeen travels in his own name, with an aunt. */
  @Test
  void a_child_whose_only_adult_leaves_is_alone_and_protected_as_such() {
    var boy = Family.of(p, Programme.GUINEA,
      Family.person(Sex.M, "PRINCIPAL", MONDAY.minusYears(16), new DuplicateAnswer("DIFFERENT_PERSON", null)));
    boy.join(Family.adult(Sex.F, "OTHER_RELATIVE"));
    done(boy.as(Role.RETURN_COUNSELLOR, () -> p.conversations.hold(boy.id, Family.conversation(boy.everybody))));
    boy.screen();
    for (var person : boy.everybody)
      done(boy.as(Role.RETURN_COUNSELLOR, () -> p.declarations.sign(boy.id,
        new org.rihla.counselling.Declarations.Declaration(person, "fr", "SIGNATURE", true, new Guardian("His aunt", "entrusted to her"),
          new org.rihla.counselling.Declarations.ChildsView("WANTS", "I want to go.")))));
    made(boy.as(Role.RETURN_COUNSELLOR, () -> p.moves.apply(boy.id)));
    boy.eligible().reserveMoney();
    var aunt = boy.everybody.getLast();
    done(leaves(boy, aunt, null, null));
    assertThat(boy.as(Role.OFFICE_MANAGER, () -> p.moves.approve(boy.id)))
      .isEqualTo(new Move.Refused(EnumSet.of(VULNERABILITY_SCREENED, BEST_INTERESTS_DETERMINED, FAMILY_TRACED_AND_ASSESSED)));
    assertThat(boy.count("casework.task where kind = 'LOOK_AFTER_CHILD' and done_at is null")).isEqualTo(1);
  }

  @Test
  void after_boarding_nobody_leaves_the_group() {
    var family = Family.registered(p).departed();
    assertThat(leaves(family, father(family), null, null)).isEqualTo(Outcome.refused("already-departed"));
    assertThat(family.count("casework.case_member where withdrew_on is not null")).isZero();
  }

  @Test
  void who_left_may_begin_anew_and_who_has_not_yet_applied_may_come_back() {
    var family = Family.registered(p);
    var father = father(family);
    done(leaves(family, father, null, null));
    var again = Family.person(Sex.M, "SPOUSE", LocalDate.of(1991, 3, 4), new DuplicateAnswer("SAME_PERSON_NEW_CASE", father));
    assertThat(family.join(again)).isEqualTo(new Registered.Done(family.id, father));
    assertThat(family.count("casework.case_member where withdrew_on is null")).isEqualTo(3);
    done(leaves(family, father, null, null));
    assertThat(Family.of(p, Programme.GUINEA, Family.person(Sex.M, "PRINCIPAL", LocalDate.of(1991, 3, 4),
      new DuplicateAnswer("SAME_PERSON_NEW_CASE", father))).mother()).isEqualTo(father);
  }

  /** And what time re-opened before is asked again. */
  @Test
  void who_comes_back_is_who_they_are_now() {
    var family = Family.of(p, Programme.GUINEA, Family.adult(Sex.F, "PRINCIPAL"));
    family.join(Family.adult(Sex.M, "SPOUSE"));
    var father = father(family);
    family.papers();
    p.db.sql("insert into casework.reopening (case_id, person_id, cause, of_day, noted_on) values (?, ?, 'DOCUMENT_EXPIRES', ?, ?)")
      .params(family.id.value(), father.value(), MONDAY.plusYears(2), MONDAY).update();
    done(leaves(family, father, null, null));
    var again = Family.person(Sex.M, "SPOUSE", LocalDate.of(1991, 3, 4), new DuplicateAnswer("SAME_PERSON_NEW_CASE", father));
    family.everybody.removeLast();
    family.join(new org.rihla.casework.Registration.Newcomer(again.identity(), again.contact(), again.role(), "ASYLUM_SEEKER_PENDING",
      again.consents(), again.duplicates()));
    assertThat(family.count("casework.reopening where true")).isZero();
    family.applied().eligible().reserveMoney();
    assertThat(family.as(Role.OFFICE_MANAGER, () -> p.moves.approve(family.id)))
      .isEqualTo(new Move.Refused(EnumSet.of(INTERNATIONAL_PROTECTION_RESOLVED)));
  }

  @Test
  void the_office_of_origin_sees_the_group_when_all_who_are_left_agree() {
    var family = Family.registered(p);
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.consenting.withdraw(family.id, father(family), "C_SHARE_ORIGIN", "", "IN_PERSON")));
    assertThat(family.column("shared", Boolean.class)).isFalse();
    done(leaves(family, father(family), null, null));
    family.handOver();
    assertThat(family.column("shared", Boolean.class)).isTrue();
  }

  @Test
  void the_agreement_of_the_second_does_not_share_what_the_first_keeps_to_herself() {
    var first = Family.adult(Sex.F, "PRINCIPAL");
    var silent = new org.rihla.casework.Registration.Newcomer(first.identity(), first.contact(), first.role(), first.legalStatus(),
      first.consents().subList(0, 1), first.duplicates());
    var family = Family.of(p, Programme.GUINEA, silent);
    family.join(Family.adult(Sex.M, "SPOUSE"));
    assertThat(family.column("shared", Boolean.class)).isFalse();
  }
}
