package org.rihla.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rihla.documents.Looking;
import org.rihla.documents.Papers;
import org.rihla.outside.Caller.Answer;
import org.rihla.outside.Caller.Sent;
import org.rihla.outside.Caller.Upload;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The scan of something signed, sent and taken over a real connection: by whoever may, by whoever may not, and by whoever means harm. */
class ScansTest extends Outside {

  private static final String JPEG = "image/jpeg";
  private static final String PLANTED = "Qqplantedzz";

  private static final AtomicInteger PEOPLE = new AtomicInteger();
  private static final List<String> NAMES = List.of("Zoubeir", "Kwakou", "Hvitfeldt", "Mbarga", "Lunde", "Ouattara", "Sjqvist", "Ferreira",
    "Ngata", "Petrov", "Yilmaz", "Quispe", "Abara", "Doukoure", "Wrzos", "Tcheutchoua");

  @Value("${rihla.home}")
  Path home;

  @Autowired
  DataSource database;

  Caller counsellor;
  String address;
  UUID consent;
  UUID of;

  @BeforeEach
  void somebody_who_signed() throws Exception {
    counsellor = as(COUNSELLOR);
    int number = PEOPLE.incrementAndGet();
    var family = NAMES.get(number % NAMES.size()); // like nobody before: else it is asked whether they are the same
    var entries = new ArrayList<>(newcomer(counsellor.token(), UUID.randomUUID().toString(), family));
    entries.removeIf(each -> Set.of("birthDate", "givenNames").contains(each.name()));
    entries.addAll(List.of(new Sent("birthDate", (1950 + 3 * number) + "-0" + (1 + number % 9) + "-1" + number % 10), new Sent("givenNames",
      NAMES.get((number + 5) % NAMES.size()))));
    var answer = counsellor.send("/cases/new", entries);
    assertThat(answer.status()).as(answer.body()).isEqualTo(302);
    var at = answer.header("Location");
    of = UUID.fromString(at.substring("/cases/".length(), "/cases/".length() + 36));
    consent = db
      .sql("select c.id from privacy.consent c join casework.case_member m on m.person_id = c.person_id where m.case_id = ? limit 1")
      .param(of).query(UUID.class).single();
    address = "/cases/" + of + "/papers/consent/" + consent;
  }

  private List<Sent> form(Caller caller, String key) throws Exception {
    return List.of(new Sent("_csrf", caller.token()), new Sent("_key", key));
  }

  private Answer send(Caller caller, Upload... files) throws Exception {
    return caller.upload(address, form(caller, UUID.randomUUID().toString()), files);
  }

  private static Upload named(String name, byte[] content) {
    return new Upload("scan", name, JPEG, content);
  }

  private List<Map<String, Object>> rows() {
    return db.sql("select id, type, state, file from documents.scan where case_id = ? order by id").param(of).query().listOfRows();
  }

  private long said(String fields) {
    return db.sql("select count(*) from privacy.audit_event where about_id = ? and fields like ?").params(of, fields + "%")
      .query(Long.class)
      .single();
  }

  private List<String> filesBesideTheDatabase() throws IOException {
    try (var files = Files.walk(home)) {
      return files.filter(Files::isRegularFile).map(file -> home.relativize(file).toString()).filter(name -> !name.startsWith("data")
        && !name.startsWith("postgres") && !name.startsWith("logs")).sorted().toList();
    }
  }

  @Test
  void a_scan_is_added_and_opened_as_a_file_that_runs_nothing() throws Exception {
    var page = counsellor.get(address);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("enctype=\"multipart/form-data\"", "type=\"file\"", "image/jpeg");
    var added = send(counsellor, named("IMG_2024 " + PLANTED + ".jpg", Papers.photograph(6)));
    assertThat(added.status()).as(added.body()).isEqualTo(302);
    assertThat(rows()).hasSize(1).first().satisfies(row -> assertThat(row).containsEntry("type", "JPEG").containsEntry("state", "KEPT"));
    var link = "/cases/" + of + "/scans/" + rows().getFirst().get("id");
    assertThat(counsellor.get("/cases/" + of).body()).contains(link, "Signed paper, added");
    long before = said("sealed documents.scan.file");
    var file = counsellor.file(link);
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(said("sealed documents.scan.file")).isEqualTo(before + 1);
    var headers = file.headers();
    assertThat(headers.firstValue("Content-Disposition")).hasValueSatisfying(value -> assertThat(value).matches(
      "attachment; filename=\"[A-Z0-9-]+-consent-[0-9a-f]{6}\\.jpg\""));
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.allValues("Content-Security-Policy")).containsExactly("sandbox; default-src 'none'");
    assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
    assertThat(headers.firstValue("Content-Type")).hasValue("image/jpeg");
    var body = new String(file.body(), StandardCharsets.ISO_8859_1);
    assertThat(body).startsWith("\u00ff\u00d8").doesNotContain("Exif", "GPS", PLANTED);
    assertThat(db.sql("select count(*) from casework.case_history where case_id = ? and what = 'SCAN_ADDED'").param(of).query(Long.class)
      .single()).isEqualTo(1);
  }

  @Test
  void it_lies_closed_in_the_home_and_nothing_else_of_it_does() throws Exception {
    var paper = Papers.pdf();
    assertThat(new String(paper, StandardCharsets.ISO_8859_1)).contains(Papers.TAKEN_AT);
    var before = filesBesideTheDatabase();
    assertThat(send(counsellor, new Upload("scan", PLANTED + ".pdf", "application/pdf", paper)).status()).isEqualTo(302);
    var large = Papers.joined(Papers.image("png", 1200, 900), Papers.text(PLANTED.repeat(800_000)));
    assertThat(large.length).isBetween(8_000_000, 10_000_000);
    assertThat(send(counsellor, named(PLANTED, large)).status()).as("nearly ten megabytes").isEqualTo(302);
    var after = new ArrayList<>(filesBesideTheDatabase());
    after.removeAll(before);
    assertThat(after).hasSize(2).allMatch(name -> name.matches("documents/[0-9a-f-]{36}"));
    for (var file : after) {
      assertThat(new String(Files.readAllBytes(home.resolve(file)), StandardCharsets.ISO_8859_1)).doesNotContain("%PDF", "PNG", PLANTED,
        Papers.TAKEN_AT);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file)))).isEqualTo("rw-------");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("documents")))).isEqualTo("rwx------");
  }

  /** While it is sent, when a file would be laid down for the time being, as well as afterwards. */
  @Test
  void while_a_file_is_on_its_way_nothing_of_it_is_on_disk() throws Exception {
    var before = filesBesideTheDatabase();
    var body = Caller.multipart(form(counsellor, UUID.randomUUID().toString()), named(PLANTED, Papers.joined(Papers.jpeg(), Papers.text(
      PLANTED.repeat(700_000)))));
    try (var line = new Socket("127.0.0.1", port)) {
      begin(line.getOutputStream(), body.length);
      line.getOutputStream().write(body, 0, body.length - 1000);
      line.getOutputStream().flush();
      for (int look = 0; look < 10; look++) {
        Thread.sleep(50);
        assertThat(filesBesideTheDatabase()).isEqualTo(before);
      }
    }
    Thread.sleep(300);
    assertThat(filesBesideTheDatabase()).as("and the line was lost").isEqualTo(before);
    assertThat(rows()).isEmpty();
    assertThat(send(counsellor, named("again.jpg", Papers.jpeg())).status()).as("its place is free again").isEqualTo(302);
  }

  private void begin(OutputStream line, long length) throws IOException {
    line.write(("POST " + address + " HTTP/1.1\r\nHost: x\r\nCookie: " + session() + "\r\nContent-Type: multipart/form-data; boundary="
      + Caller.BOUNDARY + "\r\nContent-Length: " + length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  private String session() {
    return counsellor.cookies();
  }

  @Test
  void lines_that_are_lost_keep_no_place_from_others() throws Exception {
    for (int each = 0; each < 8; each++)
      try (var line = new Socket("127.0.0.1", port)) {
        begin(line.getOutputStream(), 9_000_000);
        line.getOutputStream().write(new byte[10_000]);
      }
    assertThat(send(counsellor, named("a.jpg", Papers.jpeg())).status()).isEqualTo(302);
    assertThat(rows()).hasSize(1);
  }

  @Test
  void ten_posts_of_one_form_at_once_keep_one_scan_and_get_one_answer() throws Exception {
    var form = form(counsellor, UUID.randomUUID().toString());
    var sent = IntStream.range(0, 10).mapToObj(_ -> counsellor.uploadAtOnce(address, form, named("a.jpg", Papers.jpeg()))).toList();
    for (var each : sent) {
      assertThat(each.get().status()).isEqualTo(302);
      assertThat(each.get().header("Location")).isEqualTo("/cases/" + of);
    }
    assertThat(rows()).hasSize(1);
    var another = counsellor.upload(address, form, named("a.jpg", Papers.png()));
    assertThat(another.status()).as("the same key with another file").isEqualTo(409);
    assertThat(rows()).hasSize(1);
  }

  @Test
  void while_many_files_wait_to_be_looked_at_most_connections_are_left_to_others() throws Exception {
    try (var _ = Looking.thatTakesLong()) {
      var sent = new ArrayList<CompletableFuture<Answer>>();
      for (int each = 0; each < 20; each++)
        sent.add(counsellor.uploadAtOnce(address, form(counsellor, UUID.randomUUID().toString()), named("a.jpg", Papers.jpeg())));
      Thread.sleep(1_500);
      assertThat(database.unwrap(HikariDataSource.class).getHikariPoolMXBean().getActiveConnections()).isBetween(1, 5);
      Assertions.assertTimeout(Duration.ofSeconds(3), () -> assertThat(as(MANAGER).get("/cases").status()).isEqualTo(200));
      for (var each : sent) {
        assertThat(each.get().status()).isIn(422, 429);
        assertThat(each.get().body()).containsAnyOf("Too many scans are being looked at just now", "Others are sending files just now");
        assertThat(each.get().header("Content-Security-Policy")).contains("default-src 'none'");
      }
      assertThat(sent).anyMatch(each -> each.join().status() == 422).anyMatch(each -> each.join().status() == 429);
    }
    assertThat(rows()).isEmpty();
    assertThat(send(counsellor, named("a.jpg", Papers.jpeg())).status()).isEqualTo(302);
  }

  @Test
  void a_name_leads_nowhere_whatever_it_is() throws Exception {
    var before = filesBesideTheDatabase().size();
    for (var name : List.of("", "../../keys/key-encryption-key.json", "..\\..\\x", "/etc/passwd", "a%00.jpg", "CON", "a\u202Egpj.exe",
      "\u0000",
      "\u0645\u0648\u0642\u0639.jpg", "x".repeat(250) + ".jpg")) {
      var answer = send(counsellor, named(name, Papers.jpeg()));
      assertThat(answer.status()).as(name).isIn(302, 400, 422);
      assertThat(answer.body()).doesNotContain("key-encryption", "passwd");
    }
    for (var name : List.of("x".repeat(5_000) + ".jpg", "a.jpg\r\nContent-Type: text/html\r\nX-Injected: yes", "a\"; filename=\"b.svg")) {
      var answer = send(counsellor, named(name, Papers.jpeg()));
      assertThat(answer.status()).as(name).isIn(302, 400, 413, 422);
      assertThat(answer.headers().firstValue("X-Injected")).isEmpty();
    }
    assertThat(filesBesideTheDatabase()).hasSize(before + rows().size())
      .noneMatch(name -> name.contains("passwd") || name.contains("x.jpg"));
  }

  @Test
  void what_means_harm_is_refused_with_words_written_down_and_keeps_nothing() throws Exception {
    long refusedBefore = db.sql("select count(*) from privacy.audit_event where act = 'SCAN_REFUSED' and fields like 'consent %'").query(
      Long.class).single();
    var before = filesBesideTheDatabase();
    for (var file : List.of(new byte[0], Papers.text(Papers.EICAR), Papers.zip(Map.of("a", new byte[10])),
      Papers.pixelFlood(30_000, 30_000),
      Papers.pdfThatRunsScript(), Papers.pdfBomb(500), Papers.text("<svg onload='alert(1)'/>"), Papers.cut(Papers.pdf()))) {
      var answer = send(counsellor, named("scan.pdf", file));
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.body()).contains("role=\"alert\"", "type=\"file\"").doesNotContain("refusal.", "Exception");
    }
    assertThat(send(counsellor).status()).as("without any").isEqualTo(422);
    assertThat(send(counsellor, named("a", Papers.jpeg()), named("b", Papers.jpeg())).status()).as("two at once").isEqualTo(422);
    assertThat(send(counsellor, new Upload("other", "a", JPEG, Papers.jpeg())).status()).as("in another field").isEqualTo(422);
    assertThat(counsellor.send(address, form(counsellor, UUID.randomUUID().toString())).status()).as("as a form without files")
      .isEqualTo(422);
    assertThat(rows()).isEmpty();
    assertThat(filesBesideTheDatabase()).isEqualTo(before);
    assertThat(
      db.sql("select count(*) from privacy.audit_event where act = 'SCAN_REFUSED' and outcome = 'REFUSED' and fields like 'consent %'")
        .query(Long.class).single() - refusedBefore)
      .isEqualTo(8);
  }

  @Test
  void too_much_is_refused_early_with_a_page_and_the_headers_of_every_page() throws Exception {
    for (int megabytes : List.of(11, 20)) {
      var answer = send(counsellor, named("a.jpg", new byte[megabytes * 1024 * 1024]));
      assertThat(answer.status()).as(megabytes + " MB").isEqualTo(413);
      assertThat(answer.body()).contains("A scan has 10 MB at most");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    }
    try (var line = new Socket("127.0.0.1", port)) {
      line.setSoTimeout(5_000);
      begin(line.getOutputStream(), 10_000_000_000L);
      assertThat(heard(line)).as("ten gigabytes are announced").startsWith("HTTP/1.1 413 ");
    }
    assertThat(rows()).isEmpty();
  }

  /** In pieces, so that nobody knows beforehand how much it will be. */
  @Test
  void a_body_without_an_end_is_cut_off() throws Exception {
    long most = 0;
    try (var line = new Socket("127.0.0.1", port)) {
      line.setSoTimeout(5_000);
      var out = line.getOutputStream();
      out.write(("POST " + address + " HTTP/1.1\r\nHost: x\r\nCookie: " + session() + "\r\nContent-Type: multipart/form-data; boundary="
        + Caller.BOUNDARY + "\r\nTransfer-Encoding: chunked\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      var first = ("--" + Caller.BOUNDARY + "\r\nContent-Disposition: form-data; name=\"scan\"; filename=\"a\"\r\n\r\n").getBytes(
        StandardCharsets.US_ASCII);
      piece(out, first);
      var megabyte = new byte[1024 * 1024];
      try {
        for (; most < 400; most++) piece(out, megabyte);
      } catch (IOException cut) {
        // as it should be
      }
    }
    assertThat(most).as("megabytes that were taken before the line was cut").isLessThan(60);
    assertThat(rows()).isEmpty();
    assertThat(send(counsellor, named("a.jpg", Papers.jpeg())).status()).isEqualTo(302);
  }

  private static void piece(OutputStream out, byte[] bytes) throws IOException {
    out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static String heard(Socket line) throws IOException {
    return new String(line.getInputStream().readNBytes(200), StandardCharsets.UTF_8);
  }

  @Test
  void who_has_not_come_in_is_not_read_and_whoever_has_no_token_keeps_nothing() throws Exception {
    var stranger = stranger().upload(address, List.of(new Sent("_key", UUID.randomUUID().toString())), named("a.jpg", Papers.jpeg()));
    assertThat(stranger.status()).isEqualTo(403);
    long written = audited("form-token");
    var forged = counsellor.upload(address, List.of(new Sent("_csrf", "0".repeat(64)), new Sent("_key", UUID.randomUUID().toString())),
      named(
        "a.jpg", Papers.jpeg()));
    assertThat(forged.status()).isEqualTo(403);
    assertThat(audited("form-token")).isEqualTo(written + 1);
    var keyless = counsellor.upload(address, List.of(new Sent("_csrf", counsellor.token())), named("a.jpg", Papers.jpeg()));
    assertThat(keyless.status()).isEqualTo(400);
    var elsewhere = counsellor.upload("/cases/new", form(counsellor, UUID.randomUUID().toString()), named("a.jpg", Papers.jpeg()));
    assertThat(elsewhere.status()).as("a form that takes no file").isEqualTo(415);
    assertThat(rows()).isEmpty();
  }

  @Test
  void to_everybody_else_there_is_nothing() throws Exception {
    assertThat(send(counsellor, named("a.jpg", Papers.jpeg())).status()).isEqualTo(302);
    var link = "/cases/" + of + "/scans/" + rows().getFirst().get("id");
    for (var login : List.of("return-counsellor.cas", ADMINISTRATOR, "donor.rba", "movements-officer.rba", "medical-officer.rba")) {
      var caller = as(login);
      var none = caller.get("/cases/" + UUID.randomUUID() + "/scans/" + UUID.randomUUID());
      assertThat(none.status()).isEqualTo(404);
      var answer = caller.get(link);
      assertThat(answer.status()).as(login).isEqualTo(404);
      assertThat(answer.body().length()).as(login).isEqualTo(none.body().length());
      assertThat(caller.get(address).status()).as(login).isEqualTo(404);
      assertThat(caller.upload(address, form(caller, UUID.randomUUID().toString()), named("a.jpg", Papers.jpeg())).status()).as(login)
        .isEqualTo(404);
    }
    assertThat(rows()).hasSize(1);
    for (var path : List.of("/scans/" + UUID.randomUUID(), "/scans/nothing", "/papers/consent/" + UUID.randomUUID(), "/papers/declaration/"
      + consent, "/papers/passport/" + consent))
      assertThat(counsellor.get("/cases/" + of + path).status()).as(path).isEqualTo(404);
  }
}
