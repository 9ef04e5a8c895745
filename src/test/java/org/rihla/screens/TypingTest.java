package org.rihla.screens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rihla.values.Language;

/** Whoever types changes the language, presses Enter, pastes: nothing typed is lost, and nothing is done that was not meant. */
class TypingTest extends Screens {

  @Test
  void the_language_is_changed_in_the_middle_of_a_form_and_everything_typed_is_still_there() {
    language = Language.FR;
    var counsellor = at("return-counsellor.rba");
    counsellor.go("/cases/new?step=WHOLE");
    counsellor.fill("givenNames", "Aminata", "familyName", "Coulibaly", "sex", "F", "birthDate", "1994-05-06", "telephone", "abc",
      "returnTo", "CIV", "consentProcess", "AGREES");
    counsellor.press(counsellor.page().locator(".languages button[lang=ar]"));
    var page = counsellor.page();
    assertThat(page.locator("html").getAttribute("dir")).isEqualTo("rtl");
    assertThat(page.locator(".summary").count()).as("nobody has sent it yet").isZero();
    assertThat(page.url()).contains("/cases/new");
    assertThat(page.locator("[name=givenNames]").inputValue()).isEqualTo("Aminata");
    assertThat(page.locator("[name=sex]").inputValue()).isEqualTo("F");
    assertThat(page.locator("[name=birthDate]").inputValue()).isEqualTo("1994-05-06");
    assertThat(page.locator("[name=telephone]").inputValue()).isEqualTo("abc");
    assertThat(page.locator("[name=consentProcess][value=AGREES]").isChecked()).isTrue();

    assertThat(counsellor.send()).isEqualTo(422);
    assertThat(counsellor.problemOf("telephone")).contains("+212 6 12 34 56 78");
    counsellor.press(page.locator(".languages button[lang=en]"));
    assertThat(counsellor.problemOf("telephone")).as("said again in English").contains("write the number in digits");
    assertThat(page.locator("[name=familyName]").inputValue()).isEqualTo("Coulibaly");
    counsellor.go("/cases");
    assertThat(page.locator("html").getAttribute("lang")).as("kept").isEqualTo("en");
    page.context().clearCookies(new com.microsoft.playwright.BrowserContext.ClearCookiesOptions().setName("language"));
  }

  @Test
  void enter_sends_the_form_and_does_not_change_its_language() {
    var counsellor = at("return-counsellor.rba");
    counsellor.go("/cases/new?step=WHOLE");
    counsellor.page().locator("[name=givenNames]").fill("Aminata");
    counsellor.page().locator("[name=givenNames]").focus();
    assertThat(counsellor.enter()).isEqualTo(422);
    assertThat(counsellor.page().locator("html").getAttribute("lang")).isEqualTo("fr");
    assertThat(counsellor.summary()).contains("une réponse est nécessaire");
  }
}
