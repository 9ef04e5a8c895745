package org.rihla.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.MACSigner;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
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
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Who comes in with the sign-in of their organisation, and who does not. */
@SpringBootTest(properties = {"rihla.oidc.client-id=" + InventedProvider.CLIENT, "rihla.oidc.client-secret=" + InventedProvider.SECRET,
  "rihla.oidc.name=Croissant d'or", "rihla.oidc.login-claim=preferred_username", "rihla.oidc.second-factor=mfa, gold"})
class ProviderTest {

  private static final String PASSWORD = "four plain words here";
  private static final OfficeCode RABAT = new OfficeCode("RBA");
  private static final InventedProvider THERE = new InventedProvider();

  @DynamicPropertySource
  static void configured(DynamicPropertyRegistry properties) { properties.add("rihla.oidc.issuer", THERE::issuer); }

  @Autowired
  ApplicationContext context;
  @Autowired
  Staff staff;
  @Autowired
  JdbcClient db;
  @Autowired
  ProviderLinks links;

  private Actor who;
  private Browser browser;
  private String subject;
  private static int number;

  @BeforeEach
  void somebodyWithALink() {
    THERE.says = InventedProvider::signed;
    THERE.signing = THERE.key;
    THERE.answers = true;
    who = staff.add("awa" + ++number, Role.RETURN_COUNSELLOR, RABAT, PASSWORD);
    subject = "subject-" + number;
    links.add(who.id(), THERE.issuer(), subject, ProviderLinks.How.ADMINISTRATOR);
    browser = new Browser(context);
    browser.address = "192.0.2." + number % 250;
  }

  private Map<String, String> go() throws Exception { return go(browser, "/sign-in/provider"); }

  private static Map<String, String> go(Browser from, String path) throws Exception {
    var there = from.open(path).getRedirectedUrl();
    assertThat(there).startsWith(THERE.issuer() + "/authorize?");
    return InventedProvider.form(there.substring(there.indexOf('?') + 1));
  }

  private MockHttpServletResponse back(String state, String code) throws Exception {
    return browser.open("/sign-in/provider/back?state=" + state + "&code=" + code);
  }

  /** All the way. @return where it ends */
  private String comes(Map<String, Object> more) throws Exception {
    var sent = go();
    return back(sent.get("state"), THERE.signsIn(sent, subject, more)).getRedirectedUrl();
  }

  private boolean isIn() throws Exception { return browser.open("/account").getStatus() == 200; }

  private String lastAtTheDoor() {
    return db.sql("select outcome || ' ' || fields from privacy.audit_event where act = 'SIGN_IN' order by id desc limit 1")
      .query(String.class)
      .single();
  }

  @Test
  void the_page_offers_it_under_its_name_and_sends_there_with_what_the_protocol_asks() throws Exception {
    assertThat(browser.open("/sign-in").getContentAsString()).contains("Sign in with Croissant d'or", "href=\"/sign-in/provider\"");
    var sent = go();
    assertThat(sent).containsEntry("response_type", "code").containsEntry("client_id", "rihla").containsEntry("redirect_uri",
      "http://localhost/sign-in/provider/back").containsEntry("code_challenge_method", "S256").containsEntry("max_age", "28800")
      .containsEntry("scope", "openid profile");
    assertThat(List.of(sent.get("state"), sent.get("nonce"), sent.get("code_challenge"), browser.cookie("provider").substring(11)))
      .doesNotHaveDuplicates().allMatch(word -> word.matches("[\\w-]{43}"));
    assertThat(go().get("state")).isNotEqualTo(sent.get("state"));
  }

  @Test
  void ours_is_asked_where_theirs_was_not() throws Exception {
    assertThat(comes(Map.of("amr", List.of("pwd")))).isEqualTo("/sign-in/second");
    assertThat(isIn()).isFalse();
    assertThat(lastAtTheDoor()).isEqualTo("DONE provider");
    assertThat(browser.cookie("provider")).as("taken back").isEmpty();
  }

  @Test
  void theirs_counts_where_the_configuration_says_so() throws Exception {
    assertThat(comes(Map.of("amr", List.of("pwd", "mfa")))).isEqualTo("/");
    assertThat(isIn()).isTrue();
    assertThat(lastAtTheDoor()).isEqualTo("DONE provider second-factor-there");
    assertThat(comes(Map.of("acr", "gold"))).isEqualTo("/");
    assertThat(comes(Map.of("acr", "silver"))).isEqualTo("/sign-in/second");
  }

  @Test
  void who_signed_in_there_an_hour_ago_has_proved_nothing_just_now() throws Exception {
    comes(Map.of("acr", "gold", "auth_time", Instant.now().getEpochSecond() - 3600));
    assertThat(isIn()).isTrue();
    assertThat(browser.send("/account/recovery").getStatus()).isEqualTo(403);
    assertThat(browser.page()).contains("Is it still you?", "/sign-in/provider?again");
    assertThat(go(browser, "/sign-in/provider?again")).containsEntry("max_age", "300");
  }

  @Test
  void whoever_has_no_account_gets_none() throws Exception {
    long before = staff.all().size();
    subject = "a stranger";
    assertThat(comes(Map.of("preferred_username", "nobody-here", "acr", "gold"))).isEqualTo("/sign-in?unlinked");
    assertThat(browser.open("/sign-in?unlinked").getContentAsString()).contains("no account here is yours");
    assertThat(staff.all()).hasSize((int) before);
    assertThat(isIn()).isFalse();
  }

  @Test
  void the_configured_claim_links_an_account_the_first_time_and_no_account_twice() throws Exception {
    var newcomer = staff.add("newcomer" + number, Role.DONOR, RABAT, PASSWORD);
    subject = "first " + number;
    assertThat(comes(Map.of("preferred_username", "NewComer" + number, "acr", "gold"))).isEqualTo("/");
    assertThat(browser.open("/account").getContentAsString()).contains(newcomer.login());
    assertThat(comes(Map.of("preferred_username", "renamed", "acr", "gold"))).as("from then on the subject counts").isEqualTo("/");
    subject = "second " + number;
    assertThat(comes(Map.of("preferred_username", newcomer.login(), "acr", "gold"))).as("somebody else of that name").isEqualTo(
      "/sign-in?unlinked");
    assertThat(db.sql("select fields from privacy.audit_event where act = 'PROVIDER_LINK' and actor_id = ?").param(newcomer.id().value())
      .query(String.class).list()).containsExactly("first-use");
  }

  @Test
  void an_account_that_is_switched_off_stays_shut() throws Exception {
    db.sql("update access.staff set active = false where id = ?").param(who.id().value()).update();
    assertThat(comes(Map.of("acr", "gold"))).isEqualTo("/sign-in?unlinked");
    assertThat(lastAtTheDoor()).isEqualTo("REFUSED provider switched-off");
  }

  // ---- what is not believed

  private void refused(String why, Consumer<Map<String, Object>> lie) throws Exception {
    refused(why, (there, said) -> {
      lie.accept(said);
      return there.signed(said);
    });
  }

  private void refused(String why, BiFunction<InventedProvider, Map<String, Object>, String> says) throws Exception {
    THERE.says = says;
    assertThat(comes(Map.of("acr", "gold"))).isEqualTo("/sign-in?failed");
    assertThat(isIn()).isFalse();
    assertThat(lastAtTheDoor()).isEqualTo("REFUSED provider " + why);
    assertThat(browser.open("/sign-in?failed").getContentAsString()).contains("could not be finished");
  }

  private static long now() { return Instant.now().getEpochSecond(); }

  @Test
  void another_issuer() throws Exception { refused("issuer", said -> said.put("iss", "https://elsewhere.example")); }

  @Test
  void another_nonce_or_none() throws Exception {
    refused("nonce", said -> said.put("nonce", "of another day"));
    refused("nonce", said -> said.remove("nonce"));
  }

  @Test
  void a_token_for_somebody_else() throws Exception {
    refused("audience", said -> said.put("aud", "another-program"));
    refused("audience", said -> said.put("aud", List.of("rihla", "another-program")));
    refused("audience", said -> said.putAll(Map.of("aud", List.of("rihla", "other"), "azp", "other")));
    refused("audience", said -> said.remove("aud"));
  }

  @Test
  void one_that_is_too_old_or_not_of_today() throws Exception {
    refused("expired", said -> said.put("exp", now() - 120));
    refused("time", said -> said.remove("exp"));
    refused("time", said -> said.put("exp", "never"));
    refused("future", said -> said.put("iat", now() + 600));
    refused("future", said -> said.put("nbf", now() + 600));
    refused("stale", said -> said.put("auth_time", now() - 9 * 3600));
  }

  @Test
  void one_without_a_subject() throws Exception {
    refused("subject", said -> said.remove("sub"));
    refused("subject", said -> said.put("sub", ""));
    refused("subject", said -> said.put("sub", "x".repeat(256)));
  }

  @Test
  void one_that_nobody_signed() throws Exception {
    refused("form", (_, said) -> new PlainObject(new PlainHeader(), new Payload(said)).serialize());
    refused("form", (there, said) -> there.signed(said).replaceAll("\\.[^.]*$", "."));
    refused("form", (_, _) -> "not a token");
  }

  @Test
  void one_that_somebody_else_signed_or_changed() throws Exception {
    refused("signature", (there, said) -> {
      there.signing = InventedProvider.newKey();
      return there.signed(said);
    });
    THERE.signing = THERE.key;
    refused("signature", (there, said) -> {
      var honest = there.signed(said).split("\\.");
      said.put("sub", "somebody else");
      return honest[0] + "." + there.signed(said).split("\\.")[1] + "." + honest[2];
    });
  }

  @Test
  void one_whose_signature_is_made_from_the_public_key() throws Exception {
    refused("algorithm", (there, said) -> {
      try {
        var token = new JWSObject(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(there.key.getKeyID()).build(), new Payload(said));
        token.sign(new MACSigner(there.key.toRSAPublicKey().getEncoded()));
        return token.serialize();
      } catch (com.nimbusds.jose.JOSEException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  @Test
  void an_answer_that_was_taken_before() throws Exception {
    var sent = go();
    var cookie = browser.cookie("provider");
    var code = THERE.signsIn(sent, subject, Map.of("acr", "gold"));
    assertThat(back(sent.get("state"), code).getRedirectedUrl()).isEqualTo("/");
    assertThat(back(sent.get("state"), code).getRedirectedUrl()).as("sent again").isEqualTo("/sign-in?failed");
    browser = new Browser(context);
    browser.address = "198.51.100." + number % 250;
    browser.keep("provider", cookie);
    assertThat(back(sent.get("state"), THERE.signsIn(sent, subject, Map.of("acr", "gold"))).getRedirectedUrl()).as(
      "the cookie and the state of before, with a new code").isEqualTo("/sign-in?failed");
    var again = go();
    assertThat(back(again.get("state"), code).getRedirectedUrl()).as("the code of before").isEqualTo("/sign-in?failed");
    assertThat(lastAtTheDoor()).isEqualTo("REFUSED provider code");
    assertThat(isIn()).isFalse();
  }

  @Test
  void an_answer_that_somebody_else_began() throws Exception {
    var attacker = new Browser(context);
    var theirs = go(attacker, "/sign-in/provider");
    var code = THERE.signsIn(theirs, "attacker", Map.of("acr", "gold"));
    assertThat(back(theirs.get("state"), code).getRedirectedUrl()).as("without having gone there").isEqualTo("/sign-in?failed");
    var ours = go();
    assertThat(back(theirs.get("state"), code).getRedirectedUrl()).isEqualTo("/sign-in?failed");
    assertThat(lastAtTheDoor()).isEqualTo("REFUSED provider state");
    go();
    assertThat(back(ours.get("state"), THERE.signsIn(ours, subject, Map.of())).getRedirectedUrl()).as("of an earlier window").isEqualTo(
      "/sign-in?failed");
    var now = go();
    assertThat(back(now.get("state"), THERE.signsIn(theirs, "attacker", Map.of("acr", "gold"))).getRedirectedUrl()).as(
      "their code in our window: its secret does not fit").isEqualTo("/sign-in?failed");
    assertThat(isIn()).isFalse();
  }

  @Test
  void one_that_comes_after_ten_minutes_or_without_a_code_or_from_another_issuer() throws Exception {
    var sent = go();
    var code = THERE.signsIn(sent, subject, Map.of("acr", "gold"));
    Calendar.at(Instant.now().plusSeconds(601), () -> assertThat(back(sent.get("state"), code).getRedirectedUrl()).isEqualTo(
      "/sign-in?failed"));
    assertThat(browser.open("/sign-in/provider/back?error=access_denied&state=" + go().get("state")).getRedirectedUrl()).isEqualTo(
      "/sign-in?failed");
    assertThat(browser.open("/sign-in/provider/back?iss=https://mixed.example&code=x&state=" + go().get("state")).getRedirectedUrl())
      .isEqualTo("/sign-in?failed");
    assertThat(lastAtTheDoor()).isEqualTo("REFUSED provider issuer");
    assertThat(browser.open("/sign-in/provider/back").getRedirectedUrl()).isEqualTo("/sign-in?failed");
    assertThat(back(go().get("state"), "x".repeat(5000)).getRedirectedUrl()).isEqualTo("/sign-in?failed");
  }

  @Test
  void a_provider_that_does_not_answer_leaves_the_password() throws Exception {
    var sent = go();
    THERE.answers = false;
    assertThat(back(sent.get("state"), THERE.signsIn(sent, subject, Map.of())).getRedirectedUrl()).isEqualTo("/sign-in?failed");
    assertThat(browser.signIn(who.login(), PASSWORD).getRedirectedUrl()).isEqualTo("/sign-in/second");
  }

  @Test
  void keys_that_were_changed_there_are_read_again_but_not_for_each_wrong_token() throws Exception {
    var old = THERE.key;
    try {
      THERE.key = InventedProvider.newKey();
      THERE.signing = THERE.key;
      Calendar.at(Instant.now().plusSeconds(40), () -> assertThat(comes(Map.of("acr", "gold"))).isEqualTo("/"));
      THERE.signing = InventedProvider.newKey();
      THERE.asked = 0;
      for (int times = 0; times < 5; times++) comes(Map.of());
      assertThat(THERE.asked).as("five codes, and no keys").isEqualTo(5);
    } finally {
      THERE.key = old;
      THERE.signing = old;
      Calendar.at(Instant.now().plusSeconds(80), () -> comes(Map.of()));
    }
  }

  // ---- who links

  @Test
  void an_administrator_links_and_unlinks_an_account_but_not_their_own() throws Exception {
    var administrator = staff.add("linking" + number, Role.SYSTEM_ADMINISTRATOR, RABAT, PASSWORD);
    links.add(administrator.id(), THERE.issuer(), "the administrator " + number, ProviderLinks.How.ADMINISTRATOR);
    var other = staff.add("unlinked" + number, Role.DONOR, RABAT, PASSWORD);
    subject = "the administrator " + number;
    assertThat(comes(Map.of("acr", "gold"))).isEqualTo("/");
    browser.open("/staff/" + other.id());
    assertThat(browser.page()).contains("Nobody of Croissant");
    assertThat(new Provider("https://example.org", "x", "rihla", "planted secret", "", java.util.Set.of()).toString())
      .doesNotContain("planted");
    assertThat(browser.send("/staff/" + other.id() + "/provider", "subject", "x".repeat(256)).getStatus()).isEqualTo(422);
    links.add(other.id(), THERE.issuer(), "before " + number, ProviderLinks.How.ADMINISTRATOR);
    assertThat(browser.send("/staff/" + other.id() + "/provider", "subject", "subject-" + number).getStatus()).as("is somebody else's")
      .isEqualTo(422);
    assertThat(links.find(THERE.issuer(), "before " + number)).as("and changes nothing").contains(other.id());
    browser.open("/staff/" + other.id());
    assertThat(browser.send("/staff/" + other.id() + "/provider", "subject", " other " + number).getStatus()).isEqualTo(302);
    assertThat(links.find(THERE.issuer(), "other " + number)).contains(other.id());
    assertThat(links.find("https://elsewhere.example", "other " + number)).as("another issuer's other").isEmpty();
    browser.open("/staff/" + other.id());
    assertThat(browser.page()).contains("comes in to this account");
    browser.send("/staff/" + other.id() + "/provider", "subject", "");
    assertThat(links.find(THERE.issuer(), "other " + number)).isEmpty();
    browser.open("/staff/" + administrator.id());
    assertThat(browser.send("/staff/" + administrator.id() + "/provider", "subject", "accomplice").getStatus()).isEqualTo(404);
    assertThat(
      db.sql("select fields from privacy.audit_event where act = 'MANAGE_STAFF' and actor_id = ? order by id").param(administrator.id()
        .value()).query(String.class).list())
      .containsExactly("provider-linked " + other.id(), "provider-unlinked " + other.id());
  }

  @Test
  void what_the_provider_calls_people_is_not_in_the_database() throws Exception {
    comes(Map.of("acr", "gold", "email", "planted@example.org", "name", "Planted Name"));
    assertThat(db.sql(
      "select l::text from signin.provider_link l union all select e::text from privacy.audit_event e union all select a::text from signin.provider_answer a")
      .query(String.class).list()).isNotEmpty().noneMatch(row -> row.contains(subject) || row.toLowerCase().contains("planted"));
  }

  // ---- configuration

  @ParameterizedTest
  @ValueSource(strings = {"http://example.org", "ftp://example.org", "example.org", "https://user@example.org", "https://",
    "not an address"})
  void an_issuer_without_tls_stops_the_start(String issuer) {
    assertThatThrownBy(() -> new Provider.Configured(issuer, "", "rihla", "", "", "")).hasMessageContaining("rihla.oidc.issuer");
  }

  @Test
  void so_does_an_issuer_without_a_client() {
    assertThatThrownBy(() -> new Provider.Configured("https://example.org", "", " ", "", "", "")).hasMessageContaining("client-id");
    assertThat(new Provider.Configured("", "", "", "", "", "").name()).isEmpty();
  }

  @Test
  void an_address_by_mail_counts_only_if_the_provider_has_verified_it() {
    var provider = new Provider("https://example.org", "x", "rihla", "", "email", java.util.Set.of());
    var claims = new HashMap<String, Object>(Map.of("email", "Awa@Example.org"));
    assertThat(provider.login(claims)).isEmpty();
    claims.put("email_verified", "true");
    assertThat(provider.login(claims)).isEmpty();
    claims.put("email_verified", true);
    assertThat(provider.login(claims)).contains("awa@example.org");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://rihla.example", "https://rihla.example/path", "https://a@rihla.example", "rihla.example",
    "https://rihla.example?x",
    "https://x y"})
  void a_public_address_that_is_none_stops_the_start(String url) {
    assertThatThrownBy(() -> new PublicAddress(url)).hasMessageContaining("rihla.public-url");
  }
}
