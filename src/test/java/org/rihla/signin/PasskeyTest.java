package org.rihla.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

/** A passkey opens for its owner, here, once for each time they are asked; and for nobody else. */
@SpringBootTest(properties = {"rihla.sign-in.idle=1h", "rihla.sign-in.only-passkeys=SYSTEM_ADMINISTRATOR,DATA_PROTECTION_OFFICER"})
class PasskeyTest {

  private static final String PASSWORD = "four plain words here";

  @Autowired
  ApplicationContext context;
  @Autowired
  Staff staff;
  @Autowired
  JdbcClient db;

  private Actor who;
  private Browser browser;
  private Device device;
  private static int number;

  @BeforeEach
  void comesInWithAPasskey() throws Exception {
    device = new Device();
    browser = new Browser(context);
    who = somebody();
    firstTime(browser, who, device);
  }

  private Actor somebody() { return staff.add("keyholder" + ++number, Role.RETURN_COUNSELLOR, new OfficeCode("RBA"), PASSWORD); }

  private void firstTime(Browser at, Actor account, Device with) throws Exception {
    at.signIn(account.login(), PASSWORD);
    at.open("/sign-in/second");
    var answer = send(at, "/sign-in/second", "keyName", "blue key", "credential", with.make(challenge(at, "FIRST")));
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getContentAsString()).contains("Your recovery codes");
  }

  /** A page's script asks; what the page had hidden goes along, and stays. */
  private static String asked(Browser at, String why) throws Exception {
    at.open(at.open("/account").getStatus() == 200 ? "/account" : "/sign-in/second");
    var token = at.hidden("_csrf");
    var answer = at.send("/sign-in/challenge", "for", why, "_key", UUID.randomUUID().toString(), "_csrf", token);
    at.open("/account");
    return answer.getStatus() == 200 ? answer.getContentAsString() : "";
  }

  private static String challenge(Browser at, String why) throws Exception {
    var found = Pattern.compile("\"challenge\":\"([\\w-]{43})\"").matcher(asked(at, why));
    return found.find() ? found.group(1) : "";
  }

  private static MockHttpServletResponse send(Browser at, String path, String... entries) throws Exception {
    if (at.open("/account").getStatus() != 200) at.open("/sign-in/second");
    var all = new ArrayList<>(List.of(entries));
    all.addAll(List.of("_key", UUID.randomUUID().toString()));
    return at.send(path, all.toArray(String[]::new));
  }

  private void password(Browser at) throws Exception {
    assertThat(at.signIn(who.login(), PASSWORD).getRedirectedUrl()).isEqualTo("/sign-in/second");
  }

  private static boolean isIn(Browser at) throws Exception { return at.open("/account").getStatus() == 200; }

  private void later(Browser at, int minutes, java.util.concurrent.Callable<?> then) throws Exception {
    Calendar.at(Instant.now().plusSeconds(minutes * 60L), then);
  }

  private List<String> audit(String act) {
    return db.sql("select outcome || ' ' || fields from privacy.audit_event where actor_id = ? and act = ? order by id").params(who.id()
      .value(), act).query(String.class).list();
  }

  @Test
  void after_the_password_it_lets_in() throws Exception {
    assertThat(isIn(browser)).isTrue();
    var other = new Browser(context);
    password(other);
    assertThat(isIn(other)).isFalse();
    assertThat(other.open("/sign-in/second").getContentAsString()).contains("Use my passkey", "Type one of your recovery codes");
    var half = other.cookie("rihla");
    assertThat(send(other, "/sign-in/second", "passkey", device.use(challenge(other, "SECOND"))).getRedirectedUrl()).isEqualTo("/account");
    assertThat(other.cookie("rihla")).as("another number").isNotEqualTo(half);
    assertThat(isIn(other)).isTrue();
    assertThat(audit("SIGN_IN")).containsExactly("DONE password", "DONE passkey-set-up", "DONE password", "DONE passkey");
  }

  @Test
  void an_answer_is_taken_once() throws Exception {
    var other = new Browser(context);
    password(other);
    var answer = device.use(challenge(other, "SECOND"));
    assertThat(send(other, "/sign-in/second", "passkey", answer).getRedirectedUrl()).isEqualTo("/account");
    for (var at : List.of(new Browser(context), new Browser(context))) {
      password(at);
      challenge(at, "SECOND");
      assertThat(send(at, "/sign-in/second", "passkey", answer).getStatus()).isEqualTo(422);
      assertThat(at.page()).contains("was not accepted");
      assertThat(isIn(at)).isFalse();
    }
  }

  @Test
  void a_wrong_answer_uses_the_question_up() throws Exception {
    var other = new Browser(context);
    password(other);
    var challenge = challenge(other, "SECOND");
    assertThat(send(other, "/sign-in/second", "passkey", "{}").getStatus()).isEqualTo(422);
    assertThat(send(other, "/sign-in/second", "passkey", device.use(challenge)).getStatus()).isEqualTo(422);
  }

  private void refused(UnaryOperator<Device> bad) throws Exception {
    var other = new Browser(context);
    password(other);
    assertThat(send(other, "/sign-in/second", "passkey", bad.apply(device).use(challenge(other, "SECOND"))).getStatus()).isEqualTo(422);
    assertThat(isIn(other)).isFalse();
    assertThat(audit("SIGN_IN")).last().isEqualTo("REFUSED second-factor");
  }

  @Test
  void another_key_that_says_it_is_this_one_is_refused() throws Exception { refused(Device::forged); }

  @Test
  void a_key_that_was_not_unlocked_is_refused() throws Exception {
    refused(key -> {
      key.unlocks = false;
      return key;
    });
  }

  @Test
  void an_answer_given_to_a_page_that_only_looks_like_ours_is_refused() throws Exception {
    refused(key -> {
      key.origin = "http://localhost.example";
      return key;
    });
  }

  @Test
  void an_answer_for_another_name_is_refused() throws Exception {
    refused(key -> {
      key.rpId = "example.org";
      return key;
    });
  }

  @Test
  void the_key_of_a_colleague_is_refused() throws Exception {
    var colleague = somebody();
    var theirs = new Device();
    firstTime(new Browser(context), colleague, theirs);
    refused(_ -> theirs);
  }

  @Test
  void a_copy_of_a_key_is_found_out_by_its_count() throws Exception {
    var copy = device.copy();
    var other = new Browser(context);
    for (int times = 0; times < 2; times++) {
      password(other);
      assertThat(send(other, "/sign-in/second", "passkey", device.use(challenge(other, "SECOND"))).getRedirectedUrl())
        .isEqualTo("/account");
    }
    refused(_ -> copy);
  }

  @Test
  void a_device_that_says_it_is_somebody_elses_is_refused() throws Exception {
    var other = new Browser(context);
    password(other);
    assertThat(send(other, "/sign-in/second", "passkey", device.use(challenge(other, "SECOND"), "AAAAAAAAAAAAAAAAAAAAAA")).getStatus())
      .isEqualTo(422);
    password(other);
    var handle = java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(PasskeyDoor.handle(who.id()));
    assertThat(send(other, "/sign-in/second", "passkey", device.use(challenge(other, "SECOND"), handle)).getRedirectedUrl())
      .isEqualTo("/account");
  }

  @Test
  void what_was_asked_too_long_ago_or_for_something_else_or_in_another_session_is_not_answered() throws Exception {
    var other = new Browser(context);
    password(other);
    var foreign = challenge(other, "SECOND");
    var third = new Browser(context);
    password(third);
    challenge(third, "SECOND");
    assertThat(send(third, "/sign-in/second", "passkey", device.use(foreign)).getStatus()).isEqualTo(422);
    var proof = challenge(browser, "PROOF");
    assertThat(proof).isNotEmpty();
    assertThat(
      send(browser, "/account/password", "oldPassword", PASSWORD, "newPassword", "a lamp beside seven doors", "passkey", device.use(
        proof)).getStatus())
      .isEqualTo(422);
    password(other);
    var challenge = challenge(other, "SECOND");
    Calendar.at(Instant.now().plusSeconds(301),
      () -> assertThat(send(other, "/sign-in/second", "passkey", device.use(challenge)).getStatus())
        .isEqualTo(422));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "[]", "\"x\"", "{\"id\":\"AA\"}",
    "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{}}",
    "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"e30\",\"authenticatorData\":\"AA\",\"signature\":\"AA\"}}",
    "<xml/>", "\u0000", "HUGE", "DEEP"})
  void what_is_no_answer_at_all_is_refused_like_a_wrong_one(String sent) throws Exception {
    var bad = sent.equals("HUGE") ? "{\"id\":\"" + "A".repeat(500_000) + "\"}" : sent.equals("DEEP") ? "[".repeat(15_000) : sent;
    var other = new Browser(context);
    password(other);
    challenge(other, "SECOND");
    assertThat(send(other, "/sign-in/second", "passkey", bad).getStatus()).isEqualTo(422);
    challenge(browser, "ADD");
    assertThat(send(browser, "/account/passkeys", "keyName", "x", "credential", bad).getStatus()).isEqualTo(422);
    assertThat(audit("PASSKEY")).containsExactly("DONE added", "REFUSED added");
  }

  @Test
  void it_is_a_proof_before_what_is_dangerous() throws Exception {
    later(browser, 6, () -> {
      assertThat(send(browser, "/account/recovery").getStatus()).isEqualTo(403);
      assertThat(browser.page()).contains("Is it still you?", "data-for=\"PROOF\"");
      var proof = device.use(challenge(browser, "PROOF"));
      assertThat(send(browser, "/account/recovery", "_passkey", device.forged().use(challenge(browser, "PROOF"))).getStatus())
        .isEqualTo(403);
      assertThat(send(browser, "/account/recovery", "_passkey", proof).getStatus()).as("asked anew meanwhile").isEqualTo(403);
      assertThat(browser.page()).contains("Nothing has been done yet").doesNotContain("name=\"_passkey\"");
      assertThat(send(browser, "/account/recovery", "_passkey", device.use(challenge(browser, "PROOF"))).getStatus()).isEqualTo(200);
      assertThat(browser.page()).contains("Your recovery codes");
      return null;
    });
    assertThat(audit("PROVE")).containsExactly("DONE passkey");
  }

  /** Whose role is named for it (rihla.sign-in.only-passkeys). */
  @Test
  void for_some_nothing_else_is_proof_enough_for_what_is_dangerous() throws Exception {
    var administrator = staff.add("only-passkeys" + ++number, Role.SYSTEM_ADMINISTRATOR, new OfficeCode("RBA"), PASSWORD);
    var at = new Browser(context);
    var key = new Device();
    firstTime(at, administrator, key);
    String[] address = {"/staff", "login", "some.body" + number, "staffRole", "DONOR", "office", "RBA"};
    later(at, 6, () -> {
      assertThat(send(at, address[0], with(address, "_proof", PASSWORD)).getStatus()).as("a password").isEqualTo(403);
      assertThat(at.page()).contains("only a passkey counts", "data-for=\"PROOF\"").doesNotContain("name=\"_proof\"");
      assertThat(send(at, address[0]).getStatus()).as("and it was no proof for the next").isEqualTo(403);
      assertThat(send(at, address[0], with(address, "_passkey", key.use(challenge(at, "PROOF")))).getStatus()).isNotEqualTo(403);
      return null;
    });
  }

  @Test
  void a_code_is_no_passkey_whatever_is_sent_beside_it_and_whoever_has_one_adds_none_by_a_code() throws Exception {
    var administrator = staff.add("only-passkeys" + ++number, Role.SYSTEM_ADMINISTRATOR, new OfficeCode("RBA"), PASSWORD);
    var at = new Browser(context);
    firstTime(at, administrator, new Device());
    var codes = Pattern.compile("<code[^>]*>([^<]{8,})<").matcher(at.page());
    assertThat(codes.find()).isTrue();
    var thief = new Browser(context);
    thief.signIn(administrator.login(), PASSWORD);
    thief.open("/sign-in/second");
    assertThat(send(thief, "/sign-in/second", "code", codes.group(1), "credential", "x", "keyName", "x").getStatus()).isEqualTo(302);
    assertThat(
      db.sql("select by_passkey from signin.session where staff_id = ? order by begun_at desc limit 1").param(administrator.id().value())
        .query(Boolean.class).single())
      .isFalse();
    assertThat(send(thief, "/account/passkeys/new").getStatus()).as("a key of their own").isEqualTo(403);
    assertThat(send(thief, "/account/recovery").getStatus()).as("codes of their own").isEqualTo(403);
    assertThat(send(thief, "/staff", "login", "some.body" + number, "staffRole", "DONOR", "office", "RBA").getStatus()).isEqualTo(403);
  }

  private static String[] with(String[] address, String... more) {
    return java.util.stream.Stream.concat(java.util.Arrays.stream(address).skip(1), java.util.Arrays.stream(more)).toArray(String[]::new);
  }

  @Test
  void a_password_is_changed_with_it() throws Exception {
    assertThat(
      send(browser, "/account/password", "oldPassword", PASSWORD, "newPassword", "a lamp beside seven doors", "passkey", device.use(
        challenge(browser, "PASSWORD"))).getRedirectedUrl())
      .isEqualTo("/account?changed");
  }

  @Test
  void an_account_has_several_each_with_its_name_and_a_telephone_as_well() throws Exception {
    var second = new Device();
    assertThat(send(browser, "/account/passkeys", "keyName", " <b>office</b> ", "credential", second.make(challenge(browser, "ADD")))
      .getRedirectedUrl()).isEqualTo("/account");
    assertThat(browser.open("/account").getContentAsString()).contains("blue key", "&lt;b&gt;office&lt;/b&gt;").doesNotContain("<b>office");
    assertThat(send(browser, "/account/passkeys", "keyName", "again", "credential", second.make(challenge(browser, "ADD"))).getStatus())
      .as("the same a second time").isEqualTo(422);
    for (var name : List.of("", " ", "x".repeat(61), "a\u0000b"))
      assertThat(
        send(browser, "/account/passkeys", "keyName", name, "credential", new Device().make(challenge(browser, "ADD"))).getStatus())
        .as(name).isEqualTo(422);
    assertThat(send(browser, "/account/telephone").getRedirectedUrl()).isEqualTo("/account/telephone");
    var key = Pattern.compile("<code class=\"key\"[^>]*>([^<]*)<").matcher(browser.open("/account/telephone").getContentAsString());
    assertThat(key.find()).isTrue();
    var secret = Totp.fromBase32(key.group(1).replace(" ", ""));
    assertThat(send(browser, "/account/telephone/code", "code", "000000").getStatus()).isEqualTo(422);
    assertThat(send(browser, "/account/telephone/code", "code", Totp.code(secret, Totp.step(Instant.now()))).getRedirectedUrl()).isEqualTo(
      "/account");
    var other = new Browser(context);
    password(other);
    assertThat(other.open("/sign-in/second").getContentAsString()).contains("Use my passkey", "With a code of your telephone");
    assertThat(send(other, "/sign-in/second", "code", Totp.code(secret, Totp.step(Instant.now()) + 1)).getRedirectedUrl())
      .isEqualTo("/account");
    password(other);
    assertThat(send(other, "/sign-in/second", "passkey", second.use(challenge(other, "SECOND"))).getRedirectedUrl()).isEqualTo("/account");
    assertThat(db.sql("select p::text from signin.passkey p").query(String.class).list()).noneMatch(row -> row.contains("blue key") || row
      .contains(java.util.HexFormat.of().formatHex("blue key".getBytes())));
  }

  @Test
  void one_that_was_removed_opens_nothing_and_the_last_one_stays() throws Exception {
    var second = new Device();
    send(browser, "/account/passkeys", "keyName", "spare", "credential", second.make(challenge(browser, "ADD")));
    var ids = db.sql("select id::text from signin.passkey where staff_id = ? order by added_at").param(who.id().value()).query(String.class)
      .list();
    later(browser, 6, () -> assertThat(send(browser, "/account/passkeys/removed", "passkey", ids.getFirst()).getStatus()).as(
      "takes a proof").isEqualTo(403));
    assertThat(send(browser, "/account/passkeys/removed", "passkey", UUID.randomUUID().toString()).getStatus()).isEqualTo(302);
    assertThat(send(browser, "/account/passkeys/removed", "passkey", "x").getStatus()).isEqualTo(404);
    assertThat(send(browser, "/account/passkeys/removed", "passkey", ids.getFirst()).getRedirectedUrl()).isEqualTo("/account");
    refused(first -> first);
    var other = new Browser(context);
    password(other);
    assertThat(send(other, "/sign-in/second", "passkey", second.use(challenge(other, "SECOND"))).getRedirectedUrl()).isEqualTo("/account");
    assertThat(send(browser, "/account/passkeys/removed", "passkey", ids.getLast()).getStatus()).isEqualTo(422);
    assertThat(browser.page()).contains("the last second step");
    assertThat(audit("PASSKEY")).containsExactly("DONE added", "DONE added", "DONE removed " + ids.getFirst());
  }

  @Test
  void somebody_ends_their_sessions_everywhere_else() throws Exception {
    var other = new Browser(context);
    password(other);
    send(other, "/sign-in/second", "passkey", device.use(challenge(other, "SECOND")));
    assertThat(browser.open("/account").getContentAsString()).contains("2 in all");
    assertThat(send(browser, "/account/sessions/ended").getRedirectedUrl()).isEqualTo("/account");
    assertThat(isIn(other)).isFalse();
    assertThat(isIn(browser)).isTrue();
    assertThat(browser.page()).contains("nowhere else");
  }

  @Test
  void the_key_of_somebody_else_is_not_removed() throws Exception {
    var colleague = somebody();
    firstTime(new Browser(context), colleague, new Device());
    var theirs = db.sql("select id::text from signin.passkey where staff_id = ?").param(colleague.id().value()).query(String.class)
      .single();
    send(browser, "/account/passkeys", "keyName", "spare", "credential", new Device().make(challenge(browser, "ADD")));
    send(browser, "/account/passkeys/removed", "passkey", theirs);
    assertThat(db.sql("select count(*) from signin.passkey where id::text = ?").param(theirs).query(Integer.class).single()).isEqualTo(1);
  }

  @Test
  void nobody_is_asked_for_what_is_not_theirs_to_do() throws Exception {
    assertThat(asked(new Browser(context), "SECOND")).as("a stranger").isEmpty();
    var half = new Browser(context);
    password(half);
    for (var why : List.of("FIRST", "ADD", "PROOF", "PASSWORD", "NONSENSE", ""))
      assertThat(asked(half, why)).as("half in: " + why).isEmpty();
    assertThat(asked(half, "SECOND")).contains("\"userVerification\":\"required\"", "\"rpId\":\"localhost\"", "allowCredentials");
    for (var why : List.of("FIRST", "SECOND")) assertThat(asked(browser, why)).as("in: " + why).isEmpty();
    later(browser, 6, () -> assertThat(asked(browser, "ADD")).as("without a proof").isEqualTo(""));
  }

  @Test
  void with_half_a_sign_in_no_key_is_added_to_an_account_that_has_one() throws Exception {
    var half = new Browser(context);
    password(half);
    challenge(half, "SECOND");
    assertThat(send(half, "/sign-in/second", "keyName", "thief", "credential", new Device().make(challenge(half, "SECOND"))).getStatus())
      .isEqualTo(422);
    assertThat(isIn(half)).isFalse();
    assertThat(db.sql("select count(*) from signin.passkey where staff_id = ?").param(who.id().value()).query(Integer.class).single())
      .isEqualTo(1);
  }

  @Test
  void a_recovery_code_stands_in_for_a_lost_key_and_an_administrator_lets_begin_anew() throws Exception {
    assertThat(send(browser, "/account/recovery").getStatus()).isEqualTo(200);
    var code = Pattern.compile("<li><code>([a-z2-7-]+)</code>").matcher(browser.page());
    assertThat(code.find()).isTrue();
    var other = new Browser(context);
    password(other);
    assertThat(send(other, "/sign-in/second", "code", code.group(1)).getRedirectedUrl()).isEqualTo("/account");
    context.getBean(SecondFactors.class).forget(who.id());
    password(other);
    assertThat(other.open("/sign-in/second").getContentAsString()).contains("Set up your second step");
  }
}
