package org.rihla.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.rihla.outside.Caller.Answer;
import org.rihla.outside.Caller.Sent;

/** What a browser is told with every answer, whatever was asked, by whom, and whether it was refused. */
class AnswersTest extends Outside {

  private static final Map<String, String> ALWAYS = Map.of("X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer",
    "Cross-Origin-Opener-Policy", "same-origin", "Cross-Origin-Resource-Policy", "same-origin", "X-Frame-Options", "DENY");
  private final List<String> wrong = new ArrayList<>();
  private int asked;

  private void look(String what, Answer answer) {
    asked++;
    ALWAYS.forEach((name, value) -> expect(answer.headers().allValues(name).equals(List.of(value)), what + ": " + name + " " + answer
      .headers().allValues(name)));
    var content = answer.headers().allValues("Content-Security-Policy");
    expect(content.size() == 1 && content.getFirst().contains("default-src 'none'") && content.getFirst().contains("frame-ancestors 'none'")
      && content.getFirst().contains("base-uri 'none'") && content.getFirst().contains("object-src 'none'") && !content.getFirst().contains(
        "unsafe")
      && !content.getFirst().contains("*"), what + ": content policy " + content);
    expect(answer.header("Permissions-Policy").contains("geolocation=()"), what + ": permissions");
    for (var telling : List.of("Server", "X-Powered-By", "Strict-Transport-Security", "Access-Control-Allow-Origin"))
      expect(answer.headers().firstValue(telling).isEmpty(), what + ": " + telling);
    boolean file = what.contains("/assets/") || what.contains("/**") || what.contains("/favicon");
    if (!file && !what.startsWith("TRACE"))
      expect(answer.header("Cache-Control").contains("no-store"), what + ": may be kept, " + answer.header("Cache-Control"));
    if (!answer.body().isEmpty())
      expect(
        answer.header("Content-Type").matches("(text/(html|css|javascript)|image/svg\\+xml);charset=(UTF|utf)-8|application/(json|pdf).*"),
        what + ": " + answer.header("Content-Type"));
    for (var cookie : answer.headers().allValues("Set-Cookie"))
      expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/;") && !cookie.contains("Domain"),
        what + ": " + cookie.replaceAll("=[^;]*", "="));
    expect(answer.status() < 500, what + ": " + answer.status());
    if (answer.status() >= 400)
      for (var name : List.of("Tomcat", "Spring", "org.rihla", "Exception", "PostgreSQL", "Jetty", "at java."))
        expect(!answer.body().contains(name), what + " tells of " + name);
    if (answer.status() / 100 == 3)
      expect(answer.header("Location").matches("/[^/\\\\].*|/"), what + " leads to " + answer.header("Location"));
  }

  private void expect(boolean holds, String what) {
    if (!holds) wrong.add(what);
  }

  private void nothingIsWrong(int atLeast) {
    assertThat(wrong).isEmpty();
    assertThat(asked).isGreaterThanOrEqualTo(atLeast);
  }

  @Test
  void every_door_says_it_to_everybody() throws Exception {
    for (var caller : List.of(stranger(), as(COUNSELLOR), as(ADMINISTRATOR), as(MANAGER))) {
      var token = caller.token();
      for (var door : doors())
        look(door.toString(), door.method().equals("GET")
          ? caller.get(door.path())
          : caller.send(door.path(), new Sent("_csrf", token), new Sent("_key", "no key")));
    }
    nothingIsWrong(160);
  }

  /** A browser that has a file once never asks for it again; changed, it has another address. */
  @Test
  void files_are_kept_for_a_year_under_an_address_that_says_what_stands_in_them() throws Exception {
    var page = stranger().get("/sign-in").body();
    var address = Pattern.compile("href=\"(/assets/app-[0-9a-f]{32}\\.css)\"").matcher(page);
    assertThat(address.find()).isTrue();
    var styles = stranger().get(address.group(1));
    assertThat(styles.header("Cache-Control")).isEqualTo("max-age=31536000");
    assertThat(styles.body()).containsPattern("url\\(\"?/assets/noto-latin-400-[0-9a-f]{32}\\.woff2");
    assertThat(stranger().get(address.group(1).replaceFirst("[0-9a-f]{4}\\.css", "0000.css")).status()).as("of another time")
      .isEqualTo(404);
  }

  @Test
  void so_does_every_refusal() throws Exception {
    for (var caller : List.of(stranger(), as(COUNSELLOR))) {
      var token = caller.token();
      for (var method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW", "PROPFIND"))
        for (var path : List.of("/", "/cases", "/sign-in", "/assets/app.css", "/nothing/here")) {
          var answer = caller.ask(method, path, null);
          look(method + " " + path, answer);
          expect(answer.status() == 405, method + " " + path + " " + answer.status());
          expect(answer.header("Allow").equals("GET, HEAD, POST") || method.equals("TRACE"), method + " allows " + answer.header("Allow"));
        }
      look("no page", caller.get("/nothing/here"));
      look("no file", caller.get("/assets/nothing.css"));
      look("no token", caller.send("/cases/new", new Sent("_csrf", "forged")));
      look("no form", caller.ask("POST", "/cases/new", "<a/>", "Content-Type", "text/xml"));
      look("too much", caller.ask("POST", "/cases/new", "a".repeat(2_000_000), "Content-Type", "application/x-www-form-urlencoded"));
      look("no year", caller.get("/statement?year=" + "9".repeat(2_000)));
      look("not for reading", caller.get("/staff/x/off"));
      look("not for sending", caller.send("/statement", new Sent("_csrf", token)));
      look("the error page itself", caller.get("/error"));
    }
    nothingIsWrong(80);
  }

  @Test
  void who_may_read_a_page_may_not_send_to_it() throws Exception {
    var caller = as(COUNSELLOR);
    var token = caller.token();
    for (var path : List.of("/assets/app.css", "/nothing"))
      assertThat(caller.send(path, new Sent("_csrf", token), new Sent("_key", java.util.UUID.randomUUID().toString())).status()).as(path)
        .isIn(404, 405);
    assertThat(as("me-officer.rba").send("/statement", new Sent("_csrf", "none")).status()).isEqualTo(403);
    var reader = as("me-officer.rba");
    assertThat(
      reader.send("/statement", new Sent("_csrf", reader.token()), new Sent("_key", java.util.UUID.randomUUID().toString())).status())
      .isEqualTo(405);
  }

  /** What no proxy of ours wrote is not believed: not the host, not that it was https. */
  @Test
  void nobody_says_where_they_come_from_by_a_header() throws Exception {
    var answer = stranger().get("/cases", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "example.org", "X-Forwarded-For", "192.0.2.7",
      "Forwarded", "for=192.0.2.7;host=example.org;proto=https");
    look("spoofed", answer);
    assertThat(answer.header("Location")).isEqualTo("/sign-in");
    assertThat(String.join(" ", stranger().get("/sign-in", "X-Forwarded-Proto", "https").headers().allValues("Set-Cookie"))).doesNotContain(
      "__Host-");
    nothingIsWrong(1);
  }

  @Test
  void no_parameter_leads_to_another_house() throws Exception {
    for (var elsewhere : List.of("https://example.org", "//example.org", "/\\example.org", "\\\\example.org", "/%09/example.org",
      "http:example.org", "/..//example.org", "///example.org", "javascript:alert(1)", "/sign-in\r\nLocation: https://example.org",
      "https://127.0.0.1@example.org", "/.example.org", "@example.org", "\u0000//example.org")) {
      var asked = java.net.URLEncoder.encode(elsewhere, java.nio.charset.StandardCharsets.UTF_8);
      for (var path : List.of("/language?to=en&back=", "/sign-in?back=", "/?continue=", "/cases?url=", "/sign-in/second?next="))
        for (var caller : List.of(stranger(), as(COUNSELLOR))) {
          var answer = caller.get(path + asked);
          look(path + elsewhere, answer);
          assertThat(answer.headers().allValues("Location")).as(path + elsewhere)
            .noneMatch(to -> to.contains("example.org") && !to.startsWith(
              "/."));
        }
    }
    nothingIsWrong(100);
  }
}
