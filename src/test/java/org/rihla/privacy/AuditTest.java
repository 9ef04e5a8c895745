package org.rihla.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rihla.AllRows;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Role;
import org.rihla.values.Ids;
import org.rihla.values.OfficeCode;
import org.rihla.values.StaffId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
class AuditTest {

  private static final Actor COUNSELLOR = new Actor(StaffId.next(), "return-counsellor.rba", Role.RETURN_COUNSELLOR, new OfficeCode("RBA"));

  @Autowired
  Audit audit;
  @Autowired
  AllRows db;
  @Autowired
  PlatformTransactionManager transactions;

  private void record(@Nullable UUID about, @Nullable UUID person, String fields) throws Exception {
    COUNSELLOR.doing(() -> {
      audit.record(Act.COUNSEL, about, person, "DONE", fields);
      return null;
    });
  }

  /** The canonical form, written down here a second time from the columns alone, as an outsider would. */
  @Test
  void the_leaf_of_an_entry_is_the_hash_of_its_columns() throws Exception {
    var about = Ids.next();
    record(about, Ids.next(), "COUNSELLED PROCEED");
    record(about, null, "");
    var leaves = db
      .sql(
        """
          select id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, actor_id, role, office, act, compartment, purpose, about_id,
            coalesce(person_id::text, '-') as person, outcome, fields, leaf from privacy.audit_event where about_id = ?""")
      .param(about)
      .query((row, _) -> {
        // Instants are written with no, three or six digits behind the second: as many as they need.
        var at = row.getString("at").replaceFirst("\\.000000Z$", "Z").replaceFirst("000Z$", "Z");
        var canonical = String.join("\n", "2", row.getString("id"), at, row.getString("actor_id"), row.getString("role"),
          row.getString("office"), row.getString("act"), row.getString("compartment"), row.getString("purpose"), row.getString("about_id"),
          row.getString("person"),
          row.getString("outcome"), row.getString("fields"));
        assertThat(HexFormat.of().formatHex(row.getBytes("leaf"))).isEqualTo(rfc6962Leaf(canonical));
        return row.getBytes("leaf");
      }).list();
    assertThat(leaves).hasSize(2).doesNotHaveDuplicates();
  }

  /** As it was written before entries said what for: its leaf is still that of its time. */
  @Test
  void an_entry_without_a_purpose_keeps_its_form() {
    var id = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    var entry = new Audited(id, Instant.parse("2026-11-24T10:00:00Z"), new UUID(0, 1), "RETURN_COUNSELLOR", "RBA", "COUNSEL", "NOTES", null,
      id, null, "DONE", "COUNSELLED");
    assertThat(HexFormat.of().formatHex(entry.leaf())).isEqualTo(rfc6962Leaf(id + "\n2026-11-24T10:00:00Z\n" + new UUID(0, 1)
      + "\nRETURN_COUNSELLOR\nRBA\nCOUNSEL\nNOTES\n" + id + "\n-\nDONE\nCOUNSELLED"));
  }

  @Test
  void the_database_takes_no_new_entry_without_a_purpose() {
    assertThatThrownBy(() -> db.sql("""
      insert into privacy.audit_event (id, at, actor_id, role, office, act, compartment, outcome, fields, leaf)
      values (?, now(), ?, '-', '-', 'A', 'B', 'DONE', '', sha256(''))""").params(Ids.next(), Ids.next()).update())
      .rootCause().hasMessageContaining("purpose_known");
  }

  private static String rfc6962Leaf(String content) {
    try {
      var bytes = content.getBytes(StandardCharsets.UTF_8);
      var prefixed = new byte[bytes.length + 1];
      System.arraycopy(bytes, 0, prefixed, 1, bytes.length);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(prefixed));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_deed_undone_leaves_no_entry_and_a_deed_done_always_does() {
    var about = Ids.next();
    new TransactionTemplate(transactions).executeWithoutResult(deed -> {
      try {
        record(about, null, "");
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      deed.setRollbackOnly();
    });
    assertThat(db.sql("select count(*) from privacy.audit_event where about_id = ?").param(about).query(Long.class).single()).isZero();
  }

  @Test
  void nothing_is_recorded_in_nobodys_name() {
    assertThatThrownBy(() -> audit.record(Act.COUNSEL, Ids.next(), null, "DONE", "")).isInstanceOf(Actor.NobodyActs.class);
  }
}
