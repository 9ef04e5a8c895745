package org.rihla.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rihla.casework.Gate;
import org.rihla.values.Language;

/** What is written at one desk is read at those that may; and a no is explained. */
class WrittenWordsTest extends Screens {

  private static final List<String> WHAT_MUST_BE_SAID = List.of("LEGAL_OPTIONS_TO_STAY", "ASYLUM_RIGHTS", "AVRR_TERMS",
    "REINTEGRATION_OFFER_AND_LIMITS", "RIGHT_TO_WITHDRAW");

  static Stream<Arguments> screens() {
    return Stream.of(Arguments.of(Language.FR, WIDE, new Family("Gbagbi", "Sylvestre", "Henriette", "Prisca", "Modeste")),
      Arguments.of(Language.AR, NARROW, new Family("Tanoh", "Barthélemy", "Célestine", "Ruth", "Ezéchiel")));
  }

  @ParameterizedTest
  @MethodSource("screens")
  void what_was_said_is_read_by_those_who_may_and_a_no_is_explained(Language language, int width, Family family) {
    this.language = language;
    this.width = width;
    var counsellor = at("return-counsellor.rba");
    var number = family.register(counsellor, today());
    counsellor.form("counselling", "persons", family.counselled(), "phase", "PRE_DECISION", "modality", "PHONE", "language", "wo",
      "topics", List.of("AVRR_TERMS"), "outcome", "THINKING");
    assertThat(counsellor.section("counselling")).contains("✗").doesNotContain("✓");
    counsellor.form("counselling", "persons", family.counselled(), "phase", "PRE_DECISION", "modality", "IN_PERSON", "topics",
      WHAT_MUST_BE_SAID, "teachBack", true, "outcome", "PROCEED");
    assertThat(counsellor.section("counselling")).contains("✓");
    for (var person : family.everybody())
      counsellor.form("screening", "person", person, "fearOfReturn", "NO", "underPressure", "NO", "detained", "NO", "unaccompanied", "NO",
        "story",
        "Parle d'une dette envers un passeur.");
    for (var person : family.everybody()) {
      if (family.children().contains(person))
        counsellor.form("child-declaration", "person", person, "howGiven", "SIGNATURE", "guardian", family.full(family.father()), "mandate",
          "père", "childsWish", "WANTS", "childsView", "Je veux revoir grand-mère.");
      else
        counsellor.form("declaration", "person", person, "howGiven", "SIGNATURE");
    }
    assertThat(counsellor.section("counselling")).contains("Je veux revoir grand-mère.");
    assertThat(counsellor.sealedWords("counselling")).isPositive();
    assertThat(counsellor.section("protection")).as("what she wrote herself").contains("passeur");
    assertThat(counsellor.sealedWords("protection")).isPositive();
    Pictures.look(counsellor, "written-counselling-" + language.tag());
    counsellor.move(Gate.APPLY);
    assertThat(at("protection-officer.rba", number).section("protection")).contains("Parle d'une dette envers un passeur.");
    assertThat(at("medical-officer.rba", number).main()).doesNotContain("passeur", "grand-mère.");

    var manager = at("office-manager.rba", number);
    manager.form("override", "safeguard", "MONEY_RESERVED", "reasonsInWords", "Le bailleur signe jeudi, la somme est promise.");
    assertThat(manager.tryForm("override", "safeguard", "MONEY_RESERVED", "reasonsInWords", "Le bailleur signe vendredi seulement."))
      .isEqualTo(422);
    assertThat(manager.openCase(number).tryForm("eligibility", "eligible", "NO", "reason", "OWN_MEANS", "reasonsInWords", "non"))
      .as("why, and what next").isEqualTo(422);
    Pictures.look(manager, "written-not-eligible-" + language.tag());
    manager.openCase(number).form("eligibility", "eligible", "NO", "reason", "OWN_MEANS", "reasonsInWords",
      "Votre salaire permet de payer le voyage sans notre aide.", "nextSteps", List.of("APPEAL", "COMPLAINT"));
    Pictures.look(manager, "written-manager-" + language.tag());
    Pictures.look(at("protection-officer.rba", number), "written-protection-" + language.tag());
    assertThat(counsellor.openCase(number).section("decisions")).contains("Votre salaire permet");
    assertThat(at("finance-officer.rba", number).section("decisions")).doesNotContain("Votre salaire");
    assertThat(at("finance-officer.rba", number).sealedWords("decisions")).isZero();
    counsellor.go("/");
    assertThat(counsellor.main()).contains(number);
    counsellor.openCase(number).open("closure");
    Pictures.look(counsellor, "written-closure-" + language.tag());
  }
}
