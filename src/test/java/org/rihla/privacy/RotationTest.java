package org.rihla.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rihla.TestDatabase;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The key-encryption key changes while people are helped, and nobody notices. */
class RotationTest {

  private static final String PLACE = "people.person.family_name";

  @TempDir
  Path home;

  HikariDataSource source;
  JdbcClient db;
  final Map<PersonId, byte[]> closed = new ConcurrentHashMap<>();

  @BeforeEach
  void an_empty_installation() {
    var login = TestDatabase.fresh();
    source = new HikariDataSource();
    source.setJdbcUrl(login.url());
    source.setUsername(login.user());
    source.setPassword(login.password());
    Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
    db = JdbcClient.create(source);
  }

  @AfterEach
  void the_end() { source.close(); }

  private Path file() { return home.resolve("keys").resolve("key-encryption-key.json"); }

  private KeyRing start() { return new PrivacyConfiguration().keyRing(home, db); }

  private Rotation rotation() {
    return new Rotation(db, start(), new Audit(db, Clock.systemUTC()), new DataSourceTransactionManager(source));
  }

  private void somebody(Seals seals) {
    var person = PersonId.next();
    closed.put(person, seals.create(person).close("Diallo", PLACE));
  }

  private void everybodyIsReadBy(Seals seals) {
    var keys = seals.of(closed.keySet());
    assertThat(keys).hasSameSizeAs(closed);
    closed.forEach((person, name) -> assertThat(Objects.requireNonNull(keys.get(person)).open(name, PLACE)).isEqualTo("Diallo"));
  }

  @Test
  void everybody_is_put_under_the_new_key_and_the_old_one_can_go() {
    var seals = new Seals(db, start());
    IntStream.range(0, 700).forEach(_ -> somebody(seals));
    var rotation = rotation();
    assertThat(rotation.standing()).singleElement().satisfies(key -> assertThat(key.people()).isEqualTo(700));
    assertThat(rotation.rotate(_ -> {})).isEqualTo(700);
    assertThat(rotation.standing()).extracting(Rotation.Standing::people).containsExactly(700L, 0L);
    everybodyIsReadBy(seals);
    assertThat(rotation.retire()).isOne();
    assertThat(rotation.retire()).as("the one in use stays").isZero();
    everybodyIsReadBy(new Seals(db, start()));
    assertThat(db.sql("select string_agg(act, ' ' order by at) from privacy.audit_event").query(String.class).single()).isEqualTo(
      "ROTATE_KEYS RETIRE_KEYS");
  }

  /** Each with a key ring of its own, as a Rihla that is being served has beside the command. */
  @Test
  void while_it_goes_on_nobody_fails_to_read_and_nobody_new_is_lost() throws Exception {
    var seals = new Seals(db, start());
    IntStream.range(0, 1_500).forEach(_ -> somebody(seals));
    var serving = new Seals(db, start());
    var over = new AtomicBoolean();
    var known = List.copyOf(closed.keySet());
    Callable<Long> reading = () -> {
      long read = 0;
      for (int at = 0; !over.get(); at = (at + 7) % known.size(), read++)
        assertThat(serving.of(known.get(at)).open(closed.get(known.get(at)), PLACE)).isEqualTo("Diallo");
      return read;
    };
    Callable<Long> registering = () -> {
      long registered = 0;
      for (; !over.get(); registered++) somebody(serving);
      return registered;
    };
    try (var pool = Executors.newFixedThreadPool(3)) {
      var atWork = List.<Future<Long>>of(pool.submit(reading), pool.submit(reading), pool.submit(registering));
      try {
        rotation().rotate(_ -> {});
        rotation().rotate(_ -> {});
      } finally {
        over.set(true);
      }
      for (var each : atWork) assertThat(each.get()).isPositive();
    }
    everybodyIsReadBy(serving);
    everybodyIsReadBy(new Seals(db, start()));
    rotation().rotate(_ -> {});
    rotation().retire();
    everybodyIsReadBy(new Seals(db, start()));
  }

  @Test
  void one_that_was_cut_off_goes_on_where_it_was() {
    var seals = new Seals(db, start());
    IntStream.range(0, 600).forEach(_ -> somebody(seals));
    assertThatThrownBy(() -> rotation().rotate(_ -> {
      throw new IllegalStateException("killed");
    })).hasMessage("killed");
    everybodyIsReadBy(new Seals(db, start()));
    assertThat(rotation().standing()).extracting(Rotation.Standing::people).containsExactly(500L, 100L);
    assertThat(rotation().retire()).as("it is still needed").isZero();
    assertThat(rotation().rotate(_ -> {})).isEqualTo(100);
    assertThat(rotation().standing()).as("no third key").extracting(Rotation.Standing::people).containsExactly(600L, 0L);
  }

  @Test
  void a_key_that_was_retired_opens_nothing_written_since() throws Exception {
    var seals = new Seals(db, start());
    somebody(seals);
    var before = Files.readString(file());
    rotation().rotate(_ -> {});
    rotation().retire();
    Files.writeString(file(), before);
    assertThatThrownBy(this::start).isInstanceOf(KeysUnusable.class).hasMessageContaining("belongs to another database");
  }
}
