package org.rihla.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Forbidden;
import org.rihla.access.Proof;
import org.rihla.access.Role;
import org.rihla.access.Staff;
import org.rihla.values.Calendar;
import org.rihla.values.OfficeCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;

/** What is dangerous is done by somebody who proved lately that it is them; what they typed waits for it. */
@SpringBootTest(properties = {"rihla.demonstration=true", "rihla.sign-in.step-up=true", "rihla.sign-in.idle=1h"})
class ProofTest {

  private static final String PASSWORD = "four plain words here";
  private static final OfficeCode RABAT = new OfficeCode("RBA");

  @Autowired
  ApplicationContext context;
  @Autowired
  Staff staff;
  @Autowired
  Access access;
  @Autowired
  JdbcClient db;

  private Actor administrator;
  private Browser browser;
  private String login;
  private static int number;

  @BeforeEach
  void signedIn() throws Exception {
    administrator = staff.add("administrator" + ++number, Role.SYSTEM_ADMINISTRATOR, RABAT, PASSWORD);
    db.sql("update access.staff set invented = true, factor_spared = true").update();
    browser = new Browser(context);
    login = "newcomer" + number;
    browser.signIn(administrator.login(), PASSWORD);
    browser.open("/staff");
  }

  private MockHttpServletResponse hire(String... more) throws Exception {
    var entries = new java.util.ArrayList<>(java.util.List.of("login", login, "staffRole", "DONOR", "office", "RBA"));
    entries.addAll(Arrays.asList(more));
    return browser.send("/staff", entries.toArray(String[]::new));
  }

  private void later(int minutes, java.util.concurrent.Callable<?> then) throws Exception {
    Calendar.at(Instant.now().plusSeconds(minutes * 60L), then);
  }

  private boolean isHired() { return staff.find(login).isPresent(); }

  private String account() { return "/staff/" + staff.find(login).orElseThrow().id(); }

  @Test
  void who_signed_in_just_now_is_asked_nothing() throws Exception {
    assertThat(hire().getRedirectedUrl()).isEqualTo(account());
    assertThat(isHired()).isTrue();
  }

  @Test
  void later_a_page_asks_keeps_what_was_typed_and_then_does_it_once() throws Exception {
    later(6, () -> {
      var asked = hire();
      assertThat(asked.getStatus()).isEqualTo(403);
      assertThat(browser.page()).contains("Is it still you?", "value=\"" + login + "\"", "value=\"DONOR\"", "action=\"/staff\"");
      assertThat(isHired()).isFalse();
      assertThat(hire("_proof", "not the password").getStatus()).isEqualTo(403);
      assertThat(browser.page()).contains("Nothing has been done yet", "value=\"" + login + "\"");
      var before = browser.cookie("rihla");
      var key = browser.hidden("_key");
      assertThat(hire("_proof", PASSWORD).getRedirectedUrl()).isEqualTo(account());
      assertThat(isHired()).isTrue();
      assertThat(browser.cookie("rihla")).as("another number").isNotEqualTo(before);
      assertThat(hire("_key", key).getRedirectedUrl()).as("sent twice, done once").isEqualTo(account());
      assertThat(db.sql("select count(*) from privacy.audit_event where actor_id = ? and act = 'MANAGE_STAFF' and outcome = 'DONE'").param(
        administrator.id().value()).query(Integer.class).single()).isEqualTo(1);
      return null;
    });
  }

  @Test
  void the_number_of_before_is_worth_nothing_and_pages_in_other_windows_can_still_be_sent() throws Exception {
    later(6, () -> {
      var old = browser.cookie("rihla");
      var token = browser.hidden("_csrf");
      hire("_proof", PASSWORD);
      login = login + "b";
      assertThat(hire("_key", UUID.randomUUID().toString(), "_csrf", token).getRedirectedUrl()).as("a page of before").isEqualTo(
        account());
      browser.keep("rihla", old);
      assertThat(browser.open("/staff").getRedirectedUrl()).isEqualTo("/sign-in");
      return null;
    });
  }

  @Test
  void reading_asks_for_nothing_and_neither_does_what_is_harmless() throws Exception {
    later(6, () -> {
      assertThat(browser.open("/staff").getStatus()).isEqualTo(200);
      assertThat(browser.send("/sign-out").getRedirectedUrl()).isEqualTo("/sign-in?left");
      return null;
    });
  }

  @Test
  void guessing_is_slowed() throws Exception {
    later(6, () -> {
      for (int tries = 0; tries < 5; tries++) hire("_proof", "guess " + tries);
      hire("_proof", PASSWORD);
      assertThat(browser.page()).contains("Wait a little");
      assertThat(isHired()).isFalse();
      return null;
    });
  }

  @Test
  void each_dangerous_act_asks_it_of_those_who_may_and_tells_nothing_to_those_who_may_not() throws Exception {
    var dangerous = Arrays.stream(Act.values()).filter(Act::isDangerous).toList();
    assertThat(dangerous).contains(Act.MANAGE_STAFF, Act.CONFIRM_READER, Act.OVERRIDE_SAFEGUARD, Act.APPROVE_PAYMENT,
      Act.CLEAR_FOR_DEPARTURE);
    for (var act : dangerous)
      for (var role : Role.values()) {
        var who = new Actor(administrator.id(), "invented", role, RABAT);
        who.doing(() -> {
          boolean may = access.may(act, null);
          assertThatThrownBy(() -> Proof.given(false, () -> {
            access.require(act, null);
            return null;
          })).as(act + " " + role).isInstanceOf(may ? Proof.Needed.class : Forbidden.class);
          if (may) Proof.given(true, () -> {
            access.require(act, null);
            return null;
          });
          return null;
        });
      }
  }
}
