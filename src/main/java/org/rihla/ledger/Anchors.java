package org.rihla.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What others hold of this ledger: only that keeps whoever has its key and its database from telling another history. */
@Service
public class Anchors {

  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int ROWS_AT_ONCE = 5_000;

  private final JdbcClient db;
  private final JdbcTemplate streaming;
  private final Clock clock;

  Anchors(JdbcTemplate template, Clock clock) {
    this.db = JdbcClient.create(template);
    this.streaming = new JdbcTemplate(Objects.requireNonNull(template.getDataSource()));
    this.streaming.setFetchSize(ROWS_AT_ONCE);
    this.clock = clock;
  }

  /** Somebody who has cosigned. @param size how far @param at when, by their clock */
  public record Cosigner(String name, long size, Instant at) {
  }

  /**
   * @param upTo how many entries somebody else holds a checkpoint of, or could: put out or cosigned
   * @param left when a checkpoint was last put out
   * @param late whether something sealed waits longer than a day for it
   */
  public record Standing(long upTo, @Nullable Instant left, List<Cosigner> cosigners, boolean late) {
  }

  public Standing standing() {
    var left = db.sql("select size, left_at from ledger.anchor order by size desc limit 1")
      .query((row, _) -> new Cosigner("", row.getLong(1), row.getTimestamp(2).toInstant())).optional();
    var cosigners = db.sql("select distinct on (key) witness, size, signed_at from ledger.cosignature order by key, size desc")
      .query((row, _) -> new Cosigner(row.getString(1), row.getLong(2), row.getTimestamp(3).toInstant())).list();
    long upTo = Math.max(left.map(Cosigner::size).orElse(0L), cosigners.stream().mapToLong(Cosigner::size).max().orElse(0));
    boolean late = db.sql("select exists (select from ledger.checkpoint where size > ? and sealed_at < ?)")
      .params(upTo, Timestamp.from(clock.instant().minus(LONGEST))).query(Boolean.class).single();
    return new Standing(upTo, left.map(Cosigner::at).orElse(null), cosigners, late);
  }

  Optional<Checkpoint> last() {
    return db.sql("select origin, size, root, signature from ledger.checkpoint order by size desc limit 1")
      .query((row, _) -> checkpoint(row)).optional();
  }

  private static Checkpoint checkpoint(ResultSet row) throws SQLException {
    return new Checkpoint(row.getString(1), row.getLong(2), new Hash(Base64.getDecoder().decode(row.getString(3))), row.getString(4));
  }

  /**
   * What to send to a witness.
   *
   * @param witness their key as it was handed over
   * @param old over how many entries the checkpoint was that they signed last, if it is not the last that was kept here
   * @return nothing where nothing is sealed yet
   * @throws IllegalArgumentException if that is no key of a witness, or nothing of that size was ever sealed
   */
  @Transactional(readOnly = true)
  public Optional<String> request(String witness, Optional<Long> old) {
    var key = Witness.parse(witness.strip()).text();
    return last().map(last -> {
      long before = old.orElseGet(() -> db.sql("select coalesce(max(size), 0) from ledger.cosignature where key = ?").param(key)
        .query(Long.class).single());
      if (before < 0 || before > last.size()) throw new IllegalArgumentException("nothing of that size");
      return new WitnessRequest(before, before == 0 ? List.of() : proof(before, last.size()), new Note(last, List.of())).text();
    });
  }

  /** In one walk through the leaves, however many there are. */
  private List<Hash> proof(long first, long second) {
    var spans = Merkle.spans(first, second);
    var edges = new ArrayList<RightEdge>(spans.stream().map(_ -> RightEdge.EMPTY).toList());
    streaming.query(
      "select e.sequence, a.leaf from ledger.entry e join privacy.audit_event a on a.id = e.event_id where e.sequence < ? order by e.sequence",
      row -> {
        long sequence = row.getLong(1);
        for (int at = 0; at < spans.size(); at++)
          if (sequence >= spans.get(at).from() && sequence < spans.get(at).before())
            edges.set(at, edges.get(at).with(new Hash(row.getBytes(2))));
      }, second);
    return edges.stream().map(RightEdge::root).toList();
  }

  /** What became of an answer. */
  public sealed interface Kept {
    record Done(long size, String witness, Instant at) implements Kept {
    }

    record Refused(String sentence) implements Kept {
    }
  }

  /** Keeps what a witness has answered. @param note the checkpoint with their line under it */
  @Transactional
  public Kept keep(String note, String witness) {
    Note answer;
    Witness key;
    try {
      answer = Note.parse(note);
      key = Witness.parse(witness.strip());
    } catch (IllegalArgumentException _) {
      return new Kept.Refused("This is no checkpoint with a line of a witness, or no key of a witness.");
    }
    var theirs = answer.checkpoint();
    var ours = db.sql("select origin, size, root, signature from ledger.checkpoint where size = ?").param(theirs.size())
      .query((row, _) -> checkpoint(row)).optional();
    if (ours.filter(theirs::equals).isEmpty())
      return new Kept.Refused("The witness has signed a checkpoint that is not one of this ledger.");
    for (var line : answer.others()) {
      var at = key.signed(theirs, line);
      if (at.isEmpty()) continue;
      db.sql("insert into ledger.cosignature (size, witness, key, signed_at, signature) values (?, ?, ?, ?, ?) on conflict do nothing")
        .params(theirs.size(), key.name(), key.text(), Timestamp.from(at.get()), line.signature()).update();
      return new Kept.Done(theirs.size(), key.name(), at.get());
    }
    return new Kept.Refused("There is no line of this witness under the checkpoint, or it is forged.");
  }
}
