package org.rihla.signin;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.rihla.access.Actor;
import org.rihla.access.OwnAccounts;
import org.rihla.access.Role;
import org.rihla.values.OfficeCode;
import org.rihla.values.StaffId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who is signed in, kept in the database: a restart ends nobody's session. Each is looked up with its account at each request, so that an account
 * switched off, or given another role or office, is out at once.
 */
@Repository
class Sessions {

  static final int NUMBER_BYTES = 32;
  /** A telephone may be borrowed, and is given back. */
  private static final Duration IDLE_OF_A_GUEST = Duration.ofMinutes(15);
  /** Being seen is not written down more often. */
  private static final Duration SEEN_EVERY = Duration.ofSeconds(10);

  private final JdbcClient db;
  private final Clock clock;
  private final SignInRules rules;

  Sessions(JdbcClient db, Clock clock, SignInRules.Read rules) {
    this.db = db;
    this.clock = clock;
    this.rules = rules.rules();
  }

  /**
   * @param complete whether nothing more is asked before they are in
   * @param leftAlone whether since their last proof nobody asked anything for so long that somebody else may sit there
   * @param byPasskey whether that proof was by a passkey
   */
  record Session(Actor actor, boolean complete, Instant seenAt, Instant provenAt, boolean leftAlone, boolean byPasskey) {
  }

  /** @return its number, which is nowhere else */
  String begin(StaffId who, boolean complete) {
    return begin(who, complete, clock.instant());
  }

  /** @param provenAt when they proved who they are, where that was not just now */
  String begin(StaffId who, boolean complete, Instant provenAt) {
    var number = Secrets.word(NUMBER_BYTES);
    db.sql("delete from signin.session where begun_at < ? or seen_at < ?").params(ago(rules.longest()), ago(rules.idle())).update();
    db.sql("""
      insert into signin.session (id_hash, staff_id, role, office, complete, begun_at, seen_at, proven_at)
      select ?, id, role, office, ?, ?, ?, ? from access.staff where id = ?""")
      .params(Secrets.hash(number), complete, ago(Duration.ZERO), ago(Duration.ZERO), Timestamp.from(provenAt), who.value()).update();
    return number;
  }

  /** Empty if there is none, if it has ended, or if the account is no longer what it was. */
  Optional<Session> find(String number) {
    return find(number, true);
  }

  /** @param awake whether being asked keeps it awake: what a page asks by itself does not */
  Optional<Session> find(String number, boolean awake) {
    var hash = Secrets.hash(number);
    var found = db.sql("""
      select s.staff_id, a.login, s.role, s.office, s.complete, s.seen_at, s.proven_at,
        s.seen_at < ? or coalesce(s.left_at > s.proven_at, false), s.by_passkey
      from signin.session s join access.staff a on a.id = s.staff_id and a.active and a.role = s.role and a.office = s.office
      where s.id_hash = ? and s.begun_at > ? and s.seen_at > ? and (s.role <> 'MIGRANT' or s.seen_at > ?)""")
      .params(ago(rules.idleOnSealed()), hash, ago(rules.longest()), ago(rules.idle()), ago(IDLE_OF_A_GUEST))
      .query((row, _) -> new Session(new Actor(new StaffId(row.getObject(1, UUID.class)), row.getString(2), Role.valueOf(row.getString(3)),
        new OfficeCode(row.getString(4))), row.getBoolean(5), row.getTimestamp(6).toInstant(), row.getTimestamp(7).toInstant(),
        row.getBoolean(8), row.getBoolean(9)))
      .optional();
    if (awake && found.isPresent() && found.get().seenAt().isBefore(clock.instant().minus(SEEN_EVERY)))
      db.sql("update signin.session set seen_at = ?, left_at = case when seen_at < ? then ? else left_at end where id_hash = ?")
        .params(ago(Duration.ZERO), ago(rules.idleOnSealed()), ago(Duration.ZERO), hash).update();
    return found;
  }

  /** They proved that it is them: the session is complete and goes on under another number. @return that number */
  String proven(String number, boolean byPasskey) {
    var next = Secrets.word(NUMBER_BYTES);
    db.sql("update signin.session set id_hash = ?, complete = true, proven_at = ?, by_passkey = ? where id_hash = ?")
      .params(Secrets.hash(next), ago(Duration.ZERO), byPasskey, Secrets.hash(number)).update();
    return next;
  }

  void end(String number) { db.sql("delete from signin.session where id_hash = ?").param(Secrets.hash(number)).update(); }

  @EventListener
  void chosenAnew(OwnAccounts.ChosenAnew pin) { endAll(pin.account()); }

  void endAll(StaffId who) { db.sql("delete from signin.session where staff_id = ?").param(who.value()).update(); }

  /** @param number of the one that goes on */
  void endOthers(StaffId who, String number) {
    db.sql("delete from signin.session where staff_id = ? and id_hash <> ?").params(who.value(), Secrets.hash(number)).update();
  }

  /** How many of theirs are open. */
  int count(StaffId who) {
    return db.sql("select count(*) from signin.session where staff_id = ? and complete and begun_at > ? and seen_at > ?")
      .params(who.value(), ago(rules.longest()), ago(rules.idle())).query(Integer.class).single();
  }

  private Timestamp ago(Duration before) { return Timestamp.from(clock.instant().minus(before)); }
}
