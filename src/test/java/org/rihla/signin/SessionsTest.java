package org.rihla.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
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

/** Who is signed in, how long, and how it ends. */
@SpringBootTest(properties = {"rihla.demonstration=true", "rihla.sign-in.idle=15m"})
class SessionsTest {

  private static final String PASSWORD = "four plain words here";
  private static final OfficeCode RABAT = new OfficeCode("RBA");

  @Autowired
  ApplicationContext context;
  @Autowired
  Staff staff;
  @Autowired
  JdbcClient db;
  @Autowired
  Calendar calendar;

  private Actor counsellor;
  private Actor administrator;
  private static int number;

  @BeforeEach
  void accounts() {
    number++;
    counsellor = staff.add("counsellor" + number, Role.RETURN_COUNSELLOR, RABAT, PASSWORD);
    administrator = staff.add("administrator" + number, Role.SYSTEM_ADMINISTRATOR, RABAT, PASSWORD);
    db.sql("update access.staff set invented = true, factor_spared = true").update();
  }

  private Browser signedIn(Actor who) throws Exception {
    var browser = new Browser(context);
    var answer = browser.signIn(who.login(), PASSWORD);
    assertThat(answer.getRedirectedUrl()).isEqualTo("/");
    return browser;
  }

  private static boolean isIn(Browser browser) throws Exception {
    var answer = browser.open("/cases");
    if (answer.getStatus() == 302) assertThat(answer.getRedirectedUrl()).isEqualTo("/sign-in");
    return answer.getStatus() != 302;
  }

  private void later(Browser browser, Duration time, boolean in) throws Exception {
    Calendar.at(Instant.now().plus(time), () -> {
      assertThat(isIn(browser)).as("after " + time).isEqualTo(in);
      return null;
    });
  }

  @Test
  void a_session_outlives_the_process_and_its_number_is_not_in_the_database() throws Exception {
    var browser = signedIn(counsellor);
    var number = browser.cookie("rihla").split("\\.")[0];
    assertThat(number).hasSizeGreaterThanOrEqualTo(43).as("256 bits");
    assertThat(db.sql("select encode(id_hash, 'base64') || encode(id_hash, 'hex') || s from signin.session s").query(String.class).list())
      .isNotEmpty().noneMatch(row -> row.contains(number));
    assertThat(
      new Sessions(db, calendar,
        new SignInRules.Read(true, null, Duration.ofMinutes(5), Duration.ofHours(8), Duration.ofMinutes(5), null, java.util.Set.of()))
        .find(number))
      .as("another process").isPresent();
    assertThat(browser.cookie("JSESSIONID")).isEmpty();
  }

  @Test
  void fifteen_minutes_without_asking_end_it_and_eight_hours_with() throws Exception {
    var browser = signedIn(counsellor);
    later(browser, Duration.ofMinutes(14), true);
    later(browser, Duration.ofMinutes(28), true);
    later(browser, Duration.ofMinutes(44), false);
    var busy = signedIn(counsellor);
    for (int minutes = 10; minutes < 480; minutes += 10) later(busy, Duration.ofMinutes(minutes), true);
    later(busy, Duration.ofMinutes(481), false);
  }

  @Test
  void each_sign_in_has_a_new_number_and_the_old_one_is_worth_nothing() throws Exception {
    var browser = new Browser(context);
    browser.open("/sign-in");
    var before = browser.cookie("rihla");
    browser.send("/sign-in", "username", counsellor.login(), "password", PASSWORD);
    var first = browser.cookie("rihla");
    assertThat(first).isNotEqualTo(before);
    browser.signIn(counsellor.login(), PASSWORD);
    var second = browser.cookie("rihla");
    assertThat(second).isNotEqualTo(first);
    browser.keep("rihla", first);
    assertThat(isIn(browser)).isFalse();
    browser.keep("rihla", second);
    assertThat(isIn(browser)).isTrue();
  }

  @Test
  void a_number_that_somebody_chose_for_another_is_never_taken() throws Exception {
    var browser = new Browser(context);
    browser.keep("rihla", "A".repeat(43) + "." + "B".repeat(32));
    browser.signIn(counsellor.login(), PASSWORD);
    assertThat(browser.cookie("rihla")).doesNotContain("AAAA").doesNotContain("BBBB");
  }

  @Test
  void signing_out_ends_it_here_and_nowhere_else() throws Exception {
    var here = signedIn(counsellor);
    var there = signedIn(counsellor);
    var kept = here.cookie("rihla");
    here.open("/");
    assertThat(here.send("/sign-out").getHeader("Set-Cookie")).contains("Max-Age=0");
    here.keep("rihla", kept);
    assertThat(isIn(here)).isFalse();
    assertThat(isIn(there)).isTrue();
  }

  @Test
  void an_account_switched_off_is_out_at_its_next_request() throws Exception {
    var browser = signedIn(counsellor);
    var office = signedIn(administrator);
    var path = "/staff/" + counsellor.id();
    assertThat(office.open(path).getContentAsString()).contains("Switch this account off");
    assertThat(office.send(path + "/off").getStatus()).isEqualTo(302);
    assertThat(isIn(browser)).isFalse();
    assertThat(new Browser(context).signIn(counsellor.login(), PASSWORD).getStatus()).isEqualTo(422);
    office.open(path);
    office.send(path + "/on");
    assertThat(isIn(browser)).as("the old session stays ended").isFalse();
    assertThat(isIn(signedIn(counsellor))).isTrue();
    office.open(path);
    office.send("/staff/" + administrator.id() + "/off");
    assertThat(isIn(office)).as("nobody locks themselves out").isTrue();
    assertThat(
      db.sql("select fields from privacy.audit_event where actor_id = ? and act = 'MANAGE_STAFF'").param(administrator.id().value())
        .query(String.class).list())
      .containsExactly("switched-off " + counsellor.id(), "switched-on " + counsellor.id());
  }

  @Test
  void another_role_or_office_asks_for_a_new_sign_in() throws Exception {
    var browser = signedIn(counsellor);
    db.sql("update access.staff set role = 'OUTREACH_WORKER' where id = ?").param(counsellor.id().value()).update();
    assertThat(isIn(browser)).isFalse();
    var again = signedIn(counsellor);
    db.sql("update access.staff set office = 'CAS' where id = ?").param(counsellor.id().value()).update();
    assertThat(isIn(again)).isFalse();
  }

  @Test
  void the_cookie_is_for_this_host_alone_and_over_https_only_where_that_is_how_one_comes() throws Exception {
    var browser = new Browser(context);
    browser.overTls = true;
    assertThat(Browser.attributes(browser.open("/sign-in"), "__Host-rihla")).contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
      .noneMatch(each -> each.startsWith("Domain"));
    var answer = browser.send("/sign-in", "username", counsellor.login(), "password", PASSWORD);
    assertThat(Browser.attributes(answer, "__Host-rihla")).contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax");
    assertThat(Browser.attributes(new Browser(context).open("/sign-in"), "rihla")).contains("HttpOnly", "SameSite=Lax").doesNotContain(
      "Secure");
  }

  @Test
  void who_followed_a_link_comes_to_its_page_after_the_sign_in_and_never_to_another_house() throws Exception {
    var browser = new Browser(context);
    browser.open("/cases");
    assertThat(browser.signIn(counsellor.login(), PASSWORD).getRedirectedUrl()).isEqualTo("/cases");
    for (var elsewhere : new String[]{"//example.org", "https://example.org", "/\\example.org", "/..//example.org"}) {
      var led = new Browser(context);
      led.keep("wanted", elsewhere);
      assertThat(led.signIn(counsellor.login(), PASSWORD).getRedirectedUrl()).as(elsewhere).isEqualTo("/");
    }
  }

  @Test
  void a_form_of_somebody_elses_session_or_of_none_is_refused() throws Exception {
    var browser = signedIn(counsellor);
    browser.open("/");
    var strangers = new Browser(context);
    strangers.open("/sign-in");
    var forged = strangers.hidden("_csrf");
    assertThat(browser.send("/sign-out", "_csrf", forged).getStatus()).as("of another session").isEqualTo(403);
    assertThat(isIn(browser)).isTrue();
    var tokenless = new Browser(context);
    assertThat(tokenless.send("/sign-in", "username", counsellor.login(), "password", PASSWORD).getRedirectedUrl())
      .isEqualTo("/sign-in?old");
    assertThat(isIn(tokenless)).isFalse();
  }
}
