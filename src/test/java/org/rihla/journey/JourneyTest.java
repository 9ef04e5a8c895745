package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rihla.casework.Safeguard.*;
import static org.rihla.journey.Family.FLIGHT;
import static org.rihla.journey.Family.MONDAY;
import static org.rihla.journey.Programme.ABIDJAN;
import static org.rihla.journey.Programme.CASABLANCA;
import static org.rihla.journey.Programme.CONAKRY;
import static org.rihla.journey.Programme.OUJDA;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;
import static org.rihla.journey.Programme.made;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rihla.access.Actor;
import org.rihla.access.Forbidden;
import org.rihla.access.Role;
import org.rihla.access.Sight;
import org.rihla.assistance.Deliveries.Delivery;
import org.rihla.casework.Move;
import org.rihla.casework.Outcome;
import org.rihla.casework.Outcome.Refused;
import org.rihla.casework.Registration.DuplicateAnswer;
import org.rihla.casework.Registration.Newcomer;
import org.rihla.casework.Registration.Registered;
import org.rihla.casework.Safeguard;
import org.rihla.casework.Stage;
import org.rihla.counselling.Declarations.ChildsView;
import org.rihla.counselling.Declarations.Declaration;
import org.rihla.counselling.Declarations.Guardian;
import org.rihla.funding.Payments.Status;
import org.rihla.monitoring.Instrument;
import org.rihla.people.Identity;
import org.rihla.people.Identity.Sex;
import org.rihla.people.Papers.Paper;
import org.rihla.privacy.Consents.Consent;
import org.rihla.protection.Screening.Answer;
import org.rihla.protection.Screening.Screened;
import org.rihla.travel.Departures.Departure;
import org.rihla.values.CaseId;
import org.rihla.values.Money;
import org.rihla.values.OfficeCode;
import org.rihla.web.NotFound;

class JourneyTest extends AtWork {

  private static Move refused(Safeguard... unmet) { return new Move.Refused(EnumSet.copyOf(List.of(unmet))); }

  @Test
  void a_family_goes_home_and_each_gate_says_all_that_it_waits_for() {
    var family = Family.registered(p);

    assertThat(family.as(Role.RETURN_COUNSELLOR, () -> p.moves.apply(family.id))).isEqualTo(refused(DECISION_INFORMED,
      VULNERABILITY_SCREENED, DECLARATION_IN_FORCE, GUARDIAN_AND_CHILD_HEARD));
    family.counsel().screen();
    assertThat(family.as(Role.RETURN_COUNSELLOR, () -> p.moves.apply(family.id))).isEqualTo(refused(DECLARATION_IN_FORCE,
      GUARDIAN_AND_CHILD_HEARD));
    family.declare();
    made(family.as(Role.RETURN_COUNSELLOR, () -> p.moves.apply(family.id)));

    family.later(4);
    assertThat(family.as(Role.OFFICE_MANAGER, () -> p.moves.approve(family.id))).isEqualTo(refused(ELIGIBLE, MONEY_RESERVED));
    family.eligible().reserveMoney();
    made(family.as(Role.OFFICE_MANAGER, () -> p.moves.approve(family.id)));

    family.later(4);
    assertThat(family.as(Role.OFFICE_MANAGER, () -> p.moves.clear(family.id))).isEqualTo(refused(TRAVEL_DOCUMENT_VALID, EXIT_AUTHORISED,
      FIT_TO_TRAVEL, RECEPTION_CONFIRMED, SEATS_TOGETHER));
    family.papers().exit().examine().book(FLIGHT);
    assertThat(family.as(Role.OFFICE_MANAGER, () -> p.moves.clear(family.id))).isEqualTo(refused(RECEPTION_CONFIRMED));
    family.expected().clear();

    family.today = FLIGHT;
    assertThat(family.as(Role.MOVEMENTS_OFFICER, () -> p.departures.depart(family.id, "DEPARTED"))).isEqualTo(new Departure.Asked(refused(
      WILL_RECONFIRMED_TODAY)));
    family.reconfirm();
    assertThat(family.as(Role.MOVEMENTS_OFFICER, () -> p.departures.depart(family.id, "DEPARTED")))
      .isEqualTo(new Departure.Asked(new Move.Made(
        Stage.DEPARTED)));

    family.later(1);
    done(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.departures.arrive(family.id, "ARRIVED", "IOM", false)));
    assertThat(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.plans.agree(family.id, true, "SIGNATURE", null))).isEqualTo(Outcome.refused(
      "plan-empty"));
    done(family.atHome(Role.ORIGIN_CASE_WORKER,
      () -> p.plans.addActivity(family.id, family.mother(), "MICROBIZ", "MED", 400_000, "A stall.")));
    assertThat(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.plans.agree(family.id, true, "SIGNATURE", null))).isEqualTo(Outcome.refused(
      "not-reassessed"));
    done(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.plans.reassess(family.id, family.mother(), List.of("INCOME"), false)));
    done(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.plans.agree(family.id, true, "SIGNATURE", null)));

    family.later(200);
    assertThat(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.moves.close(family.id, "COMPLETED", null))).isEqualTo(Outcome.refused(
      "not-measured"));
    assertThat(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.surveys.take(family.id, family.mother(), "ENDLINE_12M", "CALL", answers())))
      .as("a survey at the end of a year").isEqualTo(Outcome.refused("wave-too-early " + FLIGHT.plusDays(331)));
    assertThat(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.surveys.take(family.id, family.mother(), "MIDTERM", "CALL", Map.of("E1", 1))))
      .as("one answer measures nothing").isEqualTo(Outcome.refused("too-few-answers"));
    family.later(150);
    done(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.surveys.take(family.id, family.mother(), "ENDLINE_12M", "CALL", answers())));
    assertThat(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.surveys.take(family.id, family.child(), "ENDLINE_12M", "CALL", answers())))
      .isEqualTo(Outcome.refused("adults-only"));
    done(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.moves.close(family.id, "COMPLETED", null)));

    assertThat(family.stage()).isEqualTo(Stage.CLOSED);
    assertThat(family.count("casework.case_history where what = 'REFUSED'")).as("why they waited, at the gates").isEqualTo(6);
    assertThat(p.db.sql("""
      select what from casework.case_history where case_id = ? and what in
        ('APPLIED', 'APPROVED', 'CLEARED', 'DEPARTED', 'ARRIVED', 'REINTEGRATING', 'CLOSED') order by at, id""").param(family.id.value())
      .query(String.class).list()).containsExactly("APPLIED", "APPROVED", "CLEARED", "DEPARTED", "ARRIVED", "REINTEGRATING", "CLOSED");
    assertThat(p.db.sql("select count(*) from privacy.audit_event where about_id = ?").param(family.id.value()).query(Long.class)
      .single()).as("every line of history has its entry in the trail").isEqualTo(family.count("casework.case_history where true"));
    assertThat(family.count("casework.task where done_at is null")).isZero();
  }

  static Map<String, Integer> answers() {
    var answers = new HashMap<String, Integer>();
    Instrument.PLACEHOLDER.items().forEach(item -> answers.put(item.code(), 1));
    return answers;
  }

  // ---- who may

  @Test
  void each_step_is_for_those_whose_work_it_is() {
    var family = Family.registered(p);
    assertThatThrownBy(() -> family.as(Role.OFFICE_MANAGER, () -> p.conversations.hold(family.id, Family.conversation(family.adults()))))
      .isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> family.as(Role.RETURN_COUNSELLOR, () -> p.moves.approve(family.id))).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> family.as(Role.RETURN_COUNSELLOR, () -> p.moves.clear(family.id))).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> family.as(Role.SYSTEM_ADMINISTRATOR, () -> p.moves.apply(family.id))).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> family.as(Role.DATA_PROTECTION_OFFICER, () -> p.moves.apply(family.id))).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> family.as(Role.RETURN_COUNSELLOR, () -> p.journeys.confirmReception(family.id, true))).as(
      "only those who receive them know").isInstanceOf(Forbidden.class);
    assertThat(family.count("casework.case_history where what = 'REFUSED'")).isZero();
  }

  @Test
  void an_office_that_has_nothing_to_do_with_them_finds_nothing_of_theirs() {
    var family = Family.registered(p);
    for (var office : List.of(OUJDA, CASABLANCA))
      assertThatThrownBy(() -> family.at(office, Role.RETURN_COUNSELLOR, () -> p.moves.apply(family.id))).as(office).isInstanceOf(
        NotFound.class);
    assertThatThrownBy(() -> family.at(ABIDJAN, Role.ORIGIN_CASE_WORKER, () -> p.moves.withdraw(family.id, "PHONE"))).isInstanceOf(
      NotFound.class);
    assertThatThrownBy(() -> family.at(ABIDJAN, Role.PROTECTION_OFFICER, () -> p.holds.place(family.id, "PROTECTION_REVIEW")))
      .isInstanceOf(NotFound.class);
    assertThat(family.stage()).isEqualTo(Stage.REGISTERED);
  }

  @Test
  void without_consent_to_share_the_office_of_origin_cannot_act() {
    var family = Family.registered(p);
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.consenting.withdraw(family.id, family.mother(), "C_SHARE_ORIGIN", "", "IN_PERSON")));
    assertThatThrownBy(family::expected).isInstanceOf(NotFound.class);
    assertThat(family.as(Role.RETURN_COUNSELLOR, () -> p.sessions.book(family.id, family.adults(), slot(), "fr", null))).isEqualTo(
      Outcome.refused("not-shared-with-origin"));
  }

  @Test
  void a_case_that_does_not_exist_is_not_found_and_nothing_is_done_in_nobodys_name() {
    assertThatThrownBy(() -> Programme.on(MONDAY, p.as(Role.RETURN_COUNSELLOR, RABAT), () -> p.moves.apply(CaseId.next())))
      .isInstanceOf(NotFound.class);
    var family = Family.registered(p);
    assertThatThrownBy(() -> p.moves.apply(family.id)).isInstanceOf(Actor.NobodyActs.class);
  }

  // ---- registration

  @Test
  void somebody_much_like_somebody_known_is_asked_about_first() {
    var who = Family.adult(Sex.M, "PRINCIPAL");
    var first = known(who, "Mamadou Saliou", "Barry");
    var earlier = Family.of(p, Programme.GUINEA, first);
    var again = known(who, "Mamadu Saliou", "Barrie");
    var asked = register(new Newcomer(again.identity(), again.contact(), "PRINCIPAL", "IRREGULAR_ENTRY", again.consents(), null));
    assertThat(asked).isInstanceOf(Registered.MaybeKnown.class);
    var known = ((Registered.MaybeKnown) asked).people().getFirst().person();
    var sameAgain = new Newcomer(again.identity(), again.contact(), "PRINCIPAL", "IRREGULAR_ENTRY", again.consents(),
      new DuplicateAnswer("SAME_PERSON_NEW_CASE", known));
    assertThat(register(sameAgain)).as("one open case a person").isEqualTo(new Registered.HasOpenCase());
    done(earlier.as(Role.RETURN_COUNSELLOR, () -> p.moves.close(earlier.id, "NO_LONGER_ELIGIBLE", null)));
    var same = register(sameAgain);
    assertThat(same).isInstanceOfSatisfying(Registered.Done.class, done -> assertThat(done.person()).isEqualTo(known));
  }

  private static Newcomer known(Newcomer who, String givenNames, String familyName) {
    var old = who.identity();
    return new Newcomer(new Identity(familyName, givenNames, null, old.sex(), old.birthDate(), old.birthPrecision(), old.nationality(), old
      .maritalStatus(), old.language()), who.contact(), who.role(), who.legalStatus(), who.consents(),
      new DuplicateAnswer("DIFFERENT_PERSON",
        null));
  }

  private Registered register(Newcomer who) {
    return Programme.on(MONDAY, p.as(Role.RETURN_COUNSELLOR, RABAT), () -> p.registration.register(who, Programme.GUINEA));
  }

  /** Else somebody new would be written down as somebody known, with nobody to know. */
  @Test
  void the_same_person_is_somebody_who_is_pointed_at() {
    for (var answer : List.of(new DuplicateAnswer("SAME_PERSON_NEW_CASE", null),
      new DuplicateAnswer("DIFFERENT_PERSON", Family.oneAdult(p, Programme.GUINEA).mother())))
      assertThat(register(answered(Family.adult(Sex.F, "PRINCIPAL"), answer))).as("%s", answer.answer())
        .extracting(refused -> ((Registered.Refused) refused).reasons()).isEqualTo(List.of("who-is-the-same"));
    var family = Family.registered(p);
    assertThat(family.join(answered(Family.adult(Sex.M, "SIBLING"), new DuplicateAnswer("SAME_PERSON_NEW_CASE", null))))
      .extracting(refused -> ((Registered.Refused) refused).reasons()).isEqualTo(List.of("who-is-the-same"));
    assertThat(family.count("casework.case_member where true")).isEqualTo(3);
  }

  private static Newcomer answered(Newcomer who, DuplicateAnswer answer) {
    return new Newcomer(who.identity(), who.contact(), who.role(), who.legalStatus(), who.consents(), answer);
  }

  @Test
  void nobody_is_registered_who_is_not_born() {
    assertThat(register(Family.person(Sex.F, "PRINCIPAL", MONDAY.plusDays(1), new DuplicateAnswer("DIFFERENT_PERSON", null))))
      .extracting(refused -> ((Registered.Refused) refused).reasons()).isEqualTo(List.of("not-born-yet"));
  }

  @Test
  void who_takes_back_the_consent_to_be_registered_ends_the_legal_basis() {
    var family = Family.registered(p).counsel().screen().declare();
    consent(family, false);
    assertThat(family.as(Role.RETURN_COUNSELLOR, () -> p.moves.apply(family.id))).isEqualTo(refused(LEGAL_BASIS_RECORDED));
    consent(family, true);
    made(family.as(Role.RETURN_COUNSELLOR, () -> p.moves.apply(family.id)));
  }

  private void consent(Family family, boolean given) {
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.consenting.record(family.id, family.mother(),
      new Consent("C_PROCESS", "CONSENT", given, "SIGNATURE", "fr", false))));
  }

  @Test
  void where_no_office_could_receive_them_nobody_is_registered() {
    assertThat(
      Programme.<Registered>on(MONDAY, p.as(Role.RETURN_COUNSELLOR, RABAT), () -> p.registration.register(Family.adult(
        Sex.F, "PRINCIPAL"), new org.rihla.values.Country("FJI"))))
      .isInstanceOf(Registered.NoOfficeThere.class);
  }

  // ---- will

  /** Rows changed in one transaction carry its number. */
  @Test
  void a_withdrawal_lets_go_of_everything_at_once() throws Exception {
    var before = reserved();
    var family = Family.registered(p).cleared().bookSession(slot());
    assertThat(reserved()).isEqualTo(before + 150_000);
    // Nobody is owed money before departure; but whatever was, is stopped.
    Programme.on(family.today, p.as(Role.FINANCE_OFFICER, RABAT),
      () -> p.transaction.execute(_ -> p.payments.request(
        family.id, family.mother(), new Money(1_000, "MAD"))));

    done(family.as(Role.RETURN_COUNSELLOR, () -> p.declarations.withdraw(family.id, family.mother(), "PHONE")));

    assertThat(family.stage()).isEqualTo(Stage.CLOSED);
    assertThat(family.column("closure_reason", String.class)).isEqualTo("WITHDREW_BEFORE_DEPARTURE");
    assertThat(reserved()).isEqualTo(before);
    assertThat(family.count("travel.journey where status = 'BOOKED'")).isZero();
    assertThat(family.count("counselling.session where status = 'BOOKED'")).isZero();
    assertThat(family.count("funding.payment where status <> 'CANCELLED'")).isZero();
    assertThat(family.count("funding.reservation where released_on is null")).isZero();
    assertThat(family.count("casework.task where done_at is null and kind <> 'DELETE_COPIES'")).isZero();
    assertThat(family.count("casework.task where done_at is null and kind = 'DELETE_COPIES'")).as("what was copied there").isEqualTo(1);
    assertThat(family.count("counselling.statement where kind = 'WITHDRAWN'")).isEqualTo(1);
    assertThat(p.db.sql("""
      select distinct x.xmin::text from (
        select xmin from casework.return_case where id = :id union all select xmin from travel.journey where case_id = :id
        union all select xmin from counselling.session where case_id = :id union all select xmin from funding.payment where case_id = :id
        union all select xmin from funding.reservation where case_id = :id
        union all select xmin from counselling.statement where case_id = :id and kind = 'WITHDRAWN') x""").param("id", family.id.value())
      .query(String.class).list()).hasSize(1);
  }

  private long reserved() {
    return p.db.sql("select sum(reserved_cents) from funding.budget_line where country = 'GIN'").query(Long.class).single();
  }

  @Test
  void after_departure_it_is_too_late_to_withdraw() {
    var family = Family.registered(p).departed();
    assertThat(family.as(Role.RETURN_COUNSELLOR, () -> p.declarations.withdraw(family.id, family.mother(), "PHONE")))
      .isEqualTo(Outcome
        .refused("already-departed"));
    assertThat(family.count("counselling.statement where kind = 'WITHDRAWN'")).isZero();
    assertThat(family.stage()).isEqualTo(Stage.DEPARTED);
  }

  @Test
  void a_no_at_the_airport_is_heard_and_only_in_private() {
    var family = Family.registered(p).cleared();
    family.today = FLIGHT;
    assertThat(family.as(Role.MOVEMENTS_OFFICER, () -> p.declarations.reconfirm(family.id, family.mother(), true, false, "fr")))
      .isEqualTo(Outcome.refused("not-in-private"));
    family.reconfirm();
    done(family.as(Role.MOVEMENTS_OFFICER, () -> p.declarations.reconfirm(family.id, family.mother(), false, true, "fr")));
    assertThat(family.as(Role.MOVEMENTS_OFFICER, () -> p.departures.depart(family.id, "DEPARTED")))
      .isEqualTo(new Departure.Asked(refused(DECLARATION_IN_FORCE, COOLING_OFF_PASSED, SEATS_TOGETHER, WILL_RECONFIRMED_TODAY)));
    done(family.as(Role.MOVEMENTS_OFFICER, () -> p.declarations.reconfirm(family.id, family.mother(), true, true, "fr")));
    assertThat(family.as(Role.MOVEMENTS_OFFICER, () -> p.departures.depart(family.id, "DEPARTED")))
      .as("nobody asks until the answer is yes")
      .isEqualTo(new Departure.Asked(refused(DECLARATION_IN_FORCE, COOLING_OFF_PASSED, SEATS_TOGETHER)));
  }

  @Test
  void who_says_at_the_airport_that_they_stay_has_withdrawn() {
    var family = Family.registered(p).cleared();
    family.today = FLIGHT;
    assertThat(family.as(Role.MOVEMENTS_OFFICER, () -> p.departures.depart(family.id, "WITHDREW")))
      .isEqualTo(new Departure.Stayed());
    assertThat(family.stage()).isEqualTo(Stage.CLOSED);
  }

  @Test
  void who_misses_the_flight_is_booked_and_cleared_again() {
    var family = Family.registered(p).cleared();
    var approvedOn = family.column("approved_on", LocalDate.class);
    family.today = FLIGHT;
    family.reconfirm();
    assertThat(family.as(Role.MOVEMENTS_OFFICER, () -> p.departures.depart(family.id, "NO_SHOW")))
      .isEqualTo(new Departure.Stayed());
    assertThat(family.stage()).isEqualTo(Stage.APPROVED);
    assertThat(family.count("travel.journey where status = 'BOOKED'")).isZero();
    assertThat(family.as(Role.MOVEMENTS_OFFICER, () -> p.departures.depart(family.id, "DEPARTED"))).isEqualTo(new Departure.Asked(
      new Move.OutOfOrder(Stage.APPROVED, Stage.DEPARTED)));
    assertThat(family.as(Role.OFFICE_MANAGER, () -> p.moves.clear(family.id)))
      .isEqualTo(refused(TRAVEL_DOCUMENT_VALID, EXIT_AUTHORISED,
        FIT_TO_TRAVEL, RECEPTION_CONFIRMED, SEATS_TOGETHER));

    family.later(3).book(FLIGHT.plusDays(5));
    assertThat(family.as(Role.OFFICE_MANAGER, () -> p.moves.clear(family.id))).as("nobody has promised to be there on the new day")
      .isEqualTo(refused(RECEPTION_CONFIRMED));
    family.expected().clear();
    family.today = FLIGHT.plusDays(5);
    assertThat(family.as(Role.MOVEMENTS_OFFICER, () -> p.departures.depart(family.id, "DEPARTED")))
      .as("last week's yes is not today's")
      .isEqualTo(new Departure.Asked(refused(WILL_RECONFIRMED_TODAY)));
    family.reconfirm();
    assertThat(family.as(Role.MOVEMENTS_OFFICER, () -> p.departures.depart(family.id, "DEPARTED"))).isEqualTo(new Departure.Asked(
      new Move.Made(Stage.DEPARTED)));
    assertThat(family.column("approved_on", LocalDate.class)).as("the day of approval stays").isEqualTo(approvedOn);
  }

  // ---- protection

  @Test
  void who_is_detained_or_was_moved_by_force_does_not_apply_before_somebody_else_has_spoken_with_them() {
    var family = Family.oneAdult(p, Programme.GUINEA).counsel();
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.screening.screen(family.id,
      new Screened(family.mother(), Answer.NO, Answer.NO, Answer.YES, Answer.NO, List.of(), "They came with two guards."))));
    family.declare();
    assertThat(family.as(Role.RETURN_COUNSELLOR, () -> p.moves.apply(family.id))).isEqualTo(refused(NO_HOLD));
    done(family.as(Role.PROTECTION_OFFICER, () -> p.holds.release(family.id, "We spoke alone for an hour; the guards had left.")));
    made(family.as(Role.RETURN_COUNSELLOR, () -> p.moves.apply(family.id)));
  }

  @Test
  void fear_of_return_stops_everything_until_another_protection_officer_has_listened() {
    var family = Family.registered(p).applied().eligible().reserveMoney();
    var first = p.as(Role.PROTECTION_OFFICER, RABAT);
    var second = p.as(Role.PROTECTION_OFFICER, RABAT, "2");
    done(
      Programme.on(family.today, first,
        () -> p.screening.screen(family.id, new Screened(family.mother(), Answer.YES, Answer.NO, Answer.NO, Answer.NO, List
          .of(), "She is afraid of her uncle."))));
    assertThat(family.as(Role.OFFICE_MANAGER, () -> p.moves.approve(family.id))).isEqualTo(refused(NO_HOLD));
    assertThat(family.as(Role.OFFICE_MANAGER, () -> p.decisions.askOverride(family.id, NO_HOLD,
      "It is urgent, the flight is tomorrow.", false))).isEqualTo(Outcome.refused("never-overridden"));

    assertThatThrownBy(() -> family.as(Role.OFFICE_MANAGER, () -> p.holds.release(family.id, "It is fine."))).isInstanceOf(
      Forbidden.class);
    assertThatThrownBy(() -> family.atHome(Role.PROTECTION_OFFICER, () -> p.holds.release(family.id, "It is fine."))).isInstanceOf(
      Forbidden.class);
    assertThat(Programme.<Outcome>on(family.today, first, () -> p.holds.release(family.id, "It is fine.")))
      .isEqualTo(Outcome.refused(
        "second-person-needed"));
    done(Programme.on(family.today, second, () -> p.holds.release(family.id, "We spoke for an hour; she is not afraid.")));
    assertThat(Programme.<Outcome>on(family.today, second, () -> p.holds.release(family.id, "Again."))).isEqualTo(Outcome.refused(
      "not-held"));
    made(family.as(Role.OFFICE_MANAGER, () -> p.moves.approve(family.id)));
  }

  @Test
  void a_child_declares_with_a_guardian_and_in_its_own_words_and_what_lacks_is_named() {
    var family = Family.registered(p).counsel().screen();
    assertThat(declared(family, null, null)).isEqualTo(Outcome.refused("guardian-needed", "mandate-needed", "childs-view-needed"));
    assertThat(declared(family, " ", "I want to go.")).isEqualTo(Outcome.refused("guardian-needed"));
    var child = Sight.wide(() -> context.getBean(org.rihla.people.Persons.class).find(family.child())).orElseThrow();
    assertThat(declared(family, " " + child.familyName().toUpperCase() + "  " + child.givenNames(), "I want to go."))
      .as("nobody is their own guardian").isEqualTo(Outcome.refused("guardian-is-a-child"));
    assertThat(declared(family, "her mother", " . ")).isEqualTo(Outcome.refused("childs-view-needed"));
    assertThat(declared(family, "her mother", " ")).isEqualTo(Outcome.refused("childs-view-needed"));
    done(declared(family, "her mother", "I want to see my grandmother."));
  }

  /** No signature erases it, and nobody asks the child again before protection has listened. */
  @Test
  void a_child_who_does_not_want_to_go_stops_everything() throws Exception {
    var family = Family.registered(p).counsel().screen();
    for (var adult : family.adults())
      done(family.as(Role.RETURN_COUNSELLOR, () -> p.declarations.sign(family.id, family.declaration(adult))));
    done(says(family, "DOES_NOT_WANT", "No. I do not want to leave my school."));
    assertThat(family.as(Role.RETURN_COUNSELLOR, () -> p.moves.apply(family.id)))
      .isEqualTo(refused(DECLARATION_IN_FORCE, GUARDIAN_AND_CHILD_HEARD, NO_HOLD));
    assertThat(pages.ofCase(family, RABAT, Role.RETURN_COUNSELLOR).getContentAsString()).contains("The child does not want to go",
      "No. I do not want to leave my school.", "On hold");
    assertThat(pages.ofCase(family, RABAT, Role.PROTECTION_OFFICER).getContentAsString()).contains("A child does not want to go");
    assertThat(family.count("casework.task where kind = 'REVIEW_HOLD' and done_at is null")).isOne();
    done(family.as(Role.PROTECTION_OFFICER, () -> p.holds.release(family.id, "She asked to finish the year, and they will wait for it.")));
    assertThat(family.as(Role.RETURN_COUNSELLOR, () -> p.moves.apply(family.id)))
      .as("she is asked again").isEqualTo(refused(DECLARATION_IN_FORCE, GUARDIAN_AND_CHILD_HEARD));
    done(says(family, "WANTS", "Now I want to see my grandmother."));
    made(family.as(Role.RETURN_COUNSELLOR, () -> p.moves.apply(family.id)));
  }

  private Outcome says(Family family, String wish, String words) {
    return family.as(Role.RETURN_COUNSELLOR, () -> p.declarations.sign(family.id,
      new Declaration(family.child(), "fr", "SIGNATURE", true, new Guardian("Her mother", "mother"), new ChildsView(wish, words))));
  }

  @Test
  void who_approved_a_payment_does_not_pay_it() {
    var family = Family.registered(p).reintegrating();
    done(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.instalments.request(family.id, family.mother(), 100_000, "ARRIVAL", "QUOTE")));
    done(family.atHome(Role.FINANCE_OFFICER, () -> p.instalments.approve(family.id, payment(family))));
    assertThat(family.atHome(Role.FINANCE_OFFICER, () -> p.instalments.pay(family.id, payment(family), "CASH")))
      .isEqualTo(Outcome.refused("second-person-needed"));
    var manager = p.as(Role.OFFICE_MANAGER, CONAKRY);
    var another = new Actor(manager.id(), manager.login(), Role.FINANCE_OFFICER, manager.office());
    done(Programme.on(family.today, another, () -> p.instalments.pay(family.id, payment(family), "CASH")));
  }

  private UUID payment(Family family) { return Sight.wide(() -> p.payments.of(family.id)).getFirst().id(); }

  @Test
  void who_may_not_write_down_identities_registers_nobody() {
    for (var role : List.of(Role.OFFICE_MANAGER, Role.PROTECTION_OFFICER))
      assertThatThrownBy(() -> Programme.on(Family.MONDAY, p.as(role, RABAT),
        () -> p.registration.register(Family.adult(Sex.F, "PRINCIPAL"), Programme.GUINEA))).as("%s", role).isInstanceOf(Forbidden.class);
  }

  private Outcome declared(Family family, @Nullable String guardian, @Nullable String words) {
    return family.as(Role.RETURN_COUNSELLOR, () -> p.declarations.sign(family.id,
      new Declaration(family.child(), "fr", "SIGNATURE", true, guardian == null ? null : new Guardian(guardian, "mother"),
        words == null ? null : new ChildsView("WANTS", words))));
  }

  @Test
  void a_child_is_handed_only_to_the_adult_who_was_named() {
    var family = Family.registered(p).cleared();
    done(family.as(Role.PROTECTION_OFFICER, () -> p.children.nameReceivingAdult(family.id, family.child(), "Her aunt", "aunt",
      "INV-ID")));
    family.today = FLIGHT;
    family.reconfirm().as(Role.MOVEMENTS_OFFICER, () -> p.departures.depart(family.id, "DEPARTED"));
    assertThat(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.departures.arrive(family.id, "ARRIVED", "IOM", false)))
      .isEqualTo(Outcome
        .refused("handover-needed"));
    done(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.departures.arrive(family.id, "ARRIVED", "IOM", true)));
  }

  @Test
  void who_left_and_was_not_seen_arriving_is_looked_for() {
    var family = Family.registered(p).departed().later(1);
    done(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.departures.arrive(family.id, "NOT_ARRIVED", "NOBODY", false)));
    assertThat(family.stage()).isEqualTo(Stage.DEPARTED);
    assertThat(family.count("casework.task where kind = 'FIND_MISSING' and for_role = 'OFFICE_MANAGER' and done_at is null")).isEqualTo(1);
  }

  @Test
  void protection_instead_of_return_closes_a_case_and_lets_go_of_what_was_held() {
    var before = reserved();
    var family = Family.registered(p).approved();
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.moves.close(family.id, "PROTECTION_NOT_RETURN", null)));
    assertThat(family.stage()).isEqualTo(Stage.CLOSED);
    assertThat(reserved()).isEqualTo(before);
    var gone = Family.registered(p).departed();
    assertThat(gone.as(Role.RETURN_COUNSELLOR, () -> p.moves.close(gone.id, "PROTECTION_NOT_RETURN", null))).isEqualTo(Outcome.refused(
      "reason-only-before-departure"));
  }

  @Test
  void a_destination_closed_today_stops_a_case_at_its_next_gate() throws Exception {
    var country = p.anotherCountry();
    for (var category : Programme.CATEGORIES) p.endow(category, country, 1_000_000);
    var family = Family.oneAdult(p, country).applied().eligible().reserveMoney();
    family.as(Role.PROTECTION_OFFICER, () -> {
      p.decisions.closeDestination(country, "UNHCR position");
      return null;
    });
    assertThat(family.as(Role.OFFICE_MANAGER, () -> p.moves.approve(family.id))).isEqualTo(refused(DESTINATION_OPEN));
    family.as(Role.PROTECTION_OFFICER, () -> {
      p.decisions.reopenDestination(country);
      return null;
    });
    made(family.as(Role.OFFICE_MANAGER, () -> p.moves.approve(family.id)));
  }

  // ---- first things first

  @Test
  void a_session_is_missed_or_held_only_when_its_time_has_come() {
    var family = Family.registered(p);
    var at = slot();
    family.bookSession(at);
    assertThat(family.as(Role.RETURN_COUNSELLOR, () -> p.sessions.missed(family.id))).isEqualTo(Outcome.refused("session-not-yet"));
    assertThat(held(family)).isEqualTo(Outcome.refused("session-not-yet"));
    assertThat(family.count("counselling.session where status = 'BOOKED'")).isEqualTo(1);

    family.today = LocalDate.ofInstant(at, java.time.ZoneOffset.UTC).plusDays(1);
    var later = at.plusSeconds(86_400 * 40);
    family.bookSession(later);
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.sessions.missed(family.id)));
    assertThat(family.count("counselling.session where status = 'BOOKED'")).as("what lies ahead stays booked").isEqualTo(1);
    family.today = LocalDate.ofInstant(later, java.time.ZoneOffset.UTC).plusDays(1);
    done(held(family));
    assertThat(family.as(Role.RETURN_COUNSELLOR, () -> p.sessions.missed(family.id)))
      .isEqualTo(Outcome.refused("no-session-booked"));
  }

  private Outcome held(Family family) {
    return family.as(Role.RETURN_COUNSELLOR,
      () -> p.sessions.held(family.id, family.adults(), "VIDEO", Family.TOPICS, true, "PROCEED"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DEPARTED", "NO_SHOW", "DENIED_BOARDING", "OFFLOADED_MEDICAL"})
  void nobody_has_left_or_missed_a_flight_that_is_tomorrow(String result) {
    var family = Family.registered(p).cleared();
    family.today = FLIGHT.minusDays(1);
    assertThat(family.as(Role.MOVEMENTS_OFFICER, () -> p.departures.depart(family.id, result)))
      .isEqualTo(new Departure.AnotherDay(FLIGHT));
    assertThat(family.stage()).isEqualTo(Stage.CLEARED);
    assertThat(family.count("travel.journey where status = 'BOOKED'")).isEqualTo(1);
  }

  @Test
  void a_flight_that_is_cancelled_before_its_day_is_booked_anew() {
    var family = Family.registered(p).cleared();
    family.today = FLIGHT.minusDays(1);
    assertThat(family.as(Role.MOVEMENTS_OFFICER, () -> p.departures.depart(family.id, "CANCELLED_FLIGHT")))
      .isEqualTo(new Departure.Stayed());
    assertThat(family.stage()).isEqualTo(Stage.APPROVED);
  }

  @Test
  void the_host_state_answers_what_it_was_asked_and_not_for_a_day_that_has_passed() {
    var family = Family.registered(p).approved();
    assertThat(exit(family, FLIGHT.plusDays(60))).isEqualTo(Outcome.refused("exit-not-requested"));
    done(family.as(Role.MOVEMENTS_OFFICER, () -> p.documents.requestExit(family.id)));
    assertThat(exit(family, family.today.minusDays(1))).isEqualTo(Outcome.refused("date-passed"));
    done(exit(family, family.today));
    var gone = Family.registered(p).departed();
    assertThat(exit(gone, gone.today.plusDays(9))).isEqualTo(Outcome.refused("already-departed"));
  }

  private Outcome exit(Family family, LocalDate until) {
    return family.as(Role.MOVEMENTS_OFFICER, () -> p.documents.answerExit(family.id, "GRANTED", until));
  }

  @Test
  void a_paper_has_been_issued_and_expires_afterwards() {
    var family = Family.registered(p);
    assertThat(paper(family, family.today.plusDays(1), null)).isEqualTo(Outcome.refused("not-issued-yet"));
    assertThat(paper(family, family.today.minusDays(1), family.today.minusDays(2))).isEqualTo(Outcome.refused("dates-reversed"));
    done(paper(family, family.today, family.today.plusYears(5)));
  }

  private Outcome paper(Family family, LocalDate issued, @Nullable LocalDate expires) {
    return family.as(Role.RETURN_COUNSELLOR, () -> p.particulars.recordPaper(family.id, family.mother(),
      new Paper("PASSPORT", "INV1", family.to, issued, expires, "WITH_APPLICANT")));
  }

  @Test
  void who_is_not_cleared_is_not_at_the_aeroplane() {
    var family = Family.registered(p).approved();
    assertThat(family.as(Role.MEDICAL_OFFICER, () -> p.examinations.checkBeforeEmbarkation(family.id, family.mother(), true)))
      .isEqualTo(Outcome.refused("not-cleared"));
  }

  @Test
  void what_a_plan_gives_is_given_when_the_plan_is_agreed() {
    var family = Family.registered(p).arrived();
    assertThat(given(family, "TVET")).isEqualTo(Outcome.refused("not-reintegrating"));
    for (var service : List.of("ONWARD_TRANSPORT", "HEALTH_R", "MHPSS_IND")) done(given(family, service));
    var agreed = Family.registered(p).reintegrating();
    done(given(agreed, "TVET"));
  }

  private Outcome given(Family family, String service) {
    return family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.deliveries.deliverAfterReturn(family.id,
      new Delivery(family.mother(), service, 1, "UNIT", new Money(100, "GNF"), "IN_KIND", "Invented partner")));
  }

  @Test
  void tries_before_the_arrival_do_not_make_anybody_lost() {
    var family = Family.registered(p);
    for (var channel : List.of("CALL", "SMS", "CALL", "SMS")) {
      done(family.as(Role.RETURN_COUNSELLOR, () -> p.attempts.attempt(family.id, family.mother(), channel, "NO_ANSWER")));
    }
    family.reintegrating().later(20);
    done(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.attempts.attempt(family.id, family.mother(), "CALL", "NO_ANSWER")));
    assertThat(lost(family)).isEqualTo(Outcome.refused("contact-not-exhausted"));
  }

  // ---- two people

  @Test
  void who_asks_for_an_override_does_not_confirm_it() {
    var family = Family.registered(p).applied().eligible();
    var second = p.as(Role.OFFICE_MANAGER, RABAT, "2");
    assertThat(family.as(Role.OFFICE_MANAGER, () -> p.decisions.confirmOverride(family.id, MONEY_RESERVED)))
      .isEqualTo(Outcome.refused(
        "override-not-asked"));
    assertThat(family.as(Role.OFFICE_MANAGER, () -> p.decisions.askOverride(family.id, MONEY_RESERVED, "urgent", false)))
      .isEqualTo(Outcome
        .refused("reason-too-short"));
    done(family.as(Role.OFFICE_MANAGER,
      () -> p.decisions.askOverride(family.id, MONEY_RESERVED, "The donor has promised it in writing.", false)));
    assertThat(family.as(Role.OFFICE_MANAGER, () -> p.moves.approve(family.id))).as("asked is not confirmed").isEqualTo(refused(
      MONEY_RESERVED));
    assertThat(family.as(Role.OFFICE_MANAGER, () -> p.decisions.confirmOverride(family.id, MONEY_RESERVED)))
      .isEqualTo(Outcome.refused(
        "second-person-needed"));
    done(Programme.on(family.today, second, () -> p.decisions.confirmOverride(family.id, MONEY_RESERVED)));
    made(family.as(Role.OFFICE_MANAGER, () -> p.moves.approve(family.id)));
  }

  @Test
  void an_override_in_force_is_not_asked_for_again() {
    var family = Family.registered(p).applied().eligible();
    var second = p.as(Role.OFFICE_MANAGER, RABAT, "2");
    done(family.as(Role.OFFICE_MANAGER,
      () -> p.decisions.askOverride(family.id, MONEY_RESERVED, "The donor has promised it in writing.", false)));
    done(Programme.on(family.today, second, () -> p.decisions.confirmOverride(family.id, MONEY_RESERVED)));
    assertThat(Programme.on(family.today, second,
      () -> p.decisions.askOverride(family.id, MONEY_RESERVED, "Another reason altogether, later.", false)))
      .isEqualTo(Outcome.refused("already-overridden"));
    made(family.as(Role.OFFICE_MANAGER, () -> p.moves.approve(family.id)));
  }

  @Test
  void nobody_approves_their_own_request_for_a_payment_not_even_when_promoted() {
    var family = Family.registered(p).reintegrating();
    var worker = p.as(Role.ORIGIN_CASE_WORKER, CONAKRY);
    done(
      family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.instalments.request(family.id, family.mother(), 100_000, "ARRIVAL", "QUOTE")));
    assertThat(family.atHome(Role.ORIGIN_CASE_WORKER,
      () -> p.instalments.request(family.id, family.mother(), 900_000_000, "MILESTONE", "QUOTE"))).as("more than was planned")
      .isEqualTo(Outcome.refused("above-the-plan"));
    var payment = Sight.wide(() -> p.instalments.waiting(family.id, Status.REQUESTED)).getFirst().id();
    var promoted = new Actor(worker.id(), worker.login(), Role.OFFICE_MANAGER, new OfficeCode(CONAKRY));
    assertThatThrownBy(() -> Programme.on(family.today, worker, () -> p.instalments.approve(family.id, payment))).isInstanceOf(
      Forbidden.class);
    assertThat(Programme.<Outcome>on(family.today, promoted, () -> p.instalments.approve(family.id, payment))).isEqualTo(Outcome
      .refused("second-person-needed"));
    assertThat(family.atHome(Role.FINANCE_OFFICER, () -> p.instalments.pay(family.id, payment, "MOBILE_MONEY"))).isEqualTo(Outcome
      .refused("not-approved-yet"));
    done(family.atHome(Role.OFFICE_MANAGER, () -> p.instalments.approve(family.id, payment)));
    done(family.atHome(Role.FINANCE_OFFICER, () -> p.instalments.pay(family.id, payment, "MOBILE_MONEY")));
    assertThat(family.atHome(Role.FINANCE_OFFICER, () -> p.instalments.pay(family.id, payment, "MOBILE_MONEY"))).as("paid once")
      .isEqualTo(Outcome.refused("not-approved-yet"));
    done(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.instalments.received(family.id, payment)));
    var other = Family.registered(p).reintegrating();
    assertThat(other.atHome(Role.OFFICE_MANAGER, () -> p.instalments.approve(other.id, payment))).as("through another case")
      .isInstanceOf(Refused.class);
  }

  // ---- follow-up

  @ParameterizedTest
  @ValueSource(strings = {"CALL,CALL,CALL,CALL,CALL/8", "CALL,SMS,CALL,SMS/11", "CALL,SMS,CALL,SMS,VISIT/7"})
  void nobody_is_lost_before_enough_tries_on_enough_channels_over_enough_days(String tries) {
    var family = tried(tries);
    assertThat(lost(family)).as(tries).isEqualTo(Outcome.refused("contact-not-exhausted"));
  }

  @Test
  void after_five_tries_on_two_channels_over_thirty_days_somebody_may_be_called_lost() {
    done(lost(tried("CALL,SMS,CALL,SMS,VISIT/8")));
  }

  @Test
  void whoever_was_reached_is_looked_for_anew() {
    var family = tried("CALL,SMS,CALL,SMS,VISIT/8");
    done(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.attempts.attempt(family.id, family.mother(), "CALL", "REACHED")));
    assertThat(lost(family)).isEqualTo(Outcome.refused("contact-not-exhausted"));
  }

  private Family tried(String tries) {
    var family = Family.registered(p).reintegrating();
    var parts = tries.split("/");
    var first = true;
    for (var channel : parts[0].split(",")) {
      if (!first) family.later(Integer.parseInt(parts[1]));
      first = false;
      done(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.attempts.attempt(family.id, family.mother(), channel, "NO_ANSWER")));
    }
    return family;
  }

  private Outcome lost(Family family) {
    return family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.moves.close(family.id, "LOST_TO_FOLLOW_UP", null));
  }

  @Test
  void a_page_that_is_out_of_date_does_not_close_a_case() {
    var family = Family.registered(p);
    var seen = family.column("version", Integer.class);
    family.applied();
    assertThatThrownBy(() -> family.as(Role.RETURN_COUNSELLOR, () -> p.moves.close(family.id, "PROTECTION_NOT_RETURN", null, seen)))
      .isInstanceOf(org.rihla.web.Stale.class);
    assertThat(family.stage()).isEqualTo(Stage.APPLIED);
  }

  private static final java.util.concurrent.atomic.AtomicInteger SLOTS = new java.util.concurrent.atomic.AtomicInteger();

  static Instant slot() { return Instant.parse("2026-03-01T09:00:00Z").plusSeconds(3600L * SLOTS.incrementAndGet()); }

  static Set<Safeguard> overridable() {
    return java.util.Arrays.stream(Safeguard.values()).filter(each -> each.override() == Safeguard.Override.TWO_PEOPLE).collect(Collectors
      .toSet());
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.EnumSource
  void only_a_few_safeguards_can_even_be_asked_to_be_overridden(Safeguard safeguard) {
    var family = Family.oneAdult(p, Programme.GUINEA);
    var outcome = family.as(Role.OFFICE_MANAGER, () -> p.decisions.askOverride(family.id, safeguard,
      "A reason that is long enough to read.", true));
    assertThat(outcome).isEqualTo(overridable().contains(safeguard) ? Outcome.done() : Outcome.refused("never-overridden"));
  }

  @Test
  void nobody_travels_with_the_paper_of_another_of_the_group() {
    var family = Family.registered(p);
    var paper = new org.rihla.people.Papers.Paper("PASSPORT", "INV 77-1", Programme.GUINEA, null, family.today.plusYears(2),
      "WITH_APPLICANT");
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.particulars.recordPaper(family.id, family.mother(), paper)));
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.particulars.recordPaper(family.id, family.mother(), paper)));
    assertThat(family.as(Role.RETURN_COUNSELLOR, () -> p.particulars.recordPaper(family.id, family.child(),
      new org.rihla.people.Papers.Paper("PASSPORT", "inv77.1", Programme.GUINEA, null, family.today.plusYears(2), "WITH_APPLICANT"))))
      .isEqualTo(Outcome.refused("paper-of-another"));
  }
}
