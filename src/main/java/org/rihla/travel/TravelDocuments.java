package org.rihla.travel;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Fact;
import org.rihla.casework.Outcome;
import org.rihla.casework.Reopening;
import org.rihla.casework.Sharing;
import org.rihla.casework.Told;
import org.rihla.database.CaseRows;
import org.rihla.people.Papers;
import org.rihla.people.Papers.Paper;
import org.rihla.privacy.Manifest;
import org.rihla.privacy.Recipient;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Requests to consulates for a paper to travel with, and the host state's permission to leave. */
@Service
public class TravelDocuments {

  private final CaseDesk desk;
  private final Sharing sharing;
  private final Papers papers;
  private final Reopening reopening;
  private final JdbcClient db;

  TravelDocuments(CaseDesk desk, Sharing sharing, Papers papers, Reopening reopening, JdbcClient db) {
    this.desk = desk;
    this.sharing = sharing;
    this.papers = papers;
    this.reopening = reopening;
    this.db = db;
  }

  /** @param type of the code list {@code paper_type} */
  @Transactional
  public Outcome request(CaseId id, PersonId person, String type) {
    var found = desk.open(id, Act.REQUEST_TRAVEL_DOCUMENT);
    if (!found.stage().beforeBoarding()) return Outcome.refused("already-departed");
    found.member(person);
    if (desk.isPaused(found)) return Outcome.refused("no-legal-basis");
    if (!Papers.TO_TRAVEL_WITH.contains(type)) return Outcome.refused("not-a-travel-document");
    var handed = sharing.handedTo(Recipient.CONSULATE, found, List.of(person));
    if (handed == null) return Outcome.refused("consulate-not-agreed");
    db.sql("""
      insert into travel.consular_request (id, case_id, person_id, type, status, requested_on, changed_on, requested_by, fields, manifest)
      values (?, ?, ?, ?, 'REQUESTED', ?, ?, ?, ?, ?)""")
      .params(Ids.next(), id.value(), found.member(person).value(), type, desk.today(), desk.today(), Actor.current().id().value(),
        handed.names(), handed.hash())
      .update();
    desk.record(found, Act.REQUEST_TRAVEL_DOCUMENT, "DOCUMENT_REQUESTED", person, type + " " + handed.codes());
    return Outcome.done();
  }

  /** How the consulate gets on. @param status of the code list {@code consular_status}, but not {@code ISSUED} */
  @Transactional
  public Outcome progress(CaseId id, PersonId person, String status) {
    var found = desk.open(id, Act.REQUEST_TRAVEL_DOCUMENT);
    if (status.equals("ISSUED")) return Outcome.refused("enter-the-document");
    if (set(id, found.member(person), status) == 0) return Outcome.refused("no-open-request");
    desk.record(found, Act.REQUEST_TRAVEL_DOCUMENT, "DOCUMENT_PROGRESS", person, status);
    return Outcome.done();
  }

  /** The paper is here. */
  @Transactional
  public Outcome issued(CaseId id, PersonId person, String number, LocalDate expiresOn) {
    var found = desk.open(id, Act.REQUEST_TRAVEL_DOCUMENT);
    if (expiresOn.isBefore(desk.today())) return Outcome.refused("date-passed");
    var type = db.sql(
      "select type from travel.consular_request where case_id = ? and person_id = ? and status not in ('ISSUED', 'REJECTED', 'CANCELLED') order by id limit 1")
      .params(id.value(), found.member(person).value()).query(String.class).optional();
    if (type.isEmpty()) return Outcome.refused("no-open-request");
    set(id, person, "ISSUED");
    papers.add(person, new Paper(type.get(), number, found.country(), desk.today(), expiresOn, "AT_IOM"));
    var told = new Told(person, Fact.TRAVEL_DOCUMENT, Fact.YES, desk.today(), expiresOn);
    desk.record(found, Act.REQUEST_TRAVEL_DOCUMENT, "DOCUMENT_ISSUED", person, type.get(), told);
    reopening.documentSeen(found, person, told);
    return Outcome.done();
  }

  private int set(CaseId id, PersonId person, String status) {
    return db.sql("""
      update travel.consular_request set status = ?, changed_on = ?
      where case_id = ? and person_id = ? and status not in ('ISSUED', 'REJECTED', 'CANCELLED')""")
      .params(status, desk.today(), id.value(), person.value()).update();
  }

  @Transactional
  public Outcome requestExit(CaseId id) {
    var found = desk.open(id, Act.REQUEST_EXIT);
    if (!found.stage().beforeBoarding()) return Outcome.refused("already-departed");
    if (desk.isPaused(found)) return Outcome.refused("no-legal-basis");
    var handed = sharing.handedTo(Recipient.STATE_HOST, found, found.members());
    if (handed == null) return Outcome.refused("state-not-agreed");
    exit(id, "REQUESTED", null, handed);
    desk.record(found, Act.REQUEST_EXIT, "EXIT_REQUESTED", null, handed.codes(), Told.ofCase(Fact.EXIT, "REQUESTED", desk.today()));
    return Outcome.done();
  }

  /** What the host state answered. @param status of the code list {@code exit_status} */
  @Transactional
  public Outcome answerExit(CaseId id, String status, @Nullable LocalDate until) {
    var found = desk.open(id, Act.REQUEST_EXIT);
    if (!found.stage().beforeBoarding()) return Outcome.refused("already-departed");
    if (desk.told(found, null, Fact.EXIT) == null) return Outcome.refused("exit-not-requested");
    if (status.equals("GRANTED") && until == null) return Outcome.refused("until-needed");
    if (until != null && until.isBefore(desk.today())) return Outcome.refused("date-passed");
    exit(id, status, until, null);
    desk.record(found, Act.REQUEST_EXIT, "EXIT_ANSWERED", null, status, new Told(null, Fact.EXIT, status, desk.today(), until));
    return Outcome.done();
  }

  private void exit(CaseId id, String status, @Nullable LocalDate until, @Nullable Manifest handed) {
    db.sql("""
      insert into travel.exit_authorisation (id, case_id, status, noted_on, valid_until, noted_by, fields, manifest)
      values (?, ?, ?, ?, ?, ?, ?, ?)""")
      .params(Ids.next(), id.value(), status, desk.today(), until, Actor.current().id().value(),
        handed == null ? new String[0] : handed.names(), handed == null ? null : handed.hash())
      .update();
  }

  void cancel(CaseId id) {
    db.sql(
      "update travel.consular_request set status = 'CANCELLED', changed_on = ? where case_id = ? and status not in ('ISSUED', 'REJECTED', 'CANCELLED')")
      .params(desk.today(), id.value()).update();
  }

  /** Those of one who leaves the group. */
  void cancel(CaseId id, PersonId person) { set(id, person, "CANCELLED"); }

  record Requested(PersonId person, String type, String status, LocalDate on, LocalDate changedOn) {
  }

  static final CaseRows<Requested> REQUESTED = new CaseRows<>(
    "select person_id, type, status, requested_on, changed_on from travel.consular_request where case_id = ? order by id",
    row -> new Requested(row.person(1), row.text(2), row.text(3), row.date(4), row.date(5)));

  Optional<Requested> newest(CaseId id, String person) {
    return REQUESTED.of(id, db).stream().filter(asked -> asked.person().toString().equals(person)).reduce((_, later) -> later);
  }

  record Exit(String status, LocalDate on, @Nullable LocalDate until) {
  }

  static final CaseRows<Exit> EXITS = new CaseRows<>(
    "select status, noted_on, valid_until from travel.exit_authorisation where case_id = ? order by id",
    row -> new Exit(row.text(1), row.date(2), row.maybeDate(3)));
}
