package org.rihla.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The key file of a home and the database it belongs to: whether they fit is decided here, for a start and for whoever asks before one. */
public final class KeysOfHome {

  private final Path file;

  private KeysOfHome(Path file) { this.file = file; }

  public static KeysOfHome at(Path home) { return new KeysOfHome(home.resolve("keys").resolve("key-encryption-key.json")); }

  /** Makes the file before the first start. @return false if there is one */
  public boolean create() {
    if (Files.exists(file)) return false;
    KeyRing.create(file);
    return true;
  }

  public boolean isThere() { return Files.exists(file); }

  /** Whether the file is under a passphrase; not where it cannot be read, which a start says. */
  public boolean isLocked() {
    try {
      return LockedFile.is(Files.readString(file));
    } catch (IOException _) {
      return false;
    }
  }

  /**
   * Before the first start, when there is nothing yet that would keep a trace of it.
   *
   * @param next asked for once the file is open
   * @throws KeysUnusable if it cannot be opened or written
   */
  public void lock(PassphraseAsked asked, Supplier<Passphrase> next) { cover(asked, () -> Cover.chosen(next.get())); }

  /** The same the other way round. */
  public void unlock(PassphraseAsked asked) { cover(asked, Cover.Open::new); }

  private void cover(PassphraseAsked asked, Supplier<Cover> next) {
    var ring = KeyRing.read(file, asked);
    try (var _ = ring.alone()) {
      ring.put(next.get());
    }
  }

  /**
   * What a start would find; makes nothing.
   *
   * @param database empty if there is none yet
   * @param asked for the passphrase, where the file is under one
   * @throws KeysUnusable if a start would refuse the file
   */
  public void check(Optional<DataSource> database, PassphraseAsked asked) {
    var needed = database.map(JdbcClient::create).filter(KeysOfHome::hasKeys).map(this::needed).orElse(new Needed(file, List.of()));
    if (!needed.isNew()) needed.open(asked);
  }

  /** An empty database has no such table, and one of an earlier build, which a start refuses, another. */
  private static boolean hasKeys(JdbcClient db) {
    return db.sql("""
      select exists (select from information_schema.columns
        where table_schema = 'privacy' and table_name = 'person_key' and column_name = 'compartment')""").query(Boolean.class).single();
  }

  Needed needed(JdbcClient db) {
    return new Needed(file, PeopleUnderKeys.read(db));
  }

  /** @param closed under each key that was ever used and still is; none if nothing is closed yet */
  record Needed(Path file, List<PeopleUnderKeys.Group> closed) {

    boolean isNew() { return closed.isEmpty() && !Files.exists(file); }

    /** A rotation that was cut off leaves people under several keys, and a file may hold some of these only. */
    KeyRing open(PassphraseAsked asked) {
      var ring = KeyRing.read(file, asked);
      var shut = closed.stream().filter(people -> !people.opensWith(ring)).toList();
      if (shut.isEmpty()) return ring;
      var missing = "(" + PeopleUnderKeys.people(shut) + " people are under a key that is not in this file)";
      throw new KeysUnusable(file, shut.size() < closed.size()
        ? "is older than the last rotation " + missing
        : "belongs to another database, or is older than the last rotation " + missing);
    }
  }
}
