package org.rihla.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rihla.values.Language;

/** Several people, each for themselves: one of a family who stays, and a panel that judges. */
class GroupsAndPanelsTest extends Screens {

  static Stream<Arguments> screens() {
    return Stream.of(Arguments.of(Language.FR, WIDE, new Family("Ouattara", "Seydou", "Awa Minata", "Djénéba", "Moussa")),
      Arguments.of(Language.AR, NARROW, new Family("Soumahoro", "Bakary", "Nafissatou", "Rokiatou", "Aboubacar")),
      Arguments.of(Language.EN, NARROW, new Family("Gnahoré", "Didier", "Clémence", "Marthe", "Aristide")));
  }

  @ParameterizedTest
  @MethodSource("screens")
  void the_father_stays_and_the_mother_goes_on_with_the_children(Language language, int width, Family family) {
    this.language = language;
    this.width = width;
    var counsellor = at("return-counsellor.rba");
    var number = family.register(counsellor, today());
    assertThat(counsellor.tryForm("member-withdrawal", "person", family.full(family.father()), "channel", "PHONE"))
      .as("somebody must be the principal").isEqualTo(422);
    Pictures.look(counsellor, "member-withdrawal-" + language.tag() + "-" + width);
    counsellor.openCase(number).form("member-withdrawal", "person", family.full(family.father()), "channel", "PHONE", "successor",
      family.full(family.mother()));
    assertThat(counsellor.page().locator("section[aria-labelledby=people] tbody tr").count()).isEqualTo(3);
    assertThat(counsellor.page().locator(".head h1").textContent()).contains(family.full(family.mother()));
    assertThat(counsellor.page().locator("section[aria-labelledby=people] .hint").textContent()).contains(family.full(family.father()));
    assertThat(counsellor.page().locator(".track [aria-current=step]").count()).isOne();
    assertThat(counsellor.tryForm("member-withdrawal", "person", family.full(family.son()), "channel", "IN_PERSON"))
      .as("a guardian says it for a child").isEqualTo(422);
    counsellor.openCase(number).form("member-withdrawal", "person", family.full(family.son()), "channel", "IN_PERSON", "guardian",
      family.full(family.father()), "mandate", "père");
    Pictures.look(counsellor, "case-after-withdrawal-" + language.tag() + "-" + width);
    assertThat(at("protection-officer.rba", number).page().locator("section[aria-labelledby=people] tbody tr").count()).isEqualTo(2);
  }

  @Test
  void a_panel_answers_each_at_their_own_desk() {
    var child = new Family("Kouamé", "Innocent", "", "", "");
    var counsellor = at("return-counsellor.rba");
    counsellor.go("/cases/new?step=WHOLE");
    child.send(counsellor,
      child.answers("Innocent", "M", today().minusYears(15), "returnTo", "CIV", "guardianWho", "OTHER", "assent", "YES"));
    var number = counsellor.caseNumber();

    var chair = at("protection-officer.rba", number);
    assertThat(chair.tryForm("best-interests", "decision", "RETURN", "reasonsInWords", "Sa mère l'attend.", "panel",
      List.of("office-manager.rba ·"))).as("one is no panel").isEqualTo(422);
    chair.openCase(number).form("best-interests", "decision", "RETURN", "reasonsInWords", "Sa mère l'attend et peut l'accueillir.", "panel",
      List.of("office-manager.rba ·", "office-manager.rba2 ·"));
    assertThat(chair.shownAsMet("BEST_INTERESTS_DETERMINED")).isFalse();
    assertThat(chair.offers("best-interests-answer")).as("the chair does not answer for the panel").isFalse();

    var first = at("office-manager.rba");
    first.go("/");
    assertThat(first.main()).contains(number);
    first.openCase(number).open("best-interests-answer");
    assertThat(first.main()).contains("Sa mère l'attend");
    Pictures.look(first, "panel-answer");
    Pictures.lookNarrow(first, "panel-answer-360");
    first.openCase(number).form("best-interests-answer", "answer", "CONFIRMED");
    assertThat(first.offers("best-interests-answer")).isFalse();
    assertThat(chair.openCase(number).shownAsMet("BEST_INTERESTS_DETERMINED")).isFalse();

    var second = at("office-manager.rba2", number);
    assertThat(second.tryForm("best-interests-answer", "answer", "DISSENTED")).as("say why").isEqualTo(422);
    second.openCase(number).form("best-interests-answer", "answer", "DISSENTED", "dissentInWords", "Personne n'a parlé à sa mère.");
    chair.openCase(number);
    assertThat(chair.shownAsMet("BEST_INTERESTS_DETERMINED")).isFalse();
    assertThat(chair.section("child")).contains("Désaccord");

    chair.form("best-interests-reopening", "person", child.full("Innocent"));
    chair.form("best-interests", "decision", "RETURN", "reasonsInWords", "Sa mère a été entendue hier.", "panel",
      List.of("office-manager.rba ·", "office-manager.rba2 ·"));
    for (var manager : List.of("office-manager.rba", "office-manager.rba2"))
      at(manager, number).form("best-interests-answer", "answer", "CONFIRMED");
    assertThat(chair.openCase(number).shownAsMet("BEST_INTERESTS_DETERMINED")).isTrue();
  }
}
