package org.rihla.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an entry of the audit says, in one exact form; and its leaf, which is of nothing else. */
@Tag("rules")
class AuditedTest {

  private static final Instant AT = Instant.parse("2026-02-02T12:00:00.000001Z");

  private static UUID id(int number) { return new UUID(0, number); }

  private static Audited deed(int id, Instant at, int actor, String role, String office, String act, String compartment,
    @Nullable UUID about,
    @Nullable UUID person, String outcome, String fields) {
    return new Audited(id(id), at, id(actor), role, office, act, compartment, "RETURN_COUNSELLING", about, person, outcome, fields);
  }

  private static Audited plain() {
    return deed(1, AT, 2, "RETURN_COUNSELLOR", "RBA", "READ_CASE", "CASE", id(3), id(4), "DONE", "identity");
  }

  @Test
  void an_entry_says_everything_in_order_and_a_dash_for_nothing() {
    assertThat(plain().content()).startsWith("2\n" + id(1) + "\n2026-02-02T12:00:00.000001Z\n" + id(2)
      + "\nRETURN_COUNSELLOR\nRBA\nREAD_CASE\nCASE\nRETURN_COUNSELLING\n").contains("\n" + id(3) + "\n" + id(4) + "\nDONE\nidentity");
    assertThat(deed(1, AT, 2, "R", "O", "A", "C", null, null, "DONE", "").content()).contains("\nC\nRETURN_COUNSELLING\n-\n-\nDONE\n");
  }

  @Test
  void its_leaf_is_the_hash_of_a_zero_byte_and_that() throws Exception {
    var sha = MessageDigest.getInstance("SHA-256");
    sha.update((byte) 0);
    assertThat(HexFormat.of().formatHex(plain().leaf())).isEqualTo(HexFormat.of().formatHex(sha.digest(plain().content().getBytes(
      StandardCharsets.UTF_8))));
  }

  @Test
  void two_entries_that_differ_anywhere_have_two_leaves() {
    var leaves = new HashSet<String>();
    for (var each : new Audited[]{plain(),
      deed(9, AT, 2, "RETURN_COUNSELLOR", "RBA", "READ_CASE", "CASE", id(3), id(4), "DONE", "identity"), deed(1,
        AT.plusNanos(1_000), 2, "RETURN_COUNSELLOR", "RBA", "READ_CASE", "CASE", id(3), id(4), "DONE", "identity"),
      deed(1, AT, 9,
        "RETURN_COUNSELLOR", "RBA", "READ_CASE", "CASE", id(3), id(4), "DONE", "identity"),
      deed(1, AT, 2, "DONOR", "RBA", "READ_CASE", "CASE", id(3),
        id(4), "DONE", "identity"),
      deed(1, AT, 2, "RETURN_COUNSELLOR", "CAS", "READ_CASE", "CASE", id(3), id(4), "DONE", "identity"), deed(1, AT, 2,
        "RETURN_COUNSELLOR", "RBA", "TAKE_ON", "CASE", id(3), id(4), "DONE", "identity"),
      deed(1, AT, 2, "RETURN_COUNSELLOR", "RBA", "READ_CASE",
        "IDENTITY", id(3), id(4), "DONE", "identity"),
      deed(1, AT, 2, "RETURN_COUNSELLOR", "RBA", "READ_CASE", "CASE", id(9), id(4), "DONE",
        "identity"),
      deed(1, AT, 2, "RETURN_COUNSELLOR", "RBA", "READ_CASE", "CASE", id(3), null, "DONE", "identity"), deed(1, AT, 2,
        "RETURN_COUNSELLOR", "RBA", "READ_CASE", "CASE", id(3), id(4), "DENIED", "identity"),
      deed(1, AT, 2, "RETURN_COUNSELLOR", "RBA",
        "READ_CASE", "CASE", id(3), id(4), "DONE", "")})
      leaves.add(HexFormat.of().formatHex(each.leaf()));
    assertThat(leaves).hasSize(12);
  }
}
