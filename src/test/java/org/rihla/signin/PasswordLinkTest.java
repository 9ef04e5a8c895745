package org.rihla.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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

/** Nobody knows the password of somebody else, not even for a day. */
@SpringBootTest(properties = {"rihla.demonstration=true", "rihla.sign-in.step-up=true", "rihla.sign-in.idle=8h"})
class PasswordLinkTest {

  private static final String PASSWORD = "four plain words here";
  private static final String CHOSEN = "a lamp beside seven doors";
  private static final OfficeCode RABAT = new OfficeCode("RBA");

  @Autowired
  ApplicationContext context;
  @Autowired
  Staff staff;
  @Autowired
  JdbcClient db;
  @Autowired
  SecondFactors factors;
  @Autowired
  Passwords passwords;

  private Browser administrator;
  private Actor herself;
  private static int number;

  @BeforeEach
  void administrator() throws Exception {
    herself = staff.add("links" + ++number, Role.SYSTEM_ADMINISTRATOR, RABAT, PASSWORD);
    db.sql("update access.staff set invented = true, factor_spared = true where login like 'links%'").update();
    administrator = new Browser(context);
    administrator.signIn(herself.login(), PASSWORD);
  }

  private Actor hired() throws Exception {
    administrator.open("/staff");
    var login = "newcomer" + number;
    administrator.send("/staff", "login", login, "staffRole", "DONOR", "office", "RBA", "password",
      "typed by the administrator");
    return staff.find(login).orElseThrow();
  }

  /** The address that the administrator hands over, without the place. */
  private String link(Actor to) throws Exception {
    administrator.open("/staff/" + to.id());
    assertThat(administrator.send("/staff/" + to.id() + "/link").getStatus()).isEqualTo(200);
    var shown = Pattern.compile("(http://localhost)(/sign-in/link/[\\w-]{43})<").matcher(administrator.page());
    assertThat(shown.find()).as(administrator.page()).isTrue();
    return shown.group(2);
  }

  private Browser stranger() {
    return new Browser(context);
  }

  @Test
  void somebody_new_chooses_a_password_with_the_link_and_then_sets_up_the_second_step() throws Exception {
    var newcomer = hired();
    assertThat(stranger().signIn(newcomer.login(), "typed by the administrator").getStatus()).as("what an administrator types is ignored")
      .isEqualTo(422);
    var link = link(newcomer);
    assertThat(administrator.open("/staff/" + newcomer.id()).getContentAsString()).contains("not used yet").doesNotContain(link);
    var browser = stranger();
    assertThat(browser.open(link).getContentAsString()).contains("Choose your password", newcomer.login());
    assertThat(browser.open(link).getStatus()).as("looking at it does not use it up").isEqualTo(200);
    assertThat(browser.send(link, "newPassword", "short").getStatus()).isEqualTo(422);
    assertThat(browser.send(link, "newPassword", "password" + "password").getStatus()).isEqualTo(422);
    assertThat(browser.send(link, "newPassword", newcomer.login() + " and more").getStatus()).isEqualTo(422);
    assertThat(browser.send(link, "newPassword", CHOSEN).getRedirectedUrl()).isEqualTo("/sign-in?chosen");
    assertThat(browser.open("/sign-in?chosen").getContentAsString()).contains("Your password is kept");
    assertThat(browser.signIn(newcomer.login(), CHOSEN).getRedirectedUrl()).isEqualTo("/sign-in/second");
    assertThat(browser.open("/sign-in/second").getContentAsString()).contains("Set up your second step");
  }

  @Test
  void a_link_is_good_once_and_all_that_are_not_good_answer_alike() throws Exception {
    var newcomer = hired();
    var first = link(newcomer);
    var second = link(newcomer);
    var browser = stranger();
    var gone = browser.open("/sign-in/link/" + "A".repeat(43));
    assertThat(gone.getStatus()).isEqualTo(404);
    var said = gone.getContentAsString();
    assertThat(said).contains("opens nothing any more").doesNotContain(newcomer.login());
    assertThat(alike(stranger(), first)).as("a newer one takes its place").isEqualTo(alike(said, "A".repeat(43)));
    browser.open(second);
    assertThat(browser.send(second, "newPassword", CHOSEN).getStatus()).isEqualTo(302);
    assertThat(browser.send(second, "newPassword", "another one altogether").getStatus()).isEqualTo(404);
    assertThat(alike(stranger(), second)).isEqualTo(alike(said, "A".repeat(43)));
    for (var forged : List.of("x", "%00", "..%2f..%2fstaff", "A".repeat(5000), "'or''='"))
      assertThat(stranger().open("/sign-in/link/" + forged.replace("%", "")).getStatus()).as(forged).isEqualTo(404);
    assertThat(stranger().signIn(newcomer.login(), CHOSEN).getRedirectedUrl()).isEqualTo("/sign-in/second");
    assertThat(db.sql("select count(*) from privacy.audit_event where act = 'PASSWORD' and outcome = 'REFUSED' and fields = 'link'").query(
      Integer.class).single()).isGreaterThanOrEqualTo(9);
  }

  private static String alike(Browser browser, String path) throws Exception {
    return alike(browser.open(path).getContentAsString(), path.replaceAll(".*/", ""));
  }

  private static String alike(String page, String token) { return page.replace(token, ""); }

  @Test
  void after_a_day_it_opens_nothing_and_neither_does_one_of_an_account_that_is_switched_off() throws Exception {
    var newcomer = hired();
    var link = link(newcomer);
    Calendar.at(Instant.now().plus(Duration.ofHours(24)).minusSeconds(60),
      () -> assertThat(stranger().open(link).getStatus()).isEqualTo(200));
    Calendar.at(Instant.now().plus(Duration.ofHours(24)).plusSeconds(60), () -> {
      assertThat(stranger().open(link).getStatus()).isEqualTo(404);
      return assertThat(stranger().send(link, "newPassword", CHOSEN).getStatus()).isIn(403, 404);
    });
    db.sql("update access.staff set active = false where id = ?").param(newcomer.id().value()).update();
    assertThat(stranger().open(link).getStatus()).isEqualTo(404);
    db.sql("update access.staff set active = true where id = ?").param(newcomer.id().value()).update();
    administrator.open("/staff/" + newcomer.id());
    administrator.send("/staff/" + newcomer.id() + "/off");
    staff.credentials(newcomer).orElseThrow();
    db.sql("update access.staff set active = true where id = ?").param(newcomer.id().value()).update();
    assertThat(stranger().open(link).getStatus()).as("switching off ends the link for good").isEqualTo(404);
  }

  @Test
  void of_ten_who_use_one_link_at_once_one_chooses() throws Exception {
    var newcomer = hired();
    var token = link(newcomer).replaceAll(".*/", "");
    try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = IntStream.range(0, 10).mapToObj(_ -> all.submit(() -> passwords.byLink(token, newcomer, CHOSEN))).toList();
      int chosen = 0;
      for (var answer : answers) if (answer.get()) chosen++;
      assertThat(chosen).isEqualTo(1);
    }
  }

  @Test
  void a_reset_ends_the_sessions_keeps_the_second_step_and_locks_nobody_out_before_it_is_used() throws Exception {
    var known = staff.add("forgetful" + number, Role.RETURN_COUNSELLOR, RABAT, PASSWORD);
    var browser = stranger();
    browser.signIn(known.login(), PASSWORD);
    browser.open("/sign-in/second");
    var secret = factors.show(known.id());
    browser.send("/sign-in/second", "code", Totp.code(Totp.fromBase32(secret), Totp.step(Instant.now())));
    assertThat(browser.open("/").getStatus()).isEqualTo(200);
    var link = link(known);
    assertThat(stranger().signIn(known.login(), PASSWORD).getRedirectedUrl()).as("until then the old one opens")
      .isEqualTo("/sign-in/second");
    var elsewhere = stranger();
    elsewhere.open(link);
    elsewhere.send(link, "newPassword", CHOSEN);
    assertThat(browser.open("/").getRedirectedUrl()).isEqualTo("/sign-in");
    assertThat(stranger().signIn(known.login(), PASSWORD).getStatus()).isEqualTo(422);
    assertThat(elsewhere.signIn(known.login(), CHOSEN).getRedirectedUrl()).isEqualTo("/sign-in/second");
    assertThat(elsewhere.open("/sign-in/second").getContentAsString()).as("the same second step").contains("type the one for Rihla")
      .doesNotContain("class=\"key\"");
    assertThat(factors.show(known.id())).isEqualTo(secret);
  }

  @Test
  void the_token_is_nowhere_but_in_the_link() throws Exception {
    var newcomer = hired();
    var token = link(newcomer).replaceAll(".*/", "");
    var rows = db.sql("select l::text from signin.password_link l union all select e::text from privacy.audit_event e").query(String.class)
      .list();
    assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(token) || row.contains(HexFormat.of().formatHex(token.getBytes())));
    assertThat(db.sql("select fields from privacy.audit_event where actor_id = ? and act = 'MANAGE_STAFF' order by id").param(herself.id()
      .value()).query(String.class).list()).contains("password-link " + newcomer.id());
  }

  @Test
  void only_an_administrator_makes_one_after_a_proof_and_never_for_themselves() throws Exception {
    var newcomer = hired();
    administrator.open("/staff/" + newcomer.id());
    assertThat(administrator.send("/staff/" + herself.id() + "/link").getStatus()).isEqualTo(404);
    var counsellor = staff.add("curious" + number, Role.RETURN_COUNSELLOR, RABAT, PASSWORD);
    db.sql("update access.staff set invented = true, factor_spared = true where id = ?").param(counsellor.id().value()).update();
    var other = stranger();
    other.signIn(counsellor.login(), PASSWORD);
    other.open("/");
    assertThat(other.send("/staff/" + newcomer.id() + "/link", "_key", UUID.randomUUID().toString()).getStatus()).isEqualTo(404);
    Calendar.at(Instant.now().plusSeconds(400), () -> {
      administrator.open("/staff/" + newcomer.id());
      assertThat(administrator.send("/staff/" + newcomer.id() + "/link").getStatus()).isEqualTo(403);
      assertThat(administrator.page()).contains("Is it still you?");
      return Optional.empty();
    });
    assertThat(db.sql("select count(*) from signin.password_link where staff_id = ?").param(newcomer.id().value()).query(Integer.class)
      .single()).isZero();
  }
}
