package org.rihla.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Actor;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.rihla.values.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of who asked to be forgotten, what became of it, and what holds it up. What was written as a reason is forgotten with the person. */
@Repository
public class Erasures {

  public static final String REASON = "privacy.erasure.reason";
  public static final String HOLD_REASON = "privacy.retention_hold.reason";
  private static final String COLUMNS = """
    select id, person_id, case_id, ground, asked_by, asked_at, decided_by, decided_at, keys, audit_id from privacy.erasure""";

  private final JdbcClient db;
  private final Seals seals;
  private final Clock clock;

  Erasures(JdbcClient db, Seals seals, Clock clock) {
    this.db = db;
    this.seals = seals;
    this.clock = clock;
  }

  /**
   * @param ground of the code list {@code erasure_ground}
   * @param decidedBy null while nobody has decided
   * @param keys how many were destroyed; null unless it was done
   * @param auditId the entry that says so
   */
  public record Erasure(UUID id, PersonId person, CaseId askedIn, String ground, StaffId askedBy, Instant askedAt,
    @Nullable StaffId decidedBy,
    @Nullable Instant decidedAt, @Nullable Integer keys, @Nullable UUID auditId) {

    public boolean waits() { return decidedBy == null; }

    public boolean done() { return keys != null; }

    private static Erasure read(ResultSet row) throws SQLException {
      var second = row.getObject("decided_by", UUID.class);
      var decided = row.getTimestamp("decided_at");
      return new Erasure(row.getObject("id", UUID.class), new PersonId(row.getObject("person_id", UUID.class)),
        new CaseId(row.getObject("case_id", UUID.class)), row.getString("ground"), new StaffId(row.getObject("asked_by", UUID.class)),
        row.getTimestamp("asked_at").toInstant(), second == null ? null : new StaffId(second),
        decided == null ? null : decided.toInstant(), row.getObject("keys", Integer.class), row.getObject("audit_id", UUID.class));
    }
  }

  /** The oldest first. */
  public List<Erasure> of(List<PersonId> persons) {
    return db.sql(COLUMNS + " where person_id = any(?) order by id").param(persons.stream().map(PersonId::value).toArray(UUID[]::new))
      .query((row, _) -> Erasure.read(row)).list();
  }

  /** Until the end of the transaction nobody else decides it. */
  public Optional<Erasure> waiting(UUID id) {
    return db.sql(COLUMNS + " where id = ? and decided_by is null for update").param(id).query((row, _) -> Erasure.read(row)).optional();
  }

  public void ask(PersonId person, CaseId in, String ground, String reason) {
    var id = Ids.next();
    db.sql("insert into privacy.erasure (id, person_id, case_id, ground, reason, asked_by, asked_at) values (?, ?, ?, ?, ?, ?, ?)")
      .params(id, person.value(), in.value(), ground, seals.of(person).close(reason, Place.of(REASON, id)), me(), now()).update();
  }

  /** Why, for who is to decide. */
  public @Nullable String reason(Erasure asked) {
    var closed = db.sql("select reason from privacy.erasure where id = ?").param(asked.id()).query(byte[].class).single();
    return seals.of(asked.person()).open(closed, Place.of(REASON, asked.id()));
  }

  public void refuse(Erasure asked) {
    db.sql("update privacy.erasure set decided_by = ?, decided_at = ? where id = ?").params(me(), now(), asked.id()).update();
  }

  /** @param auditId the entry that says that it was done */
  public void done(Erasure asked, int keys, UUID auditId) {
    db.sql("update privacy.erasure set decided_by = ?, decided_at = ?, keys = ?, audit_id = ? where id = ?")
      .params(me(), now(), keys, auditId, asked.id()).update();
  }

  /** @param ground of the code list {@code retention_ground}; @param liftedBy null while it holds */
  public record Hold(UUID id, PersonId person, CaseId placedIn, String ground, StaffId placedBy, Instant placedAt,
    @Nullable Instant liftedAt) {
  }

  public List<Hold> holds(List<PersonId> persons) {
    return db.sql("""
      select id, person_id, case_id, ground, placed_by, placed_at, lifted_at from privacy.retention_hold
      where person_id = any(?) order by id""").param(persons.stream().map(PersonId::value).toArray(UUID[]::new))
      .query((row, _) -> new Hold(row.getObject(1, UUID.class), new PersonId(row.getObject(2, UUID.class)),
        new CaseId(row.getObject(3, UUID.class)), row.getString(4), new StaffId(row.getObject(5, UUID.class)),
        row.getTimestamp(6).toInstant(), row.getTimestamp(7) == null ? null : row.getTimestamp(7).toInstant()))
      .list();
  }

  public void hold(PersonId person, CaseId in, String ground, String reason) {
    var id = Ids.next();
    db.sql("insert into privacy.retention_hold (id, person_id, case_id, ground, reason, placed_by, placed_at) values (?, ?, ?, ?, ?, ?, ?)")
      .params(id, person.value(), in.value(), ground, seals.of(person).close(reason, Place.of(HOLD_REASON, id)), me(), now()).update();
  }

  /** Why, for who is to lift it. */
  public @Nullable String reason(Hold hold) {
    var closed = db.sql("select reason from privacy.retention_hold where id = ?").param(hold.id()).query(byte[].class).single();
    return seals.of(hold.person()).open(closed, Place.of(HOLD_REASON, hold.id()));
  }

  public void lift(Hold hold) {
    db.sql("update privacy.retention_hold set lifted_by = ?, lifted_at = ? where id = ? and lifted_at is null")
      .params(me(), now(), hold.id()).update();
  }

  /** Whoever decides about somebody waits for whoever does so in another case of theirs. */
  public void alone(PersonId person) {
    db.sql("select person_id from privacy.person_key where person_id = ? order by compartment for update").param(person.value())
      .query(UUID.class).list();
  }

  private static UUID me() { return Actor.current().id().value(); }

  private Timestamp now() { return Timestamp.from(clock.instant()); }
}
