package org.rihla.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("rules")
class SigningKeyTest {

  private static final Hash ROOT = Hash.ofLeaf("a tree of one");

  @TempDir
  Path folder;
  private Path file;
  private SigningKey key;

  @BeforeEach
  void make() {
    file = folder.resolve("keys").resolve("audit-signing-key");
    SigningKey.create(file);
    key = SigningKey.read(file);
  }

  @Test
  void the_file_is_for_its_owner_only_and_is_never_overwritten() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    assertThatThrownBy(() -> SigningKey.create(file)).isInstanceOf(SigningKeyUnusable.class);
    assertThat(SigningKey.read(file).key().text()).isEqualTo(key.key().text());
    assertThat(key.toString()).doesNotContain(Files.readAllLines(file).getFirst());
  }

  @Test
  void a_checkpoint_reads_back_as_it_was_written_and_its_signature_holds() {
    var checkpoint = key.sign(1, ROOT);
    assertThat(Checkpoint.parse(checkpoint.note())).isEqualTo(checkpoint);
    assertThat(checkpoint.note()).matches("rihla\\.audit/[0-9a-f]{16}\n1\n[A-Za-z0-9+/]{43}=\n\n\u2014 rihla\\.audit/[0-9a-f]{16} \\S+\n");
    assertThat(VerificationKey.parse(key.key().text()).signed(checkpoint)).isTrue();
  }

  @Test
  void what_was_not_signed_or_by_another_is_not_believed() {
    var mine = key.sign(1, ROOT);
    assertThat(key.key().signed(new Checkpoint(mine.origin(), 2, ROOT, mine.signature()))).isFalse();
    assertThat(key.key().signed(new Checkpoint(mine.origin(), 1, Hash.ofNothing(), mine.signature()))).isFalse();
    assertThat(key.key().signed(new Checkpoint("rihla.audit/another", 1, ROOT, mine.signature()))).isFalse();
    assertThat(key.key().signed(new Checkpoint(mine.origin(), 1, ROOT, "AAAA"))).isFalse();
    var other = folder.resolve("other");
    SigningKey.create(other);
    assertThat(key.key().signed(SigningKey.read(other).sign(1, ROOT))).isFalse();
  }

  @Test
  void a_file_that_is_missing_damaged_or_mixed_from_two_is_refused_in_one_sentence() throws IOException {
    assertThatThrownBy(() -> SigningKey.read(folder.resolve("none"))).isInstanceOf(SigningKeyUnusable.class).message()
      .contains("is missing", "Put the right file back").hasLineCount(1);
    assertThatThrownBy(() -> SigningKey.read(Files.writeString(folder.resolve("bad"), "AAAA\nBBBB\n"))).message().contains("damaged");
    var other = folder.resolve("other");
    SigningKey.create(other);
    var mixed = Files.readAllLines(file).getFirst() + "\n" + Files.readAllLines(other).getLast() + "\n";
    assertThatThrownBy(() -> SigningKey.read(Files.writeString(folder.resolve("mixed"), mixed))).message().contains("different keys");
  }
}
