package org.rihla.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.casework.Fact.*;
import static org.rihla.casework.ReturnCases.LONG_AGO;
import static org.rihla.casework.ReturnCases.TODAY;
import static org.rihla.casework.Safeguard.*;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rihla.casework.Move.Made;
import org.rihla.casework.Move.OutOfOrder;
import org.rihla.casework.Move.Refused;
import org.rihla.people.Identity.Precision;

@Tag("rules")
class SafeguardTest {

  @Test
  void whoever_is_ready_leaves() {
    assertThat(ReturnCases.adult().departsToday()).isEqualTo(new Made(Stage.DEPARTED));
    assertThat(ReturnCases.unaccompaniedChild().departsToday()).isEqualTo(new Made(Stage.DEPARTED));
    assertThat(ReturnCases.everySafeguardAtOnce().departsToday()).isEqualTo(new Made(Stage.DEPARTED));
  }

  @Test
  void in_the_hardest_case_each_safeguard_concerns_somebody() {
    var facts = ReturnCases.everySafeguardAtOnce().facts();
    assertThat(Safeguard.values()).allMatch(safeguard -> safeguard.concernsAnyone(facts, TODAY));
  }

  @ParameterizedTest
  @EnumSource
  void each_safeguard_alone_is_enough_to_stop_a_departure(Safeguard missing) {
    assertThat(ReturnCases.lacking(missing).departsToday()).isEqualTo(new Refused(EnumSet.of(missing)));
  }

  @ParameterizedTest
  @EnumSource
  void each_safeguard_stops_its_own_gate_and_all_later_ones_but_none_before(Safeguard missing) {
    for (var gate : Gate.values()) {
      var move = ReturnCases.lacking(missing).in(gate.from()).passes(gate, TODAY);
      assertThat(move).as("%s at %s", missing, gate)
        .isEqualTo(gate.compareTo(missing.gate()) < 0 ? new Made(gate.to()) : new Refused(EnumSet.of(missing)));
    }
  }

  /** FITNESS_CONDITIONS_MET alone is asked only of those for whom an examination set conditions; FIT_TO_TRAVEL holds the door for it. */
  @Test
  void missing_evidence_is_never_good_evidence() {
    var nothing = ReturnCases.everySafeguardAtOnce().withoutAnyEvidence();
    var concerned = EnumSet.noneOf(Safeguard.class);
    for (var safeguard : Safeguard.values()) if (safeguard.concernsAnyone(nothing.facts(), TODAY)) concerned.add(safeguard);
    assertThat(nothing.unmetOn(TODAY)).isEqualTo(EnumSet.complementOf(EnumSet.of(NO_HOLD, DESTINATION_OPEN,
      // Traits that nobody has told: VULNERABILITY_SCREENED stops the case until somebody has asked.
      BEST_INTERESTS_DETERMINED, FAMILY_TRACED_AND_ASSESSED, SECURITY_RISK_SIGNED, FITNESS_CONDITIONS_MET, REFLECTION_PERIOD_OVER,
      ESCORT_ASSIGNED, RECEIVING_ADULT_IDENTIFIED, RECEIVING_FACILITY_NAMED, EMBARKATION_CHECK_PASSED)));
    assertThat(concerned).containsAll(nothing.unmetOn(TODAY));
  }

  @Test
  void a_case_without_people_passes_no_gate() {
    var nobody = ReturnCases.adult().withoutPeople();
    for (var gate : Gate.values())
      assertThat(nobody.in(gate.from()).passes(gate, TODAY)).isInstanceOf(Refused.class);
    assertThat(nobody.unmetOn(TODAY)).isEqualTo(EnumSet.allOf(Safeguard.class));
  }

  /** Every pair: what is missing in one place never hides what is missing in another. */
  @ParameterizedTest
  @EnumSource
  void a_refusal_names_all_that_is_unmet(Safeguard held) {
    var group = ReturnCases.lacking(held).destinationClosed().forgetOfCase(EXIT);
    assertThat(group.unmetOn(TODAY)).isEqualTo(EnumSet.copyOf(List.of(held, DESTINATION_OPEN, EXIT_AUTHORISED)));
  }

  @Test
  void one_member_who_is_not_ready_stops_the_whole_group() {
    var family = ReturnCases.adult().accompaniedChild(LocalDate.of(2017, 1, 5)).join("SPOUSE", "IRREGULAR_ENTRY", ReturnCases.BORN_ADULT,
      Precision.DAY).forget(SCREENED);
    assertThat(family.departsToday()).isEqualTo(new Refused(EnumSet.of(VULNERABILITY_SCREENED)));
    assertThat(VULNERABILITY_SCREENED.lacking(family.facts(), TODAY)).extracting(Member::role).containsExactly("SPOUSE");
  }

  @ParameterizedTest
  @EnumSource
  void two_people_may_override_a_few_safeguards_and_never_the_others(Safeguard missing) {
    var move = ReturnCases.lacking(missing).overridden(missing).departsToday();
    assertThat(move)
      .isEqualTo(missing.override() == Safeguard.Override.TWO_PEOPLE ? new Made(Stage.DEPARTED) : new Refused(EnumSet.of(missing)));
  }

  @Test
  void seven_safeguards_may_be_overridden() {
    assertThat(Arrays.stream(Safeguard.values()).filter(safeguard -> safeguard.override() == Safeguard.Override.TWO_PEOPLE))
      .containsExactlyInAnyOrder(
        ELIGIBLE, MONEY_RESERVED, COOLING_OFF_PASSED, REFLECTION_PERIOD_OVER, RECEPTION_CONFIRMED, RECEIVING_FACILITY_NAMED,
        SEATS_TOGETHER);
  }

  @Test
  void overriding_everything_overrides_only_what_may_be_overridden() {
    var nothing = ReturnCases.everySafeguardAtOnce().withoutAnyEvidence();
    var before = nothing.unmetOn(TODAY);
    assertThat(nothing.overridden(Safeguard.values()).unmetOn(TODAY)).isNotEmpty()
      .isEqualTo(EnumSet.copyOf(before.stream().filter(safeguard -> safeguard.override() == Safeguard.Override.NEVER).toList()));
  }

  @ParameterizedTest
  @EnumSource(names = {"FIRST", "LAST"})
  void evidence_holds_on_its_first_and_its_last_day(Edge edge) {
    var day = edge == Edge.FIRST ? TODAY : TODAY.minusDays(5);
    var until = edge == Edge.FIRST ? TODAY.plusDays(5) : TODAY;
    assertThat(ReturnCases.adult().tell(LEGAL_BASIS, YES, day, until).departsToday().made()).isTrue();
  }

  enum Edge {
    FIRST, LAST
  }

  @Test
  void evidence_that_has_expired_or_is_not_valid_yet_is_no_evidence() {
    var refused = new Refused(EnumSet.of(LEGAL_BASIS_RECORDED));
    assertThat(ReturnCases.adult().tell(LEGAL_BASIS, YES, LONG_AGO, TODAY.minusDays(1)).departsToday()).isEqualTo(refused);
    assertThat(ReturnCases.adult().tell(LEGAL_BASIS, YES, TODAY.plusDays(1), null).departsToday()).isEqualTo(refused);
  }

  @Test
  void fitness_must_last_to_the_day_of_departure_not_only_to_the_day_of_clearance() {
    var flyingInAWeek = ReturnCases.adult().in(Stage.APPROVED).departingOn(TODAY.plusDays(7));
    assertThat(flyingInAWeek.tell(FITNESS, "FIT", LONG_AGO, TODAY.plusDays(7)).passes(Gate.CLEAR, TODAY))
      .isEqualTo(new Made(Stage.CLEARED));
    assertThat(flyingInAWeek.tell(FITNESS, "FIT", LONG_AGO, TODAY.plusDays(6)).passes(Gate.CLEAR, TODAY))
      .isEqualTo(new Refused(EnumSet.of(FIT_TO_TRAVEL)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TEMPORARILY_UNFIT", "UNFIT", "NO", "YES", ""})
  void only_fit_is_fit(String result) {
    assertThat(ReturnCases.adult().tell(FITNESS, result, LONG_AGO, TODAY.plusDays(20)).departsToday())
      .isEqualTo(new Refused(EnumSet.of(FIT_TO_TRAVEL)));
  }

  @Test
  void permission_to_leave_must_last_to_the_day_of_departure() {
    var flyingInAWeek = ReturnCases.adult().in(Stage.APPROVED).departingOn(TODAY.plusDays(7));
    assertThat(flyingInAWeek.tellCase(EXIT, "GRANTED", TODAY.plusDays(7)).passes(Gate.CLEAR, TODAY).made()).isTrue();
    assertThat(flyingInAWeek.tellCase(EXIT, "GRANTED", TODAY.plusDays(6)).passes(Gate.CLEAR, TODAY))
      .isEqualTo(new Refused(EnumSet.of(EXIT_AUTHORISED)));
  }

  /** Arrival is the day after departure at the latest; the margin of {@link Rules} comes on top. */
  @ParameterizedTest
  @CsvSource({"1, false", "2, true", "3, true"})
  void a_travel_document_is_valid_for_a_margin_after_arrival(int daysAfterDeparture, boolean good) {
    var move = ReturnCases.adult().tell(TRAVEL_DOCUMENT, YES, LONG_AGO, TODAY.plusDays(daysAfterDeparture)).departsToday();
    assertThat(move).isEqualTo(good ? new Made(Stage.DEPARTED) : new Refused(EnumSet.of(TRAVEL_DOCUMENT_VALID)));
  }

  @ParameterizedTest
  @CsvSource({"0, false", "2, false", "3, true", "4, true"})
  void nobody_leaves_before_the_cooling_off_has_passed(int daysSinceDeclaration, boolean good) {
    var move = ReturnCases.adult().tell(DECLARATION, YES, TODAY.minusDays(daysSinceDeclaration), null).departsToday();
    assertThat(move).isEqualTo(good ? new Made(Stage.DEPARTED) : new Refused(EnumSet.of(COOLING_OFF_PASSED)));
  }

  /** The one safeguard that implies another: who never declared has had no time to think about it either. */
  @Test
  void without_a_declaration_there_is_no_cooling_off_either() {
    assertThat(ReturnCases.adult().forget(DECLARATION).unmetOn(TODAY)).isEqualTo(EnumSet.of(DECLARATION_IN_FORCE, COOLING_OFF_PASSED));
  }

  @Test
  void a_declaration_taken_back_today_stops_the_departure_today() {
    assertThat(ReturnCases.adult().tell(DECLARATION, NO, TODAY, null).unmetOn(TODAY)).contains(DECLARATION_IN_FORCE);
  }

  @ParameterizedTest
  @EnumSource
  void a_hold_stops_every_gate_until_it_is_lifted(Gate gate) {
    assertThat(ReturnCases.adult().tellCase(HOLD, "HELD", null).in(gate.from()).passes(gate, TODAY))
      .isEqualTo(new Refused(EnumSet.of(NO_HOLD)));
    assertThat(ReturnCases.adult().tellCase(HOLD, "LIFTED", null).in(gate.from()).passes(gate, TODAY)).isEqualTo(new Made(gate.to()));
  }

  @Test
  void the_will_is_asked_on_the_day_itself_and_a_no_is_a_no() {
    var refused = new Refused(EnumSet.of(WILL_RECONFIRMED_TODAY));
    assertThat(ReturnCases.adult().tell(WILL_RECONFIRMED, YES, TODAY.minusDays(1), null).departsToday()).isEqualTo(refused);
    assertThat(ReturnCases.adult().tell(WILL_RECONFIRMED, NO, TODAY, null).departsToday()).isEqualTo(refused);
  }

  @Test
  void seats_on_two_journeys_or_on_another_day_are_not_seats_together() {
    var couple = ReturnCases.adult().join("SPOUSE", "IRREGULAR_ENTRY", ReturnCases.BORN_ADULT, Precision.DAY);
    assertThat(couple.departsToday().made()).isTrue();
    assertThat(couple.seatOn("a later journey").departsToday()).isEqualTo(new Refused(EnumSet.of(SEATS_TOGETHER)));
    assertThat(SEATS_TOGETHER.lacking(couple.seatOn("a later journey").facts(), TODAY)).as("one has another seat").hasSize(1);
    assertThat(couple.tell(SEAT, NO).departsToday()).isEqualTo(new Refused(EnumSet.of(SEATS_TOGETHER)));
    assertThat(ReturnCases.adult().tell(SEAT, "one journey", TODAY.plusDays(1), null).departsToday())
      .isEqualTo(new Refused(EnumSet.of(SEATS_TOGETHER)));
  }

  @Test
  void without_a_day_of_departure_nobody_is_cleared_whatever_is_overridden() {
    assertThat(ReturnCases.adult().departingOn(null).overridden(Safeguard.values()).in(Stage.APPROVED).passes(Gate.CLEAR, TODAY))
      .isEqualTo(new Refused(EnumSet.of(TRAVEL_DOCUMENT_VALID, EXIT_AUTHORISED, FIT_TO_TRAVEL)));
  }

  // ---- children

  @Test
  void a_child_alone_is_asked_for_what_an_adult_is_not() {
    var alone = aloneWithoutProtectionWork(ReturnCases.BORN_CHILD);
    assertThat(alone.unmetOn(TODAY)).isEqualTo(EnumSet.of(BEST_INTERESTS_DETERMINED, FAMILY_TRACED_AND_ASSESSED, ESCORT_ASSIGNED,
      RECEIVING_ADULT_IDENTIFIED));
  }

  @Test
  void on_the_eighteenth_birthday_the_questions_of_a_child_end_and_the_adult_is_asked() {
    var eighteenToday = aloneWithoutProtectionWork(TODAY.minusYears(18));
    var eighteenTomorrow = aloneWithoutProtectionWork(TODAY.plusDays(1).minusYears(18));
    assertThat(eighteenToday.unmetOn(TODAY)).as("a guardian's signature is not an adult's").isEqualTo(EnumSet.of(DECLARATION_IN_FORCE));
    assertThat(eighteenToday.tell(DECLARATION, YES, TODAY, null).unmetOn(TODAY)).isEqualTo(EnumSet.of(COOLING_OFF_PASSED));
    assertThat(aloneWithoutProtectionWork(TODAY.minusDays(5).minusYears(18)).tell(DECLARATION, YES, TODAY.minusDays(4), null)
      .unmetOn(TODAY)).isEmpty();
    assertThat(eighteenTomorrow.unmetOn(TODAY)).contains(BEST_INTERESTS_DETERMINED, RECEIVING_ADULT_IDENTIFIED);
  }

  @Test
  void who_may_still_be_a_child_is_treated_as_one() {
    var bornInTheYear = LocalDate.of(TODAY.getYear() - 18, 1, 1);
    for (var precision : List.of(Precision.YEAR, Precision.ESTIMATED))
      assertThat(perhapsAChild(bornInTheYear, precision).unmetOn(TODAY)).as("%s", precision).contains(GUARDIAN_AND_CHILD_HEARD,
        BEST_INTERESTS_DETERMINED);
    assertThat(perhapsAChild(TODAY.minusYears(18).withDayOfMonth(1), Precision.MONTH).unmetOn(TODAY)).contains(GUARDIAN_AND_CHILD_HEARD);
    assertThat(perhapsAChild(bornInTheYear, Precision.DAY).unmetOn(TODAY)).isEmpty();
    assertThat(perhapsAChild(bornInTheYear.minusYears(1), Precision.YEAR).unmetOn(TODAY)).isEmpty();
  }

  private static ReturnCases perhapsAChild(LocalDate born, Precision precision) {
    return ReturnCases.adult().withoutPeople().join("PRINCIPAL", "IRREGULAR_ENTRY", born, precision).tell(UNACCOMPANIED, YES);
  }

  @Test
  void from_twelve_on_a_child_hears_what_an_adult_hears() {
    assertThat(ReturnCases.adult().accompaniedChild(TODAY.minusYears(12)).forget(INFORMED).unmetOn(TODAY))
      .isEqualTo(EnumSet.of(DECISION_INFORMED));
    assertThat(ReturnCases.adult().accompaniedChild(TODAY.minusYears(12).plusDays(1)).forget(INFORMED).unmetOn(TODAY)).isEmpty();
  }

  @Test
  void a_child_with_its_parents_needs_a_guardians_signature_and_a_hearing_but_no_panel() {
    assertThat(ReturnCases.adult().accompaniedChild(ReturnCases.BORN_CHILD).departsToday().made()).isTrue();
    assertThat(ReturnCases.adult().accompaniedChild(ReturnCases.BORN_CHILD).forget(GUARDIAN).unmetOn(TODAY))
      .isEqualTo(EnumSet.of(GUARDIAN_AND_CHILD_HEARD));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOCAL", "THIRD_COUNTRY", "DEFER", "NO", "YES"})
  void only_a_panel_that_says_return_lets_a_child_return(String decision) {
    assertThat(ReturnCases.unaccompaniedChild().tell(BEST_INTERESTS, decision).departsToday())
      .isEqualTo(new Refused(EnumSet.of(BEST_INTERESTS_DETERMINED)));
  }

  // ---- people in danger

  @ParameterizedTest
  @ValueSource(strings = {"ASYLUM_SEEKER_PENDING", "ASYLUM_WITHDRAWN", "ASYLUM_REJECTED_APPEAL_OPEN", "ASYLUM_REJECTED_FINAL", "REFUGEE",
    "COMPLEMENTARY_PROTECTION", "STATELESS"})
  void who_ever_asked_for_protection_leaves_only_when_others_than_us_have_looked(String legalStatus) {
    var fled = ReturnCases.adult().withoutPeople().adult(legalStatus);
    assertThat(fled.departsToday()).isEqualTo(new Refused(EnumSet.of(INTERNATIONAL_PROTECTION_RESOLVED)));
    assertThat(fled.tell(PROTECTION_RESOLVED, "REFERRED_UNHCR_STAYS").departsToday().made()).isFalse();
    assertThat(fled.tell(PROTECTION_RESOLVED, "INDEPENDENT_ADVICE_SIGNED").departsToday().made()).isTrue();
  }

  @Test
  void a_risk_signed_by_one_office_only_is_not_signed() {
    for (var signature : List.of(RISK_SIGNED_BY_HOST, RISK_SIGNED_BY_ORIGIN))
      assertThat(ReturnCases.adult().trafficked().forget(signature).departsToday())
        .isEqualTo(new Refused(EnumSet.of(SECURITY_RISK_SIGNED)));
    assertThat(ReturnCases.adult().trafficked().tell(RISK_SIGNED_BY_ORIGIN, NO).departsToday().made()).isFalse();
  }

  @Test
  void the_reflection_period_is_over_the_day_after_its_last_day() {
    assertThat(ReturnCases.adult().trafficked().tell(REFLECTION_PERIOD, YES, LONG_AGO, TODAY.minusDays(1)).departsToday().made()).isTrue();
    assertThat(ReturnCases.adult().trafficked().tell(REFLECTION_PERIOD, YES, LONG_AGO, TODAY).unmetOn(TODAY))
      .isEqualTo(EnumSet.of(REFLECTION_PERIOD_OVER));
    assertThat(ReturnCases.adult().trafficked().forget(REFLECTION_PERIOD).unmetOn(TODAY)).isEqualTo(EnumSet.of(REFLECTION_PERIOD_OVER));
  }

  @Test
  void a_vulnerability_found_late_reopens_the_question_at_once() {
    var ready = ReturnCases.adult();
    assertThat(ready.departsToday().made()).isTrue();
    assertThat(ready.tell(TRAFFICKED, YES).unmetOn(TODAY)).isEqualTo(EnumSet.of(SECURITY_RISK_SIGNED, REFLECTION_PERIOD_OVER));
  }

  // ---- order

  static Stream<Arguments> everyStageAndGate() {
    return Arrays.stream(Stage.values()).flatMap(stage -> Arrays.stream(Gate.values()).map(gate -> Arguments.of(stage, gate)));
  }

  @ParameterizedTest
  @MethodSource("everyStageAndGate")
  void a_gate_is_passed_only_from_the_stage_before_it(Stage stage, Gate gate) {
    assertThat(ReturnCases.everySafeguardAtOnce().in(stage).passes(gate, TODAY))
      .isEqualTo(stage == gate.from() ? new Made(gate.to()) : new OutOfOrder(stage, gate.to()));
  }

  @Test
  void the_gates_lead_from_registration_to_departure_without_a_gap() {
    var reached = Stage.REGISTERED;
    for (var gate : Gate.values()) {
      assertThat(gate.from()).isEqualTo(reached);
      reached = gate.to();
    }
    assertThat(reached).isEqualTo(Stage.DEPARTED);
    assertThat(Set.of(Gate.values())).allMatch(gate -> gate.from().beforeBoarding());
  }

  /** A child alone for whom nothing was done beyond what is asked of every child. */
  private static ReturnCases aloneWithoutProtectionWork(LocalDate born) {
    return ReturnCases.adult().withoutPeople().accompaniedChild(born).tell(UNACCOMPANIED, YES);
  }
}
