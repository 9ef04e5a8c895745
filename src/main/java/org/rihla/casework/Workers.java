package org.rihla.casework;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Role;
import org.rihla.database.CaseRows;
import org.rihla.database.Row;
import org.rihla.privacy.Place;
import org.rihla.privacy.Seals;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.OfficeCode;
import org.rihla.values.PersonId;
import org.rihla.values.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of who works on a case and who is named for its sealed parts. Rows end and are kept; nothing is written over. */
@Repository
class Workers {

  static final String REASON = "casework.sealed_reader.reason";

  /** How somebody came to a case. */
  enum How {
    OPENED, TAKEN, GIVEN
  }

  /** @param since the first day */
  record Worker(StaffId id, Role role, OfficeCode office, How how, LocalDate since) {
  }

  static final CaseRows<Worker> AT_WORK = new CaseRows<>(
    "select staff_id, role, office, how, since from casework.case_worker where case_id = ? and ended_at is null order by started_at, id",
    row -> new Worker(new StaffId(row.id(1)), row.code(2, Role.class), new OfficeCode(row.text(3)), row.code(4, How.class), row.date(5)));

  /**
   * Somebody named, or asked for.
   *
   * @param confirmedBy the second person; null while none has confirmed, and where the first of all needs none
   */
  record SealedReader(UUID id, StaffId who, Role role, OfficeCode office, Compartment compartment, boolean first, StaffId askedBy,
    Instant askedAt, @Nullable StaffId confirmedBy, byte @Nullable [] reason, @Nullable PersonId closedFor) {

    boolean holds() { return first || confirmedBy != null; }

    private static SealedReader read(Row row) throws java.sql.SQLException {
      var second = row.maybeId(9);
      var closedFor = row.maybeId(11);
      return new SealedReader(row.id(1), new StaffId(row.id(2)), row.code(3, Role.class), new OfficeCode(row.text(4)),
        row.code(5, Compartment.class), row.yes(6), new StaffId(row.id(7)), row.moment(8), second == null ? null : new StaffId(second),
        row.closed(10), closedFor == null ? null : new PersonId(closedFor));
    }
  }

  static final CaseRows<SealedReader> NAMED = new CaseRows<>("""
    select id, staff_id, role, office, compartment, first, asked_by, asked_at, confirmed_by, reason, closed_for from casework.sealed_reader
    where case_id = ? and ended_at is null order by asked_at, id""", SealedReader::read);

  private final JdbcClient db;
  private final Seals seals;
  private final Clock clock;

  Workers(JdbcClient db, Seals seals, Clock clock) {
    this.db = db;
    this.seals = seals;
    this.clock = clock;
  }

  List<Worker> atWork(CaseId id) { return AT_WORK.of(id, db); }

  List<SealedReader> named(CaseId id) { return NAMED.of(id, db); }

  Optional<SealedReader> asked(CaseId id, UUID request) { return named(id).stream().filter(each -> each.id().equals(request)).findFirst(); }

  /** Why they must read it, opened for somebody who is to decide; empty where the person whose key closed it is forgotten. */
  Optional<String> reason(SealedReader request) {
    var whose = Objects.requireNonNull(request.closedFor());
    return seals.of(List.of(whose)).of(whose, request.compartment())
      .map(key -> Objects.requireNonNull(key.open(Objects.requireNonNull(request.reason()), Place.of(REASON, request.id()))));
  }

  void begin(CaseId id, Actor who, How how) {
    db.sql("""
      insert into casework.case_worker (id, case_id, staff_id, role, office, how, given_by, since, started_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (case_id, staff_id) where ended_at is null do nothing""")
      .params(Ids.next(), id.value(), who.id().value(), who.role().name(), who.office().value(), how.name(), me(), LocalDate.now(clock),
        now())
      .update();
  }

  /** The cases of somebody, in one order: two who let go of them never wait for each other. */
  List<CaseId> casesOf(StaffId who) {
    return db.sql("""
      select case_id from casework.case_worker where staff_id = :who and ended_at is null
      union select case_id from casework.sealed_reader where staff_id = :who and ended_at is null order by 1""").param("who", who.value())
      .query((row, _) -> new CaseId(row.getObject(1, UUID.class))).list();
  }

  /** With their work ends what they were named for. */
  void end(CaseId id, StaffId who) {
    for (var table : List.of("casework.case_worker", "casework.sealed_reader"))
      db.sql("update " + table + " set ended_at = ? where case_id = ? and staff_id = ? and ended_at is null")
        .params(now(), id.value(), who.value()).update();
  }

  boolean wasEverNamed(CaseId id, Compartment compartment) {
    return db.sql("""
      select exists (select from casework.sealed_reader where case_id = ? and compartment = ? and (first or confirmed_by is not null))""")
      .params(id.value(), compartment.name()).query(Boolean.class).single();
  }

  /** A request for the same that nobody has decided is thereby answered. */
  void nameFirst(CaseId id, Actor who, Compartment compartment) {
    db.sql("""
      update casework.sealed_reader set ended_at = ?
      where case_id = ? and staff_id = ? and compartment = ? and confirmed_by is null and ended_at is null""")
      .params(now(), id.value(), who.id().value(), compartment.name()).update();
    db.sql("""
      insert into casework.sealed_reader (id, case_id, staff_id, role, office, compartment, first, asked_by, asked_at)
      values (?, ?, ?, ?, ?, ?, true, ?, ?)""")
      .params(Ids.next(), id.value(), who.id().value(), who.role().name(), who.office().value(), compartment.name(), me(), now()).update();
  }

  void ask(ReturnCase of, Actor who, Compartment compartment, String reason) {
    var request = Ids.next();
    db.sql("""
      insert into casework.sealed_reader (id, case_id, staff_id, role, office, compartment, first, reason, closed_for, asked_by, asked_at)
      values (?, ?, ?, ?, ?, ?, false, ?, ?, ?, ?)""")
      .params(request, of.id().value(), who.id().value(), who.role().name(), who.office().value(), compartment.name(),
        seals.toClose(of.principal(), compartment).close(reason, Place.of(REASON, request)), of.principal().value(), me(), now())
      .update();
  }

  void confirm(UUID request) {
    db.sql(
      "update casework.sealed_reader set confirmed_by = ?, confirmed_at = ? where id = ? and confirmed_by is null and ended_at is null")
      .params(me(), now(), request).update();
  }

  void end(UUID request) {
    db.sql("update casework.sealed_reader set ended_at = ? where id = ? and ended_at is null").params(now(), request).update();
  }

  private static UUID me() { return Actor.current().id().value(); }

  private Timestamp now() { return Timestamp.from(clock.instant()); }
}
