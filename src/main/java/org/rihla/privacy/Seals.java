package org.rihla.privacy;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rihla.access.Compartment;
import org.rihla.values.PersonId;
import org.rihla.values.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Each person's own keys, wrapped by the key-encryption key: one for everything, and one more for each sealed compartment in which something was
 * written. Deleting the rows makes everything of that person unreadable, for ever.
 */
@Service
public class Seals {

  /** The key of all that stands in no sealed compartment; it is made with the person and goes with them. */
  static final String GENERAL = "GENERAL";

  /** The installation itself, among the people who have keys. */
  static final PersonId NOBODY = new PersonId(new UUID(0, 0));

  private final JdbcClient db;
  private final KeyRing ring;
  private final SecureRandom random = new SecureRandom();

  Seals(JdbcClient db, KeyRing ring) {
    this.db = db;
    this.ring = ring;
  }

  /** The first key of somebody new. */
  public Seal create(PersonId person) {
    var key = newKey();
    var wrapped = ring.wrap(key, place(person, GENERAL));
    db.sql("insert into privacy.person_key (person_id, compartment, wrapped) values (?, ?, ?)").params(person.value(), GENERAL, wrapped)
      .update();
    return made(person, GENERAL, key, wrapped);
  }

  /** A member of staff has a key as any other person has; it is made when it is first needed. Of two at once, one makes it. */
  public Seal ofAccount(StaffId who) {
    var person = new PersonId(who.value());
    return of(List.of(person)).in(person, GENERAL).orElseGet(() -> {
      var key = newKey();
      var wrapped = ring.wrap(key, place(person, GENERAL));
      boolean mine = db.sql(
        "insert into privacy.person_key (person_id, compartment, wrapped) values (?, ?, ?) on conflict (person_id, compartment) do nothing")
        .params(person.value(), GENERAL, wrapped).update() == 1;
      if (mine) return made(person, GENERAL, key, wrapped);
      opened().forget(person);
      return of(person);
    });
  }

  /** Of nobody alone: for what is counted, whoever is forgotten. */
  Seal ofInstallation(Compartment compartment) {
    makeItsFirst();
    return toClose(NOBODY, compartment);
  }

  /** To derive other keys from: nothing is closed with it. */
  byte[] rootOfInstallation() {
    makeItsFirst();
    var wrapped = db.sql("select wrapped from privacy.person_key where person_id = ? and compartment = ?").params(NOBODY.value(), GENERAL)
      .query(byte[].class).single();
    return ring.unwrap(wrapped, place(NOBODY, GENERAL));
  }

  private void makeItsFirst() {
    if (!of(List.of(NOBODY)).knows(NOBODY)) {
      db.sql(
        "insert into privacy.person_key (person_id, compartment, wrapped) values (?, ?, ?) on conflict (person_id, compartment) do nothing")
        .params(NOBODY.value(), GENERAL, ring.wrap(newKey(), place(NOBODY, GENERAL))).update(); // of two at once, one makes it
      opened().forget(NOBODY);
    }
  }

  private byte[] newKey() {
    var key = new byte[32];
    random.nextBytes(key);
    return key;
  }

  private Seal made(PersonId person, String drawer, byte[] key, byte[] wrapped) {
    if (!ring.isUnderFirst(wrapped)) // a rotation may have looked for the last time just before this row was there
      db.sql("update privacy.person_key set wrapped = ? where person_id = ? and compartment = ?")
        .params(ring.wrap(key, place(person, drawer)), person.value(), drawer).update();
    return opened().put(person, drawer, wrapped, new Seal(person, key));
  }

  /** For what stands in no sealed compartment. @throws Forgotten if the person has no key (any more) */
  public Seal of(PersonId person) {
    return of(person, Compartment.IDENTITY);
  }

  /** Whose key closes what is said of a group: of the one, or where that one is forgotten, of the first who is not. */
  public PersonId firstOf(List<PersonId> group, PersonId first) {
    var keys = of(group);
    return keys.knows(first) ? first : group.stream().filter(keys::knows).findFirst().orElse(first);
  }

  /** For opening. @throws Unreadable if nothing was ever closed there; {@link Forgotten} if the person has no key (any more) */
  public Seal of(PersonId person, Compartment compartment) {
    var keys = of(List.of(person));
    return keys.of(person, compartment).orElseThrow(() -> keys.knows(person)
      ? new Unreadable(place(person, Bunch.drawer(compartment)), new IllegalStateException("nothing was closed there"))
      : new Forgotten(place(person, GENERAL)));
  }

  /** For closing: the key of a sealed compartment is made when it is first needed. @throws Forgotten if the person has no key (any more) */
  public Seal toClose(PersonId person, Compartment compartment) {
    return of(List.of(person)).of(person, compartment).orElseGet(() -> add(person, Bunch.drawer(compartment)));
  }

  /** Only beside the first key, which is held meanwhile: whoever was forgotten gets none again. Of two at once, one makes it. */
  private Seal add(PersonId person, String drawer) {
    var key = newKey();
    var wrapped = ring.wrap(key, place(person, drawer));
    boolean mine = db.sql("""
      insert into privacy.person_key (person_id, compartment, wrapped)
      select person_id, ?, ? from privacy.person_key where person_id = ? and compartment = ? for key share
      on conflict (person_id, compartment) do nothing""").params(drawer, wrapped, person.value(), GENERAL).update() == 1;
    if (mine) return made(person, drawer, key, wrapped);
    opened().forget(person);
    return of(List.of(person)).in(person, drawer).orElseThrow(() -> new Forgotten(place(person, drawer)));
  }

  /**
   * Nothing of this person opens any more, for ever. The first key is waited for: whoever is adding one beside it comes before.
   *
   * @return how many keys were destroyed
   */
  public int forget(PersonId person) {
    db.sql("select person_id from privacy.person_key where person_id = ? and compartment = ? for update").params(person.value(), GENERAL)
      .query(UUID.class).optional();
    int gone = db.sql("delete from privacy.person_key where person_id = ?").param(person.value()).update();
    opened().forget(person);
    return gone;
  }

  /** The keys of those who (still) have any. Within a transaction they are read once, in one question, and each is unwrapped once. */
  public Bunch of(Collection<PersonId> persons) {
    var opened = opened();
    var missing = persons.stream().filter(person -> !opened.knows(person)).map(PersonId::value).distinct().toArray(UUID[]::new);
    if (missing.length > 0)
      db.sql("select person_id, compartment, wrapped from privacy.person_key where person_id = any(?)").param(missing)
        .query(opened.reading());
    return opened;
  }

  /** Those read since this transaction began; outside of one nothing is kept. */
  private Bunch opened() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) return new Bunch(ring);
    var kept = (Bunch) TransactionSynchronizationManager.getResource(this);
    if (kept != null) return kept;
    var opened = new Bunch(ring);
    TransactionSynchronizationManager.bindResource(this, opened);
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void suspend() { TransactionSynchronizationManager.unbindResource(Seals.this); }

      @Override
      public void resume() { TransactionSynchronizationManager.bindResource(Seals.this, opened); }

      @Override
      public void afterCompletion(int status) { TransactionSynchronizationManager.unbindResourceIfPossible(Seals.this); }
    });
    return opened;
  }

  /** For the identity index, which reads everybody once at start: nothing of what is sealed. */
  public Map<PersonId, Seal> everybodys() {
    var found = new HashMap<PersonId, Seal>();
    db.sql("select person_id, wrapped from privacy.person_key where compartment = ?").param(GENERAL).query(row -> {
      var person = new PersonId(row.getObject(1, UUID.class));
      found.put(person, new Seal(person, ring.unwrap(row.getBytes(2), place(person, GENERAL))));
    });
    return found;
  }

  static String place(PersonId person, String drawer) { return "privacy.person_key|" + person + "|" + drawer; }
}
