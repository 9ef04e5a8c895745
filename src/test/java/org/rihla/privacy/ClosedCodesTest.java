package org.rihla.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rihla.TestDatabase;
import org.rihla.access.Compartment;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody went through, as a code: it says nothing to a thief, and can be counted for ever. */
class ClosedCodesTest {

  private static final Compartment SEALED = Compartment.TRAFFICKING;

  @TempDir
  Path home;

  DriverManagerDataSource source;
  JdbcClient db;
  final PersonId aminata = PersonId.next();
  final Place place = place(new UUID(1, 1), aminata);

  @BeforeEach
  void an_empty_installation() {
    var login = TestDatabase.migrated();
    source = new DriverManagerDataSource(login.url(), login.user(), login.password());
    db = JdbcClient.create(source);
  }

  private static Place place(UUID row, PersonId person) { return Place.of("protection.vulnerability.code", row, person.value()); }

  private Seals seals() { return new Seals(db, PrivacyConfiguration.ring(home, db, PassphraseAsked.NOBODY)); }

  private ClosedCodes codes() { return new ClosedCodes(seals(), new DataSourceTransactionManager(source)); }

  @Test
  void a_code_is_opened_by_a_later_start_and_nowhere_else_than_where_it_stands() {
    var closed = codes().close(SEALED, "VOT", place);
    assertThat(new String(closed, java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("VOT");
    var later = codes();
    assertThat(later.open(SEALED, closed, place)).isEqualTo("VOT");
    for (var elsewhere : List.of(place(new UUID(1, 2), aminata), place(new UUID(1, 1), PersonId.next()),
      Place.of("protection.support_decision.reasons", new UUID(1, 1), aminata.value())))
      assertThatThrownBy(() -> later.open(SEALED, closed, elsewhere)).isInstanceOf(Unreadable.class);
    assertThatThrownBy(() -> later.open(Compartment.HEALTH, closed, place)).as("of another compartment").isInstanceOf(Unreadable.class);
  }

  @Test
  void the_same_code_never_looks_the_same_twice() {
    var codes = codes();
    assertThat(codes.close(SEALED, "VOT", place)).isNotEqualTo(codes.close(SEALED, "VOT", place));
  }

  @Test
  void who_is_forgotten_goes_on_counting() {
    var seals = seals();
    seals.create(aminata);
    var closed = codes().close(SEALED, "VOT", place);
    assertThat(seals.forget(aminata)).isOne();
    assertThat(codes().open(SEALED, closed, place)).isEqualTo("VOT");
  }

  @Test
  void the_key_is_there_although_who_first_needed_it_gave_up() {
    var codes = codes();
    new TransactionTemplate(new DataSourceTransactionManager(source)).executeWithoutResult(deed -> {
      codes.close(SEALED, "VOT", place);
      deed.setRollbackOnly();
    });
    var closed = codes.close(SEALED, "VOT", place);
    assertThat(codes().open(SEALED, closed, place)).isEqualTo("VOT");
  }

  @Test
  void of_many_who_need_it_first_all_have_the_same() throws Exception {
    codes().close(Compartment.CHILD, "x", place); // the key file is there
    try (var pool = Executors.newFixedThreadPool(8)) {
      var tasks = Stream.generate(() -> codes()).limit(8).<Callable<byte[]>>map(codes -> () -> codes.close(SEALED, "VOT", place)).toList();
      for (var each : pool.invokeAll(tasks)) assertThat(codes().open(SEALED, each.get(), place)).isEqualTo("VOT");
    }
    assertThat(db.sql("select count(*) from privacy.person_key where compartment = 'TRAFFICKING'").query(Long.class).single()).isOne();
  }

  @Test
  void its_key_is_wrapped_anew_like_any_other_and_counts_as_nobody() {
    var closed = codes().close(SEALED, "VOT", place);
    var rotation = new Rotation(db, PrivacyConfiguration.ring(home, db, PassphraseAsked.NOBODY),
      new Audit(new JdbcTemplate(source), Clock.systemUTC(), 60), Alone.ceremonies(db),
      new DataSourceTransactionManager(source));
    assertThat(rotation.retire(Alone.WORD)).as("it is needed").isZero();
    assertThat(rotation.rotate(Alone.WORD, _ -> {})).isEqualTo(new Rotation.Rotated(0, 0));
    assertThat(rotation.retire(Alone.WORD)).isOne();
    assertThat(codes().open(SEALED, closed, place)).isEqualTo("VOT");
  }
}
