package org.rihla.oversight;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.access.Right;
import org.rihla.values.Lately;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Holds the histories of cases against the audit, both ways: each line of history has an entry of the same transaction, case and act, and each deed of the
 * audit a line of history. What is missing on one side was written past the other, or taken away from it.
 */
@Repository
public class Completeness {

  private static final int MOST = 50;

  /** Read only: they leave no history. */
  private static final String[] READINGS = Arrays.stream(Act.values()).filter(act -> act.right() == Right.READ).map(Act::name)
    .toArray(String[]::new);

  private final JdbcClient db;
  private final Lately<Instant, Boolean> lately;

  Completeness(JdbcClient db, Clock clock) {
    this.db = db;
    this.lately = new Lately<>(clock);
  }

  /** Whether nothing was missing, as it was at most a minute ago: a week is not held against a week for each look at a first page. */
  boolean wasWhole(Instant from) {
    return lately.of(from, () -> missing(from).isEmpty());
  }

  /** @param entries how many deeds have a line of history, and no entry in the audit; less than none: the other way round */
  public record Missing(UUID about, String act, Instant at, long entries) {
    public boolean ofHistory() { return entries < 0; }
  }

  /** @param from null for everything; what stands right at the edge is looked at with what comes before */
  List<Missing> missing(@Nullable Instant from) {
    return db.sql("""
      select coalesce(h.case_id, a.about_id), coalesce(h.act, a.act), coalesce(h.at, a.at), coalesce(h.n, 0) - coalesce(a.n, 0)
      from (select tx, case_id, act, refused, min(at) as at, count(*) as n from casework.for_oversight_deed
            where at >= :from::timestamptz - interval '1 minute' group by 1, 2, 3, 4) h
      full join (select tx, about_id, act, refused, min(at) as at, count(*) as n from privacy.for_oversight_deed
            where at >= :from::timestamptz - interval '1 minute' and act <> all(:readings)
              and exists (select from casework.for_oversight_case c where c.case_id = about_id)
            group by 1, 2, 3, 4) a
        on a.tx = h.tx and a.about_id = h.case_id and a.act = h.act and a.refused = h.refused
      where coalesce(h.n, 0) <> coalesce(a.n, 0) and coalesce(h.at, a.at) >= :from::timestamptz
      order by 3 desc""").param("from", from == null ? "-infinity" : from.toString()).param("readings", READINGS)
      .query((row, _) -> new Missing(row.getObject(1, UUID.class), row.getString(2), row.getTimestamp(3).toInstant(), row.getLong(4)))
      .list();
  }

  static List<Missing> some(List<Missing> missing) { return missing.stream().limit(MOST).toList(); }
}
