package org.rihla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.rihla.installation.Home;
import org.rihla.installation.Installation;
import org.rihla.privacy.Place;
import org.rihla.privacy.Seals;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An installation whose key file is under a passphrase: each command asks for it, and without the right one nothing starts. */
@TestInstance(Lifecycle.PER_CLASS)
class KeysUnderPassphraseTest {

  private static final String NAMED = "rihla.keys.passphrase-file";

  private final StringWriter said = new StringWriter();
  private final PersonId aminata = PersonId.next();
  private final Place name = Place.of("people.person.family_name", aminata.value());
  private Path folder = Path.of("");
  private byte[] closed = {};

  private int run(String... args) {
    said.getBuffer().setLength(0);
    var both = new PrintWriter(said);
    return Rihla.commands().setOut(both).setErr(both).execute(args);
  }

  private int keys(String... what) {
    var all = new String[what.length + 3];
    all[0] = "keys";
    System.arraycopy(what, 0, all, 1, what.length);
    all[what.length + 1] = "--home";
    all[what.length + 2] = home().toString();
    return run(all);
  }

  private Path home() { return folder.resolve("home"); }

  private Path key() { return home().resolve("keys/key-encryption-key.json"); }

  private Path holding(String passphrase) throws IOException {
    var file = Files.createTempFile(folder, "said", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, passphrase);
  }

  private void says(String passphrase) throws IOException { System.setProperty(NAMED, holding(passphrase).toString()); }

  @BeforeAll
  void an_installation_with_somebody_in_it(@TempDir Path folder) throws IOException {
    this.folder = folder;
    var database = TestDatabase.fresh();
    System.setProperty("rihla.database.url", database.url());
    System.setProperty("rihla.database.user", database.user());
    System.setProperty("rihla.database.password", database.password());
    try (var opened = Home.open(home()); var rihla = Running.start(opened, Running.NO_PORT, Installation.Kind.SERVE)) {
      closed = Objects.requireNonNull(rihla.find(Seals.class).orElseThrow().create(aminata).close("Diallo", name));
    }
    assertThat(keys("protect", "--new-passphrase-file", holding("lantern ferry basil quartz\n").toString())).as("%s", said).isZero();
    assertThat(said.toString()).contains("is under the new passphrase").doesNotContain("lantern");
  }

  @BeforeEach
  void nobody_is_asked() { System.clearProperty(NAMED); }

  @AfterAll
  void back_to_the_usual_database() {
    for (var each : new String[]{"url", "user", "password"}) System.clearProperty("rihla.database." + each);
    System.clearProperty(NAMED);
  }

  private void refused(String why, String... command) {
    assertThat(run(command)).as("%s", said).isEqualTo(1);
    assertThat(said.toString()).contains(why).hasLineCount(1).doesNotContain("Exception", "\tat ", "lantern", "violin");
  }

  private void status(String why) { refused(why, "keys", "status", "--home", home().toString()); }

  @Test
  void without_the_passphrase_nothing_starts_and_it_says_how_to_say_it() throws IOException {
    var before = Files.readString(key());
    var why = "is under a passphrase, and nobody said it: start Rihla at a terminal, or name a file that holds it in RIHLA_KEYS_PASSPHRASE_FILE";
    status(why);
    for (var command : new String[]{"serve", "statement", "audit"}) {
      var all = switch (command) {
        case "serve" -> new String[]{command, "--home", home().toString(), "--port", "0"};
        case "statement" ->
          new String[]{command, "--home", home().toString(), "--year", "2025", "--lang", "en", "--format", "json", "--out",
            folder.resolve("s.json").toString()};
        default -> new String[]{command, "--home", home().toString(), "--out", folder.resolve("a").toString()};
      };
      refused(why, all);
    }
    refused(why, "keys", "rotate", "--alone", "--reason", "Somebody has seen the file.", "--home", home().toString());
    refused(why, "keys", "unprotect", "--home", home().toString());
    assertThat(run("doctor", "--home", home().toString(), "--port", "0")).isEqualTo(1);
    assertThat(said.toString()).contains(why, "Without the passphrase, and without a copy that opens");
    assertThat(key()).as("nothing was written in the open instead").hasContent(before);
  }

  @Test
  void a_wrong_one_opens_nothing() throws IOException {
    says("harbour violin cactus thunder");
    status("This passphrase does not open the key file key-encryption-key.json");
    says("lantern ferry basil quartz ");
    status("This passphrase does not open the key file key-encryption-key.json");
  }

  @Test
  void the_right_one_is_said_by_a_file_of_its_owner_alone_and_nothing_else() throws IOException {
    says("lantern ferry basil quartz\n");
    assertThat(keys("status")).as("%s", said).isZero();
    assertThat(said.toString()).contains("The file is under a passphrase.").doesNotContain("lantern");
    assertThat(run("doctor", "--home", home().toString(), "--port", "0")).as("%s", said).isZero();
    assertThat(said.toString()).contains("under a passphrase");

    var file = Path.of(System.getProperty(NAMED));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
    status("Other users may read the passphrase in " + file);
    System.setProperty("rihla.credentials", file.getParent().toString());
    assertThat(keys("status")).as("a credential of systemd: %s", said).isZero();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    status("Other users may read the passphrase in " + file);
    System.clearProperty("rihla.credentials");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(file, "lantern ferry basil quartz\nand more");
    status("must hold the passphrase, in one line");
    Files.writeString(file, " \n");
    status("must hold the passphrase, in one line");
    Files.write(file, new byte[]{(byte) 0xC3, 0x28});
    status("as text in UTF-8");
    Files.writeString(file, "x".repeat(2_000));
    status("too large to hold a passphrase");
    System.setProperty(NAMED, folder.toString());
    status("There is no file " + folder);
    var beside = Files.createFile(home().resolve("keys/said"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(
      "rw-------")));
    System.setProperty(NAMED, beside.toString());
    status("must not lie in the home whose keys it opens");
    assertThat(run("doctor", "--home", home().toString(), "--port", "0")).isEqualTo(1);
    assertThat(said.toString()).contains("must not lie in the home whose keys it opens");
    Files.delete(beside);
  }

  @Test
  void a_passphrase_that_is_too_easy_is_not_taken() throws IOException {
    says("lantern ferry basil quartz");
    var before = Files.readString(key());
    for (var easy : new String[]{"only-14-signs-", "passwordpassword", "1111111111111111", "rihla of my heart, open"}) {
      refused(easy.length() < 15 ? "at least 15 characters" : easy.contains("rihla") ? "must not name Rihla" : "Many people use",
        "keys", "protect", "--home", home().toString(), "--new-passphrase-file", holding(easy).toString());
      assertThat(key()).hasContent(before);
    }
    refused("There is no terminal to type a passphrase at", "keys", "protect", "--home", home().toString());
  }

  @Test
  void it_is_changed_rotated_and_taken_off_while_nobody_is_served_and_each_leaves_a_trace() throws IOException {
    says("lantern ferry basil quartz");
    var next = holding("harbour violin cactus thunder");
    try (var opened = Home.open(home()); var rihla = Running.start(opened, Running.NO_PORT, Installation.Kind.SERVE)) {
      refused("is in use by process", "keys", "protect", "--home", home().toString(), "--new-passphrase-file", next.toString());
      refused("is in use by process", "keys", "unprotect", "--home", home().toString());
      assertThat(keys("rotate", "--alone", "--reason", "Nobody else works here yet.")).as("%s", said).isZero();
      var seals = rihla.find(Seals.class).orElseThrow();
      assertThat(seals.of(aminata).open(closed, name)).as("by who was served meanwhile").isEqualTo("Diallo");
    }
    assertThat(Files.readString(key())).as("rotated").startsWith("{\"argon2id\"");
    assertThat(keys("protect", "--new-passphrase-file", next.toString())).as("%s", said).isZero();
    status("This passphrase does not open");
    System.setProperty(NAMED, next.toString());
    assertThat(keys("unprotect")).as("%s", said).isZero();
    assertThat(Files.readString(key())).startsWith("{\"primaryKeyId\"");
    assertThat(Files.getPosixFilePermissions(key())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    refused("is not under a passphrase", "keys", "unprotect", "--home", home().toString());
    System.clearProperty(NAMED);
    assertThat(keys("status")).isZero();
    assertThat(said.toString()).contains("whoever can read it has these keys");
    try (var opened = Home.open(home()); var rihla = Running.start(opened, Running.NO_PORT, Installation.Kind.SERVE)) {
      assertThat(rihla.find(Seals.class).orElseThrow().of(aminata).open(closed, name)).isEqualTo("Diallo");
      assertThat(rihla.find(JdbcClient.class).orElseThrow().sql("""
        select string_agg(act, ' ' order by at) from privacy.audit_event where act like '%KEYS' or act = 'CHANGE_PASSPHRASE'""")
        .query(String.class).single()).contains("PROTECT_KEYS PROTECT_KEYS",
          "ROTATE_KEYS ROTATE_KEYS CHANGE_PASSPHRASE CHANGE_PASSPHRASE UNPROTECT_KEYS UNPROTECT_KEYS"); // begun, and done
    }
    assertThat(keys("protect", "--new-passphrase-file", holding("lantern ferry basil quartz").toString())).as("as before").isZero();
  }

  @Test
  void it_can_be_there_before_the_first_start(@TempDir Path other) throws IOException {
    var fresh = other.resolve("fresh").toString();
    var chosen = holding("lantern ferry basil quartz").toString();
    refused("There is no key file in", "keys", "protect", "--home", fresh, "--new-passphrase-file", chosen);
    assertThat(run("keys", "init", "--home", fresh)).isZero();
    assertThat(run("keys", "protect", "--home", fresh, "--new-passphrase-file", chosen)).as("%s", said).isZero();
    var file = other.resolve("fresh/keys/key-encryption-key.json");
    assertThat(Files.readString(file)).startsWith("{\"argon2id\"");
    says("lantern ferry basil quartz");
    assertThat(run("keys", "unprotect", "--home", fresh)).as("%s", said).isZero();
    assertThat(Files.readString(file)).startsWith("{\"primaryKeyId\"");
  }
}
