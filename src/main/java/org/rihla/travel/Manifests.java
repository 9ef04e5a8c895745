package org.rihla.travel;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rihla.access.Access;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.CaseView;
import org.rihla.casework.CaseViews;
import org.rihla.casework.ReturnCase;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.rihla.web.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who travels on one flight, family by family, as far as the reader may see them: to be held against the people at the gate. */
@Service
public class Manifests {

  private final CaseDesk desk;
  private final CaseViews views;
  private final Access access;
  private final JdbcClient db;

  Manifests(CaseDesk desk, CaseViews views, Access access, JdbcClient db) {
    this.desk = desk;
    this.views = views;
    this.access = access;
    this.db = db;
  }

  record Flight(LocalDate on, String carrier, String number, String from, String to) {
  }

  record Seats(UUID journey, CaseId id, List<PersonId> persons, boolean flown) {
  }

  /** @param escorts by the type of each, of the code list {@code escort_type} */
  public record Traveller(PersonId who, int age, boolean child, List<String> escorts) {
  }

  public record Group(CaseView view, List<Traveller> travellers, boolean flown) {
    public ReturnCase found() { return view.found(); }
  }

  public record Manifest(LocalDate on, String carrier, String number, String from, String to, List<Group> groups) {
    public long people() { return groups.stream().mapToLong(group -> group.travellers().size()).sum(); }

    public long children() {
      return groups.stream().flatMap(group -> group.travellers().stream()).filter(Traveller::child).count();
    }
  }

  /** @param journey any of those on that flight that this reader may see; that the names of each group were read is written down */
  @Transactional
  public Manifest of(UUID journey, HttpServletRequest request) {
    var flight = db
      .sql(
        "select departs_on, carrier, flight, from_airport, to_airport, case_id from travel.journey where id = ? and status <> 'CANCELLED'")
      .param(journey)
      .query((row, _) -> mayRead(new CaseId(row.getObject(6, UUID.class)))
        ? new Flight(row.getObject(1, LocalDate.class), row.getString(2), row.getString(3), row.getString(4), row.getString(5))
        : null)
      .optional().orElseThrow(() -> new NotFound("journey"));
    var seats = db.sql("""
      select id, case_id, persons, status = 'FLOWN' from travel.journey
      where departs_on = ? and carrier = ? and flight = ? and from_airport = ? and status <> 'CANCELLED' order by id""")
      .params(flight.on(), flight.carrier(), flight.number(), flight.from())
      .query((row, _) -> new Seats(row.getObject(1, UUID.class), new CaseId(row.getObject(2, UUID.class)),
        Arrays.stream((UUID[]) row.getArray(3).getArray()).map(PersonId::new).toList(), row.getBoolean(4)))
      .list();
    var groups = seats.stream().filter(each -> mayRead(each.id())).map(each -> group(each, flight.on(), request)).toList();
    return new Manifest(flight.on(), flight.carrier(), flight.number(), flight.from(), flight.to(), groups);
  }

  private boolean mayRead(CaseId id) {
    try {
      return access.reading(Compartment.MOVEMENT, desk.read(id).subject()) == Decision.ALLOWED;
    } catch (NotFound outOfSight) {
      return false;
    }
  }

  private Group group(Seats seats, LocalDate on, HttpServletRequest request) {
    var view = views.view(seats.id(), request);
    var escorts = Journeys.ESCORTS.of(seats.id(), db).stream().collect(Collectors.groupingBy(
      Journeys.Escorted::person, Collectors.mapping(Journeys.Escorted::type, Collectors.toList())));
    var travellers = seats.persons().stream().filter(view.found().members()::contains)
      .map(person -> new Traveller(person, view.identity(person).ageOn(on), view.identity(person).minorOn(on),
        escorts.getOrDefault(person, List.of())))
      .toList();
    return new Group(view, travellers, seats.flown());
  }
}
