package org.rihla.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/**
 * Puts the last checkpoint into a folder, once an hour, for whoever mails it, syncs it or carries it away. Rihla sends nothing by itself: where it goes is
 * the business of whoever runs it, and the less it can reach the better.
 */
@Configuration
@EnableScheduling
class Anchoring {

  private static final Logger LOG = LoggerFactory.getLogger(Anchoring.class);
  private static final Duration BETWEEN = Duration.ofHours(1);

  private final Anchors anchors;
  private final JdbcClient db;
  private final Clock clock;
  private final Path folder;
  private volatile boolean waits;

  Anchoring(Anchors anchors, JdbcClient db, Clock clock, @Value("${rihla.anchors}") Path folder) {
    this.anchors = anchors;
    this.db = db;
    this.clock = clock;
    this.folder = folder;
  }

  /** Looks more often, so that a machine which is on for half an hour a day anchors too. What cannot be written is said once, and tried again. */
  @Scheduled(cron = "${rihla.anchor:-}")
  void everyFewMinutes() {
    try {
      putOut();
      waits = false;
    } catch (IOException | DataAccessException | TransactionException e) {
      if (!waits) LOG.error("no checkpoint can be put out for others ({}): see the folder for anchors", e.getClass().getSimpleName());
      waits = true;
    }
  }

  /** @return the file, if there was something new and the hour is over */
  Optional<Path> putOut() throws IOException {
    var last = anchors.last();
    var before = db.sql("select size, left_at from ledger.anchor order by size desc limit 1")
      .query((row, _) -> new Anchors.Cosigner("", row.getLong(1), row.getTimestamp(2).toInstant())).optional();
    if (last.isEmpty() || before.filter(left -> left.size() == last.get().size() || left.at().plus(BETWEEN).isAfter(clock.instant()))
      .isPresent()) return Optional.empty();
    var file = write(last.get());
    db.sql("insert into ledger.anchor (size, left_at) values (?, ?) on conflict do nothing")
      .params(last.get().size(), Timestamp.from(clock.instant())).update();
    return Optional.of(file);
  }

  /** Whoever syncs the folder never sees half a file. */
  private Path write(Checkpoint last) throws IOException {
    Files.createDirectories(folder);
    var file = folder.resolve("%s-%012d.txt".formatted(last.origin().replaceAll("[^a-z0-9]", "-"), last.size()));
    var half = Files.createTempFile(folder, ".half-", "");
    try {
      Files.writeString(half, last.note());
      Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-r--r--")); // nothing in it is of anybody
      return Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(half);
    }
  }
}
