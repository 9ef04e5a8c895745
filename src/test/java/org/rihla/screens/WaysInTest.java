package org.rihla.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rihla.access.Role;
import org.rihla.access.Staff;
import org.rihla.values.Language;
import org.rihla.values.OfficeCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Passkeys in a real browser, with a device that its developer tools invent; and what is said where there is none. */
@Tag("screens")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "rihla.sign-in.idle=2h")
class WaysInTest {

  private static final String PASSWORD = "quatre mots faciles ici";
  private static final String NEXT = "une lampe et sept portes";

  @LocalServerPort
  private int port;
  @Autowired
  private Staff staff;
  @Autowired
  private JdbcClient db;

  private CDPSession tools;
  private String device;

  private String base() { return "http://localhost:" + port; }

  private void account(String login) { staff.add(login, Role.RETURN_COUNSELLOR, new OfficeCode("RBA"), PASSWORD); }

  /** A device that unlocks by itself. */
  private void plugIn(Desk desk) {
    if (tools == null) {
      tools = desk.window().newCDPSession(desk.page());
      tools.send("WebAuthn.enable");
    }
    var options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    var asked = new JsonObject();
    asked.add("options", options);
    device = tools.send("WebAuthn.addVirtualAuthenticator", asked).get("authenticatorId").getAsString();
  }

  private void unplug() {
    var asked = new JsonObject();
    asked.addProperty("authenticatorId", device);
    tools.send("WebAuthn.removeVirtualAuthenticator", asked);
  }

  private static Locator passkey(Desk desk) { return desk.page().locator("main .passkey button"); }

  private static boolean isIn(Desk desk) { return desk.page().locator(".who .me").count() == 1; }

  private void signOut(Desk desk) { desk.press(desk.page().locator(".who form button")); }

  private void sixMinutesLater() { db.sql("update signin.session set proven_at = proven_at - interval '6 minutes'").update(); }

  @Test
  void a_passkey_is_made_used_asked_as_a_proof_and_removed() {
    account("awa.diop");
    var sent = new AtomicReference<String>();
    try (var desk = new Desk(Chromium.window(Language.FR, Screens.WIDE, base()))) {
      desk.page().onRequest(request -> {
        if (request.method().equals("POST") && request.url().endsWith("/sign-in/second")) sent.set(request.postData());
      });
      plugIn(desk);
      desk.knock("awa.diop", PASSWORD);
      Pictures.look(desk, "ways-set-up-fr");
      assertThat(Axe.problems(desk.page())).isEmpty();
      assertThat(desk.press(passkey(desk))).isEqualTo(200);
      assertThat(desk.page().locator(".codes li").count()).isEqualTo(10);
      desk.follow(desk.page().locator("main a.button"));
      assertThat(isIn(desk)).isTrue();

      another(desk);
      signOut(desk);
      desk.knock("awa.diop", PASSWORD);
      assertThat(isIn(desk)).isFalse();
      Pictures.look(desk, "ways-second-fr");
      assertThat(Axe.problems(desk.page())).isEmpty();
      assertThat(desk.press(passkey(desk))).isEqualTo(200);
      assertThat(isIn(desk)).isTrue();

      replayed(desk, sent.get());
      proof(desk);
      password(desk);
      removed(desk);
    }
  }

  /** On another device, since the first says that it has one already. */
  private void another(Desk desk) {
    desk.go("/account");
    assertThat(desk.main()).contains("Ma première clé d’accès");
    desk.press(desk.page().locator("form[action='/account/passkeys/new'] button"));
    Pictures.look(desk, "ways-new-fr");
    assertThat(Axe.problems(desk.page())).isEmpty();
    desk.page().fill("[name=keyName]", "Clé bleue");
    passkey(desk).click();
    desk.page().locator(".passkey-failed").waitFor();
    assertThat(desk.page().locator(".passkey-failed").textContent()).contains("Rien n’a été fait");
    unplug();
    plugIn(desk);
    assertThat(desk.press(passkey(desk))).isEqualTo(200);
    assertThat(desk.main()).contains("Clé bleue");
    Pictures.look(desk, "ways-account-fr");
    Pictures.lookNarrow(desk, "ways-account-fr-360");
    assertThat(Axe.problems(desk.page())).isEmpty();
  }

  /** What the browser sent is sent once more, by somebody who has seen it and knows the password. */
  private void replayed(Desk desk, String sent) {
    assertThat(sent).contains("passkey=");
    var answer = java.net.URLDecoder.decode(sent.replaceAll(".*&?passkey=([^&]*).*", "$1"), java.nio.charset.StandardCharsets.UTF_8);
    try (var thief = new Desk(Chromium.window(Language.EN, Screens.NARROW, base()))) {
      thief.knock("awa.diop", PASSWORD);
      thief.page().evaluate("""
        answer => {
          const form = document.querySelector('.passkey').closest('form');
          const field = Object.assign(document.createElement('input'), { type: 'hidden', name: 'passkey', value: answer });
          form.append(field, document.createElement('button'));
        }""", answer);
      assertThat(thief.press(thief.page().locator("main form:has(.passkey) > button"))).isEqualTo(422);
      assertThat(isIn(thief)).isFalse();
      assertThat(thief.main()).contains("This passkey was not accepted");
      Pictures.look(thief, "ways-refused-en-360");
    }
  }

  private void proof(Desk desk) {
    desk.go("/account");
    sixMinutesLater();
    assertThat(desk.press(desk.page().locator("form[action='/account/recovery'] button"))).isEqualTo(403);
    Pictures.look(desk, "ways-proof-fr");
    assertThat(Axe.problems(desk.page())).isEmpty();
    assertThat(desk.press(passkey(desk))).isEqualTo(200);
    assertThat(desk.page().locator(".codes li").count()).isEqualTo(10);
  }

  private void password(Desk desk) {
    desk.go("/account/password");
    Pictures.look(desk, "ways-password-fr");
    assertThat(Axe.problems(desk.page())).isEmpty();
    desk.fill("oldPassword", PASSWORD, "newPassword", "court");
    assertThat(desk.press(desk.page().locator("main form.form > .actions button"))).isEqualTo(422);
    assertThat(desk.problemOf("newPassword")).isNotEmpty();
    Pictures.lookNarrow(desk, "ways-password-problems-fr-360");
    desk.fill("oldPassword", PASSWORD, "newPassword", NEXT);
    assertThat(desk.press(passkey(desk))).isEqualTo(200);
    assertThat(desk.main()).contains("Votre mot de passe est changé");
  }

  /** The blue one, which is plugged in, is removed: the browser is not even asked for it any more. */
  private void removed(Desk desk) {
    desk.go("/account");
    desk.press(desk.page().locator(".keys li", new Page.LocatorOptions().setHasText("Clé bleue")).locator("button"));
    assertThat(desk.main()).doesNotContain("Clé bleue");
    signOut(desk);
    desk.knock("awa.diop", NEXT);
    passkey(desk).click();
    desk.page().locator(".passkey-failed").waitFor();
    assertThat(isIn(desk)).isFalse();
    desk.go("/account");
    assertThat(desk.page().url()).endsWith("/sign-in");
  }

  @Test
  void in_arabic_on_a_telephone_and_without_javascript_it_is_said_in_words() {
    account("karim.alaoui");
    try (var desk = new Desk(Chromium.window(Language.AR, Screens.NARROW, base()))) {
      plugIn(desk);
      desk.knock("karim.alaoui", PASSWORD);
      Pictures.look(desk, "ways-set-up-ar-360");
      assertThat(desk.press(passkey(desk))).isEqualTo(200);
      desk.go("/account");
      Pictures.look(desk, "ways-account-ar-360");
      assertThat(Axe.problems(desk.page())).isEmpty();
      desk.go("/account/password");
      Pictures.look(desk, "ways-password-ar-360");
      desk.go("/account");
      sixMinutesLater();
      desk.press(desk.page().locator("form[action='/account/passkeys/new'] button"));
      Pictures.look(desk, "ways-proof-ar-360");
      desk.press(passkey(desk));
      Pictures.look(desk, "ways-new-ar-360");
      assertThat(desk.page().locator(".passkey-missing").isVisible()).isFalse();
    }
    try (var plain = new Desk(Chromium.plain(Language.FR, Screens.NARROW, base()))) {
      plain.knock("karim.alaoui", PASSWORD);
      assertThat(plain.page().locator(".passkey-missing").isVisible()).isTrue();
      assertThat(passkey(plain).isVisible()).isFalse();
      Pictures.look(plain, "ways-second-plain-fr-360");
      assertThat(plain.give("aaaa-bbbb-cccc-dddd")).isEqualTo(422);
    }
    try (var digits = new Desk(Chromium.window(Language.EN, Screens.NARROW, "http://127.0.0.1:" + port))) {
      digits.knock("karim.alaoui", PASSWORD);
      assertThat(digits.main()).contains("open Rihla by its name");
      assertThat(passkey(digits).count()).isZero();
    }
  }
}
