package org.rihla.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("rules")
class KeyRingTest {

  private static final byte[] SOMEBODYS_KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);

  @TempDir
  Path folder;

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
}
