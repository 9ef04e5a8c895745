package org.rihla.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rihla.outside.Caller.Sent;

/** What no browser sends: two lengths, broken lines, a header of a megabyte, files where none are taken, addresses that others leave open. */
class StrangeRequestsTest extends Outside {

  private static final String HIDDEN = "GET /hidden HTTP/1.1\r\nHost: x\r\n\r\n";

  /** @param closed whether the server ended the line */
  private record Told(String text, boolean closed) {

    int answers() { return text.split("HTTP/1.1 ", -1).length - 1; }
  }

  private Told tell(String request) throws IOException {
    try (var line = new Socket("127.0.0.1", port)) {
      line.setSoTimeout(3_000);
      var heard = new ByteArrayOutputStream();
      boolean closed = false;
      try {
        line.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        line.getOutputStream().flush();
        for (var block = new byte[8192];;) {
          int read = line.getInputStream().read(block);
          if (read < 0) break;
          heard.write(block, 0, read);
        }
        closed = true;
      } catch (SocketTimeoutException waiting) {
        // it waits for the next request
      } catch (IOException reset) {
        closed = true;
      }
      return new Told(heard.toString(StandardCharsets.UTF_8), closed);
    }
  }

  private static String post(String headers, String body) {
    return "POST /sign-in HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n" + body;
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 5\r\nContent-Length: 6\r\n", "Content-Length: 5, 6\r\n", "Content-Length: -1\r\n",
    "Content-Length: +5\r\n",
    "Content-Length: 0x5\r\n", "Content-Length: 99999999999999999999\r\n", "Transfer-Encoding: chunked, identity\r\n",
    "Transfer-Encoding: xchunked\r\n", "Transfer-Encoding : chunked\r\n", "Host: y\r\n", "No colon\r\n",
    ": no name\r\n", "Content-\u0001Length: 5\r\n", "X: a\rb\r\n"})
  void what_two_servers_could_read_in_two_ways_is_refused_and_the_line_closed(String headers) throws Exception {
    var told = tell(post(headers, HIDDEN));
    assertThat(told.text()).as(headers).matches("(?s)HTTP/1.1 (400|501) .*");
    assertThat(told.closed()).isTrue();
    assertThat(told.answers()).as("the hidden one was not heard").isEqualTo(1);
    says(told);
  }

  /** Of both the length is void by the rules of HTTP, also where the line is folded; and nothing more is heard on that line. */
  @Test
  void a_body_in_pieces_that_also_has_a_length_hides_no_second_request() throws Exception {
    for (var headers : List.of("Content-Length: 6\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n",
      "Transfer-Encoding:\r\n chunked\r\nContent-Length: 6\r\n", "Content-Length: 6\r\nTransfer-Encoding:\r\n\tchunked\r\n")) {
      var told = tell(post(headers, "0\r\n\r\n" + HIDDEN));
      assertThat(told.answers()).isEqualTo(1);
      assertThat(told.closed()).isTrue();
      says(told);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET / HTTP/9.9\r\nHost: x\r\n\r\n", "GET /\u0000 HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET\r\n\r\n", "G\u0001T / HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "GET /<script> HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", "GET /..%2f..%2fetc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET /%5c%2e%2e HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "CONNECT example.org:443 HTTP/1.1\r\nHost: x\r\n\r\n"})
  void what_is_no_request_is_refused_with_every_header_and_without_a_name(String request) throws Exception {
    var told = tell(request);
    assertThat(told.text()).as(request).matches("(?s)HTTP/1.1 (400|404|405|501|505) .*");
    says(told);
  }

  private static void says(Told told) {
    assertThat(told.text()).contains("X-Content-Type-Options: nosniff", "frame-ancestors 'none'", "Referrer-Policy: no-referrer")
      .doesNotContain(
        "Tomcat", "Exception", "org.apache");
  }

  @Test
  void too_much_is_refused_early_whatever_there_is_too_much_of() throws Exception {
    var many = new StringBuilder("_csrf=x");
    for (int each = 0; each < 100_000; each++) many.append("&a").append(each).append("=1");
    var answer = stranger().ask("POST", "/sign-in", many.toString(), "Content-Type", "application/x-www-form-urlencoded");
    assertThat(answer.status()).as("a hundred thousand entries").isIn(400, 413);
    var fewer = new StringBuilder("_csrf=x");
    for (int each = 0; each < 5_000; each++) fewer.append("&a").append(each).append("=1");
    answer = stranger().ask("POST", "/sign-in", fewer.toString(), "Content-Type", "application/x-www-form-urlencoded");
    assertThat(answer.status()).as("five thousand entries").isIn(400, 413);
    assertThat(answer.body()).contains("cannot be understood");
    answer = stranger().get("/sign-in?" + fewer.substring(0, 6_000));
    assertThat(answer.status()).as("a long question").isIn(200, 400);
    var header = tell("GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(1_000_000) + "\r\n\r\n");
    assertThat(header.closed()).isTrue();
    assertThat(header.text()).as("a header of a megabyte").matches("(?s)(HTTP/1.1 (400|431) .*)?");
    var told = tell(
      "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 10000000000\r\n\r\na=b");
    assertThat(told.text()).as("ten gigabytes are announced").startsWith("HTTP/1.1 413 ");
    var pieces = new StringBuilder(
      "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int each = 0; each < 40; each++) pieces.append("10000\r\n").append("a".repeat(0x10000)).append("\r\n");
    told = tell(pieces + "0\r\n\r\n");
    assertThat(told.text()).as("two megabytes that were not announced").matches("(?s)(HTTP/1.1 (400|413) .*)?");
    assertThat(told.closed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"multipart/form-data; boundary=x", "multipart/form-data", "multipart/mixed; boundary=x", "text/plain", "text/xml",
    "application/xml", "application/octet-stream", "image/svg+xml", "application/x-java-serialized-object", "nonsense",
    "application/x-www-form-urlencodedx"})
  void no_form_takes_a_file_and_says_so(String type) throws Exception {
    var caller = as(COUNSELLOR);
    var before = business();
    var answer = caller.ask("POST", "/cases/new", "--x\r\nContent-Disposition: form-data; name=\"_csrf\"; filename=\"../../a.jsp\"\r\n\r\n"
      + caller.token() + "\r\n--x--\r\n", "Content-Type", type);
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.body()).contains("form takes no file");
    assertThat(business()).isEqualTo(before);
  }

  @Test
  void a_slow_line_holds_nobody_up_and_is_cut() throws Exception {
    var slow = new ArrayList<Socket>();
    try {
      for (int each = 0; each < 100; each++) {
        var line = new Socket("127.0.0.1", port);
        line.getOutputStream().write("POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Le".getBytes(StandardCharsets.ISO_8859_1));
        slow.add(line);
      }
      var begun = System.nanoTime();
      assertThat(stranger().get("/sign-in").status()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    } finally {
      for (var line : slow) line.close();
    }
  }

  private static final List<String> ROOTS = List.of("actuator", "actuator/env", "actuator/heapdump", "actuator/health", "manage",
    "management", "h2",
    "h2-console", "console", "swagger-ui.html", "swagger-ui/index.html", "swagger.json", "v2/api-docs", "v3/api-docs", "openapi.json",
    "openapi.yaml",
    "api", "api/v1", "graphql", "graphiql", "jolokia", "jmx-console", "manager/html", "host-manager/html", "metrics", "prometheus",
    "health", "info", "env",
    "trace", "dump", "heapdump", "threaddump", "debug", "test", "admin", "administrator", "phpmyadmin", "pgadmin", "adminer.php",
    "phpinfo.php", "info.php",
    "server-status", "server-info", "status", "cgi-bin/test", "WEB-INF/web.xml", "META-INF/MANIFEST.MF", "BOOT-INF/classes", "classes",
    "org/rihla/Rihla.class",
    "application.properties", "application.yml", "logback.xml", "pom.xml", "messages/web_en.properties", "policy/policy.csv",
    "policy/routes.csv",
    "db/migration", "reference/codes.csv", "instruments", "fonts", "keys", "logs", "logs/rihla.log", "tmp", "data", "home", "var",
    "dump.sql", "backup.sql",
    "database.sql", "rihla.sql", "rihla.jar", "rihla.zip", "backup.zip", "backup.tar.gz", "site.tar.gz", "id_rsa",
    "key-encryption-key.json", "web.config",
    "robots.txt~", "crossdomain.xml", "clientaccesspolicy.xml", "login", "logout", "register", "oauth/token", "wp-login.php", "wp-admin",
    "xmlrpc.php",
    "solr", "struts", "axis2", "invoker/readonly", "assets/../application.properties", "assets/", "assets/app.css.map",
    "static/assets/app.css", "files",
    "uploads", "download", "export", "import");
  private static final List<String> HIDDEN_FILES = List.of(".git/config", ".git/HEAD", ".git/index", ".svn/entries", ".hg/store", ".env",
    ".env.local",
    ".env.production", ".htaccess", ".htpasswd", ".ssh/id_rsa", ".aws/credentials", ".npmrc", ".DS_Store", ".idea/workspace.xml",
    ".vscode/settings.json",
    ".ci/run", ".gitignore", ".well-known/security.txt~", ".mvn/settings.xml");
  private static final List<String> ENDINGS = List.of("", "~", ".bak", ".old", ".save", ".swp", ".orig");

  private static List<String> oftenLeftOpen() {
    var paths = new TreeSet<String>();
    for (var ending : ENDINGS) {
      ROOTS.forEach(root -> paths.add("/" + root + ending));
      HIDDEN_FILES.forEach(file -> paths.add("/" + file + ending));
    }
    paths.removeIf(path -> path.contains("..")); // HTTP clients walk those themselves; they are sent raw above
    return new ArrayList<>(paths);
  }

  @Test
  void nothing_lies_open_that_others_leave_open() throws Exception {
    var paths = oftenLeftOpen();
    assertThat(paths).hasSizeGreaterThan(800);
    var administrator = as(ADMINISTRATOR);
    var found = new ArrayList<String>();
    for (var path : paths) {
      int status = administrator.get(path).status();
      if (status != 404) found.add(path + " " + status);
    }
    assertThat(found).isEmpty();
    assertThat(stranger().get("/assets/app.css").status()).as("what is there").isEqualTo(200);
  }

  @Test
  void a_form_that_another_site_sends_is_refused_although_its_token_is_right() throws Exception {
    var caller = as(COUNSELLOR);
    var token = caller.token();
    long before = audited("cross-site");
    for (var site : List.of("cross-site", "same-site", "anything"))
      assertThat(caller.send("/sign-out", List.of(new Sent("_csrf", token)), "Sec-Fetch-Site", site).status()).as(site).isEqualTo(400);
    assertThat(audited("cross-site")).isEqualTo(before + 3);
    assertThat(caller.get("/cases").status()).as("still signed in").isEqualTo(200);
    assertThat(caller.send("/sign-out", List.of(new Sent("_csrf", token)), "Sec-Fetch-Site", "same-origin").status()).isEqualTo(302);
  }
}
