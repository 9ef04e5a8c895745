package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.casework.Safeguard.COOLING_OFF_PASSED;
import static org.rihla.journey.Family.booking;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;
import static org.rihla.journey.Programme.made;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rihla.access.Role;
import org.rihla.casework.Outcome;

/** Nobody buys a ticket for a day on which those who declared are still thinking, unless that is meant. */
class TimeToThinkTest extends AtWork {

  private Family family;
  private LocalDate first;

  @BeforeEach
  void approvedOnTheDayOfTheDeclaration() throws Exception {
    family = Family.registered(p).applied().eligible().reserveMoney();
    made(family.as(Role.OFFICE_MANAGER, () -> p.moves.approve(family.id)));
    first = family.today.plusDays(3);
  }

  private Outcome book(LocalDate day, boolean earlier) {
    return family.as(Role.MOVEMENTS_OFFICER, () -> p.journeys.book(family.id, family.everybody, booking(day), earlier));
  }

  @Test
  void a_day_within_the_time_to_think_is_refused_with_the_first_day_after_it() {
    assertThat(book(first.minusDays(1), false)).isEqualTo(Outcome.refused("time-to-think " + first));
    assertThat(family.count("travel.journey where true")).isZero();
    assertThat(book(first, false)).isEqualTo(Outcome.done());
  }

  @Test
  void whoever_means_it_books_it_and_the_safeguard_stays() {
    assertThat(book(first.minusDays(1), true)).isEqualTo(Outcome.done());
    assertThat(family.column("stage", String.class)).isEqualTo("APPROVED");
    assertThat(family.count("casework.case_history where what = 'BOOKED' and codes like '%TIME_TO_THINK'")).isOne();
  }

  @Test
  void the_form_says_the_first_day_and_asks_whether_an_earlier_one_is_meant() throws Exception {
    assertThat(pages.form(family, Role.MOVEMENTS_OFFICER, "booking").text()).contains("5 Feb 2026", "An earlier day is meant");
    var entries = new LinkedHashMap<>(Map.of("departsOn", first.minusDays(1).toString(), "movement", "COMMERCIAL", "carrier",
      "Invented Air", "flight", "INV1", "from", "CMN", "to", "CKY", "cost", "400"));
    entries.put("persons", family.mother().toString());
    var refused = pages.send(family, Role.MOVEMENTS_OFFICER, "booking", entries);
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("5 Feb 2026");
    entries.put("earlier", "yes");
    assertThat(pages.send(family, Role.MOVEMENTS_OFFICER, "booking", entries).getStatus()).isEqualTo(302);
  }

  /** It was for the journey that the two managers knew of, and a booking ends it. */
  @Test
  void who_was_let_go_earlier_by_two_people_is_not_booked_anew_in_silence() throws Exception {
    done(family.as(Role.OFFICE_MANAGER,
      () -> p.decisions.askOverride(family.id, COOLING_OFF_PASSED, "Her mother is dying, and she asks to go today.", false)));
    done(Programme.on(family.today, p.as(Role.OFFICE_MANAGER, RABAT, "2"),
      () -> p.decisions.confirmOverride(family.id, COOLING_OFF_PASSED)));
    assertThat(pages.form(family, Role.MOVEMENTS_OFFICER, "booking").text()).contains("An earlier day is meant");
    assertThat(book(first.minusDays(1), false)).isEqualTo(Outcome.refused("time-to-think " + first));
    assertThat(book(first.minusDays(1), true)).isEqualTo(Outcome.done());
    assertThat(family.count("casework.case_history where what = 'BOOKED' and codes like '%TIME_TO_THINK'")).isOne();
  }

  @Test
  void once_it_is_over_nobody_is_asked() throws Exception {
    family.later(3);
    assertThat(pages.form(family, Role.MOVEMENTS_OFFICER, "booking").html()).doesNotContain("name=\"earlier\"");
    assertThat(book(family.today, false)).isEqualTo(Outcome.done());
  }

  /** A signature is too early before what they knew first, not before what they heard last: it could never be given again. */
  @Test
  void who_hears_it_all_once_more_has_not_signed_too_early() throws Exception {
    var again = Family.registered(p).applied().later(4).counsel().eligible().reserveMoney();
    made(again.as(Role.OFFICE_MANAGER, () -> p.moves.approve(again.id)));
  }
}
