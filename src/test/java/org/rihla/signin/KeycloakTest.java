package org.rihla.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.rihla.access.Role;
import org.rihla.access.Staff;
import org.rihla.values.OfficeCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The sign-in of an organisation, with a provider that we did not write. {@code ./rihla test --provider} fetches it. */
@Tag("provider")
@EnabledIfSystemProperty(named = "keycloak.home", matches = ".+")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"rihla.oidc.client-id=rihla",
  "rihla.oidc.client-secret=an-invented-secret", "rihla.oidc.name=Keycloak", "rihla.oidc.login-claim=preferred_username",
  "rihla.oidc.second-factor=1"})
class KeycloakTest {

  private static final String PASSWORD = "quatre mots faciles ici";
  private static final String LOGIN = "awa.invented";
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String REALM = """
    {"realm": "invented", "enabled": true, "sslRequired": "none",
     "clients": [{"clientId": "rihla", "secret": "an-invented-secret", "enabled": true, "publicClient": false, "standardFlowEnabled": true,
       "redirectUris": ["http://localhost:*"], "attributes": {"pkce.code.challenge.method": "S256"}}],
     "users": [{"username": "%s", "enabled": true, "email": "awa@example.org", "emailVerified": true, "firstName": "Awa", "lastName": "Invented",
       "credentials": [{"type": "password", "value": "%s", "temporary": false}]}]}"""
    .formatted(LOGIN, PASSWORD);

  private static Process keycloak;

  @LocalServerPort
  private int port;
  @Autowired
  private Staff staff;
  @Autowired
  private JdbcClient db;

  private Window browser;

  @DynamicPropertySource
  static void started(DynamicPropertyRegistry properties) throws IOException, InterruptedException {
    var home = Path.of(System.getProperty("keycloak.home"));
    var realm = home.resolve("data/import/invented-realm.json");
    Files.createDirectories(realm.getParent());
    Files.writeString(realm, REALM);
    int at;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      at = free.getLocalPort();
    }
    var command = new ProcessBuilder(home.resolve("bin/kc.sh").toString(), "start-dev", "--import-realm", "--http-host=127.0.0.1",
      "--http-port="
        + at,
      "--cache=local", "--db=dev-mem").redirectErrorStream(true).redirectOutput(home.resolve("log").toFile());
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    command.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
    keycloak = command.start();
    var issuer = "http://127.0.0.1:" + at + "/realms/invented";
    waitFor(issuer);
    properties.add("rihla.oidc.issuer", () -> issuer);
  }

  private static void waitFor(String issuer) throws InterruptedException {
    var client = HttpClient.newHttpClient();
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until && keycloak.isAlive()) try {
      if (client.send(HttpRequest.newBuilder(URI.create(issuer)).build(), BodyHandlers.discarding()).statusCode() == 200) return;
    } catch (IOException notYet) {
      Thread.sleep(500);
    }
    throw new IllegalStateException("Keycloak did not start: see " + System.getProperty("keycloak.home") + "/log");
  }

  @AfterAll
  static void stopped() throws InterruptedException {
    keycloak.descendants().forEach(ProcessHandle::destroy);
    keycloak.destroy();
    if (!keycloak.waitFor(20, TimeUnit.SECONDS)) keycloak.descendants().forEach(ProcessHandle::destroyForcibly);
  }

  @BeforeEach
  void account() {
    staff.add(LOGIN, Role.RETURN_COUNSELLOR, new OfficeCode("RBA"), "nobody types this one");
    browser = new Window();
  }

  /** Keeps cookies for each place, also those for https alone: on the machine itself browsers do. */
  private static final class Window {

    private final HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<String, Map<String, String>> cookies = new HashMap<>();

    HttpResponse<String> go(HttpRequest.Builder request, String address) throws IOException, InterruptedException {
      var to = URI.create(address);
      var kept = cookies.computeIfAbsent(to.getAuthority(), _ -> new LinkedHashMap<>());
      if (!kept.isEmpty())
        request.header("Cookie",
          kept.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).collect(Collectors.joining("; ")));
      var answer = client.send(request.uri(to).build(), BodyHandlers.ofString());
      for (var set : answer.headers().allValues("Set-Cookie")) {
        var pair = set.split(";")[0].split("=", 2);
        if (set.contains("Max-Age=0")) kept.remove(pair[0]);
        else kept.put(pair[0], pair[1]);
      }
      return answer;
    }
  }

  private String base() { return "http://localhost:" + port; }

  private HttpResponse<String> open(String address) throws IOException, InterruptedException {
    return browser.go(HttpRequest.newBuilder(), address);
  }

  private static String to(HttpResponse<?> answer) { return answer.headers().firstValue("Location").orElse(""); }

  /** At the provider's own page. @return its answer to the form */
  private HttpResponse<String> types(String door, String password) throws IOException, InterruptedException {
    var page = open(door);
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    var action = Pattern.compile("action=\"([^\"]+)\"").matcher(page.body());
    assertThat(action.find()).as(page.body()).isTrue();
    var form = "username=" + LOGIN + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8);
    return browser.go(
      HttpRequest.newBuilder().header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)),
      action.group(1).replace("&amp;", "&"));
  }

  private boolean isIn() throws IOException, InterruptedException { return open(base() + "/account").statusCode() == 200; }

  private String lastAtTheDoor() {
    return db.sql("select outcome || ' ' || fields from privacy.audit_event where act = 'SIGN_IN' order by id desc limit 1")
      .query(String.class)
      .single();
  }

  @Test
  void somebody_whom_it_knows_comes_in_and_the_same_answer_brings_nobody_in_again() throws Exception {
    assertThat(open(base() + "/sign-in").body()).contains("Keycloak");
    var door = to(open(base() + "/sign-in/provider"));
    assertThat(types(door, "not the password").statusCode()).as("stays there").isEqualTo(200);
    assertThat(isIn()).isFalse();
    door = to(open(base() + "/sign-in/provider"));
    var back = to(types(door, PASSWORD));
    assertThat(back).startsWith(base() + "/sign-in/provider/back?");
    var in = open(back);
    assertThat(to(in)).as(lastAtTheDoor()).endsWith("/account");
    assertThat(isIn()).isTrue();
    assertThat(open(base() + "/account").body()).contains(LOGIN);
    assertThat(lastAtTheDoor()).isEqualTo("DONE provider second-factor-there");
    browser = new Window();
    assertThat(to(open(back))).endsWith("/sign-in?failed");
    assertThat(isIn()).isFalse();
    assertThat(lastAtTheDoor()).isEqualTo("REFUSED provider state");
  }

  @Test
  void who_is_signed_in_there_already_is_asked_for_nothing_but_our_second_factor() throws Exception {
    open(to(types(to(open(base() + "/sign-in/provider")), PASSWORD)));
    assertThat(isIn()).isTrue();
    var straightBack = to(open(to(open(base() + "/sign-in/provider"))));
    assertThat(straightBack).startsWith(base() + "/sign-in/provider/back?");
    assertThat(to(open(straightBack))).as("its acr is 0 then").endsWith("/sign-in/second");
  }

  @Test
  void a_code_that_was_meant_for_another_browser_is_worth_nothing() throws Exception {
    var stolen = to(types(to(open(base() + "/sign-in/provider")), PASSWORD));
    browser = new Window();
    var ours = to(open(base() + "/sign-in/provider"));
    var state = ours.replaceAll(".*[?&]state=([^&]*).*", "$1");
    assertThat(to(open(stolen.replaceAll("state=[^&]*", "state=" + state)))).endsWith("/sign-in?failed");
    assertThat(lastAtTheDoor()).isEqualTo("REFUSED provider code");
    assertThat(isIn()).isFalse();
  }
}
