package org.rihla.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rihla.AllRows;
import org.rihla.access.Actor;
import org.rihla.access.Role;
import org.rihla.access.Staff;
import org.rihla.values.Calendar;
import org.rihla.values.OfficeCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;

/** A form is sent when its session has ended: what was typed comes back to the account that typed it, after it has signed in. */
@SpringBootTest(properties = {"rihla.demonstration=true", "rihla.sign-in.idle=15m"})
class HeldFormTest {

  private static final String PASSWORD = "four plain words here";
  private static final String INTERVIEW = "/cases/new";
  private static int number;

  @Autowired
  ApplicationContext context;
  @Autowired
  Staff staff;
  @Autowired
  AllRows db;

  private Actor counsellor;
  private Actor colleague;
  private Browser browser;

  @BeforeEach
  void an_interview_is_open() throws Exception {
    number++;
    counsellor = staff.add("held" + number, Role.RETURN_COUNSELLOR, new OfficeCode("RBA"), PASSWORD);
    colleague = staff.add("held-beside" + number, Role.RETURN_COUNSELLOR, new OfficeCode("RBA"), PASSWORD);
    db.sql("update access.staff set invented = true, factor_spared = true").update();
    db.sql("delete from drafts.draft").update();
    browser = new Browser(context);
    browser.signIn(counsellor.login(), PASSWORD);
    assertThat(browser.open(INTERVIEW).getStatus()).isEqualTo(200);
  }

  private static <T> T later(Duration time, Callable<T> deed) throws Exception { return Calendar.at(Instant.now().plus(time), deed); }

  private MockHttpServletResponse typed(String... more) throws Exception {
    return browser.send(INTERVIEW,
      all(more, "givenNames", "Fatoumata", "familyName", "Plantee", "_draft", browser.hidden("_draft"), "_whose",
        browser.hidden("_whose")));
  }

  private static String[] all(String[] more, String... entries) {
    return java.util.stream.Stream.concat(java.util.Arrays.stream(entries), java.util.Arrays.stream(more)).toArray(String[]::new);
  }

  private long kept() { return db.sql("select count(*) from drafts.draft").query(Long.class).single(); }

  private MockHttpServletResponse signIn(Actor who, String password) throws Exception {
    return browser.send("/sign-in", "username", who.login(), "password", password, "_held", browser.hidden("_held"));
  }

  @Test
  void what_was_typed_survives_the_end_of_the_session() throws Exception {
    var asked = later(Duration.ofMinutes(20), this::typed);
    assertThat(asked.getStatus()).isEqualTo(403);
    assertThat(asked.getContentAsString()).contains("you find what you typed", "name=\"_held\"", "name=\"password\"").doesNotContain(
      "Fatoumata",
      "Plantee");
    assertThat(kept()).as("nothing is kept of a stranger").isZero();
    assertThat(signIn(counsellor, "a wrong password here").getContentAsString()).contains("name=\"_held\"", "Check both");
    assertThat(kept()).isZero();
    assertThat(signIn(counsellor, PASSWORD).getRedirectedUrl()).isEqualTo(INTERVIEW);
    assertThat(browser.open(INTERVIEW).getContentAsString()).contains("value=\"Fatoumata\"", "value=\"Plantee\"",
      "Throw this draft away");
    assertThat(kept()).isOne();
  }

  @Test
  void whoever_else_signs_in_there_finds_nothing() throws Exception {
    later(Duration.ofMinutes(20), this::typed);
    var held = browser.hidden("_held");
    assertThat(signIn(colleague, PASSWORD).getStatus()).isEqualTo(302);
    assertThat(browser.open(INTERVIEW).getContentAsString()).doesNotContain("Plantee", "Throw this draft away");
    assertThat(kept()).isZero();
    var elsewhere = new Browser(context);
    elsewhere.open("/sign-in");
    elsewhere.send("/sign-in", "username", counsellor.login(), "password", PASSWORD, "_held", held.substring(0, held.length() - 8)
      + "AAAAAAAA");
    assertThat(kept()).as("changed on its way").isZero();
  }

  @Test
  void a_page_that_was_not_made_here_for_that_account_and_form_is_held_for_nobody() throws Exception {
    var whose = browser.hidden("_whose");
    for (var forged : new String[]{"", "nothing of ours", whose.replace(counsellor.id().toString(), colleague.id().toString()), whose
      .replaceAll("\\.\\d+\\.", ".9999999999."), whose.substring(0, whose.length() - 1) + (whose.endsWith("0") ? "1" : "0")}) {
      browser.open(INTERVIEW);
      var answer = later(Duration.ofMinutes(20), () -> browser.send(INTERVIEW, "familyName", "Plantee", "_whose", forged));
      assertThat(answer.getStatus()).as(forged).isEqualTo(403);
      assertThat(answer.getContentAsString()).doesNotContain("_held");
      browser.signIn(counsellor.login(), PASSWORD);
    }
    browser.open(INTERVIEW);
    var foreign = browser.hidden("_whose");
    var other = later(Duration.ofMinutes(20), () -> browser.send("/cases/00000000-0000-7000-8000-000000000000/family", "familyName",
      "Plantee", "_whose", foreign));
    assertThat(other.getContentAsString()).as("of another form").doesNotContain("_held");
    browser.signIn(counsellor.login(), PASSWORD);
    browser.open(INTERVIEW);
    assertThat(later(Duration.ofHours(25), this::typed).getContentAsString()).as("of yesterday").doesNotContain("_held");
    browser.signIn(counsellor.login(), PASSWORD);
    browser.open(INTERVIEW);
    assertThat(later(Duration.ofMinutes(20), () -> typed("address", "é".repeat(40_000))).getContentAsString()).as("too much")
      .doesNotContain("_held");
    assertThat(kept()).isZero();
  }

  /** Its answer was lost on the way, and whoever sends it again must not do it twice. */
  @Test
  void what_had_been_carried_out_does_not_come_back_as_a_draft() throws Exception {
    db.sql("insert into web.form_post (key, staff_id, fingerprint, location, posted_at) values (?::uuid, ?, '', '/cases', now())")
      .params(browser.hidden("_key"), counsellor.id().value()).update();
    assertThat(later(Duration.ofMinutes(20), this::typed).getContentAsString()).contains("name=\"_held\"");
    assertThat(signIn(counsellor, PASSWORD).getStatus()).isEqualTo(302);
    assertThat(kept()).isZero();
    assertThat(browser.open(INTERVIEW).getContentAsString()).doesNotContain("Plantee");
  }

  @Test
  void what_was_typed_later_in_another_window_stays() throws Exception {
    assertThat(later(Duration.ofMinutes(20), this::typed).getContentAsString()).contains("name=\"_held\"");
    var other = new Browser(context);
    later(Duration.ofMinutes(40), () -> {
      other.signIn(counsellor.login(), PASSWORD);
      other.open(INTERVIEW);
      return other.send(INTERVIEW + "/draft", "familyName", "Newer", "_draft", other.hidden("_draft"), "_whose", other.hidden("_whose"));
    });
    assertThat(kept()).isOne();
    assertThat(later(Duration.ofMinutes(50), () -> signIn(counsellor, PASSWORD)).getStatus()).isEqualTo(302);
    assertThat(later(Duration.ofMinutes(51), () -> browser.open(INTERVIEW)).getContentAsString()).contains("value=\"Newer\"")
      .doesNotContain(
        "Plantee");
  }

  @Test
  void what_stood_on_the_page_of_the_sign_in_for_more_than_a_day_is_not_kept() throws Exception {
    later(Duration.ofMinutes(20), this::typed);
    var answer = later(Duration.ofHours(25), () -> signIn(counsellor, PASSWORD));
    assertThat(answer.getStatus()).isEqualTo(302);
    assertThat(kept()).isZero();
  }

  /** Two windows: somebody signed in anew in the other one, and with that the token of this page is no longer good. */
  @Test
  void a_page_from_before_the_last_sign_in_finds_its_form_again() throws Exception {
    var before = new String[]{browser.hidden("_csrf"), browser.hidden("_key"), browser.hidden("_draft"), browser.hidden("_whose")};
    browser.signIn(counsellor.login(), PASSWORD);
    var answer = browser.send(INTERVIEW, "familyName", "Plantee", "_csrf", before[0], "_key", before[1], "_draft", before[2], "_whose",
      before[3]);
    assertThat(answer.getRedirectedUrl()).isEqualTo(INTERVIEW);
    assertThat(browser.open(INTERVIEW).getContentAsString()).contains("value=\"Plantee\"");
    browser.signIn(colleague.login(), PASSWORD);
    assertThat(browser.send(INTERVIEW, "familyName", "Other", "_csrf", before[0], "_key", before[1], "_draft", before[2], "_whose",
      before[3]).getStatus()).as("somebody else sits there now").isEqualTo(403);
    assertThat(kept()).isOne();
  }

  @Test
  void whoever_signed_in_in_another_window_first_finds_it_too() throws Exception {
    later(Duration.ofMinutes(20), this::typed);
    var held = browser.hidden("_held");
    var token = browser.hidden("_csrf");
    browser.signIn(counsellor.login(), PASSWORD);
    assertThat(browser.send("/sign-in", "_csrf", token, "_held", held).getRedirectedUrl()).isEqualTo(INTERVIEW);
    assertThat(browser.open(INTERVIEW).getContentAsString()).contains("value=\"Plantee\"");
  }

  @Test
  void the_page_that_asks_can_be_read_in_another_language_and_still_holds_it() throws Exception {
    later(Duration.ofMinutes(20), this::typed);
    var french = browser.send("/sign-in", "_language", "fr", "_held", browser.hidden("_held"));
    assertThat(french.getStatus()).isEqualTo(200);
    assertThat(french.getContentAsString()).contains("vous retrouverez", "name=\"_held\"");
    assertThat(signIn(counsellor, PASSWORD).getRedirectedUrl()).isEqualTo(INTERVIEW);
    assertThat(kept()).isOne();
  }

  @Test
  void keeping_by_itself_keeps_nobody_signed_in_and_says_so_when_they_are_out() throws Exception {
    for (int minutes = 5; minutes <= 10; minutes += 5) {
      var at = Duration.ofMinutes(minutes);
      assertThat(later(at, () -> byItself("familyName", "Plantee" + at)).getStatus()).isEqualTo(200);
    }
    assertThat(
      db.sql("select count(*) from signin.session where staff_id = ? and left_at is not null").param(counsellor.id().value()).query(
        Long.class).single())
      .isZero();
    var out = later(Duration.ofMinutes(16), () -> byItself("familyName", "Plantee at last"));
    assertThat(out.getStatus()).isEqualTo(401);
    assertThat(out.getContentAsString()).isEmpty();
  }

  private MockHttpServletResponse byItself(String... entries) throws Exception {
    return browser.sendQuietly(INTERVIEW + "/draft?by-itself", all(entries, "_draft", browser.hidden("_draft")));
  }
}
