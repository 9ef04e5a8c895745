package org.rihla.ledger;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the audit is sealed. */
@Repository
public class Ledger {

  private final JdbcClient db;

  Ledger(JdbcClient db) {
    this.db = db;
  }

  /** @param root base64, as in the signed note; who keeps size and root can later prove that nothing before was changed */
  public record Sealed(long size, Instant at, String root) {

    /** As it fits on paper. */
    public Printed printed() { return Printed.of(size, new Hash(Base64.getDecoder().decode(root))); }
  }

  public Optional<Sealed> last() {
    return db.sql("select size, sealed_at, root from ledger.checkpoint order by size desc limit 1")
      .query((row, _) -> new Sealed(row.getLong(1), row.getTimestamp(2).toInstant(), row.getString(3))).optional();
  }

  /** Which one of the sealed audit an entry is, from 1; empty until it is sealed. */
  public Optional<Long> position(UUID entry) {
    return db.sql("select sequence + 1 from ledger.entry where event_id = ?").param(entry).query(Long.class).optional();
  }

  /** Those that wait for the next checkpoint. */
  public long waiting() {
    return db.sql("select count(*) from privacy.audit_event a where not exists (select from ledger.entry e where e.event_id = a.id)")
      .query(Long.class).single();
  }
}
