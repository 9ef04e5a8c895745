package org.rihla.signin;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.rihla.values.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who of the provider's people has which account; and which of its answers were taken. */
@Repository
class ProviderLinks {

  private static final Duration ANSWERS_KEPT = Duration.ofHours(1);

  private final JdbcClient db;
  private final Clock clock;

  ProviderLinks(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  enum How {
    ADMINISTRATOR, FIRST_USE
  }

  Optional<StaffId> find(String issuer, String subject) {
    return db.sql("update signin.provider_link set used_at = ? where subject_hash = ? returning staff_id")
      .params(now(), hash(issuer, subject))
      .query(UUID.class).optional().map(StaffId::new);
  }

  /** Since when they are linked. */
  Optional<Instant> of(StaffId who) {
    return db.sql("select linked_at from signin.provider_link where staff_id = ?").param(who.value()).query((row, _) -> row.getTimestamp(1)
      .toInstant()).optional();
  }

  /** @return false if either side has a link already */
  boolean add(StaffId who, String issuer, String subject, How how) {
    return db.sql("insert into signin.provider_link (staff_id, subject_hash, how, linked_at) values (?, ?, ?, ?) on conflict do nothing")
      .params(who.value(), hash(issuer, subject), how.name(), now()).update() == 1;
  }

  boolean isOthers(String issuer, String subject, StaffId who) {
    return db.sql("select exists (select from signin.provider_link where subject_hash = ? and staff_id <> ?)")
      .params(hash(issuer, subject), who
        .value())
      .query(Boolean.class).single();
  }

  void remove(StaffId who) { db.sql("delete from signin.provider_link where staff_id = ?").param(who.value()).update(); }

  /** @return whether this is the first time */
  boolean isFirstAnswer(String state) {
    db.sql("delete from signin.provider_answer where taken_at < ?").param(Timestamp.from(clock.instant().minus(ANSWERS_KEPT))).update();
    return db.sql("insert into signin.provider_answer (state_hash, taken_at) values (?, ?) on conflict do nothing").params(Secrets.hash(
      state), now()).update() == 1;
  }

  private static byte[] hash(String issuer, String subject) { return Secrets.hash(issuer + "\n" + subject); }

  private Timestamp now() { return Timestamp.from(clock.instant()); }
}
