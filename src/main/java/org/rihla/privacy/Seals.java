package org.rihla.privacy;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Each person's own key, wrapped by the key-encryption key. Deleting the row makes everything of that person unreadable, for ever. */
@Service
public class Seals {

  private final JdbcClient db;
  private final KeyRing ring;
  private final SecureRandom random = new SecureRandom();

  Seals(JdbcClient db, KeyRing ring) {
    this.db = db;
    this.ring = ring;
  }

  public Seal create(PersonId person) {
    var key = new byte[32];
    random.nextBytes(key);
    var wrapped = ring.wrap(key, place(person));
    db.sql("insert into privacy.person_key (person_id, wrapped) values (?, ?)").params(person.value(), wrapped).update();
    if (!ring.isUnderFirst(wrapped)) // a rotation may have looked for the last time just before this row was there
      db.sql("update privacy.person_key set wrapped = ? where person_id = ?").params(ring.wrap(key, place(person)), person.value())
        .update();
    var seal = new Seal(person, key);
    opened().put(person, seal);
    return seal;
  }

  /** @throws Unreadable if the person has no key (any more) */
  public Seal of(PersonId person) {
    var seal = of(List.of(person)).get(person);
    if (seal == null) throw new Unreadable(place(person), new IllegalStateException("no key"));
    return seal;
  }

  /** Those of them who (still) have a key. Within a transaction each is read and unwrapped once. */
  public Map<PersonId, Seal> of(Collection<PersonId> persons) {
    var opened = opened();
    var missing = persons.stream().filter(person -> !opened.containsKey(person)).map(PersonId::value).distinct().toArray(UUID[]::new);
    if (missing.length > 0)
      db.sql("select person_id, wrapped from privacy.person_key where person_id = any(?)").param(missing).query(row -> {
        var person = new PersonId(row.getObject(1, UUID.class));
        opened.put(person, seal(person, row.getBytes(2)));
      });
    return persons.stream().distinct().filter(opened::containsKey).collect(Collectors.toMap(person -> person, opened::get));
  }

  /** Those opened since this transaction began; outside of one nothing is kept. */
  @SuppressWarnings("unchecked") // nobody else knows the key it is bound to
  private Map<PersonId, Seal> opened() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) return new HashMap<>();
    var kept = (Map<PersonId, Seal>) TransactionSynchronizationManager.getResource(this);
    if (kept != null) return kept;
    var opened = new HashMap<PersonId, Seal>();
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

  /** For the identity index, which reads everybody once at start. */
  public Map<PersonId, Seal> everybodys() {
    var found = new HashMap<PersonId, Seal>();
    db.sql("select person_id, wrapped from privacy.person_key").query(row -> {
      var person = new PersonId(row.getObject(1, UUID.class));
      found.put(person, seal(person, row.getBytes(2)));
    });
    return found;
  }

  private Seal seal(PersonId person, byte[] wrapped) { return new Seal(person, ring.unwrap(wrapped, place(person))); }

  static String place(PersonId person) { return "privacy.person_key|" + person; }
}
