package org.rihla.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rihla.access.Demonstration;
import org.rihla.access.Role;
import org.rihla.values.Language;
import org.springframework.beans.factory.annotation.Autowired;

/** The first page of each role, as its guide shows it; drawn anew when asked by {@code -Drihla.pictures=true}. */
class GuideTest extends Screens {

  private static final String PIN = "380624";

  @Autowired
  Demonstration demonstration;

  @ParameterizedTest
  @EnumSource
  void each_role_comes_to_a_first_page_of_its_own(Role role) {
    language = Language.EN;
    var account = demonstration.demonstrationAccounts().stream().filter(each -> each.role() == role).findFirst().orElseThrow();
    if (role != Role.MIGRANT) {
      shown(at(account.login()), role);
      return;
    }
    // Somebody of their own: what other tests write of the one of the demonstration is not looked for here.
    var counsellor = at("return-counsellor.rba");
    counsellor.go("/cases/new?step=WHOLE");
    var family = new Family("Zadiguide", "Amoin", "", "", "");
    family.send(counsellor, family.answers("Amoin", "F", today().minusYears(30), "returnTo", "CIV", "telephone", "+212 600 000 012"));
    counsellor.open("own-access");
    counsellor.fill("person", Desk.THE_ONE, "pin", PIN, "pinAgain", PIN);
    assertThat(counsellor.send()).isEqualTo(200);
    var reference = counsellor.section("own").replaceAll("(?s).*?([0-9]{4} [0-9]{4}).*", "$1");
    try (var telephone = new Desk(Chromium.window(language, width, base()))) {
      shown(telephone.knock(reference, PIN), role);
    }
  }

  private static void shown(Desk desk, Role role) {
    assertThat(desk.go("/")).isEqualTo(200);
    assertThat(desk.page().locator("main h2").count()).as(role.name()).isPositive();
    if (!Boolean.getBoolean("rihla.pictures")) return;
    var name = role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    desk.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("docs/guide/pictures", name + ".png")));
  }
}
