package org.rihla.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rihla.TestDatabase;
import org.rihla.access.Compartment;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The key file and the database belong together; an installation whose parts do not fit does not start. */
class KeysOfThisDatabaseTest {

  private static final Place NAME = Place.of("people.person.family_name", new UUID(1, 1));

  @TempDir
  Path home;
  @TempDir
  Path anotherHome;

  DriverManagerDataSource source;
  JdbcClient db;

  @BeforeEach
  void an_empty_installation() {
    var login = TestDatabase.migrated();
    source = new DriverManagerDataSource(login.url(), login.user(), login.password());
    db = JdbcClient.create(source);
  }

  private KeyRing start(Path in) { return PrivacyConfiguration.ring(in, db, PassphraseAsked.NOBODY); }

  private static Path file(Path home) { return home.resolve("keys").resolve("key-encryption-key.json"); }

  @Test
  void the_first_start_makes_a_key_and_the_next_ones_use_it() {
    var aminata = PersonId.next();
    var closed = new Seals(db, start(home)).create(aminata).close("Diallo", NAME);
    assertThat(new Seals(db, start(home)).of(aminata).open(closed, NAME)).isEqualTo("Diallo");
  }

  @Test
  void a_database_whose_key_file_is_gone_gets_no_new_one() {
    new Seals(db, start(home)).create(PersonId.next());
    assertThatThrownBy(() -> start(anotherHome)).isInstanceOf(KeysUnusable.class).hasMessageContaining("Put the right key file back");
    assertThat(file(anotherHome)).doesNotExist();
  }

  @Test
  void a_database_does_not_start_with_the_keys_of_another() throws Exception {
    new Seals(db, start(home)).create(PersonId.next());
    KeyRing.create(file(anotherHome));
    assertThatThrownBy(() -> start(anotherHome)).isInstanceOf(KeysUnusable.class).hasMessageContaining("Put the right key file back");
    assertThat(Files.exists(file(home))).isTrue();
  }

  @Test
  void whose_key_is_deleted_is_unreadable_for_ever() {
    var seals = new Seals(db, start(home));
    var aminata = PersonId.next();
    seals.create(aminata);
    db.sql("delete from privacy.person_key where person_id = ?").param(aminata.value()).update();
    assertThatThrownBy(() -> seals.of(aminata)).isInstanceOf(Unreadable.class);
    assertThat(seals.of(List.of(aminata)).of(aminata, Compartment.IDENTITY)).isEmpty();
  }

  @Test
  void a_wrapped_key_given_to_another_person_does_not_unwrap() {
    var seals = new Seals(db, start(home));
    var aminata = PersonId.next();
    var bakary = PersonId.next();
    seals.create(aminata);
    db.sql(
      "insert into privacy.person_key (person_id, compartment, wrapped) select ?, compartment, wrapped from privacy.person_key where person_id = ?")
      .params(bakary.value(), aminata
        .value())
      .update();
    assertThatThrownBy(() -> seals.of(bakary)).isInstanceOf(Unreadable.class);
  }

  private static final Place STORY = Place.of("protection.finding.story", new UUID(1, 2));

  @Test
  void each_sealed_compartment_has_a_key_of_its_own_made_when_it_is_first_needed() {
    var seals = new Seals(db, start(home));
    var aminata = PersonId.next();
    seals.create(aminata);
    assertThat(compartments(aminata)).containsExactly("GENERAL");
    assertThatThrownBy(() -> seals.of(aminata, Compartment.HEALTH)).as("nothing was closed there").isInstanceOf(Unreadable.class);
    var closed = seals.toClose(aminata, Compartment.TRAFFICKING).close("Two men wait at the port.", STORY);
    assertThat(compartments(aminata)).containsExactly("GENERAL", "TRAFFICKING");
    seals.toClose(aminata, Compartment.NOTES);
    assertThat(compartments(aminata)).as("what is not sealed has one together").containsExactly("GENERAL", "TRAFFICKING");
    var later = new Seals(db, start(home));
    assertThat(later.of(aminata, Compartment.TRAFFICKING).open(closed, STORY)).isEqualTo("Two men wait at the port.");
    assertThat(later.toClose(aminata, Compartment.TRAFFICKING).open(closed, STORY)).as("the same one").isNotNull();
    assertThatThrownBy(() -> later.of(aminata).open(closed, STORY)).as("whoever reads names").isInstanceOf(Unreadable.class);
    later.toClose(aminata, Compartment.HEALTH);
    assertThatThrownBy(() -> later.of(aminata, Compartment.HEALTH).open(closed, STORY)).isInstanceOf(Unreadable.class);
  }

  private List<String> compartments(PersonId person) {
    return db.sql("select compartment from privacy.person_key where person_id = ? order by compartment").param(person.value())
      .query(String.class).list();
  }

  @Test
  void a_key_of_one_compartment_put_in_place_of_another_does_not_unwrap() {
    var seals = new Seals(db, start(home));
    var aminata = PersonId.next();
    seals.create(aminata);
    seals.toClose(aminata, Compartment.CHILD);
    db.sql("update privacy.person_key set compartment = 'HEALTH' where compartment = 'CHILD'").update();
    assertThatThrownBy(() -> seals.of(aminata, Compartment.HEALTH)).isInstanceOf(Unreadable.class);
  }

  @Test
  void whoever_was_forgotten_gets_no_key_again() {
    var seals = new Seals(db, start(home));
    var aminata = PersonId.next();
    seals.create(aminata);
    db.sql("delete from privacy.person_key where person_id = ?").param(aminata.value()).update();
    assertThatThrownBy(() -> seals.toClose(aminata, Compartment.CHILD)).isInstanceOf(Unreadable.class);
    assertThat(compartments(aminata)).isEmpty();
  }

  /** Else a key could be added beside those that were just destroyed. */
  @Test
  void who_adds_a_key_while_somebody_is_forgotten_is_waited_for_and_theirs_goes_too() throws Exception {
    var seals = new Seals(db, start(home));
    var aminata = PersonId.next();
    seals.create(aminata);
    var transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    var added = new CountDownLatch(1);
    try (var pool = Executors.newSingleThreadExecutor()) {
      var slow = pool.submit(() -> transaction.executeWithoutResult(_ -> {
        seals.toClose(aminata, Compartment.HEALTH);
        added.countDown();
        for (int times = 0; times < 400 && !somebodyWaits(); times++) LockSupport.parkNanos(5_000_000);
      }));
      added.await();
      Integer gone = transaction.execute(_ -> seals.forget(aminata));
      assertThat(gone).isEqualTo(2);
      slow.get();
    }
    assertThat(compartments(aminata)).isEmpty();
  }

  private boolean somebodyWaits() {
    return db.sql("select exists (select from pg_locks where not granted and locktype = 'transactionid')").query(Boolean.class).single();
  }

  /** Lost with the only key of the file, and not with the first: a start looks at every key in use. */
  @Test
  void the_key_of_a_compartment_that_a_file_lacks_is_missed_at_the_start() throws Exception {
    var seals = new Seals(db, start(home));
    var aminata = PersonId.next();
    seals.create(aminata);
    var before = Files.readString(file(home));
    KeyRing.create(file(anotherHome));
    var strange = KeyRing.read(file(anotherHome));
    db.sql("insert into privacy.person_key (person_id, compartment, wrapped) values (?, 'HEALTH', ?)")
      .params(aminata.value(), strange.wrap(new byte[32], Seals.place(aminata, "HEALTH"))).update();
    assertThatThrownBy(() -> start(home)).isInstanceOf(KeysUnusable.class).hasMessageContaining("1 people are under a key that is not");
    assertThat(file(home)).hasContent(before);
  }
}
