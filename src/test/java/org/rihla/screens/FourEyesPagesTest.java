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
    look(evaluator, "/cases/export", "four-eyes-export-ask");
    assertThat(evaluator.fill("exportPurpose", "EVALUATION", "fileFormat", "CSV").send()).isEqualTo(200);
    look(evaluator, "four-eyes-export-one");
    look(evaluator, "/cases/export", "four-eyes-export-list");
    look(evaluator, "/statement?year=2025", "four-eyes-statement-internal");
    if (evaluator.press(evaluator.page().locator("form[action$='/proposal'] button")) == 200)
      look(evaluator, "four-eyes-statement-proposed");
    look(manager, "/", "four-eyes-today");
    assertThat(manager.page().locator("main a[href='/second-looks']").count()).isOne();
    look(manager, "/second-looks", "four-eyes-looks");
    var published = manager.page().locator("article:has(a[href^='/statement/proposed/']) button[value=CONFIRMED]");
    if (published.count() > 0) manager.press(published.first());
    look(manager, "four-eyes-looks-answered");
    var donor = at("donor.rba");
    look(donor, "/statement", "four-eyes-published");
    donor.follow(donor.page().locator("table.list a").first());
    look(donor, "four-eyes-published-one");
    look(at("movements-officer.rba"), "/extracts", "four-eyes-extracts");
    var administrator = at("system-administrator.rba");
    administrator.go("/staff");
    administrator.follow(administrator.page().locator("table.list a[href^='/staff/']")
      .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("medical-officer.rba"))
      .first());
    look(administrator, "four-eyes-account");
    administrator.follow(administrator.page().locator("main a[href$='/role']"));
    look(administrator, "four-eyes-account-role");
    assertThat(administrator.fill("staffRole", "MEDICAL_OFFICER").send()).as("it is that already").isEqualTo(422);
    look(administrator, "four-eyes-account-role-refused");
    look(administrator, "/key-ceremonies", "four-eyes-keys");
    int asked = administrator.press(administrator.page().locator("button[value=ROTATE]"));
    look(administrator, asked == 200 ? "four-eyes-keys-asked" : "four-eyes-keys-refused");
    var officer = at("data-protection-officer.rba");
    look(officer, "/second-looks", "four-eyes-keys-look");
    var agreed = officer.page().locator("article:has(a[href='/key-ceremonies']) button[value=CONFIRMED]");
    if (agreed.count() > 0) officer.press(agreed.first());
    look(officer, "/", "four-eyes-keys-today");
    look(officer, "/key-ceremonies", "four-eyes-keys-agreed");
    rotation.rotate(new Word.OfOneAlone("The other administrator is on leave, and somebody has seen the file."), _ -> {});
    look(officer, "/key-ceremonies", "four-eyes-keys-alone");
    assertThat(officer.press(officer.page().locator("form[action$='/seen'] button").first())).isEqualTo(200);
    assertThat(officer.page().locator("form[action$='/seen']").count()).isZero();
  }
}
