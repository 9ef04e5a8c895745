package org.rihla.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.people.Identity;
import org.rihla.people.Persons;
import org.rihla.privacy.Disclosable;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.rihla.web.Ui;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Several cases on one list, each with its people as far as the reader may see them: decided case by case, read in few journeys to the database. */
@Service
public class Groups {

  private final Cases cases;
  private final Trail trail;
  private final Persons persons;
  private final Sharing sharing;
  private final CaseDesk desk;
  private final Access access;

  Groups(Cases cases, Trail trail, Persons persons, Sharing sharing, CaseDesk desk, Access access) {
    this.cases = cases;
    this.trail = trail;
    this.persons = persons;
    this.sharing = sharing;
    this.desk = desk;
    this.access = access;
  }

  /**
   * @param role in the reader's words
   * @param age on the day that was asked for; null where it is not for this reader
   * @param escort by whom somebody is escorted that day, of the code list {@code escort_type}, or null: it tells of their health, and is for who may read of it
   */
  public record Person(PersonId id, String name, String role, @Nullable Integer age, boolean child, @Nullable String escort) {
  }

  public record Group(ReturnCase found, List<Person> people) {
  }

  /**
   * Those in which this reader may read that part. Where people are named, one entry in the audit has the numbers of all of them.
   *
   * @param where of which list
   * @param on the day for which it is made
   */
  @Transactional
  public List<Group> reading(Compartment part, List<CaseId> ids, String where, LocalDate on, Ui ui) {
    var found = cases.find(ids).stream().filter(each -> reads(part, each)).toList();
    var abroad = sharing.showing(found);
    var shown = found.stream().filter(each -> !abroad.containsKey(each.id()) || !abroad.get(each.id()).header()).toList();
    var known = trail.known(shown.stream().map(ReturnCase::id).toList());
    var people = persons.identities(shown.stream().flatMap(each -> each.members().stream()).toList());
    desk.listed(where, shown.stream().filter(each -> reads(Compartment.IDENTITY, each)).toList());
    return shown.stream()
      .map(each -> group(each, Objects.requireNonNull(known.get(each.id())), people, Objects.requireNonNullElse(abroad.get(each
        .id()), Showing.WHOLE), on, ui))
      .toList();
  }

  private Group group(ReturnCase of, Trail.Known known, Map<PersonId, Identity> people, Showing showing, LocalDate on, Ui ui) {
    boolean named = reads(Compartment.IDENTITY, of);
    boolean health = named && reads(Compartment.FITNESS, of);
    return new Group(of, of.members().stream().map(id -> {
      var member = Objects.requireNonNull(known.members().get(id.value()));
      var escort = health ? known.told().getOrDefault(id.value(), Map.of()).get(Fact.ESCORT) : null;
      return person(id, people.get(id), ui.code("case_role", member[0]), named, escort, showing, on, ui);
    }).toList());
  }

  private static Person person(PersonId id, @Nullable Identity who, String role, boolean named, @Nullable Told escort, Showing showing,
    LocalDate on,
    Ui ui) {
    if (who == null) return new Person(id, ui.t("person.erased"), role, null, false, null);
    boolean aged = showing.shows(id, Disclosable.BIRTH_YEAR);
    return new Person(id, showing.called(id, who, !named), role, aged ? who.ageOn(on) : null, aged && who.minorOn(on),
      escort != null && Member.holds(escort, on) ? escort.finding() : null);
  }

  private boolean reads(Compartment part, ReturnCase of) { return access.reading(part, of.subject()) == Decision.ALLOWED; }
}
