package org.rihla.casework;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Actor;
import org.rihla.database.CaseRows;
import org.rihla.database.Row;
import org.rihla.privacy.Place;
import org.rihla.privacy.Seals;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.rihla.values.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of overrides: who asked, who confirmed, when, and why. The reason is kept closed with the principal's key; nothing is written over. */
@Repository
class Overrides {

  static final int MOST = 200;
  static final String REASON = "casework.safeguard_override.reason";

  private static final String COLUMNS = """
    select safeguard, reason, closed_for, asked_by, asked_at, confirmed_by, confirmed_at, ended_at is not null, id, case_id
    from casework.safeguard_override""";

  private final JdbcClient db;
  private final Seals seals;
  private final Clock clock;

  Overrides(JdbcClient db, Seals seals, Clock clock) {
    this.db = db;
    this.seals = seals;
    this.clock = clock;
  }

  /** @param reason as written down, closed with the key of who was the principal then: closedFor; confirmedBy and confirmedAt are null until a second person has confirmed */
  record Request(UUID id, Safeguard safeguard, byte[] reason, PersonId closedFor, StaffId askedBy, Instant askedAt,
    @Nullable StaffId confirmedBy,
    @Nullable Instant confirmedAt, boolean ended) {

    boolean confirmed() { return confirmedBy != null; }
  }

  record OfCase(CaseId id, Request request) {
  }

  /** All that were ever asked for in a case, the oldest first. */
  static final CaseRows<Request> ASKED = new CaseRows<>(
    COLUMNS + " where case_id = ? order by asked_at, id", Overrides::read);

  private static Request read(Row row) throws SQLException {
    var second = row.maybeId(6);
    return new Request(row.id(9), row.code(1, Safeguard.class), row.closed(2), row.person(3), new StaffId(row.id(4)), row.moment(5),
      second == null ? null : new StaffId(second), row.maybeMoment(7), row.yes(8));
  }

  /** Of all cases, the newest first. */
  List<OfCase> newest() {
    return db.sql(COLUMNS + " order by asked_at desc, id desc limit " + MOST).query((columns, _) -> {
      var row = new Row(columns);
      return new OfCase(new CaseId(row.id(10)), read(row));
    }).list();
  }

  List<Request> of(CaseId id) { return ASKED.of(id, db); }

  /** Why, opened for somebody who may read it; null of whom nothing can be read any more. */
  @Nullable
  String reason(Request request) {
    return seals.of(List.of(request.closedFor())).of(request.closedFor(), request.safeguard().metBy().compartment())
      .map(key -> key.open(request.reason(), Place.of(REASON, request.id()))).orElse(null);
  }

  void ask(ReturnCase of, Safeguard safeguard, String reason) {
    var request = Ids.next();
    db.sql(
      "insert into casework.safeguard_override (id, case_id, safeguard, reason, closed_for, asked_by, asked_at) values (?, ?, ?, ?, ?, ?, ?)")
      .params(request, of.id().value(), safeguard.name(),
        seals.toClose(of.principal(), safeguard.metBy().compartment()).close(reason, Place.of(REASON, request)),
        of.principal().value(),
        Actor.current().id().value(), now())
      .update();
  }

  /** Who asked for what nobody has confirmed yet. */
  Optional<StaffId> askedBy(CaseId id, Safeguard safeguard) {
    return db.sql("""
      select asked_by from casework.safeguard_override
      where case_id = ? and safeguard = ? and confirmed_by is null and ended_at is null""")
      .params(id.value(), safeguard.name()).query(UUID.class).optional().map(StaffId::new);
  }

  void confirm(CaseId id, Safeguard safeguard) {
    db.sql("""
      update casework.safeguard_override set confirmed_by = ?, confirmed_at = ?
      where case_id = ? and safeguard = ? and confirmed_by is null and ended_at is null""")
      .params(Actor.current().id().value(), now(), id.value(), safeguard.name()).update();
  }

  /** @return those that held, or were asked for, until now */
  List<Safeguard> end(CaseId id, Gate gate) {
    return db.sql(
      """
        update casework.safeguard_override set ended_at = ? where case_id = ? and safeguard = any(?) and ended_at is null returning safeguard""")
      .params(now(), id.value(),
        Arrays.stream(Safeguard.values()).filter(each -> each.gate() == gate).map(Enum::name).toArray(String[]::new))
      .query((row, _) -> Safeguard.valueOf(row.getString(1))).list();
  }

  private Timestamp now() { return Timestamp.from(clock.instant()); }
}
