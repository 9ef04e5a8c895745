package org.rihla.ledger;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.rihla.privacy.Audit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** This installation as a witness of the audits of others: it signs what only adds to what it has seen, and remembers that before anybody is answered. */
@Service
public class Witnessing {

  /** What whoever asked is given. */
  public sealed interface Answer {

    /** @param note the checkpoint with this witness's line under it */
    record Cosigned(String note, long size) implements Answer {
    }

    record Refused(String sentence) implements Answer {
    }
  }

  private final JdbcClient db;
  private final Audit audit;
  private final Clock clock;
  private final Path key;

  Witnessing(JdbcClient db, Audit audit, Clock clock, @Value("${rihla.home}") Path home) {
    this.db = db;
    this.audit = audit;
    this.clock = clock;
    this.key = home.resolve("keys").resolve("witness-key");
  }

  /** What others need to check what this installation signs as a witness. */
  public String key() { return secret().as().text(); }

  private WitnessSecret secret() {
    boolean signedBefore = db.sql("select count(*) from ledger.watched where size > 0").query(Long.class).single() > 0;
    return WitnessSecret.read(key, !signedBefore);
  }

  private record Watched(VerificationKey log, WitnessRequest.Seen seen) {
  }

  /**
   * @param request as its log has written it
   * @param log the verification key of that log as it was handed over; needed the first time
   */
  @Transactional
  public Answer sign(String request, Optional<String> log) {
    WitnessRequest asked;
    VerificationKey handed = null;
    try {
      asked = WitnessRequest.parse(request);
      if (log.isPresent()) handed = VerificationKey.parse(log.get().strip());
    } catch (IllegalArgumentException _) {
      return refused("-", "This is no request to a witness, or no verification key.");
    }
    var origin = asked.note().checkpoint().origin();
    if (handed != null) {
      if (!handed.origin().equals(origin)) return refused(origin, "The key that was handed over is of another log.");
      db.sql("insert into ledger.watched (origin, key, seen_at) values (?, ?, ?) on conflict do nothing")
        .params(origin, handed.text(), Timestamp.from(clock.instant())).update();
    }
    var known = watched(origin);
    if (known.isEmpty())
      return refused(origin, "This log is not known here yet: name its verification key, as it was handed over, with --log.");
    if (handed != null && !handed.text().equals(known.get().log().text()))
      return refused(origin, "This log was known with another key.");
    var why = asked.refused(known.get().log(), known.get().seen());
    return why.isPresent() ? refused(origin, why.get()) : cosigned(asked.note().checkpoint());
  }

  /** Whoever asks at the same time waits here: two answers never go on from the same checkpoint. */
  private Optional<Watched> watched(String origin) {
    return db.sql("select key, size, root from ledger.watched where origin = ? for update").param(origin)
      .query((row, _) -> new Watched(VerificationKey.parse(row.getString(1)), row.getLong(2) == 0
        ? WitnessRequest.Seen.NOTHING
        : new WitnessRequest.Seen(row.getLong(2), new Hash(Base64.getDecoder().decode(row.getString(3))))))
      .optional();
  }

  private Answer cosigned(Checkpoint checkpoint) {
    var now = clock.instant();
    var note = new Note(checkpoint, List.of(secret().cosign(checkpoint, now))).text();
    db.sql("update ledger.watched set size = ?, root = ?, note = ?, seen_at = ? where origin = ?")
      .params(checkpoint.size(), Base64.getEncoder().encodeToString(checkpoint.root().bytes()), note, Timestamp.from(now),
        checkpoint.origin())
      .update();
    audit.atTheDoor(Optional.empty(), "COSIGN", "DONE", checkpoint.origin() + " " + checkpoint.size());
    return new Answer.Cosigned(note, checkpoint.size());
  }

  /** Also what was refused is kept: it may be the only trace of a history that somebody tried to change. */
  private Answer refused(String origin, String why) {
    audit.atTheDoor(Optional.empty(), "COSIGN", "REFUSED", origin + " " + (why.startsWith("FORKED") || why.startsWith("ROLLED")
      ? why.substring(0, why.indexOf(':')).replace(' ', '_')
      : "-"));
    return new Answer.Refused(why);
  }
}
