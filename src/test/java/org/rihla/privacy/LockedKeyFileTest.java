package org.rihla.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rihla.access.PasswordRule.Problem;

/** The key file under a passphrase: nobody who steals the file has its keys, and nobody who is at work loses them. */
@Tag("rules")
class LockedKeyFileTest {

  private static final byte[] SOMEBODYS_KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
  private static final Passphrase RIGHT = new Passphrase("lantern ferry basil quartz");
  private static final Passphrase OTHER = new Passphrase("harbour violin cactus thunder");

  @TempDir
  Path folder;
  private final AtomicInteger askedFor = new AtomicInteger();
  private static byte[] wrapped = {};
  private static String inTheOpen = "";
  private static String locked = "";

  private Path file() { return folder.resolve("keys").resolve("key-encryption-key.json"); }

  private Path next() { return file().resolveSibling("key-encryption-key.json.new"); }

  private PassphraseAsked saying(Passphrase said) {
    return () -> {
      askedFor.incrementAndGet();
      return Optional.of(said);
    };
  }

  private KeyRing open() { return KeyRing.read(file(), saying(RIGHT)); }

  private static void lock(KeyRing ring, Passphrase next) {
    try (var _ = ring.alone()) {
      ring.put(Cover.chosen(next));
    }
  }

  private static void rotate(KeyRing ring) {
    try (var _ = ring.alone()) {
      ring.put(ring.withNewFirst());
    }
  }

  /** Made once: a passphrase is stretched on purpose for longer than a test should take. */
  @BeforeAll
  static void a_file_is_locked(@TempDir Path elsewhere) throws IOException {
    var made = elsewhere.resolve("key-encryption-key.json");
    KeyRing.create(made);
    var ring = KeyRing.read(made);
    wrapped = ring.wrap(SOMEBODYS_KEY, "place");
    inTheOpen = Files.readString(made);
    lock(ring, RIGHT);
    assertThat(ring.unwrap(wrapped, "place")).as("the keys stay the same").isEqualTo(SOMEBODYS_KEY);
    locked = Files.readString(made);
  }

  @BeforeEach
  void it_lies_there() throws IOException {
    KeyRing.create(file());
    Files.writeString(file(), locked);
  }

  @Test
  void it_opens_with_its_passphrase_and_holds_nothing_in_the_open() throws IOException {
    assertThat(open().unwrap(wrapped, "place")).isEqualTo(SOMEBODYS_KEY);
    assertThat(Files.readString(file())).startsWith("{\"argon2id\":{\"kibibytes\":65536,\"passes\":3,\"lanes\":1,\"salt\":")
      .doesNotContain("primaryKeyId", "AesGcm", String.valueOf(open().first()));
    assertThat(next()).doesNotExist();
  }

  @Test
  void a_wrong_passphrase_and_none_open_nothing_and_change_nothing() throws IOException {
    var before = Files.readString(file());
    assertThatThrownBy(() -> KeyRing.read(file(), saying(OTHER))).isInstanceOf(KeysUnusable.class)
      .hasMessageStartingWith("This passphrase does not open the key file").hasMessageNotContaining("violin");
    assertThatThrownBy(() -> KeyRing.read(file())).isInstanceOf(KeysUnusable.class).hasMessageContaining("RIHLA_KEYS_PASSPHRASE_FILE");
    assertThat(file()).hasContent(before);
  }

  @Test
  void nobody_is_asked_for_a_file_in_the_open() throws IOException {
    Files.writeString(file(), inTheOpen);
    assertThat(open().isLocked()).isFalse();
    assertThat(askedFor).hasValue(0);
  }

  @Test
  void accents_may_be_typed_in_either_way() {
    lock(open(), new Passphrase("été sévère à la forêt"));
    var composedOtherwise = "e\u0301te\u0301 se\u0301ve\u0300re a\u0300 la fore\u0302t";
    assertThat(KeyRing.read(file(), saying(new Passphrase(composedOtherwise))).unwrap(wrapped, "place")).isEqualTo(SOMEBODYS_KEY);
  }

  @Test
  void the_passphrase_is_changed_and_taken_off_again() {
    lock(open(), OTHER);
    assertThatThrownBy(this::open).isInstanceOf(KeysUnusable.class);
    var ring = KeyRing.read(file(), saying(OTHER));
    assertThat(ring.unwrap(wrapped, "place")).isEqualTo(SOMEBODYS_KEY);
    try (var _ = ring.alone()) {
      ring.put(new Cover.Open());
    }
    assertThat(file()).hasContent(inTheOpen);
    assertThat(ring.isLocked()).isFalse();
  }

  @Test
  void each_lock_has_its_own_salt() throws IOException {
    var once = Files.readString(file());
    lock(open(), RIGHT);
    assertThat(Files.readString(file()).substring(0, 100)).isNotEqualTo(once.substring(0, 100));
    assertThat(open().unwrap(wrapped, "place")).isEqualTo(SOMEBODYS_KEY);
  }

  @Test
  void half_a_file_is_refused_at_whichever_byte_it_ends_and_before_anybody_is_asked() throws IOException {
    var whole = Files.readString(file());
    for (int length = 0; length < whole.length(); length++) {
      Files.writeString(file(), whole.substring(0, length));
      assertThatThrownBy(this::open).as("%s bytes", length).isInstanceOf(KeysUnusable.class).hasMessageContaining("damaged or no key file");
    }
    assertThat(askedFor).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource({"kibibytes,65536,131073", "kibibytes,65536,999999999", "kibibytes,65536,2147483648", "kibibytes,65536,8", "passes,3,2",
    "passes,3,11", "passes,3,999999999", "lanes,1,0", "lanes,1,5", "lanes,1,-1", "kibibytes,65536,99999999999999999999"})
  void a_file_that_asks_for_too_much_or_too_little_is_refused_before_any_work_is_done_for_it(String what, String was, String forged)
    throws IOException {
    var whole = Files.readString(file());
    var changed = whole.replace("\"" + what + "\":" + was, "\"" + what + "\":" + forged);
    assertThat(changed).isNotEqualTo(whole);
    Files.writeString(file(), changed);
    assertThatThrownBy(this::open).isInstanceOf(KeysUnusable.class).hasMessageContaining("damaged or no key file");
    assertThat(askedFor).as("asked for the passphrase").hasValue(0);
  }

  @Test
  void a_header_that_was_changed_within_bounds_opens_nothing() throws IOException {
    Files.writeString(file(), Files.readString(file()).replace("\"passes\":3", "\"passes\":4"));
    assertThatThrownBy(this::open).isInstanceOf(KeysUnusable.class).hasMessageStartingWith("This passphrase does not open");
  }

  @Test
  void no_byte_of_the_keys_is_changed_unseen() throws IOException {
    var whole = Files.readString(file());
    int keys = whole.indexOf("\"keys\":\"") + 8;
    int at = ThreadLocalRandom.current().nextInt(keys, whole.length() - 8);
    Files.writeString(file(), whole.substring(0, at) + (whole.charAt(at) == 'A' ? 'B' : 'A') + whole.substring(at + 1));
    assertThatThrownBy(this::open).as("byte %s", at).isInstanceOf(KeysUnusable.class);
  }

  /** The same key would open what something else was closed for. */
  @Test
  void what_was_closed_with_the_passphrase_for_another_purpose_is_no_key_file() throws Exception {
    var stretch = LockedFile.parse(locked).stretch();
    var elsewhere = new AesGcmJce(stretch.key(RIGHT)).encrypt(inTheOpen.getBytes(StandardCharsets.UTF_8), "another purpose".getBytes(
      StandardCharsets.UTF_8));
    Files.writeString(file(), new LockedFile(stretch, elsewhere).text());
    assertThatThrownBy(this::open).isInstanceOf(KeysUnusable.class).hasMessageStartingWith("This passphrase does not open");
  }

  @Test
  void a_file_as_large_as_none_of_ours_is_not_read() throws IOException {
    Files.writeString(file(), "x".repeat(100_001));
    assertThatThrownBy(this::open).isInstanceOf(KeysUnusable.class).hasMessageContaining("damaged or no key file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"short passwrd", "aaaaaaaaaaaaaaaaaaaa", "1234567890123456", "passwordpassword", "rihla lantern ferry basil", ""})
  void what_is_short_or_known_to_many_is_not_chosen(String easy) {
    assertThat(new Passphrase(easy).problem()).isPresent();
    assertThatThrownBy(() -> Cover.chosen(new Passphrase(easy))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fifteen_characters_are_enough_and_fourteen_are_not() {
    assertThat(new Passphrase("mango-tide-7431").problem()).isEmpty();
    assertThat(new Passphrase("mango-tide-743").problem()).contains(Problem.TOO_SHORT);
    assertThat(new Passphrase("mango-tide-7431")).hasToString("a passphrase");
  }

  @Test
  void who_may_read_or_write_the_file_stays_as_strict_as_it_was() throws IOException {
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("r--------"));
    lock(open(), OTHER);
    assertThat(rights()).isEqualTo("r--------");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    lock(KeyRing.read(file(), saying(OTHER)), RIGHT);
    assertThat(rights()).as("nobody else, whoever could before").isEqualTo("rw-------");
  }

  private String rights() throws IOException { return PosixFilePermissions.toString(Files.getPosixFilePermissions(file())); }

  // ---- while others are at work

  @Test
  void a_key_added_while_it_is_served_is_taken_without_asking_again() throws IOException {
    var serving = open();
    var command = open();
    rotate(command);
    askedFor.set(0);
    assertThat(serving.first()).isEqualTo(command.first());
    assertThat(serving.all()).hasSize(2);
    assertThat(serving.unwrap(wrapped, "place")).isEqualTo(SOMEBODYS_KEY);
    assertThat(askedFor).hasValue(0);
    assertThat(LockedFile.is(Files.readString(file()))).as("rotated, and still locked").isTrue();
  }

  @Test
  void a_file_under_another_passphrase_or_none_put_there_while_it_is_served_is_not_taken_nor_written_over() throws IOException {
    var serving = open();
    int first = serving.first();
    for (var other : new String[]{inTheOpen, lockedAnew(), "{\"argon2id\":", ""}) {
      Files.writeString(file(), other);
      assertThat(serving.first()).isEqualTo(first);
      assertThat(serving.unwrap(serving.wrap(SOMEBODYS_KEY, "place"), "place")).isEqualTo(SOMEBODYS_KEY);
      assertThatThrownBy(serving::withNewFirst).isInstanceOf(KeysUnusable.class);
      assertThat(file()).hasContent(other);
    }
  }

  private String lockedAnew() throws IOException {
    lock(open(), OTHER);
    return Files.readString(file());
  }

  // ---- when it is cut off

  @Test
  void what_was_not_written_to_its_end_is_taken_away_by_the_next_start_and_by_no_other() throws IOException {
    Files.writeString(next(), inTheOpen);
    var ring = open();
    assertThat(next()).exists();
    try (var _ = open().alone()) {
      ring.clearAway();
      assertThat(next()).as("somebody is writing it").exists();
    }
    ring.clearAway();
    assertThat(next()).doesNotExist();
    assertThat(open().unwrap(wrapped, "place")).isEqualTo(SOMEBODYS_KEY);
  }

  /** Exchanges the covers of a file until it is killed. */
  static final class Exchanging {

    static void main(String[] args) {
      var file = Path.of(args[0]);
      var ring = KeyRing.read(file, () -> Optional.of(RIGHT));
      var covers = new Cover[]{Cover.chosen(RIGHT), Cover.chosen(OTHER)};
      IO.println("begun");
      try (var _ = ring.alone()) {
        for (int i = 0;; i++) ring.put(covers[i % 2]);
      }
    }
  }

  @Test
  void killed_at_any_moment_it_leaves_a_whole_file_under_one_of_the_two() throws Exception {
    for (int kills = 0; kills < 3; kills++) {
      var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      var process = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
        Exchanging.class.getName(), file().toString()).redirectErrorStream(true).start();
      try (var said = process.inputReader()) {
        assertThat(said.lines().filter(line -> line.equals("begun")).findFirst()).isPresent();
        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(20, 300));
      } finally {
        process.destroyForcibly().waitFor();
      }
      var ring = opensWithEither();
      assertThat(ring.unwrap(wrapped, "place")).isEqualTo(SOMEBODYS_KEY);
      assertThat(ring.isLocked()).isTrue();
      ring.clearAway();
      assertThat(next()).doesNotExist();
      lock(ring, RIGHT);
    }
  }

  private KeyRing opensWithEither() {
    try {
      return open();
    } catch (KeysUnusable underTheOther) {
      return KeyRing.read(file(), saying(OTHER));
    }
  }
}
