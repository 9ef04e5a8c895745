package org.rihla.privacy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.rihla.privacy.KeyCeremonies.Deed;
import org.rihla.privacy.KeyCeremonies.Word;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Wraps everybody's key anew with a new key-encryption key, while others read and write. The old one stays in the file until it is retired, so that
 * nobody fails to read at any moment.
 */
@Service
public class Rotation {

  private static final int AT_ONCE = 500;

  /** A key of the file. @param people whose keys it wraps */
  public record Key(String name, boolean first, long people) {
  }

  /**
   * @param keys of the file, the one in use first
   * @param withoutKey how many people are under a key that the file does not hold
   */
  public record Standing(List<Key> keys, long withoutKey) {
  }

  /**
   * @param people whose keys are under the new one
   * @param leftBehind how many of them a rotation before this one, that was cut off, had not come to
   */
  public record Rotated(long people, long leftBehind) {
  }

  private final JdbcClient db;
  private final KeyRing ring;
  private final Audit audit;
  private final KeyCeremonies ceremonies;
  private final TransactionTemplate transaction;

  Rotation(JdbcClient db, KeyRing ring, Audit audit, KeyCeremonies ceremonies, PlatformTransactionManager transactions) {
    this.db = db;
    this.ring = ring;
    this.audit = audit;
    this.ceremonies = ceremonies;
    this.transaction = new TransactionTemplate(transactions);
  }

  public Standing standing() {
    var groups = PeopleUnderKeys.read(db);
    int first = ring.first();
    var keys = ring.all().stream().map(key -> new Key(name(key), key == first, under(key, groups)))
      .sorted((one, other) -> Boolean.compare(other.first(), one.first())).toList();
    return new Standing(keys, PeopleUnderKeys.people(groups) - keys.stream().mapToLong(Key::people).sum());
  }

  /** A number that names a key and tells nothing of it. */
  private static String name(int key) { return Integer.toHexString(key); }

  private static long under(int key, List<PeopleUnderKeys.Group> groups) {
    return PeopleUnderKeys.people(groups.stream().filter(group -> group.isUnder(key)).toList());
  }

  /**
   * Always makes a new key: whoever asks because somebody may have seen the file gets one that nobody saw. It takes everybody along, from whichever
   * key they are under, so that a rotation before it that was cut off is finished too.
   *
   * @param word on whose it is done
   * @param progress told how many keys are done
   * @throws NotAgreed if no two people agreed on it, and nobody takes it upon themselves
   * @throws KeysBusy if somebody else rotates or retires keys of this home
   */
  public Rotated rotate(Word word, LongConsumer progress) {
    try (var _ = ring.alone()) {
      ceremonies.require(Deed.ROTATE, word);
      long leftBehind = leftBehind();
      var trace = inTransaction(() -> begun(Deed.ROTATE, word));
      addKey(trace);
      long done = 0;
      for (long some = inTransaction(this::wrapSome); some > 0; some = inTransaction(this::wrapSome)) progress.accept(done += some);
      return new Rotated(inTransaction(() -> finish(trace)), leftBehind);
    }
  }

  private long leftBehind() {
    var groups = PeopleUnderKeys.read(db);
    return PeopleUnderKeys.people(groups) - under(ring.first(), groups);
  }

  private <T> T inTransaction(Supplier<T> deed) {
    return Optional.ofNullable(transaction.execute(_ -> deed.get())).orElseThrow();
  }

  /** On whose word it is done is used up, and that it begins is written down and kept, before the file changes: nobody does it twice on one word. */
  private String begun(Deed deed, Word word) {
    var trace = ceremonies.use(deed, word);
    audit.atTheDoor(Optional.empty(), deed == Deed.ROTATE ? "ROTATE_KEYS" : "RETIRE_KEYS", "DONE", "begun " + trace);
    return trace;
  }

  private void addKey(String trace) {
    var next = ring.withNewFirst();
    inTransaction(() -> audit.atTheDoor(Optional.empty(), "ADD_KEY", "DONE", name(next.first()) + " " + trace));
    ring.put(next);
  }

  /**
   * Whoever was registered under the old key and not committed at the last look is waited for; whoever comes after that sees the new key (see
   * {@link Seals#create}). Others can read meanwhile, and those who register wait for a moment.
   */
  private long finish(String trace) {
    nobodyRegisters();
    while (wrapSome() > 0) {
    }
    long people = under(ring.first(), PeopleUnderKeys.read(db));
    audit.atTheDoor(Optional.empty(), "ROTATE_KEYS", "DONE", name(ring.first()) + " " + people + " " + trace);
    return people;
  }

  private void nobodyRegisters() { db.sql("lock table privacy.person_key in share mode").update(); }

  private long wrapSome() {
    var old = db.sql(
      """
        select person_id, compartment, wrapped from privacy.person_key where substring(wrapped from 1 for 5) <> ?
        order by person_id, compartment limit ? for update""")
      .params(KeySet.mark(ring.first()), AT_ONCE)
      .query((row, _) -> new Wrapped(new PersonId(row.getObject(1, UUID.class)), row.getString(2), row.getBytes(3))).list();
    if (!old.isEmpty())
      db.sql(
        """
          update privacy.person_key k set wrapped = n.wrapped from unnest(?, ?, ?) as n (person_id, compartment, wrapped)
          where k.person_id = n.person_id and k.compartment = n.compartment""")
        .params(old.stream().map(each -> each.person().value()).toArray(UUID[]::new),
          old.stream().map(Wrapped::drawer).toArray(String[]::new), old.stream().map(this::anew).toArray(byte[][]::new))
        .update();
    return old.size();
  }

  private record Wrapped(PersonId person, String drawer, byte[] wrapped) {
  }

  private byte[] anew(Wrapped old) {
    var place = Seals.place(old.person(), old.drawer());
    return ring.wrap(ring.unwrap(old.wrapped(), place), place);
  }

  /**
   * Takes the keys that wrap nobody's any more out of the file. Copies of the database from before the rotation can then only be opened with a copy of
   * the old file.
   *
   * @param word on whose it is done
   * @return how many were taken out
   * @throws NotAgreed if no two people agreed on it, and nobody takes it upon themselves
   * @throws KeysBusy if somebody else rotates or retires keys of this home
   */
  public int retire(Word word) {
    try (var _ = ring.alone()) {
      ceremonies.require(Deed.RETIRE, word);
      if (unused().isEmpty()) return 0; // and nobody's word is used up
      var trace = inTransaction(() -> begun(Deed.RETIRE, word));
      return inTransaction(() -> takeOutUnused(trace));
    }
  }

  private List<Integer> unused() {
    var groups = PeopleUnderKeys.read(db);
    return ring.all().stream().filter(key -> key != ring.first() && groups.stream().noneMatch(group -> group.isUnder(key))).toList();
  }

  private int takeOutUnused(String trace) {
    nobodyRegisters();
    var unused = unused();
    audit.atTheDoor(Optional.empty(), "RETIRE_KEYS", "DONE", unused.size() + " " + trace);
    ring.put(ring.without(unused));
    return unused.size();
  }
}
