package org.rihla.casework;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Staff;
import org.rihla.database.CaseRows;
import org.rihla.privacy.Place;
import org.rihla.privacy.Seals;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.rihla.values.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who must stay away from a case because they know the people otherwise than by their work. From then on it does not exist for them, and only somebody
 * else can change that.
 */
@Service
public class Conflicts {

  static final String WORDS = "casework.conflict.words";

  /** @param words null where they said it of themselves: that is enough */
  record Conflict(UUID id, StaffId who, StaffId declaredBy, Instant declaredAt, byte @Nullable [] words, @Nullable PersonId closedFor) {
  }

  static final CaseRows<Conflict> STANDING = new CaseRows<>("""
    select staff_id, declared_by, declared_at, words, closed_for, id from casework.conflict
    where case_id = ? and lifted_at is null order by declared_at, id""",
    row -> new Conflict(row.id(6), new StaffId(row.id(1)), new StaffId(row.id(2)), row.moment(3), row.maybeClosed(4), row.maybePerson(5)));

  private final JdbcClient db;
  private final CaseDesk desk;
  private final Team team;
  private final Staff staff;
  private final Seals seals;
  private final SealedWords opened;
  private final Access access;
  private final Clock clock;

  Conflicts(JdbcClient db, CaseDesk desk, Team team, Staff staff, Seals seals, SealedWords opened, Access access, Clock clock) {
    this.db = db;
    this.desk = desk;
    this.team = team;
    this.staff = staff;
    this.seals = seals;
    this.opened = opened;
    this.access = access;
    this.clock = clock;
  }

  /** Of oneself. Nobody is asked why. */
  @Transactional
  public Outcome declare(CaseId id) {
    var found = desk.open(id, Act.DECLARE_CONFLICT);
    begin(found, Actor.current().id(), null, Act.DECLARE_CONFLICT, "CONFLICT_DECLARED");
    return Outcome.done();
  }

  /** Of somebody else: by the manager, or the data protection officer. */
  @Transactional
  public Outcome set(CaseId id, StaffId who, String words) {
    var found = desk.open(id, Act.SET_CONFLICT);
    if (Substance.lacking(words)) return Outcome.refused("reason-too-short");
    if (choices(found).stream().noneMatch(each -> each.id().equals(who))) return Outcome.refused("not-somebody-who-can");
    begin(found, who, words.strip(), Act.SET_CONFLICT, "CONFLICT_SET");
    return Outcome.done();
  }

  /** They may work on it again, if somebody gives it to them. */
  @Transactional
  public Outcome lift(CaseId id, StaffId who) {
    var found = desk.open(id, Act.SET_CONFLICT);
    if (who.equals(Actor.current().id())) return Outcome.refused("second-person-needed");
    int lifted = db
      .sql("update casework.conflict set lifted_by = ?, lifted_at = ? where case_id = ? and staff_id = ? and lifted_at is null")
      .params(Actor.current().id().value(), Timestamp.from(clock.instant()), id.value(), who.value()).update();
    if (lifted == 0) return Outcome.refused("no-conflict");
    desk.record(found, Act.SET_CONFLICT, "CONFLICT_LIFTED", null, who.toString());
    return Outcome.done();
  }

  private void begin(ReturnCase found, StaffId who, @Nullable String words, Act act, String what) {
    team.sendAway(found, who, act);
    var id = Ids.next();
    var whose = seals.firstOf(found.members(), found.principal());
    db.sql("""
      insert into casework.conflict (id, case_id, staff_id, words, closed_for, declared_by, declared_at) values (?, ?, ?, ?, ?, ?, ?)""")
      .params(id, found.id().value(), who.value(), words == null ? null : seals.of(whose).close(words, Place.of(WORDS, id)),
        words == null ? null : whose.value(), Actor.current().id().value(), Timestamp.from(clock.instant()))
      .update();
    desk.record(found, act, what, null, who.toString());
  }

  /** Those who see it today, and are not the one who asks. */
  List<Actor> choices(ReturnCase of) {
    return staff.active().stream().filter(each -> !each.id().equals(Actor.current().id()) && access.sees(each, of.subject())).toList();
  }

  List<Conflict> standing(CaseId id) { return STANDING.of(id, db); }

  /** Why somebody else said so, for who may lift it; written down before it is told. */
  Optional<String> words(ReturnCase of, Conflict conflict) {
    var whose = conflict.closedFor();
    if (whose == null) return Optional.empty();
    opened.viewed(of.id(), whose, Set.of(WORDS));
    return seals.of(List.of(whose)).of(whose, Compartment.CONFLICTS)
      .map(key -> Objects.requireNonNull(key.open(conflict.words(), Place.of(WORDS, conflict.id()))));
  }
}
