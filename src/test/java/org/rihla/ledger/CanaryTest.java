package org.rihla.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.rihla.values.Calendar;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** A synthetic act each day, which must arrive. Each test in an installation of its own. */
@SpringBootTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class CanaryTest {

  private static final Instant MORNING = Instant.parse("2031-06-01T06:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2031, 6, 1);
  private static final Instant NEXT_DAY = MORNING.plusSeconds(86_400);

  @Autowired
  Canary canary;
  @Autowired
  Sealer sealer;
  @Autowired
  Inspections inspections;
  @Autowired
  JdbcClient db;
  @Autowired
  Environment environment;

  private void everyMinute(Instant at) throws Exception {
    Calendar.at(at, () -> {
      canary.everyMinute();
      return null;
    });
  }

  private long written() { return db.sql("select count(*) from privacy.audit_event where act = 'CANARY'").query(Long.class).single(); }

  private void byOwner(String sql) throws Exception {
    try (var owner = DriverManager.getConnection(environment.getRequiredProperty("rihla.database.url"), environment.getRequiredProperty(
      "rihla.database.user"), environment.getRequiredProperty("rihla.database.password")); var statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void it_is_written_once_a_day_at_a_minute_that_nobody_knows_and_arrives() throws Exception {
    everyMinute(MORNING);
    var due = db.sql("select due_at from ledger.canary").query((row, _) -> row.getTimestamp(1).toInstant()).single();
    assertThat(due).isBetween(MORNING, DAY.plusDays(1).atStartOfDay(java.time.ZoneId.of("Africa/Casablanca")).toInstant());
    everyMinute(MORNING.plusSeconds(60));
    for (int minute = 0; minute < 5; minute++) everyMinute(due.plusSeconds(1 + 60 * minute));
    assertThat(written()).isOne();
    assertThat(Calendar.at(due.plusSeconds(300), canary::missing)).as("it may still be on its way").isEmpty();
    assertThat(Calendar.at(due.plusSeconds(700), canary::missing)).as("not sealed").containsExactly(DAY);
    // what others do on the same server at that moment may keep the newest entries for the next round of sealing
    for (int round = 0; round < 100 && !Calendar.at(due.plusSeconds(700), canary::missing).isEmpty(); round++) {
      sealer.seal();
      Thread.sleep(50);
    }
    assertThat(Calendar.at(due.plusSeconds(700), canary::missing)).isEmpty();
    assertThat(canary.arrived()).isPresent();
  }

  /** Whoever stands between the deed and the database and swallows it. */
  @Test
  void an_act_that_was_swallowed_is_missed() throws Exception {
    byOwner("create rule swallow as on insert to privacy.audit_event where new.act = 'CANARY' do instead nothing");
    everyMinute(MORNING);
    everyMinute(NEXT_DAY);
    sealer.seal();
    assertThat(written()).isZero();
    assertThat(Calendar.at(NEXT_DAY.plusSeconds(3_000), canary::missing)).contains(DAY);
  }

  @Test
  void an_act_that_stands_there_otherwise_than_it_was_written_is_missed() throws Exception {
    everyMinute(MORNING);
    everyMinute(NEXT_DAY);
    byOwner("update privacy.audit_event set leaf = sha256('another') where act = 'CANARY'");
    sealer.seal();
    assertThat(Calendar.at(NEXT_DAY.plusSeconds(3_000), canary::missing)).contains(DAY);
  }

  @Test
  void where_it_cannot_be_written_it_is_tried_again_and_missed_until_then() throws Exception {
    byOwner("revoke insert on privacy.audit_event from rihla_app");
    everyMinute(MORNING);
    everyMinute(NEXT_DAY);
    assertThat(Calendar.at(NEXT_DAY.plusSeconds(3_000), canary::missing)).contains(DAY);
    byOwner("grant insert on privacy.audit_event to rihla_app");
    everyMinute(NEXT_DAY.plusSeconds(60));
    sealer.seal();
    assertThat(Calendar.at(NEXT_DAY.plusSeconds(660), canary::missing)).isEmpty();
  }

  @Test
  void a_night_that_found_something_is_kept() {
    assertThat(inspections.last()).isEmpty();
    assertThat(inspections.note(0, 0, 0).clean()).isTrue();
    assertThat(inspections.note(1, 2, 3).clean()).isFalse();
    assertThat(inspections.last().orElseThrow().withoutHistory()).isEqualTo(2);
  }
}
