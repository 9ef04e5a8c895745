package org.rihla.screens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rihla.privacy.KeyCeremonies.Word;
import org.rihla.privacy.Rotation;
import org.rihla.values.Language;
import org.springframework.beans.factory.annotation.Autowired;

/** What one asks for and another confirms, on a wide screen and on a telephone. */
class FourEyesPagesTest extends Screens {

  @Autowired
  private Rotation rotation;

  @ParameterizedTest
  @CsvSource({"FR, 1280", "AR, 360", "EN, 800"})
  void from_the_question_to_the_answer(Language language, int width) {
    this.language = language;
    this.width = width;
    var evaluator = at("me-officer.rba");
    var manager = at("office-manager.rba");
    see(evaluator, "/cases/export", "export-ask");
    assertThat(evaluator.fill("exportPurpose", "EVALUATION", "fileFormat", "CSV").send()).isEqualTo(200);
    see(evaluator, "export-one");
    see(evaluator, "/cases/export", "export-list");
    see(evaluator, "/statement?year=2025", "statement-internal");
    if (evaluator.press(evaluator.page().locator("form[action$='/proposal'] button")) == 200) see(evaluator, "statement-proposed");
    see(manager, "/", "today");
    assertThat(manager.page().locator("main a[href='/second-looks']").count()).isOne();
    see(manager, "/second-looks", "looks");
    var published = manager.page().locator("article:has(a[href^='/statement/proposed/']) button[value=CONFIRMED]");
    if (published.count() > 0) manager.press(published.first());
    see(manager, "looks-answered");
    var donor = at("donor.rba");
    see(donor, "/statement", "published");
    donor.follow(donor.page().locator("table.list a").first());
    see(donor, "published-one");
    see(at("movements-officer.rba"), "/extracts", "extracts");
    var administrator = at("system-administrator.rba");
    administrator.go("/staff");
    administrator.follow(administrator.page().locator("table.list a[href^='/staff/']")
      .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("medical-officer.rba"))
      .first());
    see(administrator, "account");
    administrator.follow(administrator.page().locator("main a[href$='/role']"));
    see(administrator, "account-role");
    assertThat(administrator.fill("staffRole", "MEDICAL_OFFICER").send()).as("it is that already").isEqualTo(422);
    see(administrator, "account-role-refused");
    see(administrator, "/key-ceremonies", "keys");
    int asked = administrator.press(administrator.page().locator("button[value=ROTATE]"));
    see(administrator, asked == 200 ? "keys-asked" : "keys-refused");
    var officer = at("data-protection-officer.rba");
    see(officer, "/second-looks", "keys-look");
    var agreed = officer.page().locator("article:has(a[href='/key-ceremonies']) button[value=CONFIRMED]");
    if (agreed.count() > 0) officer.press(agreed.first());
    see(officer, "/", "keys-today");
    see(officer, "/key-ceremonies", "keys-agreed");
    rotation.rotate(new Word.OfOneAlone("The other administrator is on leave, and somebody has seen the file."), _ -> {});
    see(officer, "/key-ceremonies", "keys-alone");
    assertThat(officer.press(officer.page().locator("form[action$='/seen'] button").first())).isEqualTo(200);
    assertThat(officer.page().locator("form[action$='/seen']").count()).isZero();
  }

  private void see(Desk desk, String path, String name) {
    assertThat(desk.go(path)).as(path).isEqualTo(200);
    see(desk, name);
  }

  private void see(Desk desk, String name) {
    Pictures.look(desk, "four-eyes-" + name + "-" + language.tag() + "-" + width);
    assertThat(Axe.problems(desk.page())).as(name + " " + language).isEmpty();
  }
}
