package org.rihla.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether the files of a home and the rows of its database agree, for whoever asks before a start, or beside one.
 *
 * @param kept how many files there should be; missing: how many of them are not there; unknown: how many files no row knows; waiting: how many were never
 *   looked at for malware
 */
public record FilesOfHome(int kept, int missing, int unknown, int waiting) {

  private record Row(UUID file, boolean waits) {
  }

  /** @param database as its owner, who sees every row */
  public static FilesOfHome at(Path home, DataSource database) throws IOException {
    var db = JdbcClient.create(database);
    if (!db.sql("select to_regclass('documents.scan') is not null").query(Boolean.class).single()) return new FilesOfHome(0, 0, 0, 0);
    var rows = db.sql("select file, state = 'WAITING' from documents.scan where state in ('KEPT', 'WAITING')")
      .query((row, _) -> new Row(row.getObject(1, UUID.class), row.getBoolean(2))).list();
    var there = there(home.resolve(Cabinet.FOLDER));
    var unknown = new HashSet<>(there);
    rows.forEach(row -> unknown.remove(row.file().toString()));
    return new FilesOfHome(rows.size(), (int) rows.stream().filter(row -> !there.contains(row.file().toString())).count(), unknown.size(),
      (int) rows.stream().filter(Row::waits).count());
  }

  private static Set<String> there(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return Set.of();
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  /** Whether somebody looks for malware, as it is configured where this runs. */
  public enum Scanner {
    NONE, ANSWERS, AWAY, MISNAMED
  }

  public static Scanner scanner() {
    try {
      return Clamd.at(Objects.requireNonNullElse(System.getenv("RIHLA_CLAMD"), "")).map(clamd -> clamd.answers()
        ? Scanner.ANSWERS
        : Scanner.AWAY).orElse(Scanner.NONE);
    } catch (ScannerUnusable misnamed) {
      return Scanner.MISNAMED;
    }
  }
}
