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
import org.springframework.mock.web.MockHttpServletResponse;

/** Everybody changes their own password, with all they have to prove that it is theirs. */
@SpringBootTest(properties = "rihla.sign-in.idle=1h")
class OwnPasswordTest {

  private static final String PASSWORD = "four plain words here";
  private static final String NEXT = "a lamp beside seven doors";

  @Autowired
  ApplicationContext context;
  @Autowired
  Staff staff;
  @Autowired
  JdbcClient db;
  @Autowired
  SecondFactors factors;

  private Actor who;
  private Browser browser;
  private byte[] secret;
  private int step;
  private static int number;

  @BeforeEach
  void signedIn() throws Exception {
    who = staff.add("changing" + ++number, Role.RETURN_COUNSELLOR, new OfficeCode("RBA"), PASSWORD);
    browser = new Browser(context);
    browser.signIn(who.login(), PASSWORD);
    secret = Totp.fromBase32(factors.show(who.id()));
    browser.open("/sign-in/second");
    browser.send("/sign-in/second", "code", Totp.code(secret, Totp.step(Instant.now()) - 1));
    step = 0;
    browser.open("/account/password");
  }

  private String code() { return Totp.code(secret, Totp.step(Instant.now()) + step++); }

  private MockHttpServletResponse change(String... entries) throws Exception {
    var all = new java.util.ArrayList<>(java.util.List.of(entries));
    all.addAll(java.util.List.of("_key", UUID.randomUUID().toString()));
    return browser.send("/account/password", all.toArray(String[]::new));
  }

  private boolean opens(String password) throws Exception {
    return new Browser(context).signIn(who.login(), password).getStatus() == 302;
  }

  @Test
  void with_the_old_one_and_a_code_and_all_other_sessions_end() throws Exception {
    var elsewhere = new Browser(context);
    elsewhere.signIn(who.login(), PASSWORD);
    elsewhere.open("/sign-in/second");
    elsewhere.send("/sign-in/second", "code", code());
    assertThat(elsewhere.open("/account").getStatus()).isEqualTo(200);
    var before = browser.cookie("rihla");
    assertThat(change("oldPassword", PASSWORD, "newPassword", NEXT, "code", code()).getRedirectedUrl()).isEqualTo("/account?changed");
    assertThat(browser.open("/account?changed").getContentAsString()).contains("Your password is changed");
    assertThat(browser.cookie("rihla")).as("another number").isNotEqualTo(before);
    assertThat(elsewhere.open("/account").getRedirectedUrl()).isEqualTo("/sign-in");
    assertThat(opens(PASSWORD)).isFalse();
    assertThat(opens(NEXT)).isTrue();
    assertThat(db.sql("select fields from privacy.audit_event where actor_id = ? and act = 'PASSWORD' and outcome = 'DONE'").param(who.id()
      .value()).query(String.class).list()).containsExactly("changed");
    assertThat(db.sql("select e::text from privacy.audit_event e union all select f::text from web.form_post f").query(String.class).list())
      .noneMatch(row -> row.contains("lamp"));
  }

  @Test
  void not_with_half_of_it_and_not_with_a_weak_or_the_same_one() throws Exception {
    assertThat(change("oldPassword", PASSWORD, "newPassword", NEXT).getStatus()).as("no code").isEqualTo(422);
    assertThat(change("oldPassword", PASSWORD, "newPassword", NEXT, "code", "no code").getStatus()).isEqualTo(422);
    assertThat(browser.page()).contains("not both right").doesNotContain(NEXT, PASSWORD);
    assertThat(change("oldPassword", "wrong word here", "newPassword", NEXT, "code", code()).getStatus()).isEqualTo(422);
    assertThat(change("oldPassword", PASSWORD, "newPassword", NEXT, "code", "000000").getStatus()).isEqualTo(422);
    assertThat(change("oldPassword", PASSWORD, "newPassword", "short", "code", "1").getStatus()).isEqualTo(422);
    assertThat(change("oldPassword", PASSWORD, "newPassword", who.login() + "123", "code", "1").getStatus()).isEqualTo(422);
    assertThat(change("oldPassword", PASSWORD, "newPassword", PASSWORD, "code", "1").getStatus()).isEqualTo(422);
    assertThat(browser.page()).contains("this is the old one");
    assertThat(change("oldPassword", PASSWORD, "newPassword", "x".repeat(100_000)).getStatus()).isEqualTo(422);
    assertThat(change("oldPassword", PASSWORD, "oldPassword", PASSWORD, "newPassword", NEXT).getStatus()).as("doubled").isEqualTo(422);
    assertThat(change().getStatus()).isEqualTo(422);
    assertThat(opens(PASSWORD)).isTrue();
    assertThat(browser.open("/account").getStatus()).as("still signed in").isEqualTo(200);
  }

  @Test
  void a_wrong_password_uses_up_no_code() throws Exception {
    var code = code();
    change("oldPassword", "wrong word here", "newPassword", NEXT, "code", code);
    assertThat(change("oldPassword", PASSWORD, "newPassword", NEXT, "code", code).getStatus()).isEqualTo(302);
  }

  @Test
  void guessing_is_slowed() throws Exception {
    Calendar.at(Instant.now(), () -> {
      for (int tries = 0; tries < 5; tries++)
        assertThat(change("oldPassword", "wrong word here", "newPassword", NEXT, "code", "1")
          .getStatus()).isEqualTo(422);
      var answer = change("oldPassword", PASSWORD, "newPassword", NEXT, "code", code());
      assertThat(answer.getStatus()).isEqualTo(429);
      assertThat(answer.getHeader("Retry-After")).isNotBlank();
      return null;
    });
  }
}
