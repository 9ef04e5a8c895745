package org.rihla.ledger;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each night's look at the whole audit found. */
@Repository
public class Inspections {

  private final JdbcClient db;
  private final Clock clock;

  Inspections(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  public record Inspection(Instant at, long withoutEntry, long withoutHistory, long canariesMissing) {
    public boolean clean() { return withoutEntry == 0 && withoutHistory == 0 && canariesMissing == 0; }
  }

  public Inspection note(long withoutEntry, long withoutHistory, long canariesMissing) {
    var now = clock.instant();
    db.sql(
      "insert into ledger.inspection (at, without_entry, without_history, canaries_missing) values (?, ?, ?, ?) on conflict do nothing")
      .params(Timestamp.from(now), withoutEntry, withoutHistory, canariesMissing).update();
    return new Inspection(now, withoutEntry, withoutHistory, canariesMissing);
  }

  public Optional<Inspection> last() {
    return db.sql("select at, without_entry, without_history, canaries_missing from ledger.inspection order by at desc limit 1")
      .query((row, _) -> new Inspection(row.getTimestamp(1).toInstant(), row.getLong(2), row.getLong(3), row.getLong(4))).optional();
  }
}
