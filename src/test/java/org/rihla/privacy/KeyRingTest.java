package org.rihla.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@Tag("rules")
class KeyRingTest {

  private static final byte[] SOMEBODYS_KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);

  @TempDir
  Path folder;
  private int changes;

  private Path file() { return folder.resolve("keys").resolve("key-encryption-key.json"); }

  private KeyRing ring() {
    KeyRing.create(file());
    return KeyRing.read(file());
  }

  @Test
  void a_wrapped_key_unwraps_only_in_its_place() {
    var ring = ring();
    var wrapped = ring.wrap(SOMEBODYS_KEY, "privacy.person_key|somebody");
    assertThat(new String(wrapped, StandardCharsets.ISO_8859_1)).doesNotContain(new String(SOMEBODYS_KEY, StandardCharsets.ISO_8859_1));
    assertThat(ring.unwrap(wrapped, "privacy.person_key|somebody")).isEqualTo(SOMEBODYS_KEY);
    assertThatThrownBy(() -> ring.unwrap(wrapped, "privacy.person_key|somebody else")).isInstanceOf(Unreadable.class);
  }

  @Test
  void a_key_wrapped_by_another_ring_does_not_unwrap() {
    var wrapped = ring().wrap(SOMEBODYS_KEY, "place");
    var other = folder.resolve("other").resolve("key-encryption-key.json");
    KeyRing.create(other);
    assertThatThrownBy(() -> KeyRing.read(other).unwrap(wrapped, "place")).isInstanceOf(Unreadable.class);
  }

  @Test
  void only_its_owner_can_read_the_key_file_and_its_folder() throws IOException {
    KeyRing.create(file());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent()))).isEqualTo("rwx------");
  }

  @Test
  void a_key_file_is_never_overwritten() throws IOException {
    KeyRing.create(file());
    var before = Files.readString(file());
    assertThatThrownBy(() -> KeyRing.create(file())).isInstanceOf(KeysUnusable.class);
    assertThat(Files.readString(file())).isEqualTo(before);
  }

  @Test
  void without_its_file_there_is_no_ring_and_the_message_says_what_to_do() {
    assertThatThrownBy(() -> KeyRing.read(file())).isInstanceOf(KeysUnusable.class).hasMessageContaining("key-encryption-key.json")
      .hasMessageContaining("Put the right key file back").hasMessageNotContaining(folder.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "not a key", "{\"primaryKeyId\":1,\"key\":[]}"})
  void a_file_that_is_not_a_key_set_is_refused(String content) throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), content);
    assertThatThrownBy(() -> KeyRing.read(file())).isInstanceOf(KeysUnusable.class);
  }

  /** What becomes of the file while Rihla is served. The clock of files is coarse, and an operator is slow. */
  private void becomes(String content) throws IOException {
    Files.writeString(file(), content);
    Files.setLastModifiedTime(file(), FileTime.from(Instant.now().plusSeconds(++changes)));
  }

  private List<String> saidWhile(Runnable work) {
    var log = (Logger) LoggerFactory.getLogger(KeyRing.class);
    var said = new ListAppender<ILoggingEvent>();
    said.start();
    log.addAppender(said);
    try {
      work.run();
    } finally {
      log.detachAppender(said);
    }
    return said.list.stream().map(each -> each.getLevel() + " " + each.getFormattedMessage()).toList();
  }

  @Test
  void the_key_file_of_another_home_put_there_while_it_is_served_is_not_taken() throws IOException {
    var ring = ring();
    var before = Files.readString(file());
    var earlier = ring.wrap(SOMEBODYS_KEY, "place");
    var other = folder.resolve("other").resolve("key-encryption-key.json");
    KeyRing.create(other);
    becomes(Files.readString(other));
    var since = new ArrayList<byte[]>();
    assertThat(saidWhile(() -> {
      for (int i = 0; i < 3; i++) since.add(ring.wrap(SOMEBODYS_KEY, "place"));
      assertThat(ring.unwrap(earlier, "place")).isEqualTo(SOMEBODYS_KEY);
    })).as("once").singleElement().asString().contains("ERROR", "lacks a key that it held before", "Put the right key file back");
    assertThatThrownBy(ring::withNewFirst).as("nor written over").isInstanceOf(KeysUnusable.class);
    becomes(before);
    since.forEach(wrapped -> assertThat(KeyRing.read(file()).unwrap(wrapped, "place")).isEqualTo(SOMEBODYS_KEY));
  }

  @Test
  void a_file_that_is_being_copied_over_it_stops_nobody() throws IOException {
    var ring = ring();
    int first = ring.first();
    var command = KeyRing.read(file());
    var whole = json(command.withNewFirst());
    for (int bytes = 0; bytes < whole.lastIndexOf(']'); bytes += 41) { // after that no key is missing
      becomes(whole.substring(0, bytes));
      assertThat(ring.unwrap(ring.wrap(SOMEBODYS_KEY, "place"), "place")).isEqualTo(SOMEBODYS_KEY);
      assertThat(ring.first()).as("%s bytes", bytes).isEqualTo(first);
    }
    becomes(whole);
    assertThat(ring.first()).as("when it is whole").isNotEqualTo(first);
  }

  private static String json(KeySet keys) {
    try {
      return keys.json();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_key_added_while_it_is_served_is_used_from_then_on() {
    var ring = ring();
    var command = KeyRing.read(file());
    try (var _ = command.alone()) {
      command.put(command.withNewFirst());
    }
    assertThat(ring.first()).isEqualTo(command.first());
    assertThat(command.isUnderFirst(ring.wrap(SOMEBODYS_KEY, "place"))).isTrue();
    assertThat(ring.all()).hasSize(2);
  }

  @Test
  void nobody_changes_the_file_while_another_does() {
    var ring = ring();
    try (var _ = ring.alone()) {
      assertThatThrownBy(() -> KeyRing.read(file()).alone()).isInstanceOf(KeysBusy.class);
    }
    try (var again = ring.alone()) {
      assertThat(again.held().isOpen()).isTrue();
    }
  }

  private static final String ASKS_TOO = """
    void main(String[] file) throws Exception {
      try (var channel = java.nio.channels.FileChannel.open(java.nio.file.Path.of(file[0]), java.nio.file.StandardOpenOption.WRITE)) {
        IO.print(channel.tryLock() == null ? "busy" : "free");
      }
    }""";

  private String anotherProcessFindsIt() throws IOException {
    var program = Files.writeString(folder.resolve("AsksToo.java"), ASKS_TOO);
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var asking = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", program.toString(), file().resolveSibling("lock").toString());
    return new String(asking.redirectErrorStream(true).start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void nor_does_another_process() throws IOException {
    var ring = ring();
    try (var _ = ring.alone()) {
      assertThatThrownBy(ring::alone).as("a refused one lets nobody in").isInstanceOf(KeysBusy.class);
      assertThat(anotherProcessFindsIt()).isEqualTo("busy");
    }
    assertThat(anotherProcessFindsIt()).isEqualTo("free");
  }
}
