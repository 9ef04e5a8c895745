package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.casework.Safeguard.COOLING_OFF_PASSED;
import static org.rihla.journey.Family.MONDAY;
import static org.rihla.journey.Programme.CONAKRY;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;

import org.junit.jupiter.api.Test;
import org.rihla.access.Compartment;
import org.rihla.access.Role;
import org.rihla.access.Sight;
import org.rihla.casework.Outcome;
import org.rihla.casework.Registration.DuplicateAnswer;
import org.rihla.casework.Registration.Newcomer;
import org.rihla.funding.Payments.Status;
import org.rihla.people.Identity.Sex;

/** What was decided, asked for and tried before can be found on the page by those who go on from it. */
class WhatWasDecidedTest extends AtWork {

  private String page(Family family, String office, Role role) throws Exception {
    return pages.ofCase(family, office, role).getContentAsString();
  }

  /** From the heading of the section to the next one. */
  private String section(Family family, String key, Role role) throws Exception {
    var after = page(family, RABAT, role).split("id=\"sec-" + key + "\"");
    return after.length < 2 ? "" : after[1].split("</section>")[0].replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  private void override(Family family) {
    done(family.as(Role.OFFICE_MANAGER,
      () -> p.decisions.askOverride(family.id, COOLING_OFF_PASSED, "Her mother is dying, and she asks to go today.", false)));
    done(Programme.on(family.today, p.as(Role.OFFICE_MANAGER, RABAT, "2"),
      () -> p.decisions.confirmOverride(family.id, COOLING_OFF_PASSED)));
  }

  @Test
  void every_decision_stands_in_the_section_of_decisions() throws Exception {
    var family = Family.registered(p);
    assertThat(section(family, "decisions", Role.RETURN_COUNSELLOR)).doesNotContain("Found eligible");
    family.approved();
    override(family);
    assertThat(section(family, "decisions", Role.RETURN_COUNSELLOR)).contains("Found eligible", "Return approved",
      "Safeguard overridden by two people");
  }

  @Test
  void an_override_that_another_day_of_departure_ends_does_not_end_in_silence() throws Exception {
    var family = Family.registered(p).approved();
    override(family);
    assertThat(section(family, "decisions", Role.MOVEMENTS_OFFICER)).doesNotContain("no longer holds");
    family.book(MONDAY.plusDays(30));
    assertThat(section(family, "decisions", Role.MOVEMENTS_OFFICER)).contains("no longer holds");
    assertThat(page(family, RABAT, Role.OFFICE_MANAGER)).contains("Override of a safeguard lapsed");
    assertThat(family.count("casework.case_history where what = 'OVERRIDE_ENDED'")).isOne();
    family.book(MONDAY.plusDays(31));
    assertThat(family.count("casework.case_history where what = 'OVERRIDE_ENDED'")).as("nothing was left to end").isOne();
  }

  /** The task was finished by the first confirmation, and the other request waited unseen. */
  @Test
  void of_two_overrides_asked_for_the_second_still_waits_when_the_first_is_confirmed() {
    var family = Family.registered(p).applied();
    var why = "Her mother is dying, and she asks to go today.";
    done(family.as(Role.OFFICE_MANAGER, () -> p.decisions.askOverride(family.id, COOLING_OFF_PASSED, why, false)));
    done(family.as(Role.OFFICE_MANAGER,
      () -> p.decisions.askOverride(family.id, org.rihla.casework.Safeguard.MONEY_RESERVED, why, false)));
    var second = p.as(Role.OFFICE_MANAGER, RABAT, "2");
    done(Programme.on(family.today, second, () -> p.decisions.confirmOverride(family.id, COOLING_OFF_PASSED)));
    assertThat(family.count("casework.task where kind = 'CONFIRM_OVERRIDE' and done_at is null")).isOne();
    done(Programme.on(family.today, second,
      () -> p.decisions.confirmOverride(family.id, org.rihla.casework.Safeguard.MONEY_RESERVED)));
    assertThat(family.count("casework.task where kind = 'CONFIRM_OVERRIDE' and done_at is null")).isZero();
  }

  @Test
  void an_earlier_case_of_the_same_person_is_shown_to_who_may_open_it() throws Exception {
    var who = Family.adult(Sex.M, "PRINCIPAL");
    var earlier = Family.of(p, Programme.GUINEA, who);
    done(earlier.as(Role.RETURN_COUNSELLOR, () -> p.moves.close(earlier.id, "NO_LONGER_ELIGIBLE", null)));
    var again = Family.of(p, Programme.GUINEA, new Newcomer(who.identity(), who.contact(), who.role(), who.legalStatus(), who.consents(),
      new DuplicateAnswer("SAME_PERSON_NEW_CASE", earlier.mother())));
    assertThat(page(again, RABAT, Role.RETURN_COUNSELLOR)).contains(earlier.column("number", String.class),
      "earlier case of the same person", "No longer eligible");
    again.applied();
    assertThat(page(again, CONAKRY, Role.ORIGIN_CASE_WORKER)).as("never shared with this office").doesNotContain(earlier.column("number",
      String.class));
    assertThat(page(again, RABAT, Role.ME_OFFICER)).as("who sees no names").doesNotContain(earlier.column("number", String.class));
  }

  @Test
  void nothing_is_completed_while_people_wait_for_what_they_were_promised() throws Exception {
    var family = Family.registered(p).reintegrating();
    done(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.instalments.request(family.id, family.mother(), 100_000, "ARRIVAL", "QUOTE")));
    assertThat(pages.window(family, CONAKRY, Role.ORIGIN_CASE_WORKER, "/cases/" + family.id + "/forms/closure").text())
      .contains("Closing the case cancels them");
    var refused = family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.moves.close(family.id, "COMPLETED", null));
    assertThat(((Outcome.Refused) refused).reasons()).contains("payments-open");
    var payment = Sight.wide(() -> p.instalments.waiting(family.id, Status.REQUESTED)).getFirst().id();
    done(family.atHome(Role.OFFICE_MANAGER, () -> p.instalments.approve(family.id, payment)));
    done(family.atHome(Role.FINANCE_OFFICER, () -> p.instalments.pay(family.id, payment, "MOBILE_MONEY")));
    var measured = family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.moves.close(family.id, "COMPLETED", null));
    assertThat(((Outcome.Refused) measured).reasons()).doesNotContain("payments-open");
  }

  @Test
  void who_asked_for_a_reader_sees_what_became_of_it_and_nobody_else_is_told_of_the_sealed_part() throws Exception {
    var family = Family.registered(p);
    family.working(p.as(Role.PROTECTION_OFFICER, RABAT));
    var herself = p.as(Role.RETURN_COUNSELLOR, RABAT);
    done(family.as(Role.RETURN_COUNSELLOR,
      () -> p.team.askReader(family.id, herself.id(), Compartment.TRAFFICKING, "She told me what happened to her.")));
    assertThat(page(family, RABAT, Role.RETURN_COUNSELLOR)).contains("You asked that", "a second person has not confirmed yet");
    assertThat(page(family, RABAT, Role.OFFICE_MANAGER)).doesNotContain("You asked that");
    for (var request : Sight.wide(() -> p.team.requests(family.id)))
      done(family.as(Role.DATA_PROTECTION_OFFICER, () -> p.team.confirmReader(family.id, request, true)));
    assertThat(page(family, RABAT, Role.RETURN_COUNSELLOR)).contains("You asked that").doesNotContain("has not confirmed yet");
  }

  /** Whoever watches over it reads all of them in one place; one that tells by its name what somebody went through, only as a sealed one. */
  @Test
  void what_two_people_set_aside_is_listed_for_who_watches_over_it() throws Exception {
    var family = Family.registered(p).approved();
    override(family);
    done(family.as(Role.OFFICE_MANAGER, () -> p.decisions.askOverride(family.id, org.rihla.casework.Safeguard.REFLECTION_PERIOD_OVER,
      "She insists: her child is ill at home.", true)));
    var listed = pages.page(family, p.as(Role.DATA_PROTECTION_OFFICER, RABAT), "/overrides").getContentAsString();
    var rows = java.util.Arrays.stream(listed.split("<tr ")).filter(row -> row.contains(family.column("number", String.class))).toList();
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0)).contains("a sealed safeguard", "waits for a second person", p.as(Role.OFFICE_MANAGER, RABAT).login());
    assertThat(rows.get(1)).contains("Time to think", p.as(Role.OFFICE_MANAGER, RABAT, "2").login()).doesNotContain("waits");
    assertThat(listed).doesNotContain("Her mother is dying", "Recovery and reflection");
    family.book(MONDAY.plusDays(30));
    assertThat(pages.page(family, p.as(Role.DATA_PROTECTION_OFFICER, RABAT), "/overrides").getContentAsString())
      .contains("no longer holds");
    assertThat(
      p.db.sql("select count(*) from casework.for_statistics_override o join casework.case_member m using (person_id) where m.case_id = ?")
        .param(family.id.value()).query(Long.class).single())
      .as("each of the family, once").isEqualTo(3);
  }
}
