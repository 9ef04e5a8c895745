package org.rihla.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rihla.access.Sight;
import org.rihla.database.Row;
import org.rihla.privacy.Audit;
import org.rihla.privacy.FileSeal;
import org.rihla.privacy.Forgetting;
import org.rihla.privacy.Seals;
import org.rihla.privacy.Unreadable;
import org.rihla.values.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every hour: files that no row needs are removed, and what waits for being looked at is looked at. And what goes with somebody who is forgotten. */
@Component
class Tidying implements Forgetting {

  private static final Logger LOG = LoggerFactory.getLogger(Tidying.class);
  /** What is younger may belong to a row that is being written. */
  private static final Duration A_DAY = Duration.ofDays(1);

  private final Cabinet cabinet;
  private final Malware malware;
  private final Seals seals;
  private final Audit audit;
  private final JdbcClient db;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Tidying(Cabinet cabinet, Malware malware, Seals seals, Audit audit, JdbcClient db, PlatformTransactionManager transactions, Clock clock) {
    this.cabinet = cabinet;
    this.malware = malware;
    this.seals = seals;
    this.audit = audit;
    this.db = db;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  @Scheduled(cron = "${rihla.look-again:-}")
  void everyHour() {
    Sight.wide(() -> {
      removeOrphans();
      lookAgain();
    });
  }

  /** @return how many were removed */
  int removeOrphans() {
    var old = old();
    if (old.isEmpty()) return 0;
    var known = Optional
      .ofNullable(transaction.execute(_ -> db.sql("select file from documents.scan where file = any(?) and state in ('KEPT', 'WAITING')")
        .param(old.toArray(UUID[]::new)).query(UUID.class).list()))
      .orElseThrow();
    old.removeAll(known);
    old.forEach(cabinet::remove);
    if (!old.isEmpty()) LOG.warn("{} files that no row needed were removed", old.size());
    return old.size();
  }

  private List<UUID> old() {
    if (!Files.isDirectory(cabinet.folder())) return new ArrayList<>();
    var before = clock.instant().minus(A_DAY);
    try (var files = Files.list(cabinet.folder())) {
      var old = new ArrayList<UUID>();
      for (Path file : files.toList()) {
        var name = String.valueOf(file.getFileName());
        if (name.matches("[0-9a-f-]{36}") && Files.getLastModifiedTime(file).toInstant().isBefore(before)) old.add(UUID.fromString(name));
      }
      return old;
    } catch (IOException e) {
      LOG.error("the folder of scans cannot be read");
      return new ArrayList<>();
    }
  }

  /** Each by itself. What cannot be read, or looked at, waits on; and where nobody looks any more, everything does: that nobody found anything is no answer. */
  void lookAgain() {
    if (!malware.isLookedFor()) return;
    var waiting = Optional.ofNullable(transaction.execute(_ -> db.sql(Scan.ROWS + "where state = 'WAITING' order by id")
      .query((row, _) -> Scan.read(new Row(row))).list())).orElseThrow();
    for (var scan : waiting)
      try {
        transaction.executeWithoutResult(_ -> look(scan));
      } catch (RuntimeException later) { // whatever is the matter with one, the others are looked at
        LOG.warn("a scan that waits to be looked at for malware cannot be looked at: {}", later.getClass().getSimpleName());
      }
  }

  private void look(Scan scan) {
    try {
      FileSeal seal = seals.of(scan.signer(), scan.part()).file(scan.key(), scan.place());
      switch (malware.look(cabinet.open(scan.file(), seal).readAllBytes())) {
        case CLEAN -> now(scan, Scan.State.KEPT);
        case FOUND -> {
          now(scan, Scan.State.MALWARE);
          cabinet.removeWithIt(scan.file());
          LOG.warn("malware was found in a scan that waited to be looked at; the file was removed");
        }
        case AWAY -> {
        }
      }
    } catch (IOException | Unreadable later) {
      LOG.warn("a scan that waits to be looked at for malware cannot be read");
    }
  }

  private void now(Scan scan, Scan.State state) {
    int changed = db.sql("update documents.scan set state = ? where id = ? and state = 'WAITING'").params(state.name(), scan.id()).update();
    if (changed > 0) audit.atTheDoor(Optional.empty(), "SCAN_LOOKED_AT", "DONE", state + " " + scan.id());
  }

  @Override
  public void forget(PersonId person) {
    var files = Sight.wide(() -> db.sql("""
      update documents.scan set state = 'FORGOTTEN' where person_id = ? and state <> 'FORGOTTEN' returning file""")
      .param(person.value()).query(UUID.class).list()); // in whichever case they signed it
    files.forEach(cabinet::removeWithIt);
  }
}
