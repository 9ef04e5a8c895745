package org.rihla.privacy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Wraps everybody's key anew with a new key-encryption key, while others read and write. The old one stays in the file until it is retired, so that
 * nobody fails to read at any moment; a rotation that was cut off goes on where it was.
 */
@Service
public class Rotation {

  private static final int AT_ONCE = 500;

  /** A key of the file. @param people whose keys it wraps */
  public record Standing(String key, boolean first, long people) {
  }

  private final JdbcClient db;
  private final KeyRing ring;
  private final Audit audit;
  private final TransactionTemplate transaction;

  Rotation(JdbcClient db, KeyRing ring, Audit audit, PlatformTransactionManager transactions) {
    this.db = db;
    this.ring = ring;
    this.audit = audit;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** The keys of the file, the one in use first. */
  public List<Standing> standing() {
    int first = ring.first();
    return ring.all().stream().map(key -> new Standing(name(key), key == first, wrappedBy(key)))
      .sorted((one, other) -> Boolean.compare(other.first(), one.first())).toList();
  }

  /** A number that names a key and tells nothing of it. */
  private static String name(int key) { return Integer.toHexString(key); }

  private long wrappedBy(int key) {
    return db.sql("select count(*) from privacy.person_key where substring(wrapped from 1 for 5) = ?").param(KeySet.mark(key))
      .query(Long.class).single();
  }

  private long waiting() {
    return db.sql("select count(*) from privacy.person_key where substring(wrapped from 1 for 5) <> ?").param(KeySet.mark(ring.first()))
      .query(Long.class).single();
  }

  /** @param progress told how many are done; @return how many keys of people were wrapped anew */
  public long rotate(LongConsumer progress) {
    try (var _ = ring.alone()) {
      return rotateAlone(progress);
    }
  }

  private long rotateAlone(LongConsumer progress) {
    if (waiting() == 0) ring.put(ring.withNewFirst()); // else the last rotation was cut off
    long done = 0;
    for (int some = wrapAnew(); some > 0; some = wrapAnew()) progress.accept(done += some);
    long all = done;
    transaction.executeWithoutResult(_ -> audit.atTheDoor(Optional.empty(), "ROTATE_KEYS", "DONE", name(ring.first()) + " " + all));
    return done;
  }

  private int wrapAnew() {
    return Optional.ofNullable(transaction.execute(_ -> {
      var old = db.sql(
        """
          select person_id, wrapped from privacy.person_key where substring(wrapped from 1 for 5) <> ? order by person_id limit ? for update""")
        .params(KeySet.mark(ring.first()), AT_ONCE)
        .query((row, _) -> new Wrapped(new PersonId(row.getObject(1, UUID.class)), row.getBytes(2))).list();
      if (old.isEmpty()) return 0;
      db.sql("""
        update privacy.person_key k set wrapped = n.wrapped from unnest(?, ?) as n (person_id, wrapped) where k.person_id = n.person_id""")
        .params(old.stream().map(each -> each.person().value()).toArray(UUID[]::new),
          old.stream().map(this::anew).toArray(byte[][]::new))
        .update();
      return old.size();
    })).orElse(0);
  }

  private record Wrapped(PersonId person, byte[] wrapped) {
  }

  private byte[] anew(Wrapped old) {
    var place = Seals.place(old.person());
    return ring.wrap(ring.unwrap(old.wrapped(), place), place);
  }

  /**
   * Takes the keys that wrap nobody's any more out of the file. Copies of the database from before the rotation can then only be opened with a copy of
   * the old file.
   *
   * @return how many were taken out
   */
  public int retire() {
    try (var _ = ring.alone()) {
      return retireAlone();
    }
  }

  private int retireAlone() {
    var unused = ring.all().stream().filter(key -> key != ring.first() && wrappedBy(key) == 0).toList();
    if (unused.isEmpty()) return 0;
    ring.put(ring.without(unused));
    transaction.executeWithoutResult(_ -> audit.atTheDoor(Optional.empty(), "RETIRE_KEYS", "DONE", String.valueOf(unused.size())));
    return unused.size();
  }
}
