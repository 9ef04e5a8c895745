package org.rihla.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
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
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** What is answered to whoever does not know the password. */
@SpringBootTest(properties = {"rihla.demonstration=true", "rihla.test.passwords-at-full-cost=true"})
class DoorTest {

  private static final String PASSWORD = "four plain words here";

  @Autowired
  ApplicationContext context;
  @Autowired
  Staff staff;
  @Autowired
  JdbcClient db;
  @Autowired
  Door door;

  private Actor known;
  private static int number;

  @BeforeEach
  void account() {
    known = staff.add("known" + ++number, Role.RETURN_COUNSELLOR, new OfficeCode("RBA"), PASSWORD);
    db.sql("update access.staff set invented = true, factor_spared = true").update();
  }

  private Browser from(String address) {
    var browser = new Browser(context);
    browser.address = address;
    return browser;
  }

  private static String said(Browser browser) {
    return browser.page().replaceAll("value=\"[^\"]*\"", "");
  }

  @Test
  void an_account_that_is_there_and_one_that_is_not_answer_alike() throws Exception {
    Calendar.at(Instant.now(), () -> { // however slow the machine is
      var one = from("192.0.2.10");
      var other = from("192.0.2.11");
      for (int tries = 0; tries < 7; tries++) {
        var there = one.signIn(known.login(), "wrong");
        var nowhere = other.signIn("nobody" + number, "wrong");
        assertThat(there.getStatus()).isEqualTo(nowhere.getStatus()).isEqualTo(tries < 5 ? 422 : 429);
        assertThat(said(one)).isEqualTo(said(other));
        assertThat(there.getHeaderNames()).isEqualTo(nowhere.getHeaderNames());
      }
      return null;
    });
  }

  @Test
  void and_take_as_long() {
    for (int tries = 0; tries < 3; tries++) door.password("warm" + tries, "wrong", "192.0.2.20"); // the compiler
    var there = new long[9];
    var nowhere = new long[9];
    for (int at = 0; at < there.length; at++) {
      var fresh = staff.add("timed" + number + "-" + at, Role.DONOR, new OfficeCode("RBA"), PASSWORD);
      there[at] = nanos(fresh.login(), "192.0.3." + at);
      nowhere[at] = nanos("untimed" + number + "-" + at, "192.0.4." + at);
    }
    Arrays.sort(there);
    Arrays.sort(nowhere);
    assertThat(Duration.ofNanos(Math.abs(there[4] - nowhere[4]))).isLessThan(Duration.ofMillis(20));
  }

  /** Of the processor: what else the machine does at the moment says nothing. */
  private long nanos(String login, String address) {
    var threads = java.lang.management.ManagementFactory.getThreadMXBean();
    long begun = threads.getCurrentThreadCpuTime();
    assertThat(door.password(login, "wrong", address)).isInstanceOf(Door.Answer.Wrong.class);
    return threads.getCurrentThreadCpuTime() - begun;
  }

  @Test
  void whoever_knows_the_password_comes_in_after_the_delay_whatever_others_tried() throws Exception {
    var now = Instant.now();
    Calendar.at(now, () -> {
      for (int tries = 0; tries < 40; tries++) from("198.51.100." + tries).signIn(known.login(), "wrong");
      assertThat(from("192.0.2.30").signIn(known.login(), PASSWORD).getStatus()).isEqualTo(429);
      return null;
    });
    Calendar.at(now.plusSeconds(31), () -> {
      assertThat(from("192.0.2.30").signIn(known.login(), PASSWORD).getRedirectedUrl()).isEqualTo("/");
      return null;
    });
  }

  @Test
  void one_address_that_tries_many_accounts_waits_too_and_is_told_how_long() throws Exception {
    Calendar.at(Instant.now(), () -> { // however slow the machine is
      var browser = from("192.0.2.40");
      for (int tries = 0; tries < 21; tries++) assertThat(browser.signIn("guess" + tries, "wrong").getStatus()).isEqualTo(422);
      var answer = browser.signIn(known.login(), PASSWORD);
      assertThat(answer.getStatus()).isEqualTo(429);
      assertThat(answer.getHeader("Retry-After")).isEqualTo("1");
      assertThat(browser.page()).contains("Wait 1 second");
      return null;
    });
  }

  @Test
  void an_attempt_is_written_down_with_the_account_if_there_is_one_and_never_with_what_was_typed() throws Exception {
    var browser = from("192.0.2.50");
    browser.signIn(known.login(), "my-secret-typed");
    browser.signIn("my-secret-typed", "x");
    browser.signIn(known.login(), PASSWORD);
    var last = db.sql("select actor_id::text as who, role, outcome from privacy.audit_event where act = 'SIGN_IN' order by id desc limit 3")
      .query().listOfRows();
    assertThat(last).containsExactly(
      Map.of("who", known.id().toString(), "role", "RETURN_COUNSELLOR", "outcome", "DONE"),
      Map.of("who", "00000000-0000-0000-0000-000000000000", "role", "-", "outcome", "REFUSED"),
      Map.of("who", known.id().toString(), "role", "RETURN_COUNSELLOR", "outcome", "REFUSED"));
    assertThat(db.sql("select e::text from privacy.audit_event e").query(String.class).list()).noneMatch(row -> row.contains("typed"));
  }

  @Test
  void an_old_hash_is_made_anew_with_the_parameters_of_today() throws Exception {
    staff.keepPassword(known.id(), new Argon2PasswordEncoder(16, 32, 1, 8 * 1024, 1).encode(PASSWORD));
    assertThat(from("192.0.2.60").signIn(known.login(), PASSWORD).getStatus()).isEqualTo(302);
    assertThat(staff.credentials(known).orElseThrow().passwordHash()).contains("m=19456,t=2");
    assertThat(from("192.0.2.60").signIn(known.login(), PASSWORD).getStatus()).isEqualTo(302);
  }

  @Test
  void a_page_to_sign_in_that_stood_open_for_too_long_is_given_anew() throws Exception {
    var browser = from("192.0.2.77");
    browser.open("/sign-in");
    var answer = browser.send("/sign-in", "_csrf", "of-another-day", "username", known.login(), "password", PASSWORD);
    assertThat(answer.getStatus()).isEqualTo(302);
    assertThat(answer.getRedirectedUrl()).isEqualTo("/sign-in?old");
    assertThat(browser.open("/sign-in?old").getContentAsString()).contains("stood open");
  }
}
