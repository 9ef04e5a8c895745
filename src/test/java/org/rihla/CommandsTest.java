package org.rihla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rihla.installation.Home;
import org.rihla.installation.Installation;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.TransactionSystemException;

@Tag("rules")
class CommandsTest {

  @TempDir
  Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Rihla.commands().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "serve", "replay", "statement", "audit", "witness", "doctor"})
  void each_command_explains_itself(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: ./rihla " + command).contains("--home", "Example", "  ./rihla " + command);
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
    "dmo | There is no command 'dmo'; did you mean demo?",
    "demo --nonsense | There is no option '--nonsense'.",
    "demo --prot 8090 | There is no option '--prot'; did you mean --port?",
    "demo 8090 | '8090' is one word too many",
    "serve --port abc | --port must be a number from 0 to 65535, not 'abc'.",
    "serve --port 99999 | --port must be a number from 0 to 65535, not '99999'.",
    "serve --port 8080 --port 8081 | --port is given twice",
    "serve --home x --port | --port needs a value: --port N, where N is a number from 0 to 65535.",
    "demo --profile no/such.yaml | The profile no/such.yaml cannot be read.",
    "statement --year 2024 | Say also --lang LANG, --format FORMAT and --out FILE.",
    "statement --year abc --lang fr --format pdf --out x.pdf | --year must be a year such as 2024, not 'abc'.",
    "statement --year 24 --lang fr --format pdf --out x.pdf | --year must be a year from 1990 to 2100, not 24.",
    "statement --year 2024 --lang nl --format pdf --out x.pdf | --lang must be fr, en or ar, not 'nl'.",
    "statement --year 2024 --lang fr --format doc --out x.doc | --format must be json, html, pdf or xlsx, not 'doc'.",
    "statement --year 2024 --lang fr --format pdf --out no/such/folder/x.pdf | --out no/such/folder/x.pdf cannot be written: there is no folder",
    "statement --year 2024 --lang fr --format pdf --out src | --out src is a folder: name a file in it.",
    "statement --year 2024 --lang fr --format pdf --out /dev/null | --out /dev/null is no file that could be replaced."})
  void what_is_not_understood_is_answered_by_one_sentence_and_exit_code_2(String line, String sentence) {
    var words = new ArrayList<>(List.of(line.split(" ")));
    if (words.size() > 1 && !words.contains("--home")) words.addAll(1, List.of("--home", folder.toString()));
    assertThat(run(words.toArray(String[]::new))).isEqualTo(2);
    assertThat(err.toString()).contains(sentence).hasLineCount(1).contains("--help");
  }

  @Test
  void whoever_checks_an_audit_needs_no_installation() {
    assertThat(run("verify", "--help")).isZero();
    assertThat(out.toString()).contains("--export", "--kept", "--key", "--witness", "--printed", "  ./rihla verify")
      .doesNotContain("--home");
    assertThat(run("verify", "--export", folder.resolve("none").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("There is no written audit in").hasLineCount(1);
  }

  @Test
  void an_audit_is_never_mixed_with_what_is_there() throws IOException {
    Files.writeString(folder.resolve("something"), "");
    assertThat(run("audit", "--home", folder.resolve("home").toString(), "--out", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("must be a new or an empty folder").hasLineCount(1);
  }

  @Test
  void no_command_shows_the_help_and_fails() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("demo", "serve", "replay", "statement", "doctor");
  }

  @Test
  void a_port_in_use_is_said_in_one_sentence() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThat(run("serve", "--port", "" + taken.getLocalPort(), "--home", folder.toString())).isEqualTo(1);
      assertThat(err.toString())
        .isEqualToIgnoringNewLines("Port " + taken.getLocalPort() + " is in use by another program: choose another with --port.");
    }
  }

  @Test
  void no_home_is_made_for_a_port_that_cannot_be_had() throws IOException {
    var home = folder.resolve("home");
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      for (var command : List.of("serve", "demo"))
        assertThat(run(command, "--port", "" + taken.getLocalPort(), "--home", home.toString())).isEqualTo(1);
    }
    assertThat(home).doesNotExist();
  }

  @Test
  void a_folder_of_somebody_elses_is_no_home() throws IOException {
    Files.writeString(folder.resolve("letters.txt"), "Dear aunt");
    for (var command : List.of("serve", "demo")) {
      assertThat(run(command, "--port", "0", "--home", folder.toString())).isEqualTo(1);
      assertThat(said()).isEqualToIgnoringNewLines(
        "The folder " + folder + " holds other things than an installation of Rihla: choose an empty or a new one.");
    }
    assertThat(folder.toFile().list()).containsExactly("letters.txt");
  }

  @Test
  void a_home_in_use_is_said_in_one_sentence() {
    try (var _ = Home.open(folder)) {
      assertThat(run("serve", "--port", "0", "--home", folder.toString())).isEqualTo(1);
      assertThat(err.toString()).contains("is in use by process").hasLineCount(1);
    }
  }

  @Test
  void a_demonstration_never_becomes_an_installation_in_service_nor_the_other_way_round() {
    try (var home = Home.open(folder)) {
      home.record(new Installation(Installation.Kind.DEMO, "morocco-2024.yaml", true));
    }
    assertThat(run("serve", "--port", "0", "--home", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("known passwords").hasLineCount(1);
  }

  @Test
  void there_is_no_statement_of_an_empty_home() {
    assertThat(
      run("statement", "--year", "2024", "--lang", "FR", "--format", "json", "--out", folder.resolve("x.json").toString(), "--home",
        folder.resolve("home").toString()))
      .isEqualTo(1);
    assertThat(err.toString()).contains("There is no installation").hasLineCount(1);
    assertThat(folder).as("what was made").isEmptyDirectory();
  }

  @Test
  void a_home_that_holds_another_year_says_which_and_what_to_do_and_stays_as_it_is() throws IOException {
    var year = Files.writeString(folder.resolve("tunisia.yaml"), "host: TUN\nyear: 2023\npublished:\n  persons: 40\n").toString();
    var held = folder.resolve("home");
    try (var home = Home.open(held)) {
      home.record(new Installation(Installation.Kind.DEMO, "small.yaml", "0011", false));
    }
    var before = Files.readString(held.resolve("installation.properties"));
    for (var command : List.of("replay", "demo")) {
      assertThat(run(command, "--home", held.toString(), "--profile", year)).isEqualTo(1);
      assertThat(said()).contains("holds the year of small.yaml, not complete yet", "choose another --home for tunisia.yaml")
        .hasLineCount(1);
      assertThat(run(command, "--home", held.toString())).as("without a profile").isEqualTo(1);
      assertThat(said()).contains("holds the year of small.yaml, not complete yet", "name its file with --profile").hasLineCount(1);
    }
    assertThat(Files.readString(held.resolve("installation.properties"))).isEqualTo(before);
    assertThat(held.resolve("data")).isEmptyDirectory();
  }

  @Test
  void a_profile_that_has_changed_since_is_another_year() throws IOException {
    var year = Files.writeString(folder.resolve("small.yaml"), "host: TUN\nyear: 2023\npublished:\n  persons: 40\n");
    try (var home = Home.open(folder.resolve("home"))) {
      home.record(new Installation(Installation.Kind.DEMO, "small.yaml", "0011", true));
    }
    assertThat(run("replay", "--home", folder.resolve("home").toString(), "--profile", year.toString())).isEqualTo(1);
    assertThat(said()).contains("as the file was then").hasLineCount(1);
    assertThat(run("replay", "--home", folder.resolve("home").toString())).isZero();
    assertThat(out.toString()).contains("small.yaml, complete: nothing to do").hasLineCount(1);
  }

  private String said() {
    var said = err.toString();
    err.getBuffer().setLength(0);
    return said;
  }

  @Test
  void a_start_that_was_refused_does_not_decide_what_a_home_is_for() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThat(run("serve", "--port", "" + taken.getLocalPort(), "--home", folder.toString())).isEqualTo(1);
    }
    assertThat(folder.resolve("installation.properties")).doesNotExist();
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void a_database_that_is_away_is_said_in_one_sentence(CapturedOutput console) {
    System.setProperty("rihla.database.url", "jdbc:postgresql://127.0.0.1:1/rihla");
    try {
      assertThat(run("serve", "--port", "0", "--home", folder.toString())).isEqualTo(1);
      assertThat(err.toString()).contains("cannot be reached").hasLineCount(1);
      assertThat(console).doesNotContain("Exception", "APPLICATION FAILED");
    } finally {
      System.clearProperty("rihla.database.url");
    }
  }

  @Test
  void a_database_that_breaks_off_is_told_from_a_mistake_of_our_own() {
    var gone = new TransactionSystemException("rollback failed", new SQLException("closed"));
    gone.initApplicationException(new IllegalStateException(new SQLException("I/O error", "08006")));
    assertThat(Refusals.known(gone)).get().extracting(Throwable::getMessage).asString().contains("The database cannot be reached any more",
      "same command again");
    assertThat(Refusals.known(new IllegalStateException(new SQLException("syntax error", "42601")))).isEmpty();
  }
}
