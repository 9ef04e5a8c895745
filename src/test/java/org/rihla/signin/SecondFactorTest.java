package org.rihla.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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

/** Nobody of the staff comes in with a password alone. */
@SpringBootTest(properties = "rihla.sign-in.longest=8h") // an installation of its own, with real accounts
class SecondFactorTest {

  private static final String PASSWORD = "four plain words here";

  @Autowired
  ApplicationContext context;
  @Autowired
  Staff staff;
  @Autowired
  JdbcClient db;
  @Autowired
  SecondFactors factors;

  private Actor counsellor;
  private Browser browser;
  private static int number;

  @BeforeEach
  void account() {
    counsellor = staff.add("counsellor" + ++number, Role.RETURN_COUNSELLOR, new OfficeCode("RBA"), PASSWORD);
    browser = new Browser(context);
  }

  private static String found(String pattern, String page) {
    var found = Pattern.compile(pattern).matcher(page);
    return found.find() ? found.group(1) : "";
  }

  private byte[] shown() {
    return Totp.fromBase32(found("<code class=\"key\"[^>]*>([^<]*)<", browser.page()).replace(" ", ""));
  }

  private static String code(byte[] secret, int away) { return Totp.code(secret, Totp.step(Instant.now()) + away); }

  private String where() throws Exception {
    var answer = browser.open("/cases");
    return answer.getStatus() == 302 ? answer.getRedirectedUrl() : "in";
  }

  /** @return the secret, kept by a telephone */
  private byte[] setUp() throws Exception {
    assertThat(browser.signIn(counsellor.login(), PASSWORD).getRedirectedUrl()).isEqualTo("/sign-in/second");
    browser.open("/sign-in/second");
    var secret = shown();
    assertThat(secret).hasSize(20);
    assertThat(browser.send("/sign-in/second", "code", code(secret, 0)).getStatus()).isEqualTo(200);
    return secret;
  }

  private List<String> recoveryCodes() {
    var codes = new ArrayList<String>();
    var found = Pattern.compile("<li><code>([a-z2-7-]+)</code>").matcher(browser.page());
    while (found.find()) codes.add(found.group(1));
    return codes;
  }

  @Test
  void the_password_alone_opens_no_page() throws Exception {
    browser.signIn(counsellor.login(), PASSWORD);
    for (var path : List.of("/", "/cases", "/cases/new")) assertThat(browser.open(path).getRedirectedUrl()).as(path).isEqualTo("/sign-in");
    assertThat(browser.open("/sign-in/second").getContentAsString()).contains("Set up your second step", "<svg class=\"qr\"")
      .doesNotContain("<script>", "onclick").containsPattern("<script src=\"/assets/passkey-[0-9a-f]{32}\\.js\" defer></script>");
    assertThat(browser.send("/sign-in/second", "code", "000000").getStatus()).isEqualTo(422);
    assertThat(where()).isEqualTo("/sign-in");
  }

  @Test
  void the_first_code_lets_in_under_another_number_and_gives_ten_codes_for_a_bad_day() throws Exception {
    browser.signIn(counsellor.login(), PASSWORD);
    var half = browser.cookie("rihla");
    browser = new Browser(context);
    setUp();
    assertThat(recoveryCodes()).hasSize(10).doesNotHaveDuplicates().allMatch(code -> code.length() == 19);
    assertThat(browser.cookie("rihla")).isNotEqualTo(half);
    assertThat(where()).isEqualTo("in");
    assertThat(browser.open("/sign-in/second").getRedirectedUrl()).as("never shown again").isEqualTo("/");
  }

  @Test
  void a_code_is_good_once_and_at_the_next_sign_in_another_is_asked() throws Exception {
    var secret = setUp();
    browser.signIn(counsellor.login(), PASSWORD);
    assertThat(browser.open("/sign-in/second").getContentAsString()).doesNotContain("class=\"key\"");
    assertThat(browser.send("/sign-in/second", "code", code(secret, 0)).getStatus()).as("used already").isEqualTo(422);
    var next = code(secret, 1);
    assertThat(browser.send("/sign-in/second", "code", next.substring(0, 3) + " " + next.substring(3)).getRedirectedUrl()).isEqualTo("/");
    assertThat(where()).isEqualTo("in");
    Calendar.at(Instant.now().plusSeconds(90), () -> {
      browser.signIn(counsellor.login(), PASSWORD);
      browser.open("/sign-in/second");
      var arabic = new StringBuilder();
      Totp.code(secret, Totp.step(Instant.now().plusSeconds(90))).chars().forEach(digit -> arabic.append((char) (digit - '0' + '\u0660')));
      assertThat(browser.send("/sign-in/second", "code", arabic.toString()).getRedirectedUrl()).as("in Arabic digits").isEqualTo("/");
      return null;
    });
  }

  @Test
  void of_ten_who_send_one_code_at_once_one_comes_in() throws Exception {
    var secret = setUp();
    var next = code(secret, 1);
    try (var all = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = java.util.stream.IntStream.range(0, 10).mapToObj(_ -> all.submit(() -> factors.accepts(counsellor.id(), next)))
        .toList();
      int in = 0;
      for (var answer : answers) if (answer.get().isPresent()) in++;
      assertThat(in).isEqualTo(1);
    }
  }

  @Test
  void a_recovery_code_stands_in_once_for_the_telephone() throws Exception {
    setUp();
    var code = recoveryCodes().getFirst();
    browser.signIn(counsellor.login(), PASSWORD);
    browser.open("/sign-in/second");
    assertThat(browser.send("/sign-in/second", "code", code.toUpperCase().replace('-', ' ')).getRedirectedUrl()).isEqualTo("/");
    assertThat(where()).isEqualTo("in");
    browser.signIn(counsellor.login(), PASSWORD);
    browser.open("/sign-in/second");
    assertThat(browser.send("/sign-in/second", "code", code).getStatus()).isEqualTo(422);
    assertThat(db.sql("select fields from privacy.audit_event where act = 'SIGN_IN' and outcome = 'DONE' and actor_id = ? order by id")
      .param(
        counsellor.id().value())
      .query(String.class).list()).containsExactly("password", "second-factor-set-up", "password", "recovery-code",
        "password");
  }

  @Test
  void guessing_codes_is_slowed_like_guessing_passwords() throws Exception {
    Calendar.at(Instant.now(), () -> { // however slow the machine is
      setUp();
      browser.signIn(counsellor.login(), PASSWORD);
      browser.open("/sign-in/second");
      for (int tries = 0; tries < 5; tries++) {
        assertThat(browser.send("/sign-in/second", "code", "00000" + tries).getStatus()).isEqualTo(422);
        browser.signIn(counsellor.login(), PASSWORD); // which forgives none of them
        browser.open("/sign-in/second");
      }
      assertThat(browser.send("/sign-in/second", "code", "000009").getStatus()).isEqualTo(429);
      return null;
    });
  }

  @Test
  void neither_secret_nor_codes_can_be_read_in_the_database() throws Exception {
    var secret = setUp();
    var rows = db.sql("select f::text from signin.second_factor f union all select r::text from signin.recovery_code r").query(String.class)
      .list();
    var hex = java.util.HexFormat.of().formatHex(secret);
    assertThat(rows).hasSizeGreaterThan(10).noneMatch(row -> row.contains(hex) || row.contains(Totp.base32(secret)));
    assertThat(rows).noneMatch(row -> recoveryCodes().stream().anyMatch(code -> row.contains(code) || row.contains(code.replace("-", ""))));
  }

  @Test
  void an_administrator_lets_somebody_who_lost_everything_begin_anew_but_not_themselves() throws Exception {
    setUp();
    var administrator = staff.add("administrator" + number, Role.SYSTEM_ADMINISTRATOR, new OfficeCode("RBA"), PASSWORD);
    var lost = browser;
    var who = counsellor;
    counsellor = administrator;
    browser = new Browser(context);
    setUp();
    browser.open("/staff/" + who.id());
    assertThat(browser.page()).contains("Forget the second step");
    assertThat(browser.send("/staff/" + who.id() + "/forget").getStatus()).isEqualTo(302);
    assertThat(browser.send("/staff/" + administrator.id() + "/forget", "_key", java.util.UUID.randomUUID().toString()).getStatus())
      .isEqualTo(404);
    browser = lost;
    assertThat(where()).isEqualTo("/sign-in");
    counsellor = who;
    setUp();
    assertThat(where()).isEqualTo("in");
  }

  @Test
  void invented_staff_in_service_are_spared_nothing() throws Exception {
    db.sql("update access.staff set invented = true, factor_spared = true where id = ?").param(counsellor.id().value()).update();
    assertThat(browser.signIn(counsellor.login(), PASSWORD).getRedirectedUrl()).isEqualTo("/sign-in/second");
  }
}
