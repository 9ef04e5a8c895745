package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.journey.Programme.CASABLANCA;
import static org.rihla.journey.Programme.CONAKRY;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;

import jakarta.servlet.Filter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Role;
import org.rihla.access.Sight;
import org.rihla.documents.FakeClamd;
import org.rihla.documents.FilesOfHome;
import org.rihla.documents.Hourly;
import org.rihla.documents.Papers;
import org.rihla.oversight.Erasing;
import org.rihla.privacy.Rotation;
import org.rihla.privacy.Seals;
import org.rihla.values.OfficeCode;
import org.rihla.values.PersonId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A signed declaration is scanned: who adds it, who opens it, what becomes of it when keys, people, scanners and disks go. */
@SpringBootTest
class SignedPaperTest extends AtWork {

  private static FakeClamd clamd = new FakeClamd(0);
  private static final int PORT = clamd.port();

  @DynamicPropertySource
  static void scanner(DynamicPropertyRegistry properties) { properties.add("rihla.clamd", () -> "127.0.0.1:" + PORT); }

  @AfterAll
  static void noScanner() { clamd.close(); }

  @Value("${rihla.home}")
  Path home;

  Family family;
  MockMvc web;

  @BeforeEach
  void a_family_that_has_declared() {
    family = Family.registered(p).counsel().declare();
    var once = context.getBeansOfType(Filter.class).values().stream().filter(f -> f.getClass().getSimpleName().equals("EachPostOnce"))
      .findFirst().orElseThrow();
    web = MockMvcBuilders.webAppContextSetup((WebApplicationContext) context).addFilters(once).build();
  }

  private UUID statement(PersonId of) {
    return p.db.sql("select id from counselling.statement where case_id = ? and person_id = ? and kind = 'DECLARED'")
      .params(family.id.value(),
        of.value())
      .query(UUID.class).single();
  }

  private Actor counsellor() { return family.working(p.as(Role.RETURN_COUNSELLOR, RABAT)); }

  private MockHttpServletResponse add(Actor who, PersonId signer, byte[] file) {
    return Programme.on(family.today, who, () -> web.perform(MockMvcRequestBuilders.multipart("/cases/" + family.id + "/papers/declaration/"
      + statement(signer)).file(new MockMultipartFile("scan", "a.jpg", "image/jpeg", file)).param("_key", UUID.randomUUID().toString())
      .header(
        "Accept-Language", "en"))
      .andReturn().getResponse());
  }

  private MockHttpServletResponse open(Actor who, Map<String, Object> scan) {
    return Programme.on(family.today, who, () -> web.perform(MockMvcRequestBuilders.get("/cases/" + family.id + "/scans/" + scan.get("id"))
      .header("Accept-Language", "en")).andReturn().getResponse());
  }

  private List<Map<String, Object>> scans() {
    return p.db.sql("select id, file, state, compartment, person_id from documents.scan where case_id = ? order by id")
      .param(family.id.value())
      .query().listOfRows();
  }

  private Map<String, Object> scanOf(PersonId signer) {
    assertThat(add(counsellor(), signer, Papers.jpeg()).getStatus()).isEqualTo(302);
    return scans().getLast();
  }

  private Path file(Map<String, Object> scan) { return home.resolve("documents").resolve(scan.get("file").toString()); }

  private Actor named(Role role, String second) {
    return family.named(p.as(role, RABAT, second), Compartment.CHILD);
  }

  @Test
  void whoever_reads_the_declaration_opens_its_scan_and_nobody_else_learns_that_there_is_one() throws Exception {
    var scan = scanOf(family.mother());
    assertThat(open(counsellor(), scan).getStatus()).isEqualTo(200);
    assertThat(pages.ofCase(family, RABAT, Role.RETURN_COUNSELLOR).getContentAsString()).contains("/scans/" + scan.get("id"),
      "/papers/declaration/" + statement(family.mother()));
    for (var other : List.of(p.as(Role.RETURN_COUNSELLOR, CASABLANCA), p.as(Role.MEDICAL_OFFICER, RABAT),
      p.as(Role.MOVEMENTS_OFFICER, RABAT),
      p.as(Role.SYSTEM_ADMINISTRATOR, RABAT), p.as(Role.FINANCE_OFFICER, RABAT), p.as(Role.ORIGIN_CASE_WORKER, CONAKRY))) {
      var answer = open(other, scan);
      assertThat(answer.getStatus()).as("%s", other.role()).isEqualTo(404);
      assertThat(answer.getContentAsString()).doesNotContain("Signed paper");
      assertThat(add(other, family.mother(), Papers.jpeg()).getStatus()).as("%s adds", other.role()).isEqualTo(404);
    }
    assertThat(scans()).hasSize(1);
    var elsewhere = Family.registered(p);
    assertThat(Programme.on(family.today, elsewhere.working(p.as(Role.RETURN_COUNSELLOR, RABAT)),
      () -> web.perform(MockMvcRequestBuilders.get(
        "/cases/" + elsewhere.id + "/scans/" + scan.get("id"))).andReturn().getResponse())
      .getStatus()).as("under another case").isEqualTo(404);
  }

  private String page(Actor who) {
    return Programme.on(family.today, who,
      () -> web.perform(MockMvcRequestBuilders.get("/cases/" + family.id).header("Accept-Language", "en"))
        .andReturn().getResponse().getContentAsString());
  }

  @Test
  void the_declaration_of_a_child_names_its_guardian_and_is_sealed_as_that_name_is() throws Exception {
    var scan = scanOf(family.child());
    assertThat(scan).containsEntry("compartment", "CHILD");
    assertThat(open(counsellor(), scan).getStatus()).as("not named for it").isEqualTo(404);
    assertThat(pages.ofCase(family, RABAT, Role.RETURN_COUNSELLOR)).satisfies(page -> assertThat(page.getContentAsString()).doesNotContain(
      "/scans/" + scan.get("id")).contains("Signed paper: kept, closed"));
    var colleague = family.working(p.staff.add("scan-colleague-" + UUID.randomUUID(), Role.RETURN_COUNSELLOR, new OfficeCode(RABAT),
      "four plain words here"));
    assertThat(page(colleague)).as("who did not add it").contains("Declaration").doesNotContain("Signed paper: kept");
    assertThat(page(named(Role.PROTECTION_OFFICER, "2"))).contains("/scans/" + scan.get("id")).doesNotContain("kept, closed");
    assertThat(open(named(Role.PROTECTION_OFFICER, "2"), scan).getStatus()).isEqualTo(200);
  }

  @Test
  void what_is_opened_in_an_emergency_is_read_and_not_carried_away() {
    var scan = scanOf(family.mother());
    var stranger = p.staff.add("scan-stranger-" + UUID.randomUUID(), Role.RETURN_COUNSELLOR, new OfficeCode(RABAT),
      "four plain words here");
    var now = family.today.atTime(9, 0).toInstant(java.time.ZoneOffset.UTC);
    for (var part : List.of(Compartment.IDENTITY, Compartment.NOTES)) // more than anybody is given at once
      p.db.sql("""
        insert into casework.emergency (id, case_id, staff_id, role, office, compartment, reason, words, closed_for, opened_at, ends_at)
        values (?, ?, ?, ?, ?, ?, 'DANGER_TO_LIFE', '\\x00', ?, ?, ?)""")
        .params(UUID.randomUUID(), family.id.value(), stranger.id().value(), stranger.role().name(), RABAT, part.name(),
          family.mother().value(),
          Timestamp.from(now.minusSeconds(3600)), Timestamp.from(now.plusSeconds(3 * 3600)))
        .update();
    assertThat(Programme.on(family.today, stranger, () -> web.perform(MockMvcRequestBuilders.get("/cases/" + family.id).header(
      "Accept-Language", "en")).andReturn().getResponse().getContentAsString())).contains("Declaration").doesNotContain("/scans/");
    assertThat(open(stranger, scan).getStatus()).isEqualTo(404);
  }

  private MockHttpServletResponse away(Map<String, Object> scan, String error) {
    return pages.send(family, Role.RETURN_COUNSELLOR, "scan-away-declaration",
      Map.of("wrongScan", scan.get("id").toString(), "scanError", error));
  }

  @Test
  void a_scan_of_somebody_else_is_taken_away_for_good_and_the_history_says_by_whom_and_why() throws Exception {
    var scan = scanOf(family.mother());
    assertThat(pages.asked(family, Role.RETURN_COUNSELLOR, "scan-away-declaration").getContentAsString()).contains("Bah",
      "Somebody else’s paper");
    assertThat(away(scan, "BORED").getStatus()).isEqualTo(422);
    assertThat(file(scan)).exists();
    assertThat(away(scan, "WRONG_PERSON").getStatus()).isEqualTo(302);
    assertThat(file(scan)).doesNotExist();
    assertThat(open(counsellor(), scan).getStatus()).isEqualTo(409);
    assertThat(pages.ofCase(family, RABAT, Role.RETURN_COUNSELLOR).getContentAsString())
      .contains("Signed paper: taken away", "Scan taken away: it was somebody else’s paper")
      .doesNotContain("/scans/" + scan.get("id"), "/forms/scan-away-declaration");
    assertThat(away(scan, "WRONG_PERSON").getStatus()).as("twice").isEqualTo(404);
    var again = scanOf(family.mother());
    for (var other : List.of(p.as(Role.RETURN_COUNSELLOR, CASABLANCA), p.as(Role.MOVEMENTS_OFFICER, RABAT)))
      assertThat(pages.send(other, family.today.atTime(12, 0).toInstant(java.time.ZoneOffset.UTC), "/cases/" + family.id
        + "/forms/scan-away-declaration", Map.of("wrongScan", again.get("id").toString(), "scanError", "UNREADABLE")).getStatus())
        .isEqualTo(404);
    assertThat(file(again)).exists();
  }

  @Test
  void when_keys_are_rotated_it_opens_and_when_the_person_is_forgotten_it_does_not() throws Exception {
    var scan = scanOf(family.mother());
    var closed = Files.readAllBytes(file(scan));
    var rotation = context.getBean(Rotation.class);
    rotation.rotate(new org.rihla.privacy.KeyCeremonies.Word.OfOneAlone("Nobody else works here in a test."), _ -> {});
    assertThat(Files.readAllBytes(file(scan))).as("the file stays").isEqualTo(closed);
    assertThat(open(counsellor(), scan).getStatus()).isEqualTo(200);
    Sight.wide(() -> p.transaction.executeWithoutResult(_ -> context.getBean(Seals.class).forget(family.mother())));
    assertThat(open(counsellor(), scan).getStatus()).as("nobody has the key any more").isIn(404, 409);
    assertThat(new String(open(counsellor(), scan).getContentAsByteArray(), StandardCharsets.ISO_8859_1)).doesNotContain("JFIF");
  }

  @Test
  void with_somebody_who_is_forgotten_the_file_itself_goes() {
    var scan = scanOf(family.mother());
    var erasing = context.getBean(Erasing.class);
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.declarations.withdraw(family.id, family.mother(), "PHONE")));
    done(family.as(Role.RETURN_COUNSELLOR,
      () -> erasing.ask(family.id, family.mother(), "CONSENT_WITHDRAWN", "She wants nothing kept of her.")));
    var request = p.db.sql("select id from privacy.erasure where case_id = ? and decided_by is null").param(family.id.value())
      .query(UUID.class)
      .single();
    assertThat(file(scan)).exists();
    done(Programme.on(family.today, p.as(Role.DATA_PROTECTION_OFFICER, RABAT), () -> erasing.confirm(family.id, request, true)));
    assertThat(file(scan)).doesNotExist();
    assertThat(scans().getFirst()).containsEntry("state", "FORGOTTEN");
  }

  @Test
  void a_file_that_is_gone_or_changed_is_said_to_be_unavailable_and_nothing_breaks() throws Exception {
    var scan = scanOf(family.mother());
    var whole = Files.readAllBytes(file(scan));
    var changed = whole.clone();
    changed[changed.length / 2] ^= 1;
    for (var bytes : List.of(changed, java.util.Arrays.copyOf(whole, whole.length - 20), new byte[0])) {
      Files.write(file(scan), bytes);
      var answer = open(counsellor(), scan);
      assertThat(answer.getStatus()).isEqualTo(409);
      assertThat(answer.getContentAsString()).contains("the file is not available");
    }
    var other = scanOf(family.everybody.get(1));
    Files.copy(file(other), file(scan), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(open(counsellor(), scan).getStatus()).as("somebody else's in its place").isEqualTo(409);
    Files.delete(file(scan));
    assertThat(open(counsellor(), scan).getStatus()).isEqualTo(409);
    assertThat(pages.ofCase(family, RABAT, Role.RETURN_COUNSELLOR).getContentAsString()).contains("the file is not available");
    Files.write(file(scan), whole);
    assertThat(open(counsellor(), scan).getStatus()).as("put back").isEqualTo(200);
  }

  @Test
  void malware_is_refused_and_while_nobody_can_look_a_scan_waits_apart() throws Exception {
    var infected = Papers.pdf(document -> document.getDocumentInformation().setKeywords("x"));
    infected = Papers.joined(infected, Papers.text("\n%" + Papers.EICAR + "\n"));
    var refused = add(counsellor(), family.mother(), infected);
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("malware in this file");
    assertThat(scans()).isEmpty();
    clamd.close();
    try {
      assertThat(add(counsellor(), family.mother(), Papers.jpeg()).getStatus()).isEqualTo(302);
      var scan = scans().getFirst();
      assertThat(scan).containsEntry("state", "WAITING");
      assertThat(open(counsellor(), scan).getStatus()).isEqualTo(409);
      assertThat(open(counsellor(), scan).getContentAsString()).contains("waits to be looked at");
      Hourly.now(context);
      assertThat(scans().getFirst()).as("still nobody").containsEntry("state", "WAITING");
    } finally {
      clamd = new FakeClamd(PORT);
    }
    Hourly.now(context);
    assertThat(scans().getFirst()).containsEntry("state", "KEPT");
    assertThat(open(counsellor(), scans().getFirst()).getStatus()).isEqualTo(200);
  }

  private List<Map<String, Object>> waiting(PersonId... signers) {
    clamd.close();
    try {
      for (var signer : signers) assertThat(add(counsellor(), signer, Papers.jpeg()).getStatus()).isEqualTo(302);
    } finally {
      clamd = new FakeClamd(PORT);
    }
    assertThat(scans()).hasSize(signers.length).allSatisfy(scan -> assertThat(scan).containsEntry("state", "WAITING"));
    return scans();
  }

  private long written(String state, Map<String, Object> scan) {
    return p.db.sql("select count(*) from privacy.audit_event where act = 'SCAN_LOOKED_AT' and fields = ?")
      .param(state + " " + scan.get("id"))
      .query(Long.class).single();
  }

  @Test
  void a_scan_that_waits_waits_on_where_no_scanner_is_named_any_more() {
    var scan = waiting(family.mother()).getFirst();
    Hourly.withoutScanner(context);
    assertThat(scans().getFirst()).containsEntry("state", "WAITING");
    assertThat(open(counsellor(), scan).getStatus()).isEqualTo(409);
    Hourly.now(context);
    assertThat(scans().getFirst()).containsEntry("state", "KEPT");
    assertThat(written("KEPT", scan)).isEqualTo(1);
  }

  @Test
  void malware_that_is_found_later_is_removed_and_that_is_written_down() {
    var scan = waiting(family.mother()).getFirst();
    clamd.suspicious(true);
    try {
      Hourly.now(context);
    } finally {
      clamd.suspicious(false);
    }
    assertThat(scans().getFirst()).containsEntry("state", "MALWARE");
    assertThat(file(scan)).doesNotExist();
    assertThat(written("MALWARE", scan)).isEqualTo(1);
    Hourly.now(context);
    assertThat(written("MALWARE", scan) + written("KEPT", scan)).as("once").isEqualTo(1);
  }

  @Test
  void somebody_who_is_forgotten_meanwhile_keeps_nobody_elses_scan_waiting() {
    var other = family.everybody.stream().filter(each -> !each.equals(family.mother())).filter(each -> !each.equals(family.child()))
      .findFirst().orElseThrow();
    waiting(family.mother(), other);
    Sight.wide(() -> p.transaction.executeWithoutResult(_ -> context.getBean(Seals.class).forget(family.mother())));
    Hourly.now(context);
    assertThat(scans().getFirst()).containsEntry("state", "WAITING");
    assertThat(scans().getLast()).containsEntry("state", "KEPT");
  }

  @Test
  void a_file_that_no_row_knows_is_removed_after_a_day_and_no_other() throws Exception {
    var scan = scanOf(family.mother());
    var old = Files.write(home.resolve("documents").resolve(UUID.randomUUID().toString()), new byte[10]);
    var young = Files.write(home.resolve("documents").resolve(UUID.randomUUID().toString()), new byte[10]);
    var now = context.getBean(java.time.Clock.class).instant();
    Files.setLastModifiedTime(old, FileTime.from(now.minusSeconds(25 * 3600)));
    Files.setLastModifiedTime(young, FileTime.from(now.minusSeconds(23 * 3600)));
    Files.setLastModifiedTime(file(scan), FileTime.from(Instant.EPOCH));
    Hourly.now(context);
    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(file(scan)).exists();
    Files.delete(young);
  }

  private FilesOfHome doctor() throws IOException {
    var at = context.getEnvironment();
    return FilesOfHome.at(home, new DriverManagerDataSource(at.getRequiredProperty("rihla.database.url"), at.getRequiredProperty(
      "rihla.database.user"), at.getRequiredProperty("rihla.database.password")));
  }

  @Test
  void the_doctor_counts_rows_without_files_and_files_without_rows() throws Exception {
    var before = doctor();
    var scan = scanOf(family.mother());
    assertThat(doctor()).isEqualTo(new FilesOfHome(before.kept() + 1, before.missing(), before.unknown(), before.waiting()));
    Files.move(file(scan), home.resolve("documents").resolve(UUID.randomUUID().toString()));
    assertThat(doctor()).isEqualTo(new FilesOfHome(before.kept() + 1, before.missing() + 1, before.unknown() + 1, before.waiting()));
  }

  @Test
  void a_case_has_so_many_scans_and_no_more() {
    var first = scanOf(family.mother());
    for (int more = 1; more < 40; more++)
      p.db
        .sql(
          """
            insert into documents.scan (id, case_id, person_id, kind, about_id, compartment, type, bytes, file, file_key, state, added_at, added_by)
            select gen_random_uuid(), case_id, person_id, kind, about_id, compartment, type, bytes, gen_random_uuid(), file_key, state, added_at, added_by
            from documents.scan where id = ?""")
        .param(first.get("id")).update();
    var refused = add(counsellor(), family.mother(), Papers.jpeg());
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(scans()).hasSize(40);
    var another = Family.registered(p).counsel().declare();
    family = another;
    scanOf(another.mother());
    p.db.sql("update documents.scan set bytes = 100 * 1024 * 1024 where case_id = ?").param(another.id.value()).update();
    assertThat(add(counsellor(), another.mother(), Papers.jpeg()).getStatus()).as("a hundred megabytes").isEqualTo(422);
  }

  @Test
  void where_nothing_can_be_written_nothing_is_kept_and_it_is_said() throws IOException {
    scanOf(family.mother());
    var folder = home.resolve("documents");
    var aside = home.resolve("documents-aside");
    Files.move(folder, aside);
    try {
      Files.writeString(folder, "no folder");
      var refused = add(counsellor(), family.mother(), Papers.jpeg());
      assertThat(refused.getStatus()).isEqualTo(422);
      assertThat(refused.getContentAsString()).contains("could not be written");
      assertThat(scans()).hasSize(1);
    } finally {
      Files.delete(folder);
      Files.move(aside, folder);
    }
    assertThat(add(counsellor(), family.mother(), Papers.jpeg()).getStatus()).isEqualTo(302);
  }

  @Test
  void what_comes_to_nothing_in_the_database_leaves_no_file() throws IOException {
    scanOf(family.mother());
    try (var files = Files.list(home.resolve("documents"))) {
      long before = files.count();
      p.transaction.executeWithoutResult(status -> {
        assertThat(add(counsellor(), family.mother(), Papers.jpeg()).getStatus()).isEqualTo(302);
        status.setRollbackOnly();
      });
      try (var after = Files.list(home.resolve("documents"))) {
        assertThat(after.count()).isEqualTo(before);
      }
    }
  }
}
