package org.rihla.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LONG;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rihla.TestDatabase;
import org.rihla.access.Compartment;
import org.rihla.privacy.KeyCeremonies.Word;
import org.rihla.values.PersonId;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The key-encryption key changes while people are helped, and nobody notices. */
class RotationTest {

  private static final Place PLACE = Place.of("people.person.family_name", new UUID(1, 1));

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

  private KeyRing start() { return PrivacyConfiguration.ring(home, db, PassphraseAsked.NOBODY); }

  private Rotation rotation() {
    return new Rotation(db, start(), new Audit(new JdbcTemplate(source), Clock.systemUTC(), 60),
      Alone.ceremonies(db), new DataSourceTransactionManager(source));
  }

  private List<Long> peopleUnderEachKey() { return rotation().standing().keys().stream().map(Rotation.Key::people).toList(); }

  private void somebody(Seals seals) {
    var person = PersonId.next();
    closed.put(person, seals.create(person).close("Diallo", PLACE));
  }

  private void everybodyIsReadBy(Seals seals) {
    var keys = seals.of(closed.keySet());
    closed.forEach((person, name) -> assertThat(keys.of(person, Compartment.IDENTITY).orElseThrow().open(name, PLACE)).isEqualTo("Diallo"));
  }

  @Test
  void everybody_is_put_under_the_new_key_and_the_old_one_can_go() {
    var seals = new Seals(db, start());
    IntStream.range(0, 700).forEach(_ -> somebody(seals));
    var rotation = rotation();
    assertThat(peopleUnderEachKey()).containsExactly(700L);
    assertThat(rotation.rotate(Alone.WORD, _ -> {})).isEqualTo(new Rotation.Rotated(700, 0));
    assertThat(peopleUnderEachKey()).containsExactly(700L, 0L);
    everybodyIsReadBy(seals);
    assertThat(rotation.retire(Alone.WORD)).isOne();
    assertThat(rotation.retire(Alone.WORD)).as("the one in use stays").isZero();
    everybodyIsReadBy(new Seals(db, start()));
    assertThat(db.sql("select string_agg(act, ' ' order by at) from privacy.audit_event").query(String.class).single()).isEqualTo(
      "ROTATE_KEYS ADD_KEY ROTATE_KEYS RETIRE_KEYS RETIRE_KEYS"); // begun, and done
  }

  @Test
  void the_keys_of_sealed_compartments_are_put_under_it_too_and_each_person_counts_once() {
    var seals = new Seals(db, start());
    var story = Place.of("health.examination.story", new UUID(1, 2));
    IntStream.range(0, 300).forEach(_ -> somebody(seals));
    var stories = new HashMap<PersonId, byte[]>();
    closed.keySet().forEach(person -> stories.put(person, Objects.requireNonNull(seals.toClose(person, Compartment.HEALTH)
      .close("Asthma.", story))));
    closed.keySet().stream().limit(200).forEach(person -> seals.toClose(person, Compartment.CHILD));
    assertThat(rotation().rotate(Alone.WORD, _ -> {})).isEqualTo(new Rotation.Rotated(300, 0));
    assertThat(peopleUnderEachKey()).containsExactly(300L, 0L);
    assertThat(rotation().retire(Alone.WORD)).isOne();
    everybodyIsReadBy(new Seals(db, start()));
    var later = new Seals(db, start());
    stories.forEach((person, each) -> assertThat(later.of(person, Compartment.HEALTH).open(each, story)).isEqualTo("Asthma."));
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
    var atOnce = transaction();
    Callable<Long> registering = () -> {
      long registered = 0;
      for (; !over.get(); registered++) atOnce.executeWithoutResult(_ -> {
        somebody(serving);
        LockSupport.parkNanos(2_000_000); // a registration does more than this
      });
      return registered;
    };
    try (var pool = Executors.newFixedThreadPool(3)) {
      var atWork = List.<Future<Long>>of(pool.submit(reading), pool.submit(reading), pool.submit(registering));
      try {
        for (int keys = 2; keys <= 3; keys++) {
          rotation().rotate(Alone.WORD, _ -> {});
          assertThat(peopleUnderEachKey()).hasSize(keys).element(0, LONG).isGreaterThanOrEqualTo(1_500);
          assertThat(peopleUnderEachKey().subList(1, keys)).as("nobody is left behind").containsOnly(0L);
        }
      } finally {
        over.set(true);
      }
      for (var each : atWork) assertThat(each.get()).isPositive();
    }
    everybodyIsReadBy(serving);
    everybodyIsReadBy(new Seals(db, start()));
    assertThat(rotation().retire(Alone.WORD)).isEqualTo(2);
    everybodyIsReadBy(new Seals(db, start()));
  }

  private TransactionTemplate transaction() { return new TransactionTemplate(new DataSourceTransactionManager(source)); }

  @Test
  void whoever_was_registered_under_the_old_key_and_is_committed_late_is_waited_for() throws Exception {
    var serving = new Seals(db, start());
    IntStream.range(0, 3).forEach(_ -> somebody(serving));
    var registered = new CountDownLatch(1);
    var rotated = new AtomicBoolean();
    try (var pool = Executors.newFixedThreadPool(2)) {
      var late = pool.submit(() -> transaction().executeWithoutResult(_ -> {
        somebody(serving);
        registered.countDown();
        while (!rotated.get() && !somebodyWaitsForTheTable()) LockSupport.parkNanos(5_000_000);
      }));
      registered.await();
      try {
        assertThat(rotation().rotate(Alone.WORD, _ -> {}).people()).isEqualTo(4);
      } finally {
        rotated.set(true);
      }
      late.get();
    }
    assertThat(peopleUnderEachKey()).containsExactly(4L, 0L);
  }

  private boolean somebodyWaitsForTheTable() {
    return db.sql("select exists (select from pg_locks where relation = 'privacy.person_key'::regclass and not granted)")
      .query(Boolean.class).single();
  }

  @Test
  void whoever_is_written_down_after_the_last_look_is_under_the_new_key() {
    var ring = start();
    var once = new AtomicBoolean();
    var slow = new DelegatingDataSource(source) {
      @Override
      public Connection getConnection() throws SQLException {
        if (!once.getAndSet(true)) rotation().rotate(Alone.WORD, _ -> {}); // after the key was wrapped, before its row
        return super.getConnection();
      }
    };
    somebody(new Seals(JdbcClient.create(slow), ring));
    assertThat(peopleUnderEachKey()).containsExactly(1L, 0L);
    everybodyIsReadBy(new Seals(db, start()));
  }

  @Test
  void without_the_word_of_two_or_of_one_who_says_why_nothing_is_done() throws Exception {
    somebody(new Seals(db, start()));
    var before = Files.readString(file());
    assertThatThrownBy(() -> rotation().rotate(new Word.OfTwo(), _ -> {})).isInstanceOf(NotAgreed.class)
      .hasMessageContaining("asks for it (ROTATE)").hasMessageContaining("--alone --reason TEXT");
    assertThatThrownBy(() -> rotation().retire(new Word.OfTwo())).isInstanceOf(NotAgreed.class);
    assertThatThrownBy(() -> rotation().rotate(new Word.OfOneAlone("because"), _ -> {})).as("the database")
      .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(file()).hasContent(before);
    assertThat(db.sql("select count(*) from privacy.audit_event").query(Long.class).single()).isZero();
  }

  @Test
  void a_second_one_is_refused_while_the_first_goes_on() {
    var seals = new Seals(db, start());
    IntStream.range(0, 3).forEach(_ -> somebody(seals));
    rotation().rotate(Alone.WORD, _ -> {
      assertThatThrownBy(() -> rotation().rotate(Alone.WORD, _ -> {})).isInstanceOf(KeysBusy.class)
        .hasMessageContaining("by another command");
      assertThatThrownBy(() -> rotation().retire(Alone.WORD)).isInstanceOf(KeysBusy.class);
    });
    assertThat(peopleUnderEachKey()).containsExactly(3L, 0L);
    assertThat(rotation().retire(Alone.WORD)).isOne();
    everybodyIsReadBy(new Seals(db, start()));
  }

  @Test
  void what_cannot_be_written_down_is_not_done_to_the_keys() throws Exception {
    var seals = new Seals(db, start());
    somebody(seals);
    rotation().rotate(Alone.WORD, _ -> {});
    var before = Files.readString(file());
    db.sql("alter table privacy.audit_event add constraint no_room check (act = 'NOTHING') not valid").update();
    assertThatThrownBy(() -> rotation().retire(Alone.WORD)).rootCause().hasMessageContaining("no_room");
    assertThatThrownBy(() -> rotation().rotate(Alone.WORD, _ -> {})).rootCause().hasMessageContaining("no_room");
    assertThat(file()).hasContent(before);
  }

  private void cutOffAfter500() {
    assertThatThrownBy(() -> rotation().rotate(Alone.WORD, _ -> {
      throw new IllegalStateException("killed");
    })).hasMessage("killed");
  }

  @Test
  void after_one_that_was_cut_off_the_next_makes_a_new_key_and_takes_everybody_along() {
    var seals = new Seals(db, start());
    IntStream.range(0, 600).forEach(_ -> somebody(seals));
    cutOffAfter500();
    everybodyIsReadBy(new Seals(db, start()));
    assertThat(peopleUnderEachKey()).containsExactly(500L, 100L);
    assertThat(rotation().retire(Alone.WORD)).as("it is still needed").isZero();
    assertThat(rotation().rotate(Alone.WORD, _ -> {})).isEqualTo(new Rotation.Rotated(600, 100));
    assertThat(peopleUnderEachKey()).as("a third key").containsExactly(600L, 0L, 0L);
    everybodyIsReadBy(new Seals(db, start()));
    assertThat(rotation().retire(Alone.WORD)).isEqualTo(2);
  }

  @Test
  void a_file_that_holds_only_some_of_the_keys_in_use_is_refused_and_says_for_how_many() throws Exception {
    var seals = new Seals(db, start());
    IntStream.range(0, 600).forEach(_ -> somebody(seals));
    var before = Files.readString(file());
    var beside = rotation();
    cutOffAfter500();
    Files.writeString(file(), before);
    assertThatThrownBy(this::start).isInstanceOf(KeysUnusable.class)
      .hasMessageContaining("500 people are under a key that is not in this file")
      .hasMessageNotContaining("another database");
    assertThatThrownBy(() -> KeysOfHome.at(home).check(Optional.of(source), PassphraseAsked.NOBODY)).as("the doctor")
      .isInstanceOf(KeysUnusable.class);
    assertThat(beside.standing()).as("what looked at the file earlier").satisfies(standing -> {
      assertThat(standing.keys()).singleElement().satisfies(key -> assertThat(key.people()).isEqualTo(100));
      assertThat(standing.withoutKey()).isEqualTo(500);
    });
  }

  @Test
  void a_key_that_was_retired_opens_nothing_written_since() throws Exception {
    var seals = new Seals(db, start());
    somebody(seals);
    var before = Files.readString(file());
    rotation().rotate(Alone.WORD, _ -> {});
    rotation().retire(Alone.WORD);
    Files.writeString(file(), before);
    assertThatThrownBy(this::start).isInstanceOf(KeysUnusable.class).hasMessageContaining("belongs to another database");
  }
}
