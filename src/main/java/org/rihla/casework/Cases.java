package org.rihla.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Office;
import org.rihla.access.Sight;
import org.rihla.database.CaseRows;
import org.rihla.database.CaseTables;
import org.rihla.values.CaseId;
import org.rihla.values.Country;
import org.rihla.values.OfficeCode;
import org.rihla.values.PersonId;
import org.rihla.web.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of return cases and their members. */
@Repository
class Cases {

  private static final String COLUMNS = """
    select c.id, c.number, c.stage, c.version, c.office, c.office_parent, c.origin_office, c.country, c.shared, c.transfer_accepted, c.shared_parts,
      c.shared_until, c.held, c.principal_id, c.members, c.workers, c.named, c.emergencies, c.conflicts, c.applied_on, c.approved_on,
      c.registered_on, c.planned_departure, c.departed_on, c.arrived_on, c.closed_on, c.closure_reason
    from casework.seen_case c""";

  private static final CaseRows<ReturnCase> ROW = new CaseRows<>(COLUMNS + " where c.id = ?", row -> read(row.columns(), 0));
  private static final CaseRows<CaseId> HELD = new CaseRows<>("select id from casework.return_case where id = ? for update",
    row -> new CaseId(row.id(1)));
  /** Read after the lock is held: what others did while we waited is seen, in this table and in those around it. */
  private static final List<CaseRows<?>> HELD_THEN_READ = List.of(HELD, ROW);

  private final JdbcClient db;
  private final CaseTables tables;

  Cases(JdbcClient db, CaseTables tables) {
    this.db = db;
    this.tables = tables;
  }

  /** Until the end of the transaction nobody else changes the case. */
  ReturnCase lock(CaseId id) {
    return lockIfThere(id).orElseThrow(() -> new NotFound("case"));
  }

  Optional<ReturnCase> lockIfThere(CaseId id) {
    return tables.ask(id, HELD_THEN_READ).to(ROW).stream().findAny();
  }

  Optional<ReturnCase> find(CaseId id) { return ROW.of(id, db).stream().findAny(); }

  List<ReturnCase> find(List<CaseId> ids) {
    return db.sql(COLUMNS + " where c.id = any(?)").param(ids.stream().map(CaseId::value).toArray(UUID[]::new)).query(Cases::read).list();
  }

  Optional<ReturnCase> find(String number) { return db.sql(COLUMNS + " where c.number = ?").param(number).query(Cases::read).optional(); }

  /** Who withdrew from a group leads nobody of the office of origin to it. */
  List<ReturnCase> ofPersons(List<PersonId> persons) {
    return db.sql(COLUMNS + " " + """
      where c.id in (select m.case_id from casework.case_member m where m.person_id = any(?)
        and (m.withdrew_on is null or c.origin_office <> ?)) order by c.registered_on desc""")
      .params(persons.stream().map(PersonId::value).toArray(UUID[]::new), Actor.current().office().value()).query(Cases::read).list();
  }

  /** The other groups that somebody of this case is or was in. */
  static final CaseRows<CaseId> OTHERS = new CaseRows<>(
    """
      select distinct o.case_id from casework.case_member m join casework.case_member o on o.person_id = m.person_id and o.case_id <> m.case_id
      where m.case_id = ? and m.withdrew_on is null and o.withdrew_on is null""",
    row -> new CaseId(row.id(1)));

  /** Whether somebody is on their way home, or at home and still supported: in a group that they have not left. */
  boolean hasOpen(PersonId person) {
    return Sight.wide(() -> db.sql("""
      select count(*) from casework.case_member m join casework.return_case c on c.id = m.case_id
      where m.person_id = ? and m.withdrew_on is null and c.stage <> 'CLOSED'""").param(person.value()).query(Long.class).single() > 0);
  }

  List<CaseId> open(PersonId person) {
    return Sight.wide(() -> db.sql("""
      select c.id from casework.case_member m join casework.return_case c on c.id = m.case_id
      where m.person_id = ? and m.withdrew_on is null and c.stage <> 'CLOSED' order by c.id""").param(person.value())
      .query((row, _) -> new CaseId(row.getObject(1, UUID.class))).list());
  }

  /** The newest cases that a reader may see, at most {@code most}, in one stage or all. */
  List<ReturnCase> newest(Seeing reader, @Nullable Stage stage, int most, int skip) {
    return newest(reader, CaseFilter.of(stage), most, skip);
  }

  /** Those who leave first, then those who have waited longest. */
  List<ReturnCase> leavingFirst(Seeing reader, Stage stage, int most) {
    return reader.ask(db.sql(COLUMNS + " where " + reader.condition()
      + " and c.stage = :stage order by c.planned_departure nulls last, c.registered_on, c.id limit :most"))
      .param("stage", stage.name()).param("most", most).query(Cases::read).list();
  }

  /** The newest, of those alone that the filter asks for. */
  List<ReturnCase> newest(Seeing reader, CaseFilter filter, int most, int skip) {
    var sql = COLUMNS + " where " + reader.condition() + filter.conditions()
      + " order by c.registered_on desc, c.id desc limit :most offset :skip";
    return reader.ask(db.sql(sql)).params(filter.parameters()).param("most", most).param("skip", skip).query(Cases::read)
      .list();
  }

  /** The stages it has entered so far, also where it left them again. */
  static final CaseRows<Entered> REACHED = new CaseRows<>("""
    select s.stage, s.entered from casework.return_case c cross join lateral (values ('APPLIED', c.applied_on), ('APPROVED', c.approved_on),
      ('CLEARED', c.cleared_on), ('DEPARTED', c.departed_on), ('ARRIVED', c.arrived_on), ('REINTEGRATING', c.reintegrating_on),
      ('CLOSED', c.closed_on)) s (stage, entered)
    where c.id = ? and s.entered is not null""", row -> new Entered(row.code(1, Stage.class), row.date(2)));

  /** A stage, and the day it was last entered. */
  record Entered(Stage stage, LocalDate on) {
  }

  CaseId open(Office office, Office origin, Country country, PersonId principal, LocalDate today) {
    var id = CaseId.next();
    db.sql("""
      insert into casework.return_case (id, number, office, office_parent, origin_office, country, principal_id, registered_on)
      values (?, ?, ?, ?, ?, ?, ?, ?)""")
      .params(id.value(), nextNumber(office.code(), today.getYear()), office.code().value(),
        office.parent() == null ? null : office.parent().value(),
        origin.code().value(), country.code(), principal.value(), today)
      .update();
    return id;
  }

  private String nextNumber(OfficeCode office, int year) {
    long next = db.sql("""
      insert into casework.case_counter (office, year, last) values (?, ?, 1)
      on conflict (office, year) do update set last = case_counter.last + 1 returning last""").params(office.value(), year)
      .query(Long.class).single();
    return CaseNumber.of(office, year, next);
  }

  /** Somebody has left the group: pages made before are of another one. */
  void regroup(CaseId id, PersonId principal) {
    db.sql("update casework.return_case set principal_id = ?, version = version + 1 where id = ?").params(principal.value(), id.value())
      .update();
  }

  /** Puts the case into its new stage and notes the day. */
  void enter(CaseId id, Stage stage, LocalDate on) {
    var column = switch (stage) {
      case REGISTERED -> throw new IllegalArgumentException("a case begins registered");
      case APPLIED -> "applied_on";
      case APPROVED -> "approved_on";
      case CLEARED -> "cleared_on";
      case DEPARTED -> "shared = true, departed_on";
      case ARRIVED -> "arrived_on";
      case REINTEGRATING -> "reintegrating_on";
      case CLOSED -> "closed_on";
    };
    db.sql("update casework.return_case set stage = ?, version = version + 1, " + column + " = ? where id = ?")
      .params(stage.name(), on, id.value()).update();
  }

  /** Not approved anew: the day of approval stays. */
  void backToApproved(CaseId id) {
    db.sql("update casework.return_case set stage = 'APPROVED', version = version + 1, cleared_on = null where id = ?").param(id.value())
      .update();
  }

  void close(CaseId id, String reason, LocalDate on) {
    db.sql(
      "update casework.return_case set stage = 'CLOSED', version = version + 1, closed_on = ?, closure_reason = ? where id = ?")
      .params(on, reason, id.value())
      .update();
  }

  void withdraw(CaseId id, String channel, LocalDate on) {
    db.sql("update casework.return_case set withdrawn_on = ?, withdrawal_channel = ?, planned_departure = null where id = ?")
      .params(on, channel, id.value()).update();
  }

  void plan(CaseId id, @Nullable LocalDate departure) {
    db.sql("update casework.return_case set planned_departure = ?, version = version + 1 where id = ?").params(departure, id.value())
      .update();
  }

  void hold(CaseId id, boolean held) {
    db.sql("update casework.return_case set held = ?, version = version + 1 where id = ?").params(held, id.value()).update();
  }

  /** What the office of origin may see of it from now on: whoever says so over there may themselves see it no longer. By {@link Transfers} alone. */
  void hand(CaseId id, boolean shared, boolean accepted, Set<Compartment> parts, @Nullable LocalDate until) {
    Sight.wide(
      () -> db.sql("update casework.return_case set shared = ?, transfer_accepted = ?, shared_parts = ?, shared_until = ? where id = ?")
        .params(shared, accepted, parts.stream().map(Enum::name).sorted().toArray(String[]::new), until, id.value()).update());
  }

  private static ReturnCase read(ResultSet row, int number) throws SQLException {
    var parent = row.getString("office_parent");
    var members = row.getArray("members");
    return new ReturnCase(new CaseId(row.getObject("id", UUID.class)), row.getString("number"), Stage.valueOf(row.getString("stage")),
      row.getInt("version"),
      new OfficeCode(row.getString("office")), parent == null ? null : new OfficeCode(parent),
      new OfficeCode(row.getString("origin_office")),
      new Country(row.getString("country")), row.getBoolean("shared"), row.getBoolean("held"),
      new PersonId(row.getObject("principal_id", UUID.class)),
      members == null ? List.of() : Arrays.stream((UUID[]) members.getArray()).map(PersonId::new).toList(),
      row.getObject("registered_on", LocalDate.class),
      row.getObject("planned_departure", LocalDate.class), row.getObject("departed_on", LocalDate.class),
      row.getObject("arrived_on", LocalDate.class),
      row.getObject("closed_on", LocalDate.class), row.getString("closure_reason"), Relations.read(row));
  }
}
