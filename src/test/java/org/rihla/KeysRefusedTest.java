package org.rihla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.rihla.installation.Home;
import org.rihla.installation.Installation;
import org.rihla.installation.Login;
import org.rihla.privacy.KeysOfHome;
import org.rihla.privacy.Seals;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Without the right keys nothing starts, and whoever starts it is told why in one sentence. Nothing is ever written in the open instead. */
@TestInstance(Lifecycle.PER_CLASS)
class KeysRefusedTest {

  private final StringWriter said = new StringWriter();
  private Path home = Path.of("");
  private Path safe = Path.of("");
  private Login database = new Login("", "", "");

  private int run(String... args) {
    said.getBuffer().setLength(0);
    var both = new PrintWriter(said);
    return Rihla.commands().setOut(both).setErr(both).execute(args);
  }

  /** What starts Rihla, and serves nobody. */
  private int start(Path where) { return run("keys", "status", "--home", where.toString()); }

  private static void at(Login login) {
    System.setProperty("rihla.database.url", login.url());
    System.setProperty("rihla.database.user", login.user());
    System.setProperty("rihla.database.password", login.password());
  }

  @BeforeAll
  void an_installation_with_somebody_in_it(@TempDir Path folder) throws IOException {
    home = folder.resolve("home");
    safe = folder.resolve("safe");
    database = TestDatabase.fresh();
    at(database);
    try (var opened = Home.open(home); var rihla = Running.start(opened, Running.NO_PORT, Installation.Kind.SERVE)) {
      rihla.find(Seals.class).orElseThrow().create(PersonId.next());
    }
    Files.copy(key(), safe);
  }

  private Path key() { return home.resolve("keys/key-encryption-key.json"); }

  @AfterEach
  void the_right_file_again() throws IOException {
    at(database);
    if (Files.isDirectory(key())) Files.delete(key());
    Files.copy(safe, key(), StandardCopyOption.REPLACE_EXISTING);
    assertThat(start(home)).as("%s", said).isZero();
  }

  @AfterAll
  void back_to_the_usual_database() {
    for (var name : new String[]{"url", "user", "password"}) System.clearProperty("rihla.database." + name);
  }

  private void refused(String why) {
    assertThat(start(home)).as("%s", said).isEqualTo(1);
    assertThat(said.toString()).contains(why).hasLineCount(1).doesNotContain("Exception", "\tat ");
  }

  @Test
  void a_key_file_that_is_lost_is_missed_and_none_is_made() throws IOException {
    Files.delete(key());
    refused("The key file key-encryption-key.json is missing: without the right one nobody's data can be opened.");
    assertThat(key()).doesNotExist();
  }

  @Test
  void a_key_file_that_cannot_be_read_is_named() throws IOException {
    Files.delete(key());
    Files.createDirectory(key());
    refused("The key file key-encryption-key.json cannot be read");
  }

  @Test
  void half_a_key_file_an_empty_one_and_one_of_something_else_are_named() throws IOException {
    var whole = Files.readString(safe);
    for (var content : new String[]{"", "{}", whole.substring(0, whole.length() / 2), "not a key", "\0\0\0"}) {
      Files.writeString(key(), content);
      refused("The key file key-encryption-key.json is damaged or no key file");
      assertThat(key()).hasContent(content);
    }
  }

  @Test
  void the_key_file_of_another_home_is_not_taken(@TempDir Path other) throws IOException {
    assertThat(KeysOfHome.at(other).create()).isTrue();
    Files.copy(other.resolve("keys/key-encryption-key.json"), key(), StandardCopyOption.REPLACE_EXISTING);
    refused("belongs to another database, or is older than the last rotation (1 people are under a key that is not in this file)");
  }

  @Test
  void a_home_made_by_an_earlier_build_is_refused_before_anything_is_changed(@TempDir Path folder) {
    var login = TestDatabase.fresh();
    var source = new DriverManagerDataSource(login.url(), login.user(), login.password());
    Flyway.configure().dataSource(source).locations("classpath:db/migration").target("20261129.1000").load().migrate();
    var db = JdbcClient.create(source);
    db.sql("insert into privacy.person_key (person_id, wrapped) values (?, ?)").params(UUID.randomUUID(), new byte[65]).update();
    at(login);
    assertThat(run("serve", "--home", folder.resolve("old").toString(), "--port", "0")).as("%s", said).isEqualTo(1);
    assertThat(said.toString()).contains("were closed by an earlier build of Rihla, from before the first release").hasLineCount(1);
    assertThat(db.sql("select max(version) from public.flyway_schema_history").query(String.class).single()).isLessThan("20261130.1300");
    assertThat(run("doctor", "--home", folder.resolve("old").toString(), "--port", "0")).as("the doctor").isEqualTo(1);
    assertThat(said.toString()).contains("were closed by an earlier build of Rihla");
  }
}
