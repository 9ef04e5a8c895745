package org.rihla.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rihla.TestDatabase;

@Timeout(120)
class EmbeddedPostgresTest {

  private final Path folder = TestDatabase.newHome();

  /** The programs are unpacked once for all; the test of unpacking does it again. */
  @BeforeEach
  void borrowPrograms() throws IOException {
    try (var shared = Home.open(TestDatabase.newHome().resolveSibling("programs"))) {
      Files.createDirectories(folder.resolve("postgres"));
      Files.createSymbolicLink(folder.resolve("postgres").resolve(Binaries.VERSION), Binaries.unpack(shared.postgres()).folder());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void forget() throws IOException { Commands.delete(folder); }

  @Test
  void data_outlive_a_stop_and_a_start() throws SQLException {
    try (var home = Home.open(folder)) {
      try (var server = EmbeddedPostgres.start(home)) {
        execute(server.owner(), "create table kept as select 42 as answer");
        assertThat(Cluster.atWork(home.folder())).as("for who only reads").contains(server.owner());
      }
      assertThat(Cluster.atWork(home.folder())).isEmpty();
      assertThat(Files.exists(home.data().resolve("18/postmaster.pid"))).as("still running").isFalse();
      try (var server = EmbeddedPostgres.start(home)) {
        assertThat(ask(server.owner(), "select answer from kept")).isEqualTo("42");
      }
    }
  }

  @Test
  void the_server_is_the_version_that_the_pom_names_and_keeps_what_it_has_promised() throws SQLException {
    try (var home = Home.open(folder); var server = EmbeddedPostgres.start(home)) {
      assertThat(Binaries.VERSION).startsWith(ask(server.owner(), "show server_version"));
      for (var setting : new String[]{"fsync", "synchronous_commit", "full_page_writes", "data_checksums"})
        assertThat(ask(server.superuser(), "show " + setting)).as(setting).isEqualTo("on");
      assertThat(ask(server.superuser(), "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(server.superuser(), "show unix_socket_directories")).isEmpty();
    }
  }

  @Test
  void nobody_gets_in_without_the_password_and_only_this_user_can_read_it() throws IOException {
    try (var home = Home.open(folder); var server = EmbeddedPostgres.start(home)) {
      for (var login : new Login[]{server.owner(), server.application(), server.superuser()})
        assertThatThrownBy(() -> new Login(login.url(), login.user(), "guess").connect()).isInstanceOf(SQLException.class);
      try (var files = Files.list(home.keys())) {
        assertThat(files).hasSize(3)
          .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------"));
      }
    }
  }

  @Test
  void a_password_that_was_lost_is_asked_back_and_not_made_anew() throws IOException {
    try (var home = Home.open(folder)) {
      EmbeddedPostgres.start(home).close();
      var password = home.keys().resolve("rihla_owner.password");
      Files.delete(password);
      assertThatThrownBy(() -> EmbeddedPostgres.start(home)).isInstanceOf(CannotStart.class)
        .hasMessageContaining("rihla_owner.password").hasMessageContaining("put it back");
      assertThat(password).doesNotExist();
    }
  }

  @Test
  void the_owner_is_no_superuser_and_can_step_down_to_the_application() throws SQLException {
    try (var home = Home.open(folder); var server = EmbeddedPostgres.start(home)) {
      assertThat(ask(server.owner(), "select rolsuper::text from pg_roles where rolname = current_user")).isEqualTo("false");
      try (var connection = server.owner().connect(); var sql = connection.createStatement()) {
        sql.execute("set role rihla_app");
        assertThatThrownBy(() -> sql.execute("create table public.mine (x int)")).hasMessageContaining("permission denied");
      }
    }
  }

  @Test
  void a_killed_postmaster_is_recovered() throws Exception {
    try (var home = Home.open(folder); var server = EmbeddedPostgres.start(home)) {
      execute(server.owner(), "create table kept as select 42 as answer");
      var killed = server.pid();
      ProcessHandle.of(killed).orElseThrow().destroyForcibly();
      var until = Instant.now().plus(Duration.ofSeconds(30));
      while ((server.pid() == killed || !answers(server.owner())) && Instant.now().isBefore(until)) Thread.sleep(50);
      assertThat(ask(server.owner(), "select answer from kept")).as("same address, same data").isEqualTo("42");
    }
  }

  @Test
  void a_server_that_outlived_its_rihla_is_stopped_before_the_next_start() throws Exception {
    try (var home = Home.open(folder)) {
      EmbeddedPostgres.start(home).close();
      var data = home.data().resolve("18");
      var orphan = new ProcessBuilder(
        Commands.prepare(List.of("setsid", home.postgres().resolve(Binaries.VERSION).resolve("bin/postgres").toString(),
          "-D", data.toString(), "-p", "1", "-c", "listen_addresses=", "-c", "unix_socket_directories=" + home.tmp())).command())
        .redirectErrorStream(true).redirectOutput(home.logs().resolve("orphan.log").toFile()).start();
      while (Files.notExists(data.resolve("postmaster.pid")) || Files.readAllLines(data.resolve("postmaster.pid")).size() < 8)
        Thread.sleep(20);
      try (var server = EmbeddedPostgres.start(home)) {
        assertThat(orphan.waitFor(10, TimeUnit.SECONDS)).as("the orphan has ended").isTrue();
        assertThat(ask(server.owner(), "select 1")).isEqualTo("1");
      }
    }
  }

  @Test
  void a_system_without_tar_unpacks_the_same_programs() throws Exception {
    try (var home = Home.open(folder)) {
      var unpacked = home.tmp().resolve("java");
      Binaries.inJava(unpacked);
      assertThat(Commands.run(List.of(unpacked.resolve("bin/postgres").toString(), "--version"))).contains("18.6");
    }
  }

  /** A server that recovers already listens, and says that it is starting up. */
  private static boolean answers(Login login) {
    try {
      return ask(login, "select 1").equals("1");
    } catch (SQLException _) {
      return false;
    }
  }

  private static void execute(Login login, String statement) throws SQLException {
    try (var connection = login.connect(); var sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private static String ask(Login login, String query) throws SQLException {
    try (var connection = login.connect(); var found = connection.createStatement().executeQuery(query)) {
      found.next();
      return found.getString(1);
    }
  }
}
