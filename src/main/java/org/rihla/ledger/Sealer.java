package org.rihla.ledger;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives the audit its order, and signs how far it has come. Only what was written by transactions older than every one that still runs is sealed: then
 * nothing older can appear behind it, and none is ever passed over.
 */
@Service
public class Sealer {

  private static final int ROWS_AT_ONCE = 5_000;

  private record Head(RightEdge edge, String sealedTo) {
  }

  /** @param oldest before this transaction all have ended @param next has not begun yet */
  private record Horizon(String oldest, String next) {
  }

  private final JdbcClient db;
  private final JdbcTemplate streaming;
  private final SigningKey key;
  private final Clock clock;

  Sealer(JdbcTemplate template, SigningKey key, Clock clock) {
    this.db = JdbcClient.create(template);
    this.streaming = new JdbcTemplate(Objects.requireNonNull(template.getDataSource()));
    this.streaming.setFetchSize(ROWS_AT_ONCE);
    this.key = key;
    this.clock = clock;
  }

  /** @return the new checkpoint, or nothing if there was nothing to seal */
  @Transactional
  public Optional<String> seal() {
    var head = db.sql("select size, edge, sealed_to from ledger.head for update")
      .query((row, _) -> new Head(RightEdge.parse(row.getLong(1), row.getString(2)), row.getString(3))).single();
    var horizon = db.sql("select pg_snapshot_xmin(now), pg_snapshot_xmax(now) from pg_current_snapshot() now")
      .query((row, _) -> new Horizon(row.getString(1), row.getString(2))).single();
    int sealed = putInOrder(head, horizon);
    var edge = sealed == 0 ? head.edge() : grown(head.edge(), sealed);
    db.sql("update ledger.head set size = ?, edge = ?, sealed_to = ?::xid8").params(edge.size(), edge.text(), horizon.oldest()).update();
    return sealed == 0 ? Optional.empty() : Optional.of(sign(edge).note());
  }

  /**
   * Transactions are counted anew where the rows were moved to another server. So whatever claims to be of the future is of the past there; and where the
   * head itself does, every entry is looked at once. Whether it has its place already is asked for each and not of all that have: those are many.
   */
  private int putInOrder(Head head, Horizon horizon) {
    return db.sql("""
      insert into ledger.entry (sequence, event_id)
      select ? + row_number() over (order by a.tx, a.id) - 1, a.id from privacy.audit_event a
      where a.tx >= case when ?::xid8 > ?::xid8 then '0'::xid8 else ?::xid8 end
        and (a.tx < ?::xid8 or a.tx >= pg_snapshot_xmax(pg_current_snapshot()))
        and (select e.event_id from ledger.entry e where e.event_id = a.id) is null""")
      .params(head.edge().size(), head.sealedTo(), horizon.next(), head.sealedTo(), horizon.oldest()).update();
  }

  /** Between two bounds: with one alone all that was ever written is expected behind it, and all of it is read. */
  private RightEdge grown(RightEdge before, int sealed) {
    var edge = new RightEdge[]{before};
    streaming.query("""
      select e.sequence, a.leaf from ledger.entry e join privacy.audit_event a on a.id = e.event_id
      where e.sequence >= ? and e.sequence < ? order by e.sequence""", row -> {
      if (row.getLong(1) != edge[0].size()) throw new IllegalStateException("the ledger has a gap at " + edge[0].size());
      edge[0] = edge[0].with(new Hash(row.getBytes(2)));
    }, before.size(), before.size() + sealed);
    return edge[0];
  }

  private Checkpoint sign(RightEdge edge) {
    var checkpoint = key.sign(edge.size(), edge.root());
    db.sql("insert into ledger.checkpoint (size, sealed_at, origin, root, signature) values (?, ?, ?, ?, ?)")
      .params(edge.size(), Timestamp.from(clock.instant()), checkpoint.origin(),
        Base64.getEncoder().encodeToString(checkpoint.root().bytes()),
        checkpoint.signature())
      .update();
    return checkpoint;
  }
}
