package org.rihla.screens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rihla.values.Language;

/** A mother and her daughter are read what they are asked; the mother comes back on a borrowed telephone, takes one thing back and is answered another. */
class ConsentScreensTest extends Screens {

  private static final String PIN = "380624";

  private void see(Desk desk, String name) {
    assertThat(Axe.problemsButColours(desk.page())).as(name).isEmpty();
    assertThat(desk.page().content()).as(name).doesNotContain("{organisation}", "{host}", "{origin}");
    Pictures.look(desk, name + "-" + language.tag());
    Pictures.lookNarrow(desk, name + "-" + language.tag() + "-360");
  }

  @ParameterizedTest
  @EnumSource(names = {"FR", "AR"})
  void what_is_read_stands_on_the_page_and_can_be_taken_back_by_whoever_gave_it(Language language) {
    this.language = language;
    var counsellor = at("return-counsellor.rba");
    counsellor.go("/cases/new?step=WHOLE");
    see(counsellor, "consent-first");
    var family = new Family("Zohra" + language, "Amoin", "Akissi", "", "");
    family.send(counsellor, family.answers("Amoin", "F", today().minusYears(30), "returnTo", "CIV", "telephone", "+212 600 000 013",
      "consentAfter", "NOT_ASKED"));
    var person = counsellor.page().url();
    joins(counsellor, family);
    asked(counsellor);
    counsellor.open("own-access").fill("person", adult(counsellor), "pin", PIN, "pinAgain", PIN);
    assertThat(counsellor.send()).isEqualTo(200);
    var reference = counsellor.section("own").replaceAll("(?s).*?([0-9]{4} [0-9]{4}).*", "$1");
    width = NARROW;
    try (var telephone = new Desk(Chromium.window(language, width, base()))) {
      telephone.knock(reference, PIN);
      atTheirDoor(telephone);
      answered(counsellor, person);
      telephone.go("/mine/correction");
      assertThat(telephone.main()).contains("Apportez l’acte de naissance");
      see(telephone, "consent-own-answered");
      telephone.go("/");
      see(telephone, "consent-own-today");
    }
    width = WIDE;
  }

  private void joins(Desk counsellor, Family family) {
    counsellor.open("family").whole().fill("role", "CHILD");
    see(counsellor, "consent-family");
    counsellor.fill("guardianWho", adult(counsellor, "guardianWho"), "assent", "YES");
    family.send(counsellor, family.answers("Akissi", "F", today().minusYears(9)));
  }

  private static String adult(Desk counsellor) { return adult(counsellor, "person"); }

  /** The first who can be chosen. */
  private static String adult(Desk counsellor, String question) {
    return counsellor.page().locator("select[name=" + question + "] option:not([value=''])").first().getAttribute("value");
  }

  private void asked(Desk counsellor) {
    counsellor.open("consent");
    assertThat(counsellor.page().locator("details.read[open] blockquote[lang=fr][dir=ltr]").count()).as("the language of the person")
      .isEqualTo(
        10);
    assertThat(counsellor.page().locator("details.read[open] blockquote[lang=" + language.tag() + "]").count()).as("the reader's own")
      .isEqualTo(10);
    assertThat(counsellor.page().locator("input[type=radio]:checked").count()).as("nothing is chosen").isZero();
    see(counsellor, "consent-form");
    counsellor.fill("person", adult(counsellor), "C_PHOTO", "REFUSES", "C_RESEARCH", "AGREES", "howGiven", "THUMBPRINT");
    assertThat(counsellor.send()).as("nobody was there").isEqualTo(422);
    see(counsellor, "consent-refused");
    counsellor.fill("witness", "Aya Tano", "witnessAs", "Médiatrice du quartier");
    assertThat(counsellor.send()).isEqualTo(200);
    assertThat(counsellor.section("sharing")).contains("Aya Tano · Médiatrice du quartier");
    see(counsellor, "consent-section");
  }

  private void atTheirDoor(Desk telephone) {
    telephone.go("/mine/agreed");
    assertThat(telephone.main()).doesNotContain("Amoin", "Akissi", "Zohra");
    see(telephone, "consent-own");
    var back = telephone.page().locator("form:has([name=child]) button");
    int could = back.count();
    assertThat(could).isPositive();
    assertThat(telephone.press(back.last())).isEqualTo(200);
    assertThat(telephone.page().locator("form:has([name=child]) button").count()).isEqualTo(could - 1);
    telephone.go("/mine/correction");
    telephone.fill("wrong", "Mon deuxième prénom s’écrit avec un e.");
    assertThat(telephone.send()).isEqualTo(200);
  }

  private void answered(Desk counsellor, String person) {
    counsellor.go(person);
    counsellor.open("wish-answer");
    assertThat(counsellor.main()).contains("Mon deuxième prénom s’écrit avec un e.");
    see(counsellor, "consent-wish");
    var wish = counsellor.page().locator("[name=wish]").first().getAttribute("value");
    counsellor.fill("wish", wish, "putRight", "NO", "answerInWords", "Apportez l’acte de naissance, nous le corrigerons ensemble.");
    assertThat(counsellor.send()).isEqualTo(200);
    counsellor.open("own-access-end");
    see(counsellor, "consent-own-end");
  }
}
