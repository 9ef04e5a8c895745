package org.rihla.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.SecondLook.Answer;
import org.rihla.access.SecondLook.Kind;
import org.rihla.access.SecondLook.State;
import org.rihla.values.Ids;
import org.rihla.values.OfficeCode;
import org.rihla.values.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Four eyes: asked by one, answered by another. Accounts are compared, not roles, so that nobody becomes their own second person by another role;
 * and who was given an account by somebody lately answers nothing yet, since that could be the same person once more.
 */
@Service
public class SecondLooks {

  /** So long an account that another made answers nothing. */
  static final Duration TOO_YOUNG = Duration.ofHours(24);
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private static final String COLUMNS = """
    select id, kind, what, about_id, asked_by, office, asked_at, expires_at, answered_by, answer, answered_at from access.second_look""";

  private final JdbcClient db;
  private final Access access;
  private final Clock clock;

  SecondLooks(JdbcClient db, Access access, Clock clock) {
    this.db = db;
    this.access = access;
    this.clock = clock;
  }

  /** Within the verb that needs it, whose right has been asked for. Asking for the same again, while it waits, is asking once. */
  @Transactional(propagation = Propagation.MANDATORY)
  public SecondLook ask(Kind kind, String what, @Nullable StaffId about) {
    var me = Actor.current();
    var open = db.sql(COLUMNS + " where kind = ? and what = ? and asked_by = ? and answer is null and expires_at > ?")
      .params(kind.name(), what, me.id().value(), now()).query(SecondLooks::read).list();
    if (!open.isEmpty()) return open.getFirst();
    var id = Ids.next();
    db.sql("""
      insert into access.second_look (id, kind, what, about_id, asked_by, office, asked_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?)""")
      .params(id, kind.name(), what, about == null ? null : about.value(), me.id().value(), me.office().value(), now(),
        Timestamp.from(clock.instant().plus(Duration.ofDays(kind.days()))))
      .update();
    return find(id).orElseThrow();
  }

  public Optional<SecondLook> find(UUID id) { return db.sql(COLUMNS + " where id = ?").param(id).query(SecondLooks::read).optional(); }

  /** What waits for an answer of whoever acts, the oldest first. */
  public List<SecondLook> waiting() {
    var kinds = Arrays.stream(Kind.values()).filter(kind -> access.may(kind.confirmedBy(), null)).map(Kind::name).toArray(String[]::new);
    if (kinds.length == 0) return List.of();
    return db.sql(COLUMNS + " where kind = any(?) and answer is null and expires_at > ? order by asked_at, id").params(kinds, now())
      .query(SecondLooks::read).list().stream().filter(look -> isTheirs(look) && whyNot(look).isEmpty()).toList();
  }

  /** What whoever acts asked for lately, the newest first. */
  public List<SecondLook> mine() {
    return db.sql(COLUMNS + " where asked_by = ? and asked_at > ? order by asked_at desc, id desc")
      .params(Actor.current().id().value(), Timestamp.from(clock.instant().minus(REMEMBERED))).query(SecondLooks::read).list();
  }

  /** All of a kind that were asked for lately, by whomever, the newest first. */
  public List<SecondLook> lately(Kind kind) {
    return db.sql(COLUMNS + " where kind = ? and asked_at > ? order by asked_at desc, id desc")
      .params(kind.name(), Timestamp.from(clock.instant().minus(REMEMBERED))).query(SecondLooks::read).list();
  }

  public State state(SecondLook look) { return look.state(clock.instant()); }

  /**
   * To be answered by whoever acts: nobody else does until the end of the transaction.
   *
   * @throws Forbidden if it is not theirs to answer, or is not there: both look alike
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public SecondLook keep(UUID id) {
    var look = db.sql(COLUMNS + " where id = ? for update").param(id).query(SecondLooks::read).optional();
    var act = look.map(each -> each.kind().confirmedBy()).orElse(Act.CONFIRM_ACCOUNT);
    if (look.isEmpty() || !isTheirs(look.get())) {
      access.denied(act, id);
      throw new Forbidden(act);
    }
    access.require(act, null);
    return look.get();
  }

  /** Why whoever acts, though it is their work, cannot answer this one: a code. */
  public Optional<String> whyNot(SecondLook look) {
    var me = Actor.current().id();
    if (me.equals(look.askedBy()) || me.equals(look.about())) return Optional.of("second-person-needed");
    if (state(look) != State.WAITING) return Optional.of("look-is-over");
    return isTooYoung(me) ? Optional.of("account-too-young") : Optional.empty();
  }

  /** Somebody tried what two must do. */
  public void tried(SecondLook look) { access.denied(look.kind().confirmedBy(), look.id()); }

  /** Written down, once what it is about has been carried out. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void settle(SecondLook look, Answer answer) {
    int settled = db.sql("update access.second_look set answered_by = ?, answered_at = ?, answer = ? where id = ? and answer is null")
      .params(Actor.current().id().value(), now(), answer.name(), look.id()).update();
    if (settled != 1) throw new IllegalStateException("settled already");
    access.done(look.kind().confirmedBy(),
      answer.name().toLowerCase(java.util.Locale.ROOT) + " " + look.kind() + " " + look.id() + " " + look
        .what());
  }

  private boolean isTheirs(SecondLook look) {
    var me = Actor.current();
    return access.mayFor(look.kind().confirmedBy(), look.office())
      && (me.role() != look.kind().lastResort() || !anyOther(look));
  }

  /** Whether somebody with the right, who is not there for want of others only, could answer. */
  private boolean anyOther(SecondLook look) {
    var roles = access.rolesFor(look.kind().confirmedBy()).stream().filter(role -> role != look.kind().lastResort()).map(Role::name)
      .toArray(String[]::new);
    return db.sql("select exists (select from access.staff where active and role = any(?) and id <> ? and id is distinct from ?::uuid)")
      .params(roles, look.askedBy().value(), look.about() == null ? null : look.about().toString()).query(Boolean.class).single();
  }

  private boolean isTooYoung(StaffId who) {
    return db.sql("select coalesce(made_at > ?, false) from access.staff where id = ?")
      .params(Timestamp.from(clock.instant().minus(TOO_YOUNG)), who.value()).query(Boolean.class).optional().orElse(true);
  }

  private Timestamp now() { return Timestamp.from(clock.instant()); }

  private static SecondLook read(ResultSet row, int number) throws SQLException {
    var about = row.getObject(4, UUID.class);
    var answeredBy = row.getObject(9, UUID.class);
    var answer = row.getString(10);
    var answeredAt = row.getTimestamp(11);
    return new SecondLook(row.getObject(1, UUID.class), Kind.valueOf(row.getString(2)), row.getString(3),
      about == null ? null : new StaffId(about), new StaffId(row.getObject(5, UUID.class)), new OfficeCode(row.getString(6)),
      row.getTimestamp(7).toInstant(), row.getTimestamp(8).toInstant(), answeredBy == null ? null : new StaffId(answeredBy),
      answeredAt == null ? null : answeredAt.toInstant(), answer == null ? null : Answer.valueOf(answer));
  }
}
