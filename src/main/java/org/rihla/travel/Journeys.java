package org.rihla.travel;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Fact;
import org.rihla.casework.Moves;
import org.rihla.casework.Outcome;
import org.rihla.casework.Releasing;
import org.rihla.casework.ReturnCase;
import org.rihla.casework.Stage;
import org.rihla.casework.TaskKind;
import org.rihla.casework.Tasks;
import org.rihla.casework.Told;
import org.rihla.database.CaseRows;
import org.rihla.database.Row;
import org.rihla.funding.Reservations;
import org.rihla.privacy.Place;
import org.rihla.privacy.Seals;
import org.rihla.reference.Codes;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The journey home as it is prepared: seats for the whole group, escorts, reception. */
@Service
public class Journeys implements Releasing {

  /** @param type of the code list {@code movement_type}; from and to of {@code airport} (IATA) */
  public record Booking(LocalDate departsOn, String type, String carrier, String flight, String from, String to, long costCents) {
  }

  /** Of the code list {@code cost_category}. */
  static final String TRAVEL = "TRAVEL";
  static final String ESCORT_NAME = "travel.escort.name";

  private final CaseDesk desk;
  private final Moves moves;
  private final Tasks tasks;
  private final TravelDocuments documents;
  private final Reservations reservations;
  private final Seals seals;
  private final Codes codes;
  private final JdbcClient db;

  Journeys(CaseDesk desk, Moves moves, Tasks tasks, TravelDocuments documents, Reservations reservations, Seals seals, Codes codes,
    JdbcClient db) {
    this.desk = desk;
    this.moves = moves;
    this.tasks = tasks;
    this.documents = documents;
    this.reservations = reservations;
    this.seals = seals;
    this.codes = codes;
    this.db = db;
  }

  /**
   * Seats on one journey for those named. A new booking replaces the old, and what was cleared must be cleared again. On a day before the time to think is
   * over nobody is cleared, unless two people let it through.
   */
  @Transactional
  public Outcome book(CaseId id, List<PersonId> persons, Booking booking) {
    return book(id, persons, booking, false);
  }

  /** @param earlier whether a day within the time to think is meant */
  @Transactional
  public Outcome book(CaseId id, List<PersonId> persons, Booking booking, boolean earlier) {
    var found = desk.open(id, Act.BOOK_JOURNEY);
    persons.forEach(found::member);
    if (found.stage() != Stage.APPROVED && found.stage() != Stage.CLEARED) return Outcome.refused("not-approved");
    if (desk.isPaused(found)) return Outcome.refused("no-legal-basis");
    if (booking.departsOn().isBefore(desk.today())) return Outcome.refused("date-passed");
    if (!codes.attribute("airport", booking.to()).equals(found.country().code())) return Outcome.refused("airport-elsewhere");
    if (booking.costCents() > held(id)) return Outcome.refused("above-reserved");
    boolean within = desk.isTimeToThink(found, booking.departsOn());
    if (within && !earlier) return Outcome.refused("time-to-think " + desk.firstDayAfterCoolingOff(found));
    cancel(id);
    var journey = Ids.next();
    db.sql(
      """
        insert into travel.journey (id, case_id, departs_on, type, carrier, flight, from_airport, to_airport, cost_cents, persons, status, booked_by)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'BOOKED', ?)""")
      .params(journey, id.value(), booking.departsOn(), booking.type(), booking.carrier(), booking.flight(), booking.from(), booking.to(),
        booking.costCents(),
        persons.stream().map(PersonId::value).toArray(UUID[]::new), Actor.current().id().value())
      .update();
    moves.planDeparture(found, booking.departsOn());
    desk.record(found, Act.BOOK_JOURNEY, "BOOKED", null, booking.from() + " " + booking.to() + (within ? " TIME_TO_THINK" : ""),
      persons.stream().map(person -> Told.of(person, Fact.SEAT, journey.toString(), booking.departsOn())).toList());
    tasks.ask(id, found.origin(), TaskKind.CONFIRM_RECEPTION, booking.departsOn().minusDays(3));
    return Outcome.done();
  }

  /** What the seats may cost. Where two people let a case go on without money reserved, nobody can say. */
  long held(CaseId id) {
    long held = reservations.held(id, TRAVEL);
    return held == 0 ? Long.MAX_VALUE : held;
  }

  /** Who travels with somebody who cannot travel alone. @param type of the code list {@code escort_type} */
  @Transactional
  public Outcome assignEscort(CaseId id, PersonId person, String type, String name) {
    var found = desk.open(id, Act.ASSIGN_ESCORT);
    found.member(person);
    if (type.equals("NONE")) return Outcome.refused("escort-type-needed");
    if (found.plannedDeparture() == null) return Outcome.refused("not-booked");
    var escort = Ids.next();
    db.sql("insert into travel.escort (id, case_id, person_id, type, name, assigned_by) values (?, ?, ?, ?, ?, ?)")
      .params(escort, id.value(), found.member(person).value(), type, seals.of(person).close(name, Place.of(ESCORT_NAME, escort)),
        Actor.current().id().value())
      .update();
    desk.record(found, Act.ASSIGN_ESCORT, "ESCORT", person, type,
      new Told(person, Fact.ESCORT, type, desk.today(), found.plannedDeparture()));
    return Outcome.done();
  }

  /** The origin office will be there. */
  @Transactional
  public Outcome confirmReception(CaseId id, boolean ready) {
    var found = desk.open(id, Act.CONFIRM_RECEPTION);
    if (!found.stage().beforeBoarding()) return Outcome.refused("already-departed");
    if (found.plannedDeparture() == null) return Outcome.refused("not-booked");
    desk.record(found, Act.CONFIRM_RECEPTION, ready ? "RECEPTION_CONFIRMED" : "RECEPTION_REFUSED", null, "",
      new Told(null, Fact.RECEPTION, ready ? Fact.YES : Fact.NO, desk.today(), found.plannedDeparture()));
    if (ready) tasks.finish(id, TaskKind.CONFIRM_RECEPTION);
    return Outcome.done();
  }

  void cancel(CaseId id) {
    db.sql("update travel.journey set status = 'CANCELLED' where case_id = ? and status = 'BOOKED'").param(id.value()).update();
  }

  List<Told> noSeats(ReturnCase found) {
    return found.members().stream().map(person -> Told.of(person, Fact.SEAT, Fact.NO, desk.today())).toList();
  }

  @Override
  public void release(ReturnCase withdrawn) {
    if (!withdrawn.stage().beforeBoarding()) return;
    cancel(withdrawn.id());
    documents.cancel(withdrawn.id());
    tasks.finish(withdrawn.id(), TaskKind.CONFIRM_RECEPTION);
    desk.record(withdrawn, Act.WITHDRAW, "SEATS_RELEASED", null, "", noSeats(withdrawn));
  }

  /** Their seat is given back; the others keep theirs, and their day. */
  @Override
  public void release(ReturnCase of, PersonId leaving) {
    db.sql("""
      update travel.journey set persons = array_remove(persons, ?),
        status = case when array_remove(persons, ?) = '{}' then 'CANCELLED' else status end
      where case_id = ? and status = 'BOOKED' and ? = any(persons)""")
      .params(leaving.value(), leaving.value(), of.id().value(), leaving.value()).update();
    documents.cancel(of.id(), leaving);
    desk.record(of, Act.WITHDRAW, "SEATS_RELEASED", leaving, "", Told.of(leaving, Fact.SEAT, Fact.NO, desk.today()));
  }

  record Journey(LocalDate departsOn, String type, String carrier, String flight, String from, String to, String status, long costCents) {
  }

  static final CaseRows<Journey> BOOKED = new CaseRows<>(
    "select departs_on, type, carrier, flight, from_airport, to_airport, status, cost_cents from travel.journey where case_id = ? order by id",
    row -> new Journey(row.date(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), row.text(7),
      row.number(8).longValueExact()));

  /** On which one of the people of a case has a seat. */
  List<Journey> booked(CaseId id, PersonId person) {
    return db.sql("""
      select departs_on, type, carrier, flight, from_airport, to_airport, status, cost_cents from travel.journey
      where case_id = ? and status = 'BOOKED' and ? = any(persons) order by id""").params(id.value(), person.value())
      .query((row, _) -> BOOKED.reading().read(new Row(row))).list();
  }

  record Escorted(UUID id, PersonId person, String type, byte[] name) {
  }

  static final CaseRows<Escorted> ESCORTS = new CaseRows<>(
    "select person_id, type, name, id from travel.escort where case_id = ? order by id",
    row -> new Escorted(row.id(4), row.person(1), row.text(2), row.closed(3)));
}
