package org.rihla.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rihla.casework.Gate;

/** Whoever says no is believed at once; whoever is afraid is not sent on. */
class ChangesOfMindTest extends Screens {

  private String registered(String given, String name, LocalDate born) {
    var counsellor = at("return-counsellor.rba");
    counsellor.go("/cases/new?step=WHOLE");
    counsellor.fill(new Family(name, given, "", "", "").answers(given, "F", born, "returnTo", "CIV")).send();
    return counsellor.caseNumber();
  }

  @Test
  void who_withdraws_is_out_at_once_and_everything_is_let_go() {
    var number = registered("Perpétue", "Hounsou", today().minusYears(27));
    var who = "Perpétue Hounsou";
    var counsellor = at("return-counsellor.rba", number);
    counsellor.form("counselling", "persons", List.of(who), "phase", "PRE_DECISION", "modality", "IN_PERSON", "topics",
      WholeJourneyTest.WHAT_MUST_BE_SAID, "teachBack", true, "outcome", "PROCEED");
    counsellor.form("screening", "fearOfReturn", "NO", "underPressure", "NO", "detained", "NO", "unaccompanied", "NO");
    counsellor.form("declaration", "howGiven", "SIGNATURE", "readAloud", true).move(Gate.APPLY);
    at("finance-officer.rba", number).form("budget", "TRAVEL", "1", "RECEPTION", "1", "REINTEGRATION", "1");
    counsellor.openCase(number).form("withdrawal", "channel", "PHONE");
    assertThat(counsellor.stage()).isEqualTo("Clôturé");
    assertThat(counsellor.page().locator(".head").textContent()).contains("Renonciation avant le départ");
    assertThat(counsellor.section("money")).contains("libéré");
    assertThat(counsellor.offers("withdrawal")).isFalse();
    assertThat(counsellor.page().locator(".next form").count()).isZero();
  }

  @Test
  void a_screening_form_that_was_not_filled_in_is_no_no_to_each_question() {
    var number = registered("Ruth", "Agossou", today().minusYears(24));
    var officer = at("protection-officer.rba", number).open("screening");
    for (var question : List.of("fearOfReturn", "underPressure", "detained", "unaccompanied"))
      assertThat(officer.page().locator("[name=" + question + "]:checked").count()).as("chosen beforehand: " + question).isZero();
    assertThat(officer.send()).isEqualTo(422);
    for (var question : List.of("fearOfReturn", "underPressure", "detained", "unaccompanied"))
      assertThat(officer.problemOf(question)).as(question).isNotEmpty();
    assertThat(officer.page().locator(".summary li").count()).isEqualTo(4);
    officer.openCase(number);
    assertThat(officer.shownAsMet("VULNERABILITY_SCREENED")).isFalse();
  }

  @Test
  void where_no_child_travels_nobody_is_asked_for_a_guardian() {
    var number = registered("Clarisse", "Zinsou", today().minusYears(31));
    var counsellor = at("return-counsellor.rba", number);
    counsellor.form("counselling", "persons", List.of("Clarisse Zinsou"), "phase", "PRE_DECISION", "modality", "IN_PERSON", "topics",
      WholeJourneyTest.WHAT_MUST_BE_SAID, "teachBack", true, "outcome", "PROCEED");
    counsellor.open("declaration");
    assertThat(counsellor.asks("howGiven")).isTrue();
    assertThat(counsellor.asks("guardian") || counsellor.asks("childsView")).isFalse();
  }

  @Test
  void fear_of_return_holds_the_case_until_a_second_protection_officer_has_listened() {
    var number = registered("Delphine", "Agbodjan", today().minusYears(33));
    var first = at("protection-officer.rba", number).form("screening", "fearOfReturn", "YES", "underPressure", "NO", "detained", "NO",
      "unaccompanied", "NO", "story", "Elle a peur de son oncle.");
    assertThat(first.page().locator(".head .badge.blocked").textContent()).contains("Suspendu");
    assertThat(first.shownAsMet("NO_HOLD")).isFalse();
    assertThat(at("return-counsellor.rba", number).refusedMove(Gate.APPLY)).contains("NO_HOLD");
    assertThat(at("return-counsellor.rba", number).offers("hold-release")).isFalse();

    assertThat(first.tryForm("hold-release", "story", "Elle n'a plus peur.")).isEqualTo(422);
    assertThat(first.summary()).contains("Une seconde personne");
    assertThat(first.page().locator("[name=story]").inputValue()).isEqualTo("Elle n'a plus peur.");

    var second = at("protection-officer.rba2", number).form("hold-release", "story",
      "Entendue seule ; l'oncle vit ailleurs, sa sœur l'attend.");
    assertThat(second.page().locator(".head .badge.blocked").count()).isZero();
    assertThat(second.shownAsMet("NO_HOLD")).isTrue();
  }
}
