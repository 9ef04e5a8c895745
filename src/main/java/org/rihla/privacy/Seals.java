package org.rihla.privacy;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

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
    db.sql("insert into privacy.person_key (person_id, wrapped) values (?, ?)").params(person.value(), ring.wrap(key, place(person)))
      .update();
    return new Seal(person, key);
  }

  /** @throws Unreadable if the person has no key (any more) */
  public Seal of(PersonId person) {
    return db.sql("select wrapped from privacy.person_key where person_id = ?").param(person.value())
      .query((row, _) -> seal(person, row.getBytes(1))).optional()
      .orElseThrow(() -> new Unreadable(place(person), new IllegalStateException("no key")));
  }

  /** Those of them who (still) have a key. */
  public Map<PersonId, Seal> of(Collection<PersonId> persons) {
    var found = new HashMap<PersonId, Seal>();
    db.sql("select person_id, wrapped from privacy.person_key where person_id = any(?)")
      .param(persons.stream().map(PersonId::value).toArray(UUID[]::new))
      .query(row -> {
        var person = new PersonId(row.getObject(1, UUID.class));
        found.put(person, seal(person, row.getBytes(2)));
      });
    return found;
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

  private static String place(PersonId person) { return "privacy.person_key|" + person; }
}
