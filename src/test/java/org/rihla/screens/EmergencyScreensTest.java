package org.rihla.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rihla.values.Language;

/** Somebody must see a colleague's case now; the data protection officer looks at it afterwards. */
class EmergencyScreensTest extends Screens {

  static Stream<Arguments> screens() {
    return Stream.of(Arguments.of(Language.FR, WIDE, new Family("Traoré", "Issouf", "Salimata", "Mariam", "Yacouba")),
      Arguments.of(Language.AR, NARROW, new Family("Koulibaly", "Drissa", "Korotoum", "Fanta", "Siaka")));
  }

  @ParameterizedTest
  @MethodSource("screens")
  void names_are_opened_marked_on_paper_and_looked_at(Language language, int width, Family family) {
    this.language = language;
    this.width = width;
    var counsellor = at("return-counsellor.rba");
    var number = family.register(counsellor, today());
    var address = counsellor.page().url();
    var name = family.full(family.father());

    var officer = at("protection-officer.rba2");
    officer.go(address);
    assertThat(officer.main()).doesNotContain(name);
    officer.open("emergency");
    see(officer, "emergency-form");
    officer.fill("part", "IDENTITY", "emergencyReason", "MEDICAL_EMERGENCY", "whyNow", "vite");
    assertThat(officer.send()).isEqualTo(422);
    see(officer, "emergency-refused");
    officer.fill("part", "IDENTITY", "emergencyReason", "MEDICAL_EMERGENCY", "whyNow", "Le père est aux urgences, personne ne répond.");
    assertThat(officer.send()).isEqualTo(200);
    assertThat(officer.main()).contains(name);
    var mark = officer.page().locator(".watermark");
    assertThat(mark.isVisible()).isFalse();
    see(officer, "emergency-open");
    officer.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(mark.isVisible()).as("on paper").isTrue();
    assertThat(mark.textContent()).contains("protection-officer.rba2", number);
    Pictures.look(officer, "emergency-printed-" + language.tag());
    officer.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

    counsellor.go("/");
    assertThat(counsellor.main()).contains(number);
    counsellor.go(address);
    see(counsellor, "emergency-known");

    var watching = at("data-protection-officer.rba");
    watching.go("/emergencies");
    see(watching, "emergencies");
    watching.follow(watching.page().locator("table.list tbody tr:has-text('" + number + "') a").first());
    see(watching, "emergency");
    assertThat(watching.main()).contains("Le père est aux urgences").doesNotContain(name);
    watching.fill("finding", "JUSTIFIED", "reviewInWords", "Elle était seule au bureau, et c'était grave.");
    watching.follow(watching.page().locator("main form.form button").first());
    see(watching, "emergencies-reviewed");
    assertThat(watching.page().locator("table.list tbody tr:has-text('" + number + "')").textContent()).doesNotContain("!");
  }

  private void see(Desk desk, String name) {
    assertThat(Axe.problemsButColours(desk.page())).as(name).isEmpty();
    if (language == Language.FR) assertThat(Axe.paleColours(desk.page())).as(name).isEqualTo(List.of());
    desk.look();
    Pictures.look(desk, name + "-" + language.tag() + "-" + width);
  }
}
