package org.rihla.assistance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Office;
import org.rihla.access.Offices;
import org.rihla.assistance.Handed.Shown;
import org.rihla.database.CaseRows;
import org.rihla.values.CaseId;
import org.rihla.values.OfficeCode;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The organisations outside, and the table of what was handed to them. */
@Repository
public class Partners {

  record Partner(OfficeCode office, String name, OfficeCode helps) {
  }

  private static final String COLUMNS = """
    select h.id, h.case_id, h.person_id, h.partner, p.name, h.need, h.shown, h.words, h.status, h.handed_on, h.handed_at, h.until
    from assistance.handed h join assistance.partner p on p.office = h.partner""";

  private final JdbcClient db;
  private final Offices offices;
  private final Access access;

  Partners(JdbcClient db, Offices offices, Access access) {
    this.db = db;
    this.offices = offices;
    this.access = access;
  }

  List<Partner> all() {
    return db
      .sql(
        "select p.office, p.name, o.parent from assistance.partner p join access.office o on o.code = p.office order by p.name, p.office")
      .query((row, _) -> new Partner(new OfficeCode(row.getString(1)), row.getString(2), new OfficeCode(row.getString(3)))).list();
  }

  /** Those that help this office, or the one above it. */
  List<Partner> of(Office office) {
    return all().stream().filter(each -> each.helps().equals(office.code()) || each.helps().equals(office.parent())).toList();
  }

  /** By an administrator. @return false where the code is taken */
  @Transactional
  public boolean open(OfficeCode code, String name, OfficeCode helps) {
    access.require(Act.MANAGE_STAFF, null);
    if (offices.find(code).isPresent()) return false;
    access.done(Act.MANAGE_STAFF, "partner " + code + " " + helps);
    found(code, name, helps);
    return true;
  }

  /** For an invented year. It is there once. */
  @Transactional
  public void found(OfficeCode code, String name, OfficeCode helps) {
    var above = offices.get(helps);
    offices.open(new Office(code, Office.Kind.PARTNER, helps, above.country(), above.zone(), above.languages(), above.currency()));
    db.sql("insert into assistance.partner (office, name) values (?, ?) on conflict (office) do nothing").params(code.value(), name)
      .update();
  }

  void hand(UUID id, CaseId of, PersonId person, OfficeCode to, String need, Set<Shown> shown, byte @Nullable [] words, LocalDate on,
    Instant at,
    LocalDate until) {
    db.sql("""
      insert into assistance.handed (id, case_id, person_id, partner, need, shown, words, handed_on, handed_at, until, handed_by)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
      .params(id, of.value(), person.value(), to.value(), need, shown.stream().map(Enum::name).toArray(String[]::new), words, on,
        Timestamp.from(at), until,
        Actor.current().id().value())
      .update();
  }

  void answer(UUID id, String status, LocalDate on) {
    db.sql("update assistance.handed set status = ?, answered_on = ?, answered_by = ? where id = ?")
      .params(status, on, Actor.current().id().value(), id).update();
  }

  Optional<Handed> handed(UUID id) { return db.sql(COLUMNS + " where h.id = ?").param(id).query(Partners::read).optional(); }

  /** What an organisation may still see by its day, the newest first. */
  List<Handed> handedTo(OfficeCode partner, LocalDate today) {
    return db.sql(COLUMNS + " where h.partner = ? and h.until >= ? order by h.handed_on desc, h.id desc limit 200")
      .params(partner.value(), today).query(Partners::read).list();
  }

  static final CaseRows<Handed> HANDED = new CaseRows<>(COLUMNS + " where h.case_id = ? order by h.handed_on, h.id",
    row -> read(row.columns(), 0));

  private static Handed read(ResultSet row, int number) throws SQLException {
    var shown = EnumSet.noneOf(Shown.class);
    Arrays.stream((String[]) row.getArray("shown").getArray()).map(Shown::valueOf).forEach(shown::add);
    var words = row.getBytes("words");
    return new Handed(row.getObject("id", UUID.class), new CaseId(row.getObject("case_id", UUID.class)),
      new PersonId(row.getObject("person_id", UUID.class)), new OfficeCode(row.getString("partner")), row.getString("name"),
      row.getString("need"), shown, words == null ? new byte[0] : words, row.getString("status"),
      row.getObject("handed_on", LocalDate.class),
      row.getTimestamp("handed_at").toInstant(),
      row.getObject("until", LocalDate.class));
  }
}
