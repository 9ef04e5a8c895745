package org.rihla.travel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Set;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Fact;
import org.rihla.casework.Move;
import org.rihla.casework.Moves;
import org.rihla.casework.Outcome;
import org.rihla.casework.ReturnCase;
import org.rihla.casework.Stage;
import org.rihla.casework.TaskKind;
import org.rihla.casework.Tasks;
import org.rihla.casework.Told;
import org.rihla.database.CaseRows;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The day itself: who left, who did not, and who was seen arriving. */
@Service
public class Departures {

  /** What can only have happened on the day; a flight may be cancelled, and a mind changed, before. */
  private static final Set<String> AT_THE_AIRPORT = Set.of("DEPARTED", "NO_SHOW", "DENIED_BOARDING", "OFFLOADED_MEDICAL");

  private final CaseDesk desk;
  private final Moves moves;
  private final Tasks tasks;
  private final Journeys journeys;
  private final JdbcClient db;

  Departures(CaseDesk desk, Moves moves, Tasks tasks, Journeys journeys, JdbcClient db) {
    this.desk = desk;
    this.moves = moves;
    this.tasks = tasks;
    this.journeys = journeys;
    this.db = db;
  }

  /**
   * At the airport. Whatever kept somebody from leaving frees the seats, and the case waits for a new booking.
   *
   * @param result of the code list {@code departure_result}
   */
  @Transactional
  public Departure depart(CaseId id, String result) {
    var booked = desk.open(id, Act.DEPART).plannedDeparture();
    if (booked != null && notTheDay(result, booked)) return new Departure.AnotherDay(booked);
    if (result.equals("DEPARTED")) {
      var move = moves.depart(id, booked == null ? desk.today() : booked);
      if (move.made()) {
        db.sql("update travel.journey set status = 'FLOWN' where case_id = ? and status = 'BOOKED'").param(id.value()).update();
        var found = desk.read(id);
        tasks.ask(id, found.origin(), TaskKind.CONFIRM_ARRIVAL);
      }
      return new Departure.Asked(move);
    }
    var found = desk.open(id, Act.DEPART);
    if (found.stage() != Stage.CLEARED) return new Departure.Asked(new Move.OutOfOrder(found.stage(), Stage.DEPARTED));
    if (result.equals("WITHDREW")) {
      desk.record(found, Act.DEPART, "NOT_DEPARTED", null, result);
      moves.withdraw(id, "IN_PERSON");
      return new Departure.Stayed();
    }
    journeys.cancel(id);
    moves.planDeparture(found, null);
    var told = new ArrayList<>(journeys.noSeats(found));
    if (result.equals("OFFLOADED_MEDICAL"))
      found.members().forEach(person -> told.add(Told.of(person, Fact.FITNESS, "TEMPORARILY_UNFIT", desk.today())));
    desk.record(found, Act.DEPART, "NOT_DEPARTED", null, result, told);
    return new Departure.Stayed();
  }

  /**
   * Nobody leaves on another day than the seats are for, and nobody has missed a flight that is still to come. Who left shortly before midnight
   * can still be noted on the day after, as of the day of the flight.
   */
  private boolean notTheDay(String result, LocalDate booked) {
    var today = desk.today();
    if (result.equals("DEPARTED")) return today.isBefore(booked) || today.isAfter(booked.plusDays(1));
    return AT_THE_AIRPORT.contains(result) && today.isBefore(booked);
  }

  /** What became of the day. */
  public sealed interface Departure {
    record Asked(Move move) implements Departure {
    }

    /** The seats are for that day; on any other nothing else is asked. */
    record AnotherDay(LocalDate booked) implements Departure {
    }

    record Stayed() implements Departure {
    }
  }

  /**
   * The origin office has seen them. A child without parents is handed to the adult who was named, whose paper was checked.
   *
   * @param result of the code list {@code arrival_result}; metBy of {@code met_by}
   */
  @Transactional
  public Outcome arrive(CaseId id, String result, String metBy, boolean handedOverToNamedAdult) {
    var found = desk.open(id, Act.CONFIRM_ARRIVAL);
    if (found.stage() != Stage.DEPARTED) return Outcome.refused("not-departed");
    boolean alone = found.members().stream().anyMatch(person -> hasReceivingAdult(found, person));
    if (result.equals("ARRIVED") && alone && !handedOverToNamedAdult) return Outcome.refused("handover-needed");
    db.sql("insert into travel.arrival (id, case_id, result, met_by, handed_over, noted_on, noted_by) values (?, ?, ?, ?, ?, ?, ?)")
      .params(Ids.next(), id.value(), result, metBy, handedOverToNamedAdult, desk.today(), Actor.current().id().value()).update();
    if (!result.equals("ARRIVED")) {
      desk.record(found, Act.CONFIRM_ARRIVAL, "NOT_ARRIVED", null, result);
      tasks.ask(id, found.origin(), TaskKind.FIND_MISSING);
      return Outcome.done();
    }
    moves.arrive(id);
    tasks.finish(id, TaskKind.CONFIRM_ARRIVAL);
    tasks.finish(id, TaskKind.FIND_MISSING);
    tasks.ask(id, found.origin(), TaskKind.AGREE_PLAN);
    return Outcome.done();
  }

  private boolean hasReceivingAdult(ReturnCase found, PersonId person) {
    var named = desk.told(found, person, Fact.RECEIVING_ADULT);
    return named != null;
  }

  /** Who received them stands in the code list {@code met_by}. */
  record Arrival(String result, String metBy) {
  }

  /** The newest. */
  static final CaseRows<Arrival> ARRIVAL = new CaseRows<>(
    "select result, met_by from travel.arrival where case_id = ? order by id desc limit 1", row -> new Arrival(row.text(1), row.text(2)));
}
