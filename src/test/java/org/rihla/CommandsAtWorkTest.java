package org.rihla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.rihla.access.Actor;
import org.rihla.access.Role;
import org.rihla.access.SecondLook.Answer;
import org.rihla.access.Sight;
import org.rihla.access.Staff;
import org.rihla.installation.Home;
import org.rihla.installation.Installation;
import org.rihla.ledger.Sealer;
import org.rihla.privacy.AuditReading;
import org.rihla.privacy.KeyCeremonies;
import org.rihla.privacy.KeyCeremonies.Deed;
import org.rihla.privacy.KeyCeremonies.Word;
import org.rihla.privacy.Place;
import org.rihla.privacy.Rotation;
import org.rihla.privacy.Seals;
import org.rihla.values.Calendar;
import org.rihla.values.PersonId;
import org.rihla.web.Answering;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The commands on a database server of somebody else, in a database whose owner may do nothing beyond it. */
@TestInstance(Lifecycle.PER_CLASS)
class CommandsAtWorkTest {

  private static final String SMALL_YEAR = "host: MAR\nyear: 2025\npublished:\n  persons: 6\n  countries: 1\n";

  private Path folder = Path.of("");

  private Path home() { return folder.resolve("home"); }

  private final StringWriter said = new StringWriter();

  private int run(String... args) {
    said.getBuffer().setLength(0);
    var both = new PrintWriter(said);
    return Rihla.commands().setOut(both).setErr(both).execute(args);
  }

  @BeforeAll
  void a_small_year(@TempDir Path folder) throws IOException {
    this.folder = folder;
    var owner = TestDatabase.ownedBy("");
    TestDatabase.asAdministrator("grant rihla_app to " + owner.user());
    System.setProperty("rihla.database.url", owner.url());
    System.setProperty("rihla.database.user", owner.user());
    System.setProperty("rihla.database.password", owner.password());
    var profile = Files.writeString(folder.resolve("small.yaml"), SMALL_YEAR);
    assertThat(run("replay", "--profile", profile.toString(), "--home", home().toString())).as("%s", said).isZero();
    assertThat(said.toString()).contains("The year is complete", "verbs a second");
  }

  @AfterAll
  void back_to_the_usual_database() {
    for (var name : new String[]{"url", "user", "password"}) System.clearProperty("rihla.database." + name);
  }

  @Test
  void a_statement_is_written_for_a_year_with_data_and_for_no_other() {
    var file = folder.resolve("statement.json");
    assertThat(
      run("statement", "--year", "1999", "--lang", "en", "--format", "json", "--out", file.toString(), "--home", home().toString()))
      .isEqualTo(1);
    assertThat(said.toString()).contains("There is nothing to state about 1999", "2025").hasLineCount(1);
    assertThat(file).doesNotExist();
    assertThat(
      run("statement", "--year", "2025", "--lang", "en", "--format", "json", "--out", file.toString(), "--home", home().toString()))
      .as("%s", said).isZero();
    assertThat(file).isNotEmptyFile();
  }

  @Test
  void the_audit_is_written_once_it_is_sealed_and_whoever_has_it_can_check_it() throws IOException {
    var audit = folder.resolve("audit");
    var command = new String[]{"audit", "--out", audit.toString(), "--home", home().toString()};
    assertThat(run(command)).as("a command seals nothing").isEqualTo(1);
    assertThat(said.toString()).contains("Nothing of the audit is sealed yet").hasLineCount(1);
    assertThat(audit).doesNotExist();
    try (var home = Home.open(home()); var rihla = Running.start(home, Running.NO_PORT, Installation.Kind.DEMO)) {
      assertThat(rihla.find(Sealer.class).orElseThrow().seal()).isPresent();
    }
    assertThat(run(command)).as("%s", said).isZero();
    assertThat(run("verify", "--export", audit.toString())).as("%s", said).isZero();
    assertThat(said.toString()).startsWith("Sound: ").contains(" entries are what 1 signed checkpoints say.", "Anchored to nothing",
      "Warning: The clock was set back");
    var events = audit.resolve("events.jsonl");
    Files.writeString(events, Files.readString(events).replaceFirst("\"DONE\"", "\"REFUSED\""));
    assertThat(run("verify", "--export", audit.toString())).isEqualTo(1);
    assertThat(said.toString()).contains("are not those that were signed").hasLineCount(1);
  }

  /** One home stands for both offices: what goes between them are the files. */
  @Test
  void two_offices_watch_over_each_others_audit_by_files_alone() throws IOException {
    try (var home = Home.open(home()); var rihla = Running.start(home, Running.NO_PORT, Installation.Kind.DEMO)) {
      rihla.find(Sealer.class).orElseThrow().seal();
    }
    var mail = Files.createDirectory(folder.resolve("mail"));
    var at = new String[]{"--home", home().toString()};
    assertThat(run("witness", "key", at[0], at[1])).as("%s", said).isZero();
    var key = Files.writeString(mail.resolve("witness"), said.toString()).toString();
    assertThat(said.toString()).startsWith("rihla.witness/").hasLineCount(1);
    assertThat(run("audit", "--out", mail.resolve("first").toString(), at[0], at[1])).isZero();
    var request = mail.resolve("request").toString();
    var signed = mail.resolve("signed").toString();
    assertThat(run("witness", "ask", "--witness", key, "--out", request, at[0], at[1])).as("%s", said).isZero();
    assertThat(run("witness", "sign", "--in", request, "--out", signed, at[0], at[1])).isEqualTo(1);
    assertThat(said.toString()).contains("Not signed. This log is not known here yet").hasLineCount(1);
    assertThat(Path.of(signed)).doesNotExist();
    var log = mail.resolve("first/verification-key.txt").toString();
    assertThat(run("witness", "sign", "--in", request, "--log", log, "--out", signed, at[0], at[1])).as("%s", said).isZero();
    assertThat(said.toString()).contains("they only add to what was seen before").hasLineCount(1);
    assertThat(run("witness", "sign", "--in", request, "--out", signed, at[0], at[1])).as("never over a file").isEqualTo(2);
    assertThat(run("witness", "keep", "--witness", log, "--in", signed, at[0], at[1])).as("another key").isEqualTo(1);
    assertThat(run("witness", "keep", "--witness", key, "--in", signed, at[0], at[1])).as("%s", said).isZero();
    var audit = mail.resolve("second").toString();
    assertThat(run("audit", "--out", audit, at[0], at[1])).isZero();
    assertThat(run("verify", "--export", mail.resolve("first").toString(), "--witness", key)).as("before").isEqualTo(1);
    assertThat(said.toString()).contains("has cosigned nothing of this export.").hasLineCount(1);
    assertThat(run("verify", "--export", audit, "--witness", key)).as("%s", said).isZero();
    assertThat(said.toString()).contains("Anchored up to entry ", "cosigned by rihla.witness/");
    assertThat(run("verify", "--export", audit, "--printed", "7", "0123456789abcdef")).isEqualTo(1);
    assertThat(said.toString()).contains("The first 7 entries are not those of which the checkpoint was printed.");
    assertThat(run("verify", "--export", audit, "--printed", "7", "none")).isEqualTo(2);
    assertThat(said.toString()).contains("--printed needs the number of entries").hasLineCount(1);
    for (var command : new String[][]{{"witness"}, {"witness", "ask"}, {"witness", "sign", "--in", request}, {"witness", "watch"}}) {
      assertThat(run(command)).as("%s", said).isEqualTo(2);
      assertThat(said.toString()).hasLineCount(1);
    }
    assertThat(run("witness", "sign", "--in", mail.resolve("none").toString(), "--out", mail.resolve("x").toString(), at[0], at[1]))
      .isEqualTo(1);
    assertThat(said.toString()).contains("There is no file").hasLineCount(1);
  }

  @Test
  void a_home_that_is_being_served_can_be_read_and_not_changed() throws IOException {
    var file = folder.resolve("beside.json");
    try (var home = Home.open(home()); var rihla = Running.start(home, Running.NO_PORT, Installation.Kind.DEMO)) {
      assertThat(rihla.find(Sealer.class).orElseThrow().seal()).as("sealed by now, or before").isNotNull();
      assertThat(statement("2025", file)).as("%s", said).isZero();
      assertThat(run("audit", "--out", folder.resolve("audit-beside").toString(), "--home", home().toString())).as("%s", said).isZero();
      assertThat(doctor()).as("%s", said).isZero();
      assertThat(said.toString()).contains("Rihla is running there").containsPattern("OK +database").containsPattern("OK +keys")
        .doesNotContain("WARN  home");
      var option = new HomeOption();
      option.folder = home();
      try (var beside = option.read()) {
        var db = beside.find(JdbcClient.class).orElseThrow();
        assertThatThrownBy(() -> db.sql("delete from web.form_post").update()).hasMessageContaining("read-only transaction");
      }
      assertThat(run("replay", "--home", home().toString())).isEqualTo(1);
      assertThat(said.toString()).contains("is in use by process").hasLineCount(1);
    }
    var bytes = Files.readAllBytes(file);
    assertThat(statement("2025", file)).isZero();
    assertThat(file).hasBinaryContent(bytes);
  }

  @Test
  void everybody_is_put_under_a_new_key_while_the_home_is_served_and_the_old_one_goes_when_it_is_not() throws Exception {
    var served = new String[]{"keys", "", "--home", home().toString()};
    Closed known;
    Closed bornMeanwhile;
    String name;
    served[1] = "init";
    assertThat(run(served)).as("it holds data already").isEqualTo(1);
    assertThat(said.toString()).contains("a new key opens nothing of it").hasLineCount(1);
    try (var home = Home.open(home()); var rihla = Running.start(home, Running.NO_PORT, Installation.Kind.DEMO)) {
      var db = rihla.find(JdbcClient.class).orElseThrow();
      var seals = rihla.find(Seals.class).orElseThrow();
      known = Sight.wide(() -> db.sql("select id, family_name from people.person order by id limit 1")
        .query((row, _) -> new Closed(new PersonId(row.getObject(1, UUID.class)), row.getBytes(2))).single());
      name = known.open(seals);
      served[1] = "rotate";
      rihla.find(Rotation.class).orElseThrow().rotate(new Word.OfOneAlone("The same as before, in a test."), _ -> {
        assertThat(run(served)).as("a second one").isEqualTo(1);
        assertThat(said.toString()).contains("are being changed by another command").hasLineCount(1);
      });
      assertThat(run(served)).as("nobody agreed on it").isEqualTo(1);
      assertThat(said.toString()).contains("Two people decide on this", "--alone --reason TEXT").hasLineCount(1);
      agreed(rihla, Deed.ROTATE);
      assertThat(run(served)).as("%s", said).isZero();
      assertThat(said.toString()).contains("A new key was made", "nobody needs it").doesNotContain("by one person alone");
      assertThat(run(served)).as("it was used up").isEqualTo(1);
      assertThat(known.open(seals)).isEqualTo(name);
      var person = PersonId.next();
      bornMeanwhile = new Closed(person, seals.create(person).close("Diallo", Closed.place(person)));
      served[1] = "retire";
      assertThat(run(served)).as("somebody could still be put under the old one").isEqualTo(1);
      assertThat(said.toString()).contains("is in use by process").hasLineCount(1);
    }
    assertThat(run(served)).as("nobody agreed on it").isEqualTo(1);
    for (var wrong : List.of(List.of("--alone"), List.of("--reason", "We have no second person yet."), List.of("--alone", "--reason", "so"),
      List.of("--alone", "--reason", "x".repeat(1_001))))
      assertThat(run(Stream.concat(Stream.of(served), wrong.stream()).toArray(String[]::new))).as("%s", wrong).isEqualTo(2);
    assertThat(run("keys", "retire", "--home", home().toString(), "--alone", "--reason", "We have no second person yet.")).as("%s", said)
      .isZero();
    assertThat(said.toString()).contains("2 key(s) taken out", "done by one person alone");
    served[1] = "status";
    assertThat(run(served)).as("%s", said).isZero();
    assertThat(said.toString()).contains("new ones are put under this key", "The file is not under a passphrase").hasLineCount(2);
    try (var home = Home.open(home()); var rihla = Running.start(home, Running.NO_PORT, Installation.Kind.DEMO)) {
      var seals = rihla.find(Seals.class).orElseThrow();
      assertThat(known.open(seals)).isEqualTo(name);
      assertThat(bornMeanwhile.open(seals)).isEqualTo("Diallo");
    }
  }

  /** By two of its accounts, while it is served. */
  private static void agreed(Running rihla, Deed deed) throws Exception {
    var ceremonies = rihla.find(KeyCeremonies.class).orElseThrow();
    var answering = rihla.find(Answering.class).orElseThrow();
    assertThat(somebody(rihla, Role.SYSTEM_ADMINISTRATOR).<Object>doing(() -> ceremonies.ask(deed)))
      .isInstanceOf(KeyCeremonies.Asked.Done.class);
    var look = ceremonies.asked().getFirst().id();
    assertThat(somebody(rihla, Role.DATA_PROTECTION_OFFICER).<Optional<String>>doing(() -> answering.answer(look, Answer.CONFIRMED)))
      .isEmpty();
  }

  private static Actor somebody(Running rihla, Role role) {
    return rihla.find(Staff.class).orElseThrow().active().stream().filter(who -> who.role() == role).findFirst().orElseThrow();
  }

  /** A family name as it stands in the database. */
  private record Closed(PersonId person, byte[] name) {

    static Place place(PersonId person) { return Place.of("people.person.family_name", person.value()); }

    String open(Seals seals) { return seals.of(person).open(name, place(person)); }
  }

  /** Else every task would soon be years late. */
  @Test
  void the_clock_of_a_demonstration_goes_on_where_its_people_were_last_helped() {
    try (var home = Home.open(home()); var rihla = Running.start(home, Running.NO_PORT, Installation.Kind.DEMO)) {
      var last = rihla.find(AuditReading.class).orElseThrow().last().orElseThrow();
      assertThat(rihla.find(Calendar.class).orElseThrow().instant()).isBetween(last, last.plus(Duration.ofDays(5)));
    }
  }

  /** What a command writes beside it is not later than what is done there next, and a statement has the same days. */
  @Test
  void a_command_beside_a_served_demonstration_has_its_time_and_not_the_machines() {
    var option = new HomeOption();
    option.folder = home();
    try (var home = Home.open(home());
      var served = Running.start(home, Running.NO_PORT, Installation.Kind.DEMO);
      var beside = option.read()) {
      var there = served.find(Calendar.class).orElseThrow().instant();
      assertThat(beside.find(Calendar.class).orElseThrow().instant()).isBetween(there.minus(Duration.ofDays(5)), there.plusSeconds(60));
    }
  }

  @Test
  void a_folder_that_holds_no_audit_is_named() {
    assertThat(run("verify", "--export", folder.resolve("nowhere").toString())).isEqualTo(1);
    assertThat(said.toString()).contains("There is no written audit in").hasLineCount(1);
  }

  @Test
  void a_key_for_a_new_home_is_made_once() {
    var made = new String[]{"keys", "init", "--home", folder.resolve("not-started").toString()};
    assertThat(run(made)).as("%s", said).isZero();
    assertThat(run(made)).isEqualTo(1);
    assertThat(said.toString()).contains("and it stays").hasLineCount(1);
    made[1] = "turn";
    assertThat(run(made)).as("no such thing").isEqualTo(2);
  }

  @Test
  void the_doctor_agrees_with_a_start_about_the_key_file() throws IOException {
    assertThat(doctor()).as("%s", said).isZero();
    var key = home().resolve("keys/key-encryption-key.json");
    var safeCopy = Files.move(key, folder.resolve("safe-copy.json"));
    try {
      assertThat(doctor()).as("missing").isEqualTo(1);
      assertThat(said.toString()).containsPattern("BAD +keys +The key file key-encryption-key.json is missing").contains("-> Copy it from");
      Files.writeString(key, "{}");
      assertThat(doctor()).as("damaged").isEqualTo(1);
      Files.writeString(key, anotherKey());
      assertThat(doctor()).as("of another home").isEqualTo(1);
      assertThat(said.toString()).containsPattern("BAD +keys .* belongs to another database");
      assertThat(statement("2025", folder.resolve("refused.json"))).as("a start").isEqualTo(1);
      assertThat(said.toString()).contains("belongs to another database").hasLineCount(1);
    } finally {
      Files.move(safeCopy, key, StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(doctor()).isZero();
  }

  /** Of a home that was started once. */
  private String anotherKey() throws IOException {
    var other = TestDatabase.fresh();
    var before = System.setProperty("rihla.database.url", other.url());
    var user = System.setProperty("rihla.database.user", other.user());
    var password = System.setProperty("rihla.database.password", other.password());
    try (var home = Home.open(folder.resolve("other"));
      var _ = Running.start(home, Running.NO_PORT, Installation.Kind.SERVE)) {
      return Files.readString(home.keys().resolve("key-encryption-key.json"));
    } finally {
      System.setProperty("rihla.database.url", before);
      System.setProperty("rihla.database.user", user);
      System.setProperty("rihla.database.password", password);
    }
  }

  private int statement(String year, Path out) {
    return run("statement", "--year", year, "--lang", "en", "--format", "json", "--out", out.toString(), "--home", home().toString());
  }

  private int doctor() { return run("doctor", "--home", home().toString(), "--port", "0"); }

  private int serve(Path where) { return run("serve", "--home", where.toString(), "--port", "0"); }

  @Test
  void a_database_with_known_passwords_is_not_served_from_a_new_home() throws IOException {
    var fresh = folder.resolve("fresh");
    Files.createDirectories(fresh.resolve("keys"));
    for (var key : new String[]{"key-encryption-key.json", "audit-signing-key"})
      if (Files.exists(home().resolve("keys").resolve(key)))
        Files.copy(home().resolve("keys").resolve(key), fresh.resolve("keys").resolve(key));
    assertThat(serve(fresh)).isEqualTo(1);
    assertThat(said.toString()).contains("holds a demonstration with known passwords").hasLineCount(1);
    assertThat(fresh.resolve("installation.properties")).doesNotExist();
  }
}
