package org.rihla.screens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rihla.values.Language;

/** Somebody is let in at the desk, comes back on a borrowed telephone, and says no. */
class OwnDoorScreensTest extends Screens {

  private static final String PIN = "380624";

  @ParameterizedTest
  @EnumSource(names = {"FR", "AR"})
  void somebody_reads_where_they_stand_and_says_that_they_stay(Language language) {
    this.language = language;
    var counsellor = at("return-counsellor.rba");
    counsellor.go("/cases/new?step=WHOLE");
    var family = new Family("Zadi" + language, "Amoin", "", "", "");
    family.send(counsellor, family.answers("Amoin", "F", today().minusYears(30), "returnTo", "CIV", "telephone", "+212 600 000 011"));
    var person = counsellor.page().url();
    counsellor.open("own-access");
    assertThat(counsellor.page().locator("[name=pin]").getAttribute("type")).isEqualTo("password");
    Pictures.look(counsellor, "own-access-" + language.tag());
    counsellor.fill("person", Desk.THE_ONE, "pin", PIN, "pinAgain", PIN);
    assertThat(counsellor.send()).isEqualTo(200);
    var reference = counsellor.section("own").replaceAll("(?s).*?([0-9]{4} [0-9]{4}).*", "$1");
    assertThat(reference).matches("[0-9]{4} [0-9]{4}");

    width = NARROW;
    try (var telephone = new Desk(Chromium.window(language, width, base()))) {
      telephone.knock(reference, "111111");
      assertThat(telephone.page().locator("[role=alert]").count()).isPositive();
      telephone.knock(reference, PIN);
      assertThat(telephone.main()).contains(counsellor.caseNumber()).doesNotContain("Zadi", "Amoin");
      assertThat(Axe.problems(telephone.page())).isEmpty();
      Pictures.look(telephone, "own-today-" + language.tag());
      telephone.go("/mine/agreed");
      assertThat(Axe.problems(telephone.page())).isEmpty();
      Pictures.look(telephone, "own-agreed-" + language.tag());
      telephone.go("/mine/seen");
      Pictures.look(telephone, "own-seen-" + language.tag());
      telephone.go("/mine/correction");
      telephone.fill("wrong", "Mon deuxième prénom s’écrit avec un e.");
      Pictures.look(telephone, "own-correction-" + language.tag());
      telephone.send();
      telephone.go("/mine/withdrawal");
      Pictures.look(telephone, "own-withdrawal-" + language.tag());
      assertThat(telephone.send()).isEqualTo(200);
      assertThat(telephone.page().locator("a[href='/mine/withdrawal']").count()).isZero();
      Pictures.look(telephone, "own-closed-" + language.tag());
    }
    width = WIDE;
    counsellor.go(person);
    assertThat(counsellor.section("own")).contains("Mon deuxième prénom");
    Pictures.look(counsellor, "own-section-" + language.tag());
  }
}
