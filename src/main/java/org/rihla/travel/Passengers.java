package org.rihla.travel;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.casework.Groups;
import org.rihla.casework.ReturnCase;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.rihla.web.NotFound;
import org.rihla.web.Ui;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who travels on one flight, family by family, as far as the reader may see them: to be held against the people at the gate. */
@Service
public class Passengers {

  private final Groups groups;
  private final Access access;
  private final JdbcClient db;

  Passengers(Groups groups, Access access, JdbcClient db) {
    this.groups = groups;
    this.access = access;
    this.db = db;
  }

  record Seats(UUID journey, CaseId id, LocalDate on, String carrier, String flight, String from, String to, Set<PersonId> persons,
    boolean flown) {

    /** A family books its own seats, and spells the flight as it likes. */
    String place() {
      return (carrier + flight + from).replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }
  }

  /** @param to their airport */
  public record Family(ReturnCase found, String to, boolean flown, List<Groups.Person> travellers) {
  }

  public record OnBoard(LocalDate on, String carrier, String flight, String from, List<Family> families) {

    public long people() { return families.stream().mapToLong(family -> family.travellers().size()).sum(); }

    public long children() {
      return families.stream().flatMap(family -> family.travellers().stream()).filter(Groups.Person::child).count();
    }
  }

  /** @param journey any of those on that flight in whose case this reader may read of journeys; every other answers like one that does not exist */
  @Transactional
  public OnBoard of(UUID journey, Ui ui) {
    var that = seats(journey, null).stream().findAny();
    var all = that.map(seat -> seats(null, seat.on()).stream().filter(other -> other.place().equals(seat.place())).toList())
      .orElseGet(List::of);
    var seen = groups.reading(Compartment.MOVEMENT, all.stream().map(Seats::id).distinct().toList(), "passengers",
      that.map(Seats::on).orElse(
        LocalDate.EPOCH),
      ui);
    if (that.isEmpty() || seen.stream().noneMatch(group -> group.found().id().equals(that.get().id()))) {
      access.denied(Act.READ_CASE, (CaseId) null);
      throw new NotFound("journey");
    }
    var byCase = all.stream().collect(Collectors.toMap(Seats::id, Function.identity(), (_, later) -> later));
    return new OnBoard(that.get().on(), that.get().carrier(), that.get().flight(), that.get().from(),
      seen.stream().map(group -> family(group,
        byCase)).toList());
  }

  private static Family family(Groups.Group group, Map<CaseId, Seats> byCase) {
    var seats = Objects.requireNonNull(byCase.get(group.found().id()));
    return new Family(group.found(), seats.to(), seats.flown(),
      group.people().stream().filter(person -> seats.persons().contains(person.id()))
        .toList());
  }

  /** One of them, or all of a day. */
  private List<Seats> seats(@Nullable UUID journey, @Nullable LocalDate on) {
    return db.sql("""
      select id, case_id, departs_on, carrier, flight, from_airport, to_airport, persons, status = 'FLOWN' from travel.journey
      where status <> 'CANCELLED' and (id = ?::uuid or departs_on = ?::date) order by id""").params(journey, on)
      .query(
        (row, _) -> new Seats(row.getObject(1, UUID.class), new CaseId(row.getObject(2, UUID.class)), row.getObject(3, LocalDate.class),
          row.getString(4), row.getString(5), row.getString(6), row.getString(7), Arrays.stream((UUID[]) row.getArray(8).getArray()).map(
            PersonId::new).collect(Collectors.toSet()),
          row.getBoolean(9)))
      .list();
  }
}
