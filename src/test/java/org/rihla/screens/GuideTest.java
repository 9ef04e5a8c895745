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
    try (var telephone = new Desk(Chromium.window(language, width, base()))) {
      shown(telephone.knock(account.login(), Demonstration.PIN), role);
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
