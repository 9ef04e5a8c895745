package org.rihla.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.casework.Fact.*;
import static org.rihla.casework.ReturnCases.LONG_AGO;
import static org.rihla.casework.ReturnCases.TODAY;
import static org.rihla.casework.Safeguard.*;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rihla.casework.Forecast.AwaitsBooking;
import org.rihla.casework.Forecast.AwaitsDay;
import org.rihla.casework.Forecast.AwaitsDeclaration;
import org.rihla.casework.Forecast.AwaitsDeparture;
import org.rihla.casework.Forecast.AwaitsStage;
import org.rihla.casework.Forecast.Met;
import org.rihla.casework.Forecast.Missing;
import org.rihla.casework.Forecast.Standing;

/** What a case waits for: somebody's work, time, or a booking; and when it could safely leave. */
@Tag("rules")
class ForecastTest {

  private static Forecast of(ReturnCases group, Stage stage) { return Forecast.of(group.facts(), stage, TODAY, _ -> true); }

  private static Standing standing(Safeguard safeguard, ReturnCases group, Stage stage) {
    return of(group, stage).standings().get(safeguard);
  }

  @Test
  void before_a_departure_is_booked_what_is_measured_against_it_waits_and_nobody_is_late() {
    var ready = of(ReturnCases.adult().departingOn(null).forget(WILL_RECONFIRMED), Stage.APPROVED);
    for (var safeguard : Set.of(TRAVEL_DOCUMENT_VALID, EXIT_AUTHORISED, FIT_TO_TRAVEL, WILL_RECONFIRMED_TODAY))
      assertThat(ready.standings().get(safeguard)).as("%s", safeguard).isEqualTo(new AwaitsBooking());
    assertThat(ready.earliest()).isEqualTo(TODAY);
    assertThat(ready.decidedBy()).isEmpty();
  }

  @Test
  void who_has_no_paper_or_is_unfit_lacks_it_booked_or_not() {
    var without = ReturnCases.adult().join("SPOUSE", "IRREGULAR_ENTRY", ReturnCases.BORN_ADULT, org.rihla.people.Identity.Precision.DAY)
      .departingOn(null).forget(TRAVEL_DOCUMENT);
    assertThat(standing(TRAVEL_DOCUMENT_VALID, without, Stage.APPROVED)).isInstanceOfSatisfying(Missing.class,
      missing -> assertThat(missing.lacking()).as("only the one who lacks it").hasSize(1));
    assertThat(standing(FIT_TO_TRAVEL, ReturnCases.adult().departingOn(null).tell(FITNESS, "TEMPORARILY_UNFIT"), Stage.APPROVED))
      .isInstanceOf(Missing.class);
    assertThat(standing(EXIT_AUTHORISED, ReturnCases.adult().departingOn(null).tellCase(EXIT, "REFUSED", null), Stage.APPROVED))
      .isInstanceOf(Missing.class);
  }

  @Test
  void a_paper_that_ends_before_the_first_safe_day_is_missing_already() {
    var couple = ReturnCases.adult().departingOn(null).tell(DECLARATION, YES, TODAY.minusDays(1), null);
    assertThat(standing(TRAVEL_DOCUMENT_VALID, couple.tell(TRAVEL_DOCUMENT, YES, LONG_AGO, TODAY.plusDays(4)), Stage.APPROVED)).isEqualTo(
      new AwaitsBooking());
    assertThat(standing(TRAVEL_DOCUMENT_VALID, couple.tell(TRAVEL_DOCUMENT, YES, LONG_AGO, TODAY.plusDays(3)), Stage.APPROVED))
      .isInstanceOf(Missing.class);
  }

  @Test
  void the_cooling_off_names_the_day_on_which_it_ends_and_decides_the_first_safe_day() {
    var fresh = of(ReturnCases.adult().departingOn(null).tell(DECLARATION, YES, TODAY.minusDays(1), null), Stage.APPLIED);
    assertThat(fresh.standings().get(COOLING_OFF_PASSED)).isEqualTo(new AwaitsDay(TODAY.plusDays(2)));
    assertThat(fresh.earliest()).isEqualTo(TODAY.plusDays(2));
    assertThat(fresh.decidedBy()).containsExactly(COOLING_OFF_PASSED);
  }

  @Test
  void before_there_is_a_declaration_its_days_have_not_begun() {
    var undeclared = of(ReturnCases.adult().departingOn(null).forget(DECLARATION), Stage.REGISTERED);
    assertThat(undeclared.standings().get(COOLING_OFF_PASSED)).isEqualTo(new AwaitsDeclaration(3));
    assertThat(undeclared.standings().get(DECLARATION_IN_FORCE)).isInstanceOf(Missing.class);
    assertThat(undeclared.earliest()).as("if it were signed today").isEqualTo(TODAY.plusDays(3));
  }

  @Test
  void an_overridden_delay_puts_nothing_off() {
    var overridden = of(ReturnCases.adult().departingOn(null).tell(DECLARATION, YES, TODAY, null).overridden(COOLING_OFF_PASSED),
      Stage.APPROVED);
    assertThat(overridden.standings().get(COOLING_OFF_PASSED)).isEqualTo(new Met());
    assertThat(overridden.earliest()).isEqualTo(TODAY);
  }

  @Test
  void the_reflection_period_is_told_only_to_those_who_know_of_it() {
    var trafficked = ReturnCases.adult().trafficked().departingOn(null).tell(REFLECTION_PERIOD, YES, LONG_AGO, TODAY.plusDays(9));
    assertThat(of(trafficked, Stage.APPROVED).earliest()).isEqualTo(TODAY.plusDays(10));
    assertThat(of(trafficked, Stage.APPROVED).decidedBy()).containsExactly(REFLECTION_PERIOD_OVER);
    var outside = Forecast.of(trafficked.facts(), Stage.APPROVED, TODAY, safeguard -> safeguard != REFLECTION_PERIOD_OVER);
    assertThat(outside.standings()).doesNotContainKey(REFLECTION_PERIOD_OVER);
    assertThat(outside.earliest()).isEqualTo(TODAY);
  }

  @Test
  void what_belongs_to_the_day_itself_waits_for_the_booked_day() {
    var booked = ReturnCases.everySafeguardAtOnce().departingOn(TODAY.plusDays(5)).forget(WILL_RECONFIRMED);
    assertThat(standing(WILL_RECONFIRMED_TODAY, booked, Stage.CLEARED)).isEqualTo(new AwaitsDeparture(TODAY.plusDays(5)));
    assertThat(standing(WILL_RECONFIRMED_TODAY, booked.departingOn(TODAY), Stage.CLEARED)).isInstanceOf(Missing.class);
  }

  @Test
  void what_cannot_be_done_yet_says_when_it_can() {
    var early = ReturnCases.adult().departingOn(null).tellCase(ELIGIBILITY, NO, null).tell(SEAT, NO).tellCase(RECEPTION, NO, null);
    assertThat(standing(ELIGIBLE, early, Stage.REGISTERED)).isEqualTo(new AwaitsStage(Stage.APPLIED));
    assertThat(standing(ELIGIBLE, early, Stage.APPLIED)).isInstanceOf(Missing.class);
    assertThat(standing(SEATS_TOGETHER, early, Stage.APPLIED)).isEqualTo(new AwaitsStage(Stage.APPROVED));
    assertThat(standing(SEATS_TOGETHER, early, Stage.APPROVED)).isInstanceOf(Missing.class);
    assertThat(standing(RECEPTION_CONFIRMED, early, Stage.APPROVED)).isEqualTo(new AwaitsBooking());
    assertThat(standing(RECEPTION_CONFIRMED, early.departingOn(TODAY.plusDays(3)), Stage.APPROVED)).isInstanceOf(Missing.class);
  }

  /** A child never waits for its eighteenth birthday: what protects it is somebody's work. */
  @Test
  void nobody_waits_for_a_child_to_grow_up() {
    var nearlyAdult = ReturnCases.unaccompaniedChild().withoutPeople().child(TODAY.minusYears(18).plusDays(3)).forget(BEST_INTERESTS)
      .departingOn(null);
    assertThat(standing(BEST_INTERESTS_DETERMINED, nearlyAdult, Stage.APPLIED)).isInstanceOf(Missing.class);
    assertThat(of(nearlyAdult, Stage.APPLIED).earliest()).isEqualTo(TODAY);
  }

  /** It foretells and never decides: whatever waits is unmet at the gate, whatever is met there is met here. */
  @ParameterizedTest
  @EnumSource
  void the_forecast_never_calls_met_what_the_gate_refuses(Safeguard missing) {
    var group = ReturnCases.lacking(missing);
    var forecast = of(group, Stage.CLEARED);
    for (var safeguard : Safeguard.values())
      if (forecast.standings().containsKey(safeguard))
        assertThat(forecast.standings().get(safeguard) instanceof Met).as("%s", safeguard).isEqualTo(safeguard.met(group.facts(), TODAY));
  }
}
