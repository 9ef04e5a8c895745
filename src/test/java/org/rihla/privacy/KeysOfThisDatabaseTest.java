package org.rihla.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rihla.TestDatabase;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The key file and the database belong together; an installation whose parts do not fit does not start. */
class KeysOfThisDatabaseTest {

  private static final Place NAME = Place.of("people.person.family_name", new UUID(1, 1));

  @TempDir
  Path home;
  @TempDir
  Path anotherHome;

  JdbcClient db;

  @BeforeEach
  void an_empty_installation() {
    var login = TestDatabase.migrated();
    db = JdbcClient.create(new DriverManagerDataSource(login.url(), login.user(), login.password()));
  }

  private KeyRing start(Path in) { return new PrivacyConfiguration().keyRing(in, db); }

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
    assertThat(seals.of(java.util.List.of(aminata))).isEmpty();
  }

  @Test
  void a_wrapped_key_given_to_another_person_does_not_unwrap() {
    var seals = new Seals(db, start(home));
    var aminata = PersonId.next();
    var bakary = PersonId.next();
    seals.create(aminata);
    db.sql("insert into privacy.person_key select ?, wrapped from privacy.person_key where person_id = ?").params(bakary.value(), aminata
      .value()).update();
    assertThatThrownBy(() -> seals.of(bakary)).isInstanceOf(Unreadable.class);
  }
}
