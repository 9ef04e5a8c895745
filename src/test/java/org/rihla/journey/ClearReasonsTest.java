package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.casework.Safeguard.*;
import static org.rihla.journey.Family.FLIGHT;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rihla.access.Role;
import org.rihla.casework.Move;
import org.rihla.casework.Outcome;
import org.rihla.casework.Stage;
import org.rihla.casework.Substance;
import org.rihla.travel.Departures.Departure;
import org.rihla.travel.Journeys.Booking;

/** A refusal names the true reason, and nothing that was decided is written over. */
class ClearReasonsTest extends AtWork {

  @Test
  void on_another_day_than_the_booked_one_nothing_but_the_day_is_the_reason() {
    var family = Family.registered(p).cleared().later(1);
    assertThat(family.today).isBefore(FLIGHT);
    assertThat(family.as(Role.MOVEMENTS_OFFICER, () -> p.departures.depart(family.id, "DEPARTED"))).isEqualTo(
      new Departure.AnotherDay(FLIGHT));
    family.today = FLIGHT.plusDays(2);
    assertThat(family.as(Role.MOVEMENTS_OFFICER, () -> p.departures.depart(family.id, "DEPARTED"))).isEqualTo(
      new Departure.AnotherDay(FLIGHT));
    assertThat(family.stage()).isEqualTo(Stage.CLEARED);
  }

  @Test
  void who_left_just_before_midnight_is_noted_the_day_after_as_of_the_day_of_the_flight() {
    var family = Family.registered(p).cleared();
    family.today = FLIGHT;
    family.reconfirm();
    family.today = FLIGHT.plusDays(1);
    assertThat(family.as(Role.MOVEMENTS_OFFICER, () -> p.departures.depart(family.id, "DEPARTED"))).isEqualTo(
      new Departure.Asked(new Move.Made(Stage.DEPARTED)));
    assertThat(family.column("departed_on", LocalDate.class)).isEqualTo(FLIGHT);
  }

  @Test
  void whoever_was_not_asked_again_on_the_day_has_not_left_by_the_day_after() {
    var family = Family.registered(p).cleared();
    family.today = FLIGHT.plusDays(1);
    family.reconfirm();
    assertThat(family.as(Role.MOVEMENTS_OFFICER, () -> p.departures.depart(family.id, "DEPARTED"))).isInstanceOfSatisfying(
      Departure.Asked.class, asked -> assertThat(asked.move()).isInstanceOf(Move.Refused.class));
    assertThat(family.stage()).isEqualTo(Stage.CLEARED);
  }

  @Test
  void who_did_not_come_may_be_noted_the_day_after() {
    var family = Family.registered(p).cleared();
    family.today = FLIGHT.plusDays(1);
    assertThat(family.as(Role.MOVEMENTS_OFFICER, () -> p.departures.depart(family.id, "NO_SHOW")))
      .isEqualTo(new Departure.Stayed());
  }

  @Test
  void where_no_line_is_open_and_where_none_has_enough_is_said_of_each_category() throws Exception {
    var country = p.anotherCountry();
    p.endow("TRAVEL", country, 50_000);
    p.endow("RECEPTION", country, 49_999);
    var one = Family.oneAdult(p, country).applied();
    var wanted = Map.of("TRAVEL", 50_000L, "RECEPTION", 50_000L, "REINTEGRATION", 50_000L);
    var of = " country:" + country + " currency:MAD " + one.today;
    assertThat(one.as(Role.FINANCE_OFFICER, () -> p.budgets.reserve(one.id, wanted))).isEqualTo(
      Outcome.refused("not-enough-money cost_category:RECEPTION" + of, "no-line-open cost_category:REINTEGRATION" + of));
    assertThat(one.count("funding.reservation where released_on is null")).as("all of it is reserved, or none").isZero();
  }

  @Test
  void a_journey_that_costs_more_than_is_reserved_waits_until_more_is() throws Exception {
    var family = Family.registered(p).approved();
    var dear = new Booking(FLIGHT, "COMMERCIAL", "Invented Air", "INV1", "CMN", "CKY", 50_001);
    assertThat(family.as(Role.MOVEMENTS_OFFICER, () -> p.journeys.book(family.id, family.everybody, dear)))
      .isEqualTo(Outcome.refused("above-reserved"));
    assertThat(pages.form(family, Role.MOVEMENTS_OFFICER, "booking").text()).contains("Reserved for the journey of this group", "500");
    done(family.as(Role.FINANCE_OFFICER,
      () -> p.budgets.reserve(family.id, Map.of("TRAVEL", 60_000L, "RECEPTION", 50_000L, "REINTEGRATION", 50_000L))));
    done(family.as(Role.MOVEMENTS_OFFICER, () -> p.journeys.book(family.id, family.everybody, dear)));
  }

  @Test
  void that_there_was_no_money_is_in_the_history_and_what_was_reserved_before_stays() {
    var family = Family.registered(p).applied().reserveMoney();
    var answer = pages.send(family, Role.FINANCE_OFFICER, "budget",
      Map.of("TRAVEL", "400", "RECEPTION", "400", "REINTEGRATION", "99000000"));
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(
      family.count("casework.case_history where what = 'REFUSED' and act = 'RESERVE_MONEY' and codes like 'budget not-enough-money%'"))
      .isOne();
    assertThat(family.count("funding.reservation where released_on is null and amount_cents = 50000")).isEqualTo(3);
    assertThat(family.count("funding.reservation where true")).isEqualTo(3);
  }

  @Test
  void an_override_is_asked_for_once_and_then_confirmed_by_another() {
    var family = Family.registered(p).applied();
    var first = "The grandmother is dying in Conakry.";
    done(family.as(Role.OFFICE_MANAGER, () -> p.decisions.askOverride(family.id, COOLING_OFF_PASSED, first, false)));
    for (var manager : List.of("", "2"))
      assertThat(Programme.on(family.today, p.as(Role.OFFICE_MANAGER, RABAT, manager),
        () -> p.decisions.askOverride(family.id, COOLING_OFF_PASSED, first + " Truly.", false)))
        .isEqualTo(Outcome.refused("override-still-asked"));
    done(Programme.on(family.today, p.as(Role.OFFICE_MANAGER, RABAT, "2"),
      () -> p.decisions.confirmOverride(family.id, COOLING_OFF_PASSED)));
    assertThat(family.count("casework.safeguard_override where ended_at is null and confirmed_by <> asked_by")).isOne();
    assertThat(family.count("casework.safeguard_override where true")).isOne();
    assertThat(family.as(Role.OFFICE_MANAGER, () -> p.decisions.askOverride(family.id, COOLING_OFF_PASSED, first, false)))
      .isEqualTo(Outcome.refused("already-overridden"));
  }

  @Test
  void a_sign_or_a_word_is_no_reason() {
    assertThat(List.of("ok", "ok ok", "....................", "لا", "  \n          x          ")).allMatch(Substance::lacking);
    assertThat(List.of("The grandmother is dying.", "الجدة مريضة جدا وتنتظرها في البيت")).noneMatch(Substance::lacking);
  }

  @Test
  void what_a_safeguard_refused_is_in_the_history_with_its_name() throws Exception {
    var family = Family.registered(p).applied();
    family.as(Role.OFFICE_MANAGER, () -> p.moves.approve(family.id));
    pages.send(family, Role.OFFICE_MANAGER, "override",
      Map.of("safeguard", "MONEY_RESERVED", "reasonsInWords", "Because."));
    var page = pages.ofCase(family, RABAT, Role.OFFICE_MANAGER).getContentAsString();
    var history = page.substring(page.indexOf("id=\"history\"")).replaceAll("\\s+", " ");
    assertThat(history).contains("<b>Refused</b> · Approve the return", "Missing: Eligible · Money reserved for each cost category",
      "<b>Refused</b> · Ask to override a safeguard").doesNotContain("Because.");
  }

  @Test
  void a_departure_that_a_safeguard_refuses_is_one_line_of_the_history() {
    var family = Family.registered(p).cleared();
    family.today = FLIGHT;
    assertThat(pages.send(family, Role.MOVEMENTS_OFFICER, "departure", Map.of("departure", "DEPARTED")).getStatus())
      .isEqualTo(422);
    assertThat(family.count("casework.case_history where what = 'REFUSED' and act = 'DEPART'")).isOne();
  }

  @Test
  void a_case_is_closed_only_for_reasons_that_can_be_and_others_are_told_which() throws Exception {
    var family = Family.registered(p).approved();
    var form = pages.asked(family, Role.RETURN_COUNSELLOR, "closure").getContentAsString();
    assertThat(form).contains("PROTECTION_NOT_RETURN", "DECEASED").doesNotContain("COMPLETED", "REMIGRATED", "LOST_TO_FOLLOW_UP",
      "WITHDREW_BEFORE_DEPARTURE");
    var refused = pages.send(family, Role.RETURN_COUNSELLOR, "closure", Map.of("closureReason", "REMIGRATED"));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("This reason is only possible after arrival", "Reasons possible now:",
      "Protection instead of return");
    assertThat(family.count("casework.case_history where what = 'REFUSED' and act = 'CLOSE'")).as("once").isOne();
    assertThat(family.stage()).isEqualTo(Stage.APPROVED);
  }
}
