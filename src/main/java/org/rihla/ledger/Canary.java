package org.rihla.ledger;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rihla.access.Unrecorded;
import org.rihla.privacy.Audit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A synthetic act at a random minute of each day, written as any other. Where it is not in the sealed ledger a little later, as it was written, something
 * between the deed and the ledger loses entries.
 */
@Service
public class Canary {

  private static final Logger LOG = LoggerFactory.getLogger(Canary.class);
  /** Sealing takes ten seconds, unless a transaction somewhere stays open. */
  private static final Duration SOON = Duration.ofMinutes(10);

  private final JdbcClient db;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private volatile boolean failed;

  Canary(JdbcClient db, Audit audit, PlatformTransactionManager transactions, Clock clock) {
    this.transaction = new TransactionTemplate(transactions);
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  @Scheduled(cron = "${rihla.canary:-}")
  void everyMinute() {
    try {
      planned();
      transaction.executeWithoutResult(_ -> due().forEach(this::written));
      failed = false;
    } catch (DataAccessException | TransactionException | Unrecorded e) {
      if (!failed) LOG.error("the day's synthetic act cannot be written into the audit ({})", e.getClass().getSimpleName());
      failed = true;
    }
  }

  /** Between now and the end of the day, so that also the first day has one. The database throws the dice: nobody else knows the minute. */
  private void planned() {
    var now = clock.instant();
    var today = LocalDate.ofInstant(now, clock.getZone());
    var rest = Duration.between(now, today.plusDays(1).atStartOfDay(clock.getZone()).toInstant()).toSeconds();
    db.sql(
      "insert into ledger.canary (day, due_at) values (?, ?::timestamptz + random() * ?::int * interval '1 second') on conflict do nothing")
      .params(today, Timestamp.from(now), rest).update();
  }

  private List<LocalDate> due() {
    return db.sql("select day from ledger.canary where event_id is null and due_at <= ? order by day for update")
      .param(Timestamp.from(clock.instant())).query(LocalDate.class).list();
  }

  private void written(LocalDate day) {
    var act = audit.atTheDoor(Optional.empty(), "CANARY", "DONE", day.toString());
    db.sql("update ledger.canary set event_id = ?, leaf = ?, written_at = ? where day = ?")
      .params(act.id(), act.leaf(), Timestamp.from(clock.instant()), day).update();
  }

  /** The days whose act should be in the ledger by now and is not, or not as it was written; the newest first. */
  public List<LocalDate> missing() {
    return db.sql("""
      select c.day from ledger.canary c
      where coalesce(c.written_at, c.due_at) < ? and not exists (
        select from ledger.entry e join privacy.audit_event a on a.id = e.event_id
        where e.event_id = c.event_id and a.leaf = c.leaf and e.sequence < (select max(size) from ledger.checkpoint))
      order by c.day desc""").param(Timestamp.from(clock.instant().minus(SOON))).query(LocalDate.class).list();
  }

  /** When one last arrived. */
  public Optional<Instant> arrived() {
    return db.sql("""
      select c.written_at from ledger.canary c join ledger.entry e on e.event_id = c.event_id order by c.day desc limit 1""")
      .query((row, _) -> row.getTimestamp(1).toInstant()).optional();
  }
}
