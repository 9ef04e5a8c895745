package org.rihla.access;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rihla.values.OfficeCode;
import org.rihla.values.PersonId;
import org.rihla.values.StaffId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;

/**
 * Accounts of the people whom we help. Such an account has the number of its person, opens the file that is about them, and is nobody of the staff. To
 * sign in they have eight digits that say nothing of their case, and a PIN.
 */
@Repository
public class OwnAccounts {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int FEWEST = 10_000_000;
  private static final int REFERENCES = 90_000_000;
  private static final int TRIES = 20;

  private final JdbcClient db;
  private final PasswordEncoder passwords;
  private final Clock clock;
  private final ApplicationEventPublisher news;

  OwnAccounts(JdbcClient db, PasswordEncoder passwords, Clock clock, ApplicationEventPublisher news) {
    this.news = news;
    this.db = db;
    this.passwords = passwords;
    this.clock = clock;
  }

  /** Makes the account, or lets them in again with another PIN. @param office that prepares their return @return the digits to sign in with */
  public String letIn(PersonId person, OfficeCode office, String pin, boolean invented) {
    var hash = passwords.encode(pin);
    if (db.sql("update access.staff set password_hash = ?, office = ?, active = true where id = ? and role = 'MIGRANT'")
      .params(hash, office.value(), person.value()).update() == 0) insert(person, office, hash, invented);
    news.publishEvent(new ChosenAnew(new StaffId(person.value())));
    return reference(person).orElseThrow();
  }

  /** News: another PIN opens it from now on. Whoever is in by the old one is put out in the same transaction. */
  public record ChosenAnew(StaffId account) {
  }

  private void insert(PersonId person, OfficeCode office, String hash, boolean invented) {
    for (int tries = 0; tries < TRIES; tries++)
      if (db
        .sql(
          """
            insert into access.staff (id, login, role, office, password_hash, invented, made_by, made_at) values (?, ?, 'MIGRANT', ?, ?, ?, ?, ?)
            on conflict (login) do nothing""")
        .params(person.value(), String.valueOf(FEWEST + RANDOM.nextInt(REFERENCES)), office.value(), hash, invented,
          Actor.current().id().value(), Timestamp.from(clock.instant()))
        .update() == 1) return;
    throw new IllegalStateException("no free reference");
  }

  /** Of those of them who can sign in. */
  public Map<PersonId, String> references(Collection<PersonId> people) {
    var found = new HashMap<PersonId, String>();
    db.sql("select id, login from access.staff where id = any(?) and role = 'MIGRANT' and active")
      .param(people.stream().map(PersonId::value).toArray(UUID[]::new))
      .query(row -> {
        found.put(new PersonId(row.getObject(1, UUID.class)), row.getString(2));
      });
    return found;
  }

  public Optional<String> reference(PersonId person) {
    return db.sql("select login from access.staff where id = ? and role = 'MIGRANT' and active").param(person.value()).query(String.class)
      .optional();
  }

  /** Nothing is left that could open it, or tell that there was one, but the number of the person. */
  public void forget(PersonId person) {
    db.sql("update access.staff set active = false, password_hash = '-', login = 'forgotten-' || id where id = ? and role = 'MIGRANT'")
      .param(person.value()).update();
  }

  /** They are out at once, wherever they are signed in. @return whether they could sign in until now */
  public boolean end(PersonId person) {
    return db.sql("update access.staff set active = false where id = ? and role = 'MIGRANT' and active").param(person.value())
      .update() == 1;
  }
}
