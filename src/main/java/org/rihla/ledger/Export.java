package org.rihla.ledger;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the sealed audit to a folder, for somebody outside who checks it without us. */
@Service
public class Export {

  static final String EVENTS = "events.jsonl";
  static final String CHECKPOINTS = "checkpoints.txt";
  static final String COSIGNATURES = "cosignatures.txt";
  static final String KEY = "verification-key.txt";
  private static final int ROWS_AT_ONCE = 5_000;

  /** @param sealed entries up to the last checkpoint @param waiting entries that no checkpoint covers yet */
  public record Extent(long sealed, long waiting) {
  }

  private final JdbcTemplate db;
  private final SigningKey key;

  Export(JdbcTemplate template, SigningKey key) {
    this.db = new JdbcTemplate(Objects.requireNonNull(template.getDataSource()));
    this.db.setFetchSize(ROWS_AT_ONCE);
    this.key = key;
  }

  /** Whether this folder was written by an export, as far as a glance tells: what is in it is for {@link Verification}. */
  public static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(KEY));
  }

  /** How much there is to write. */
  @Transactional(readOnly = true)
  public Extent extent() {
    return Objects.requireNonNull(db.queryForObject("""
      select (select coalesce(max(size), 0) from ledger.checkpoint) as sealed, (select count(*) from privacy.audit_event) as all_of_them""",
      (row, _) -> new Extent(row.getLong(1), row.getLong(2) - row.getLong(1))));
  }

  /** @param folder there, and empty */
  @Transactional(readOnly = true)
  public void write(Path folder) throws IOException {
    Files.writeString(folder.resolve(KEY), key.key().text() + "\n");
    try (var checkpoints = Files.newOutputStream(folder.resolve(CHECKPOINTS)); var out = new BufferedOutputStream(checkpoints)) {
      db.query("select origin, size, root, signature from ledger.checkpoint order by size", row -> {
        put(out, checkpoint(row));
      });
    }
    try (var cosigned = Files.newOutputStream(folder.resolve(COSIGNATURES)); var out = new BufferedOutputStream(cosigned)) {
      db.query(
        """
          select c.origin, c.size, c.root, c.signature, w.witness, w.signature from ledger.checkpoint c join ledger.cosignature w on w.size = c.size
          order by c.size, w.signed_at, w.key""",
        row -> {
          put(out, checkpoint(row));
        });
    }
    try (var events = Files.newOutputStream(folder.resolve(EVENTS)); var out = new BufferedOutputStream(events)) {
      db.query(
        """
          select e.sequence, a.id, a.at, a.actor_id, a.role, a.office, a.act, a.compartment, a.purpose, a.about_id, a.person_id, a.outcome, a.fields
          from ledger.entry e join privacy.audit_event a on a.id = e.event_id
          where e.sequence < (select coalesce(max(size), 0) from ledger.checkpoint) order by e.sequence""",
        row -> {
          put(out, entry(row).json());
          put(out, "\n".getBytes(StandardCharsets.UTF_8));
        });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static byte[] checkpoint(ResultSet row) throws SQLException {
    var own = new Checkpoint(row.getString(1), row.getLong(2), new Hash(Base64.getDecoder().decode(row.getString(3))), row.getString(4));
    var others = row.getMetaData().getColumnCount() == 4
      ? List.<Cosignature>of()
      : List.of(Cosignature.of(row.getString(5), row.getString(6)));
    return (new Note(own, others).text() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  static Entry entry(ResultSet row) throws SQLException {
    return new Entry(row.getLong(1), row.getObject(2, UUID.class), row.getTimestamp(3).toInstant(), row.getObject(4, UUID.class),
      row.getString(5), row.getString(6), row.getString(7), row.getString(8), row.getString(9), row.getObject(10, UUID.class),
      row.getObject(11, UUID.class), row.getString(12), row.getString(13));
  }

  private static void put(OutputStream out, byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
