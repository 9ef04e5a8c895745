package org.rihla.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.rihla.values.Language;

/** A long form is begun, left, and gone on with. */
class DraftScreensTest extends Screens {

  private static final long TWENTY_SECONDS = 21_000;

  private Desk interview(String login, Language language, int width) {
    this.language = language;
    this.width = width;
    var counsellor = at(login);
    counsellor.anew("/cases/new?step=WHOLE");
    return counsellor;
  }

  private static Locator keep(Desk desk) { return desk.page().locator("main button[formaction$='/draft']"); }

  @Test
  void a_first_interview_half_filled_is_kept_left_and_gone_on_with_in_french() {
    keptAndResumed(interview("return-counsellor.rba", Language.FR, WIDE), "fr", "Garder et continuer plus tard", "C’est gardé");
  }

  @Test
  void and_in_arabic_on_a_small_screen() {
    keptAndResumed(interview("return-counsellor.ouj", Language.AR, NARROW), "ar", "احفظوا وأكملوا لاحقاً", "تم الحفظ");
  }

  private static void keptAndResumed(Desk counsellor, String name, String button, String kept) {
    var page = counsellor.page();
    counsellor.fill("givenNames", "Adjoa", "familyName", "Brouillonne", "sex", "F", "consentProcess", "AGREES", "telephone", "abc");
    assertThat(keep(counsellor).innerText()).isEqualTo(button);
    Pictures.look(counsellor, "draft-form-" + name);
    assertThat(counsellor.press(keep(counsellor))).isEqualTo(200);
    assertThat(page.locator("h1").innerText()).isEqualTo(kept);
    assertThat(counsellor.main()).doesNotContain("Adjoa", "Brouillonne");
    assertThat(Axe.problems(page)).isEmpty();
    Pictures.look(counsellor, "draft-kept-" + name);

    counsellor.go("/");
    assertThat(page.locator("section[aria-labelledby='today-begun']").count()).isOne();
    assertThat(counsellor.main()).doesNotContain("Brouillonne");
    assertThat(Axe.problems(page)).isEmpty();
    Pictures.look(counsellor, "draft-today-" + name);
    counsellor.follow(page.locator("section[aria-labelledby='today-begun'] a").first());

    assertThat(page.url()).contains("/cases/new");
    assertThat(page.locator("[name=givenNames]").inputValue()).isEqualTo("Adjoa");
    assertThat(page.locator("[name=telephone]").inputValue()).as("unchecked").isEqualTo("abc");
    assertThat(page.locator("[name=sex]").inputValue()).isEqualTo("F");
    assertThat(page.locator("[name=consentProcess][value=AGREES]").isChecked()).isTrue();
    assertThat(page.locator("#begun").count()).isOne();
    assertThat(Axe.problems(page)).isEmpty();
    Pictures.look(counsellor, "draft-begun-" + name);
    counsellor.press(page.locator("#begun button"));
    assertThat(page.locator("[name=givenNames]").count()).isZero();
    assertThat(page.locator("#begun").count()).isZero();
  }

  @Test
  void the_keyboard_alone_keeps_it_and_throws_it_away() {
    var counsellor = interview("return-counsellor.rba", Language.FR, WIDE);
    counsellor.page().locator("[name=givenNames]").focus();
    counsellor.type("Adjoa");
    for (int presses = 0; presses < 120 && !onButton(counsellor, "formaction"); presses++) counsellor.page().keyboard().press("Tab");
    assertThat(onButton(counsellor, "formaction")).isTrue();
    assertThat(counsellor.enter()).isEqualTo(200);
    counsellor.page().goBack();
    counsellor.go("/cases/new?step=WHOLE");
    assertThat(counsellor.page().locator("[name=givenNames]").inputValue()).isEqualTo("Adjoa");
    for (int presses = 0; presses < 40 && !inBegun(counsellor); presses++) counsellor.page().keyboard().press("Tab");
    assertThat(inBegun(counsellor)).isTrue();
    counsellor.enter();
    assertThat(counsellor.page().locator("[name=givenNames]").count()).isZero();
  }

  private static boolean onButton(Desk desk, String attribute) {
    return (Boolean) desk.page().evaluate("name => document.activeElement.hasAttribute(name)", attribute);
  }

  private static boolean inBegun(Desk desk) {
    return (Boolean) desk.page().evaluate("() => !!document.activeElement.closest('#begun')");
  }

  @Test
  void whoever_types_on_has_it_kept_by_itself_and_the_page_says_when() {
    var counsellor = interview("return-counsellor.rba", Language.FR, WIDE);
    var page = counsellor.page();
    page.clock().install();
    counsellor.anew("/cases/new?step=WHOLE");
    page.clock().fastForward(TWENTY_SECONDS);
    assertThat(page.locator("#kept").innerText()).as("nobody typed").isEmpty();
    page.locator("[name=familyName]").fill("Brouillonne");
    page.waitForResponse(answer -> answer.url().endsWith("/draft?by-itself"), () -> page.clock().fastForward(TWENTY_SECONDS));
    page.locator("#kept:not(:empty)").waitFor();
    assertThat(page.locator("#kept").innerText()).matches("Gardé à \\d\\d:\\d\\d");
    assertThat(page.url()).contains("/cases/new");
    counsellor.look();
    assertThat(Axe.problemsButColours(page)).isEmpty();
    Pictures.look(counsellor, "draft-by-itself");
    page.locator("[name=familyName]").fill("Brouillonne-Traore");
    page.waitForResponse(answer -> answer.url().endsWith("/draft?by-itself"), () -> page.evaluate(
      "() => { Object.defineProperty(document, 'hidden', { value: true }); document.dispatchEvent(new Event('visibilitychange')); }"));
    counsellor.go("/cases/new?step=WHOLE");
    assertThat(page.locator("[name=familyName]").inputValue()).isEqualTo("Brouillonne-Traore");
    counsellor.press(page.locator("#begun button"));
  }

  @Test
  void a_form_that_is_sent_after_the_session_has_ended_is_found_again_after_the_sign_in() {
    try (var window = Chromium.window(Language.FR, WIDE, base())) {
      var desk = new Desk(window).signIn("return-counsellor.cas", "demonstration");
      desk.anew("/cases/new?step=WHOLE");
      var page = desk.page();
      desk.fill("givenNames", "Adjoa", "familyName", "Brouillonne");
      var other = new Desk(window);
      other.go("/");
      other.press(other.page().locator("form[action='/sign-out'] button"));
      assertThat(desk.send()).isEqualTo(403);
      assertThat(page.locator("#held").count()).isOne();
      assertThat(page.content()).doesNotContain("Adjoa", "Brouillonne");
      assertThat(Axe.problems(page)).isEmpty();
      Pictures.look(desk, "draft-held-fr");
      desk.press(page.locator(".languages button[lang=ar]"));
      page.setViewportSize(NARROW, 740);
      assertThat(Axe.problemsButColours(page)).isEmpty();
      Pictures.look(desk, "draft-held-ar");
      page.fill("[name=username]", "return-counsellor.cas");
      page.fill("[name=password]", "demonstration");
      desk.press(page.locator("main form button"));
      assertThat(page.url()).contains("/cases/new");
      assertThat(page.locator("[name=givenNames]").inputValue()).isEqualTo("Adjoa");
      desk.press(page.locator("#begun button"));
    }
  }

  /** Without scripts the button is all there is, and enough. */
  @Test
  void without_script_the_button_keeps_it() {
    try (var window = Chromium.plain(Language.FR, WIDE, base())) {
      var desk = new Desk(window).signIn("return-counsellor.cas", "demonstration");
      desk.anew("/cases/new?step=WHOLE");
      Page page = desk.page();
      page.fill("[name=givenNames]", "Adjoa");
      assertThat(desk.press(keep(desk))).isEqualTo(200);
      desk.follow(page.locator("main a.button"));
      assertThat(page.locator("[name=givenNames]").inputValue()).isEqualTo("Adjoa");
      desk.press(page.locator("#begun button"));
    }
  }
}
