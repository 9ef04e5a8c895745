package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.casework.Safeguard.*;
import static org.rihla.journey.Family.FLIGHT;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rihla.access.Role;
import org.rihla.casework.Outcome;
import org.rihla.casework.Stage;
import org.rihla.travel.Departures.Departure;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

/** A refusal names the true reason, and nothing that was decided is written over. */
@SpringBootTest
class ClearReasonsTest {

  @Autowired
  ApplicationContext context;

  Programme programme;

  @BeforeEach
  void a_programme_at_work() throws Exception { programme = new Programme(context); }

  @Test
  void on_another_day_than_the_booked_one_nothing_but_the_day_is_the_reason() {
    var family = Family.registered(programme).cleared().later(1);
    assertThat(family.today).isBefore(FLIGHT);
    assertThat(family.as(Role.MOVEMENTS_OFFICER, () -> programme.departures.depart(family.id, "DEPARTED"))).isEqualTo(
      new Departure.AnotherDay(FLIGHT));
    family.today = FLIGHT.plusDays(1);
    assertThat(family.as(Role.MOVEMENTS_OFFICER, () -> programme.departures.depart(family.id, "DEPARTED"))).isEqualTo(
      new Departure.AnotherDay(FLIGHT));
    assertThat(family.stage()).isEqualTo(Stage.CLEARED);
  }

  @Test
  void who_did_not_come_may_be_noted_the_day_after() {
    var family = Family.registered(programme).cleared();
    family.today = FLIGHT.plusDays(1);
    assertThat(family.as(Role.MOVEMENTS_OFFICER, () -> programme.departures.depart(family.id, "NO_SHOW")))
      .isEqualTo(new Departure.Stayed());
  }

  @Test
  void where_no_line_is_open_and_where_none_has_enough_is_said_of_each_category() throws Exception {
    var country = programme.anotherCountry();
    programme.endow("TRAVEL", country, 50_000);
    programme.endow("RECEPTION", country, 49_999);
    var one = Family.oneAdult(programme, country).applied();
    var wanted = Map.of("TRAVEL", 50_000L, "RECEPTION", 50_000L, "REINTEGRATION", 50_000L);
    var of = " country:" + country + " currency:MAD " + one.today;
    assertThat(one.as(Role.FINANCE_OFFICER, () -> programme.budgets.reserve(one.id, wanted))).isEqualTo(
      Outcome.refused("not-enough-money cost_category:RECEPTION" + of, "no-line-open cost_category:REINTEGRATION" + of));
    assertThat(one.count("funding.reservation where released_on is null")).as("all of it is reserved, or none").isZero();
  }

  @Test
  void that_there_was_no_money_is_in_the_history_and_what_was_reserved_before_stays() {
    var family = Family.registered(programme).applied().reserveMoney();
    var answer = new Pages(context).send(family, Role.FINANCE_OFFICER, "budget",
      Map.of("TRAVEL", "400", "RECEPTION", "400", "REINTEGRATION", "99000000"));
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(
      family.count("casework.case_history where what = 'REFUSED' and act = 'RESERVE_MONEY' and codes like 'budget not-enough-money%'"))
      .isOne();
    assertThat(family.count("funding.reservation where released_on is null and amount_cents = 50000")).isEqualTo(3);
    assertThat(family.count("funding.reservation where true")).isEqualTo(3);
  }

  @Test
  void an_override_asked_for_again_leaves_the_earlier_one_with_its_people_and_its_reason() {
    var family = Family.registered(programme).applied();
    var first = "The grandmother is dying in Conakry.";
    done(family.as(Role.OFFICE_MANAGER, () -> programme.decisions.askOverride(family.id, COOLING_OFF_PASSED, first, false)));
    done(family.as(Role.OFFICE_MANAGER, () -> programme.decisions.askOverride(family.id, COOLING_OFF_PASSED, first + " Truly.", false)));
    done(Programme.on(family.today, programme.as(Role.OFFICE_MANAGER, RABAT, "2"),
      () -> programme.decisions.confirmOverride(family.id, COOLING_OFF_PASSED)));
    assertThat(family.count("casework.safeguard_override where true")).isEqualTo(2);
    assertThat(family.count("casework.safeguard_override where ended_at is not null and confirmed_by is null")).isOne();
    assertThat(family.count("casework.safeguard_override where ended_at is null and confirmed_by <> asked_by")).isOne();
    assertThat(family.as(Role.OFFICE_MANAGER, () -> programme.decisions.askOverride(family.id, COOLING_OFF_PASSED, first, false)))
      .isEqualTo(Outcome.refused("already-overridden"));
  }
}
