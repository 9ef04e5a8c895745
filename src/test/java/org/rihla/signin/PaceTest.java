package org.rihla.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rihla.access.Actor;
import org.rihla.access.Role;
import org.rihla.access.Staff;
import org.rihla.values.Calendar;
import org.rihla.values.OfficeCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases are read one by one, as fast as people read; whoever is faster says who they are. */
@SpringBootTest(properties = {"rihla.demonstration=true", "rihla.sign-in.step-up=true", "rihla.sign-in.idle=8h"})
class PaceTest {

  private static final String PASSWORD = "four plain words here";

  @Autowired
  ApplicationContext context;
  @Autowired
  Staff staff;
  @Autowired
  JdbcClient db;

  private Actor who;
  private Browser browser;
  private Instant now;
  private static int number;

  @BeforeEach
  void signedIn() throws Exception {
    who = staff.add("reader" + ++number, Role.RETURN_COUNSELLOR, new OfficeCode("RBA"), PASSWORD);
    db.sql("update access.staff set invented = true, factor_spared = true where id = ?").param(who.id().value()).update();
    now = Instant.now();
    browser = new Browser(context);
    browser.signIn(who.login(), PASSWORD);
  }

  private static String another() { return "/cases/" + UUID.randomUUID(); }

  /** Of cases that are not there: whether they are is not told by being asked for a proof either. */
  private int open(String path, int secondsLater) throws Exception {
    return Calendar.at(now.plusSeconds(secondsLater), () -> browser.open(path).getStatus());
  }

  private void openMany(int cases, int seconds) throws Exception {
    for (int at = 0; at < cases; at++) assertThat(open(another(), at * seconds)).as("case %d", at).isEqualTo(404);
  }

  @Test
  void more_than_thirty_in_a_minute_ask_for_a_proof_and_then_go_on() throws Exception {
    openMany(Pace.A_MINUTE, 1);
    var wanted = another();
    assertThat(open(wanted, 31)).isEqualTo(403);
    assertThat(browser.page()).contains("Is it still you?", "very many cases", "value=\"" + wanted + "\"", "action=\"/account/proof\"");
    assertThat(open(another(), 32)).isEqualTo(403);
    open(wanted, 33);
    Calendar.at(now.plusSeconds(34), () -> {
      assertThat(browser.send("/account/proof", "to", wanted, "_proof", "not the password").getRedirectedUrl()).as(
        "a proof of before does for forms, not for this").isEqualTo(wanted);
      assertThat(browser.open(wanted).getStatus()).isEqualTo(403);
      assertThat(browser.send("/account/proof", "to", wanted, "_proof", PASSWORD).getRedirectedUrl()).isEqualTo(wanted);
      assertThat(browser.open(wanted).getStatus()).isEqualTo(404);
      return null;
    });
    assertThat(db.sql("select outcome from privacy.audit_event where actor_id = ? and act = 'PACE'").param(who.id().value()).query(
      String.class).list()).containsExactly("ASKED");
  }

  @Test
  void whoever_waits_is_let_go_on_after_a_minute() throws Exception {
    openMany(Pace.A_MINUTE, 1);
    assertThat(open(another(), 30)).isEqualTo(403);
    assertThat(open(another(), 120)).isEqualTo(404);
  }

  @Test
  void more_than_two_hundred_in_a_day_ask_for_one_too() throws Exception {
    openMany(Pace.A_DAY, 10);
    assertThat(open(another(), 2_100)).isEqualTo(403);
    assertThat(open(another(), 7_000)).isEqualTo(403);
  }

  @Test
  void the_same_case_again_and_again_is_work() throws Exception {
    var mine = another();
    for (int at = 0; at < 60; at++) assertThat(open(mine, at)).isEqualTo(404);
  }

  @Test
  void it_does_not_help_to_ask_for_another_page_of_each() throws Exception {
    for (int at = 0; at < Pace.A_MINUTE; at++) open(another() + (at % 2 == 0 ? "/seen" : "/forms/hold"), at);
    assertThat(open(another() + "/seen", 31)).isEqualTo(403);
    assertThat(browser.page()).contains("very many cases");
  }

  @Test
  void nobody_is_led_elsewhere_by_it() throws Exception {
    browser.open("/account");
    assertThat(browser.send("/account/proof", "to", "https://elsewhere.example").getRedirectedUrl()).isEqualTo("/");
    browser.open("/account");
    assertThat(browser.send("/account/proof", "to", "//elsewhere.example/cases").getRedirectedUrl()).isEqualTo("/");
  }
}
