package org.rihla.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A checkpoint is written in one way, and read only if it was written so. */
@Tag("rules")
class CheckpointTest {

  private static final Checkpoint SOME = new Checkpoint("rihla.audit/0123456789abcdef", 12, Hash.ofNothing(), "A".repeat(91) + "=");

  @Test
  void it_says_its_log_its_size_and_its_root_and_then_who_signed() {
    assertThat(SOME.body()).isEqualTo("rihla.audit/0123456789abcdef\n12\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
    assertThat(SOME.note()).isEqualTo(SOME.body() + "\n\u2014 rihla.audit/0123456789abcdef " + SOME.signature() + "\n");
    assertThat(Checkpoint.parse(SOME.note())).isEqualTo(SOME);
  }

  @Test
  void what_is_written_in_another_way_is_none() {
    var note = SOME.note();
    for (var other : List.of("", note + "\n", note.stripTrailing(), note.replace("\n12\n", "\n012\n"), note.replace("\n12\n", "\n-1\n"),
      note.replace(
        "\n12\n", "\n0\n"),
      note.replace("\u2014", "-"), note.replace("\u2014 rihla.audit/0", "\u2014 rihla.audit/1"), note.replace("SuFU=", "SuFV="), note
        .replace("47DE", "47D"),
      note.replace("\n12\n", "\n9999999999999999999\n")))
      assertThatThrownBy(() -> Checkpoint.parse(other)).as(other).isInstanceOf(IllegalArgumentException.class);
  }
}
