package org.rihla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
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
  @ValueSource(strings = {"demo", "serve", "replay", "statement", "doctor"})
  void each_command_explains_itself(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: ./rihla " + command).contains("--home");
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
    "dmo | There is no command 'dmo'.",
    "demo --nonsense | Unknown option: '--nonsense'.",
    "serve --port abc | 'abc' is not an int.",
    "serve --port 99999 | --port must be between 0 and 65535",
    "demo --profile no/such.yaml | The profile no/such.yaml cannot be read.",
    "statement --year 2024 | Missing required options",
    "statement --year 24 --lang fr --format pdf --out x.pdf | --year must be between",
    "statement --year 2024 --lang nl --format pdf --out x.pdf | expected one of [FR, EN, AR]",
    "statement --year 2024 --lang fr --format doc --out x.doc | expected one of [JSON, HTML, PDF, XLSX]",
    "statement --year 2024 --lang fr --format pdf --out no/such/folder/x.pdf | cannot be written"})
  void what_is_not_understood_is_answered_by_one_sentence_and_exit_code_2(String line, String sentence) {
    var words = new ArrayList<>(List.of(line.split(" ")));
    if (words.size() > 1) words.addAll(List.of("--home", folder.toString()));
    assertThat(run(words.toArray(String[]::new))).isEqualTo(2);
    assertThat(err.toString()).contains(sentence).hasLineCount(1).contains("--help");
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
}
