package org.rihla.protection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Sight;
import org.rihla.database.CaseRows;
import org.rihla.privacy.ClosedCodes;
import org.rihla.privacy.Place;
import org.rihla.reference.Codes;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.OpenedForCounting;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of vulnerabilities. Which one it is stands closed; that there is one, since when and how sure, does not. */
@Repository
class Vulnerabilities implements OpenedForCounting {

  private static final String CODE = "protection.vulnerability.code";

  private final JdbcClient db;
  private final ClosedCodes closed;
  private final Codes codes;

  Vulnerabilities(JdbcClient db, ClosedCodes closed, Codes codes) {
    this.db = db;
    this.closed = closed;
    this.codes = codes;
  }

  /** @param code closed */
  record Known(UUID id, PersonId person, byte[] code, String status, LocalDate on) {
  }

  static final CaseRows<Known> KNOWN = new CaseRows<>(
    "select id, person_id, code, status, identified_on from protection.vulnerability where case_id = ? order by identified_on, id",
    row -> new Known(row.id(1), row.person(2), row.closed(3), row.text(4), row.date(5)));

  String code(Known known) { return open(known.code(), known.id(), known.person()); }

  private String open(byte[] code, UUID id, PersonId person) {
    return closed.open(Compartment.TRAFFICKING, code, Place.of(CODE, id, person.value()));
  }

  /** What was said of it, oldest first. */
  record Said(String code, String status) {
  }

  List<Said> said(CaseId id, PersonId person) {
    return db.sql("select id, code, status from protection.vulnerability where case_id = ? and person_id = ? order by id")
      .params(id.value(), person.value())
      .query((row, _) -> new Said(open(row.getBytes(2), row.getObject(1, UUID.class), person), row.getString(3))).list();
  }

  void add(CaseId id, PersonId person, Screening.Vulnerability said, LocalDate on) {
    var vulnerability = Ids.next();
    db.sql(
      "insert into protection.vulnerability (id, case_id, person_id, code, status, source, identified_on, identified_by) values (?, ?, ?, ?, ?, ?, ?, ?)")
      .params(vulnerability, id.value(), person.value(),
        closed.close(Compartment.TRAFFICKING, said.code(), Place.of(CODE, vulnerability, person.value())), said.status(), said.source(), on,
        Actor.current().id().value())
      .update();
  }

  /** Of the code list {@code report_group}. */
  String group(String code) {
    return codes.attribute("vulnerability", code);
  }

  /** Of everybody, whoever counts: a figure is the same for all who may read it. */
  @Override
  public Map<UUID, String> reportGroups() {
    var groups = new HashMap<UUID, String>();
    Sight.wide(() -> db.sql("select id, person_id, code from protection.vulnerability").query((ResultSet row) -> count(row, groups)));
    return groups;
  }

  private void count(ResultSet row, Map<UUID, String> groups) throws SQLException {
    var id = row.getObject(1, UUID.class);
    groups.put(id, group(open(row.getBytes(3), id, new PersonId(row.getObject(2, UUID.class)))));
  }
}
