package org.rihla.screens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rihla.access.Accounts;
import org.rihla.values.Language;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The first day of an installation: one link, one administrator, then offices and staff by the pages. */
@Tag("screens")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "rihla.test.passwords-at-full-cost=true")
class EmptyInstallationTest {

  private static final String PASSWORD = "quatre mots faciles ici";
  private static final String CHOSEN = "مصباح بجانب سبعة أبواب";

  @LocalServerPort
  private int port;
  @Autowired
  private Accounts accounts;
  @Autowired
  private JdbcClient db;

  /** Half a minute later a telephone shows another one. */
  private String lastCode = "";

  @Test
  void the_first_administrator_opens_the_offices_and_lets_the_others_in() {
    var base = "http://127.0.0.1:" + port;
    var link = accounts.firstAdministratorLink(base).orElseThrow();
    try (var desk = new Desk(Chromium.window(Language.FR, Screens.WIDE, base));
      var other = new Desk(Chromium.window(Language.AR, Screens.NARROW, base))) {
      assertThat(desk.go(link)).isEqualTo(200);
      assertThat(desk.fill("login", "Chef !", "password", "court").send()).isEqualTo(422);
      assertThat(desk.problemOf("login")).isNotEmpty();
      assertThat(desk.problemOf("password")).isNotEmpty();
      Pictures.look(desk, "first-problems");
      assertThat(desk.fill("login", "premiere", "password", PASSWORD).send()).isEqualTo(200);
      assertThat(other.go(link)).as("the link a second time").isEqualTo(404);
      var second = accounts.firstAdministratorLink(base).orElseThrow();

      var telephone = setUp(desk.knock("premiere", PASSWORD), "fr");
      secondFactor(telephone);
      desk.go("/offices");
      assertThat(desk.fill("country", "SEN").send()).isEqualTo(200);
      assertThat(desk.fill("country", "SEN").send()).as("an office that is open already").isEqualTo(422);
      desk.go("/staff");
      desk.fill("login", "awa.diop", "staffRole", "RETURN_COUNSELLOR", "office", "RBA").send();
      assertThat(desk.page().locator("form[action$='/link']").count()).as("no link before somebody else has confirmed it").isZero();
      desk.go("/staff");
      assertThat(desk.fill("login", "awa.diop", "staffRole", "RETURN_COUNSELLOR", "office", "RBA").send())
        .as("a login that is taken").isEqualTo(422);
      assertThat(desk.problemOf("login")).isNotEmpty();
      proof(desk);
      assertThat(desk.page().content()).as("a password is never shown again").doesNotContain(PASSWORD);
      assertThat(desk.go("/cases")).as("an administrator sees no case").isEqualTo(404);

      other.knock("awa.diop", "nobody knows it yet");
      assertThat(other.page().locator(".who .me").count()).as("before a second person has confirmed the account").isZero();
      confirmed(second);
      chooses(desk, other);
      setUp(other.knock("awa.diop", CHOSEN), "ar-360");
      other.go("/cases/new?step=WHOLE");
      assertThat(other.page().locator("[name=returnTo] option").allTextContents()).hasSize(2).contains("السنغال");
      Pictures.look(other, "register-ar-360");
    }
  }

  /** The administrator hands over a link, and never knows what is chosen with it. */
  private void chooses(Desk desk, Desk other) {
    desk.go("/staff");
    desk.follow(desk.page().locator("table.list a", new com.microsoft.playwright.Page.LocatorOptions().setHasText("awa.diop")));
    desk.press(desk.page().locator("form[action$='/link'] button"));
    Pictures.look(desk, "link-made-fr");
    Pictures.lookNarrow(desk, "link-made-fr-360");
    assertThat(Axe.problems(desk.page())).isEmpty();
    var handed = desk.page().locator("code.link").textContent();
    assertThat(other.go(handed)).isEqualTo(200);
    Pictures.look(other, "link-ar-360");
    assertThat(Axe.problems(other.page())).isEmpty();
    assertThat(other.fill("newPassword", "قصير").send()).isEqualTo(422);
    assertThat(other.problemOf("newPassword")).isNotEmpty();
    assertThat(other.fill("newPassword", CHOSEN).send()).isEqualTo(200);
    assertThat(other.go(handed)).as("the link a second time").isEqualTo(404);
    Pictures.look(other, "link-gone-ar-360");
    desk.go("/staff");
    desk.follow(desk.page().locator("table.list a", new com.microsoft.playwright.Page.LocatorOptions().setHasText("awa.diop")));
    Pictures.lookNarrow(desk, "account-awa-fr-360");
  }

  /** By somebody else, who came by the second link. */
  private void confirmed(String link) {
    var base = "http://127.0.0.1:" + port;
    try (var other = new Desk(Chromium.window(Language.AR, Screens.NARROW, base))) {
      assertThat(other.go(link)).isEqualTo(200);
      assertThat(other.fill("login", "deuxieme", "password", PASSWORD).send()).isEqualTo(200);
      assertThat(accounts.firstAdministratorLink(base)).as("there have been two").isEmpty();
      setUp(other.knock("deuxieme", PASSWORD), "second-ar-360");
      other.follow(other.page().locator("main a[href='/second-looks']"));
      Pictures.lookNarrow(other, "looks-ar-360");
      assertThat(Axe.problems(other.page())).isEmpty();
      assertThat(other.press(other.page().locator("main button[value=CONFIRMED]"))).isEqualTo(200);
      assertThat(other.page().locator("main button[value=CONFIRMED]").count()).isZero();
    }
  }

  /** The first sign-in: the key into a telephone, a code from there, and the codes for a bad day. */
  private Telephone setUp(Desk desk, String name) {
    Pictures.look(desk, "set-up-" + name);
    assertThat(Axe.problems(desk.page())).isEmpty();
    assertThat(desk.give("000000")).isEqualTo(422);
    Pictures.look(desk, "set-up-refused-" + name);
    var telephone = new Telephone(desk.page().locator("code.key").textContent());
    lastCode = telephone.code(0);
    assertThat(desk.give(lastCode)).isEqualTo(200);
    assertThat(desk.page().locator(".codes li").count()).isEqualTo(10);
    Pictures.look(desk, "recovery-" + name);
    assertThat(Axe.problems(desk.page())).isEmpty();
    desk.follow(desk.page().locator("main a.button"));
    assertThat(desk.page().locator(".who .me").count()).isOne();
    return telephone;
  }

  /** Six minutes later: what was typed waits, and is done after the password. */
  private void proof(Desk desk) {
    db.sql("update signin.session set proven_at = proven_at - interval '6 minutes'").update();
    desk.go("/staff");
    assertThat(desk.fill("login", "omar.sy", "staffRole", "DONOR", "office", "RBA").send()).isEqualTo(403);
    Pictures.look(desk, "proof-fr");
    Pictures.lookNarrow(desk, "proof-fr-360");
    assertThat(Axe.problems(desk.page())).isEmpty();
    desk.press(desk.page().locator(".languages button", new com.microsoft.playwright.Page.LocatorOptions().setHasText("العربية")));
    Pictures.lookNarrow(desk, "proof-ar-360");
    desk.press(desk.page().locator(".languages button, .languages a", new com.microsoft.playwright.Page.LocatorOptions().setHasText(
      "Français")));
    assertThat(desk.tabTo("_proof").type(PASSWORD).enter()).isEqualTo(200);
    desk.go("/staff");
    desk.follow(desk.page().locator("table.list a", new com.microsoft.playwright.Page.LocatorOptions().setHasText("omar.sy")));
    Pictures.lookNarrow(desk, "account-fr-360");
    assertThat(Axe.problems(desk.page())).isEmpty();
    assertThat(desk.press(desk.page().locator("form[action$='/off'] button"))).isEqualTo(200);
    Pictures.look(desk, "account-off-fr");
    desk.go("/staff");
    desk.fill("login", "awa.diop", "staffRole", "DONOR", "office", "RBA").send();
  }

  /** From then on a code is asked, by the keyboard alone if one likes. */
  private void secondFactor(Telephone telephone) {
    try (var english = new Desk(Chromium.window(Language.EN, Screens.NARROW, "http://127.0.0.1:" + port))) {
      english.knock("premiere", PASSWORD);
      Pictures.look(english, "second-en-360");
      assertThat(Axe.problems(english.page())).isEmpty();
      assertThat(english.tabTo("code").type(lastCode).enter()).as("used already").isEqualTo(422);
      assertThat(english.tabTo("code").type(telephone.code(1)).enter()).isEqualTo(200);
      assertThat(english.page().locator(".who .me").count()).isOne();
    }
  }
}
