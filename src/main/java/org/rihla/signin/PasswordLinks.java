package org.rihla.signin;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.rihla.access.Actor;
import org.rihla.access.Staff;
import org.rihla.values.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Links with which somebody chooses the password of their own account: each good once and for a day, one an account. */
@Repository
class PasswordLinks {

  static final Duration LIFE = Duration.ofHours(24);
  private static final int TOKEN_BYTES = 32;

  private final JdbcClient db;
  private final Clock clock;
  private final Staff staff;

  PasswordLinks(JdbcClient db, Clock clock, Staff staff) {
    this.db = db;
    this.clock = clock;
    this.staff = staff;
  }

  /** An earlier one of the account stops working. @return what stands in the link, and nowhere else */
  String make(StaffId who) {
    var token = Secrets.word(TOKEN_BYTES);
    var now = clock.instant();
    db.sql(
      """
        insert into signin.password_link (staff_id, token_hash, made_at, expires_at) values (?, ?, ?, ?)
        on conflict (staff_id) do update set token_hash = excluded.token_hash, made_at = excluded.made_at, expires_at = excluded.expires_at""")
      .params(who.value(), Secrets.hash(token), Timestamp.from(now), Timestamp.from(now.plus(LIFE))).update();
    return token;
  }

  /** Until when a link of theirs opens. */
  Optional<Instant> openUntil(StaffId who) {
    return db.sql("select expires_at from signin.password_link where staff_id = ? and expires_at > ?").params(who.value(), now())
      .query((row, _) -> row.getTimestamp(1).toInstant()).optional();
  }

  /** Whose it is, while it opens; of an account that is switched off none does. */
  Optional<Actor> opens(String token) {
    return db.sql("select staff_id from signin.password_link where token_hash = ? and expires_at > ?").params(Secrets.hash(token), now())
      .query(UUID.class).optional().map(StaffId::new).filter(staff::isActive).flatMap(staff::byId);
  }

  /** Uses it up. @return whether it was still there: of two at once, for one */
  boolean use(String token) {
    return db.sql("delete from signin.password_link where token_hash = ? and expires_at > ?").params(Secrets.hash(token), now())
      .update() == 1;
  }

  void forget(StaffId who) { db.sql("delete from signin.password_link where staff_id = ?").param(who.value()).update(); }

  private Timestamp now() { return Timestamp.from(clock.instant()); }
}
