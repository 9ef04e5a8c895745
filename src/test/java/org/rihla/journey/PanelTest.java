package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rihla.journey.Family.MONDAY;
import static org.rihla.journey.Programme.CONAKRY;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Forbidden;
import org.rihla.access.Offices;
import org.rihla.access.Role;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.CaseForm;
import org.rihla.casework.CaseView;
import org.rihla.casework.Conflicts;
import org.rihla.casework.Outcome;
import org.rihla.casework.Registration.DuplicateAnswer;
import org.rihla.casework.Registration.Registered;
import org.rihla.counselling.Declarations.Guardian;
import org.rihla.counselling.Declarations.Leaver;
import org.rihla.people.Identity.Sex;
import org.rihla.people.Persons;
import org.rihla.protection.Screening.Answer;
import org.rihla.protection.Screening.Screened;
import org.rihla.protection.Screening.Vulnerability;
import org.rihla.values.Language;
import org.rihla.values.PersonId;
import org.rihla.values.StaffId;

/** What is best for a child is decided by several, each for themselves. */
class PanelTest extends AtWork {

  Family alone;
  Actor chair;
  Actor manager;
  Actor second;

  @BeforeEach
  void a_child_of_fifteen_without_parents() throws Exception {
    chair = p.as(Role.PROTECTION_OFFICER, RABAT);
    manager = p.as(Role.OFFICE_MANAGER, RABAT);
    second = p.as(Role.OFFICE_MANAGER, RABAT, "2");
    alone = Family.of(p, Programme.GUINEA,
      Family.person(Sex.M, "PRINCIPAL", MONDAY.minusYears(15), new DuplicateAnswer("DIFFERENT_PERSON", null)));
    done(alone.as(Role.RETURN_COUNSELLOR,
      () -> p.screening.screen(alone.id, new Screened(alone.mother(), Answer.NO, Answer.NO, Answer.NO, Answer.YES, List.of(), null))));
    alone.working(chair);
  }

  private Outcome asks(Actor... members) {
    return Programme.on(alone.today, chair, () -> p.bestInterests.open(alone.id, alone.mother(), "RETURN", "His mother waits for him.",
      Stream.of(members).map(Actor::id).toList()));
  }

  private Outcome answers(Actor who, boolean confirms, @Nullable String reason) {
    return Programme.on(alone.today, who, () -> p.bestInterests.answer(alone.id, alone.mother(), confirms, reason));
  }

  private String determined() {
    return p.db.sql("select coalesce((select finding from casework.evidence where case_id = ? and fact = 'BEST_INTERESTS'), '')")
      .param(alone.id.value()).query(String.class).single();
  }

  private long waitsFor(Actor who, String kind) {
    return p.db.sql("select count(*) from casework.task where case_id = ? and for_staff = ? and kind = ? and done_at is null")
      .params(alone.id.value(), who.id().value(), kind).query(Long.class).single();
  }

  @Test
  void it_is_determined_when_everybody_named_has_confirmed_and_not_before() {
    done(asks(manager, second));
    assertThat(determined()).as("proposed is not determined").isNotEqualTo("RETURN");
    assertThat(waitsFor(manager, "CONFIRM_BEST_INTERESTS")).isEqualTo(1);
    assertThat(waitsFor(second, "CONFIRM_BEST_INTERESTS")).isEqualTo(1);

    done(answers(manager, true, null));
    assertThat(determined()).as("one of two").isNotEqualTo("RETURN");
    assertThat(waitsFor(manager, "CONFIRM_BEST_INTERESTS")).isZero();
    assertThat(answers(manager, true, null)).as("nobody answers twice").isEqualTo(Outcome.refused("already-answered"));

    done(answers(second, true, null));
    assertThat(determined()).isEqualTo("RETURN");
    assertThat(answers(second, true, null)).isEqualTo(Outcome.refused("no-panel-asked"));
  }

  @Test
  void whoever_turns_out_to_have_an_interest_of_their_own_has_decided_nothing() {
    done(asks(manager, second));
    done(answers(manager, true, null));
    done(Programme.on(alone.today, manager, () -> context.getBean(Conflicts.class).declare(alone.id)));
    assertThat(answers(second, true, null)).isEqualTo(Outcome.refused("panel-conflict"));
    assertThat(determined()).isNotEqualTo("RETURN");
    done(Programme.on(alone.today, chair, () -> p.bestInterests.reopen(alone.id, alone.mother())));
    assertThat(asks(manager, second)).isEqualTo(Outcome.refused("panel-without-right"));
  }

  @Test
  void nobody_answers_for_somebody_else_and_not_the_chair_for_the_panel() {
    done(asks(manager, second));
    assertThat(answers(chair, true, null)).isEqualTo(Outcome.refused("not-on-the-panel"));
    assertThat(answers(p.as(Role.PROTECTION_OFFICER, RABAT, "2"), true, null)).as("neither named nor on it: not even that there is one")
      .isEqualTo(Outcome.refused("no-panel-asked"));
    assertThatThrownBy(() -> answers(p.as(Role.RETURN_COUNSELLOR, RABAT), true, null)).isInstanceOf(Forbidden.class);
    assertThat(determined()).isNotEqualTo("RETURN");
  }

  @Test
  void one_no_leaves_the_question_open_and_says_why_until_the_chair_reopens() {
    done(asks(manager, second));
    assertThat(answers(manager, false, " ")).isEqualTo(Outcome.refused("dissent-needs-reason"));
    done(answers(manager, false, "Nobody has spoken with the grandmother."));
    assertThat(determined()).isEqualTo("DISSENTED");
    assertThat(answers(second, true, null)).as("the round is over").isEqualTo(Outcome.refused("no-panel-asked"));
    assertThat(waitsFor(second, "CONFIRM_BEST_INTERESTS")).isZero();
    assertThat(waitsFor(chair, "REOPEN_BEST_INTERESTS")).isEqualTo(1);
    assertThat(alone.count("casework.case_history where what = 'PANEL_DISSENTED'")).isEqualTo(1);

    assertThat(asks(manager, second)).isEqualTo(Outcome.refused("panel-to-reopen"));
    var other = alone.named(p.as(Role.PROTECTION_OFFICER, RABAT, "2"), Compartment.CHILD);
    assertThat(Programme.<Outcome>on(alone.today, other, () -> p.bestInterests.reopen(alone.id, alone.mother())))
      .isEqualTo(Outcome.refused("only-the-chair"));
    done(Programme.on(alone.today, chair, () -> p.bestInterests.reopen(alone.id, alone.mother())));
    done(asks(manager, second));
    done(answers(manager, true, null));
    done(answers(second, true, null));
    assertThat(determined()).isEqualTo("RETURN");
    done(Programme.on(alone.today, chair, () -> p.bestInterests.reopen(alone.id, alone.mother())));
    assertThat(determined()).as("what is reopened is open").isEqualTo("REOPENED");
  }

  @Test
  void a_panel_is_three_different_people_who_work_here_and_may_judge() {
    var counsellor = p.as(Role.RETURN_COUNSELLOR, RABAT);
    assertThat(asks()).isEqualTo(Outcome.refused("panel-too-small"));
    assertThat(asks(manager)).isEqualTo(Outcome.refused("panel-too-small"));
    assertThat(asks(manager, manager)).isEqualTo(Outcome.refused("panel-person-twice", "panel-too-small"));
    assertThat(asks(manager, chair)).as("the chair twice").isEqualTo(Outcome.refused("panel-person-twice", "panel-too-small"));
    assertThat(asks(manager, p.as(Role.FINANCE_OFFICER, RABAT))).isEqualTo(Outcome.refused("panel-without-right"));
    assertThat(asks(manager, p.as(Role.PROTECTION_OFFICER, CONAKRY))).as("the other office's").isEqualTo(
      Outcome.refused("panel-without-right"));
    var nobody = new Actor(StaffId.next(), "nobody", Role.PROTECTION_OFFICER, manager.office());
    assertThat(asks(manager, nobody)).isEqualTo(Outcome.refused("panel-without-right"));
    assertThat(asks(manager, second, counsellor)).as("screened the child")
      .isEqualTo(Outcome.refused("panel-without-right", "panel-not-independent"));
    done(asks(manager, second));
    assertThat(asks(manager, second)).isEqualTo(Outcome.refused("panel-still-asked"));
  }

  @Test
  void who_worked_with_the_child_neither_chairs_nor_judges() {
    var other = alone.named(p.as(Role.PROTECTION_OFFICER, RABAT, "2"), Compartment.CHILD);
    done(Programme.on(alone.today, other, () -> p.children.traceFamily(alone.id, alone.mother(), "FOUND", null)));
    assertThat(asks(manager, other)).isEqualTo(Outcome.refused("panel-not-independent"));
    assertThat(
      Programme.<Outcome>on(alone.today, other, () -> p.bestInterests.open(alone.id, alone.mother(), "RETURN", "His mother waits for him.",
        List.of(manager.id(), second.id()))))
      .isEqualTo(Outcome.refused("panel-not-independent"));
    done(asks(manager, second));
    done(Programme.on(alone.today, manager, () -> p.holds.place(alone.id, "PROTECTION_REVIEW")));
    assertThat(answers(manager, true, null)).as("since they were named").isEqualTo(Outcome.refused("panel-not-independent"));
  }

  @Test
  void for_an_adult_there_is_nothing_to_determine() {
    var adult = Family.oneAdult(p, Programme.GUINEA);
    assertThat(adult.as(Role.PROTECTION_OFFICER, () -> p.bestInterests.open(adult.id, adult.mother(), "RETURN", "His mother waits for him.",
      List.of(manager.id(), second.id())))).isEqualTo(Outcome.refused("not-a-minor"));
  }

  private void finds(Role role, String code, String status) {
    done(alone.as(role, () -> p.screening.identify(alone.id, alone.mother(), new Vulnerability(code, status, "STAFF"))));
  }

  private void saysAlone() {
    done(alone.as(Role.RETURN_COUNSELLOR,
      () -> p.screening.screen(alone.id, new Screened(alone.mother(), Answer.NO, Answer.NO, Answer.NO, Answer.YES, List.of(), null))));
  }

  private String unaccompanied() {
    return p.db.sql("select finding from casework.evidence where case_id = ? and fact = 'UNACCOMPANIED'").param(alone.id.value())
      .query(String.class).single();
  }

  @Test
  void who_said_to_be_alone_stays_so_when_something_else_is_refuted_and_protection_is_asked() {
    assertThat(alone.count("casework.task where kind = 'ASSESS_VULNERABILITY' and done_at is null")).isEqualTo(1);
    finds(Role.PROTECTION_OFFICER, "SC", "REFUTED");
    assertThat(unaccompanied()).isEqualTo("YES");
    saysAlone();
    assertThat(alone.count("protection.vulnerability where status = 'SUSPECTED'")).as("said twice, known once").isEqualTo(1);
    finds(Role.PROTECTION_OFFICER, "UC", "REFUTED");
    assertThat(unaccompanied()).as("this is what was said").isEqualTo("NO");
  }

  @Test
  void who_says_to_be_alone_after_something_was_refuted_stays_so_whatever_is_found_next() {
    finds(Role.PROTECTION_OFFICER, "UC", "REFUTED");
    finds(Role.PROTECTION_OFFICER, "SC", "REFUTED");
    saysAlone();
    finds(Role.RETURN_COUNSELLOR, "MED_S", "SUSPECTED");
    assertThat(unaccompanied()).isEqualTo("YES");
  }

  private PersonId sister() {
    var joined = alone.join(Family.person(Sex.F, "SIBLING", MONDAY.minusYears(13), new DuplicateAnswer("DIFFERENT_PERSON", null)));
    assertThat(joined).isInstanceOf(Registered.Done.class);
    return alone.child();
  }

  private Outcome asksFor(PersonId child, Actor... members) {
    return Programme.on(alone.today, chair, () -> p.bestInterests.open(alone.id, child, "RETURN", "Their mother waits for them.",
      Stream.of(members).map(Actor::id).toList()));
  }

  @Test
  void two_children_are_two_questions_to_the_same_panel() {
    var sister = sister();
    done(asks(manager, second));
    done(asksFor(sister, manager, second));
    assertThat(waitsFor(manager, "CONFIRM_BEST_INTERESTS")).isEqualTo(2);
    done(answers(manager, true, null));
    assertThat(waitsFor(manager, "CONFIRM_BEST_INTERESTS")).as("his sister still waits").isEqualTo(1);
    done(answers(second, false, "Nobody has spoken with the grandmother."));
    assertThat(waitsFor(manager, "CONFIRM_BEST_INTERESTS")).as("the no was about him alone").isEqualTo(1);
    assertThat(waitsFor(second, "CONFIRM_BEST_INTERESTS")).isEqualTo(1);
    done(Programme.on(alone.today, manager, () -> p.bestInterests.answer(alone.id, sister, false, "Nor has anybody about her.")));
    assertThat(waitsFor(chair, "REOPEN_BEST_INTERESTS")).isEqualTo(2);
    done(Programme.on(alone.today, chair, () -> p.bestInterests.reopen(alone.id, alone.mother())));
    assertThat(waitsFor(chair, "REOPEN_BEST_INTERESTS")).isEqualTo(1);
  }

  private List<String> rounds(PersonId child) {
    return p.db.sql("select coalesce(ended_as, 'OPEN') from protection.determination where case_id = ? and person_id = ?")
      .params(alone.id.value(), child.value()).query(String.class).list();
  }

  @Test
  void a_child_who_leaves_leaves_no_panel_behind_and_the_other_childs_goes_on() {
    var sister = sister();
    done(asks(manager, second));
    done(asksFor(sister, manager, second));
    done(alone.as(Role.RETURN_COUNSELLOR,
      () -> p.declarations.withdrawAlone(alone.id,
        new Leaver(sister, "PHONE", new Guardian("Her aunt", "a decision of the court"), null))));
    assertThat(rounds(sister)).containsExactly("RELEASED");
    assertThat(rounds(alone.mother())).containsExactly("OPEN");
    assertThat(waitsFor(manager, "CONFIRM_BEST_INTERESTS")).isEqualTo(1);
    done(answers(manager, true, null));
    done(answers(second, true, null));
    done(alone.as(Role.RETURN_COUNSELLOR, () -> p.moves.withdraw(alone.id, "PHONE")));
    assertThat(rounds(alone.mother())).as("what was determined was").containsExactly("CONFIRMED");
  }

  @Test
  void a_case_that_is_withdrawn_leaves_no_panel_behind() {
    done(asks(manager, second));
    done(alone.as(Role.RETURN_COUNSELLOR, () -> p.moves.withdraw(alone.id, "PHONE")));
    assertThat(rounds(alone.mother())).containsExactly("RELEASED");
    assertThat(waitsFor(manager, "CONFIRM_BEST_INTERESTS")).isZero();
  }

  @Test
  void after_departure_nothing_is_answered_and_nothing_reopened() {
    done(asks(manager, second));
    p.db.sql("update casework.return_case set stage = 'DEPARTED', departed_on = ? where id = ?").params(alone.today, alone.id.value())
      .update(); // as if they had left without an answer
    assertThat(answers(manager, true, null)).isEqualTo(Outcome.refused("already-departed"));
    assertThat(Programme.<Outcome>on(alone.today, chair, () -> p.bestInterests.reopen(alone.id, alone.mother())))
      .isEqualTo(Outcome.refused("already-departed"));
    assertThat(determined()).isEqualTo("ASKED");
  }

  @Test
  void a_chair_who_has_worked_with_the_child_since_has_proposed_nothing_to_determine() {
    done(asks(manager, second));
    done(answers(manager, true, null));
    done(Programme.on(alone.today, chair, () -> p.children.traceFamily(alone.id, alone.mother(), "FOUND", null)));
    assertThat(answers(second, true, null)).isEqualTo(Outcome.refused("panel-not-independent"));
    assertThat(determined()).isEqualTo("ASKED");
    done(answers(second, false, "The chair has spoken with the family."));
  }

  private String read(String form) {
    return Programme.on(alone.today, chair, () -> p.transaction.execute(_ -> {
      var found = context.getBean(CaseDesk.class).open(alone.id, Act.OPEN_BEST_INTERESTS);
      var offices = context.getBean(Offices.class);
      var view = new CaseView(found, offices.get(found.host()), offices.get(found.origin()),
        context.getBean(Persons.class).identities(found.members()), false, Map.of(), Map.of(), Map.of(), Set.of(), "", Map.of(),
        alone.today,
        ZoneOffset.UTC,
        Language.EN, Map.of(), java.util.Set.of(), java.time.Instant.EPOCH, org.rihla.casework.Showing.WHOLE, "");
      return context.getBean(form, CaseForm.class).fields().apply(view).toString();
    }));
  }

  @Test
  void why_somebody_did_not_agree_is_read_by_the_chair_who_asks_again() {
    done(asks(manager, second));
    assertThat(read("reopenBestInterests")).doesNotContain("did not agree");
    done(answers(manager, false, "Nobody has spoken with the grandmother."));
    assertThat(read("reopenBestInterests")).contains("did not agree: ", "Nobody has spoken with the grandmother.");
    done(Programme.on(alone.today, chair, () -> p.bestInterests.reopen(alone.id, alone.mother())));
    assertThat(read("openBestInterests")).contains("did not agree: ", "Nobody has spoken with the grandmother.");
  }
}
