package org.rihla.casework;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Sight;
import org.rihla.access.Staff;
import org.rihla.people.IdentityIndex;
import org.rihla.people.IdentityIndex.Hit;
import org.rihla.people.Persons;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.rihla.values.StaffId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody is like a person whose case is not for the eyes of whoever registers them. They say that they cannot tell; the manager of their office gives
 * the case to a colleague who works on both, and who alone answers. Nobody is told anything of the other case but that colleague, who knows it.
 */
@Service
class WhoCanTell {

  private final CaseDesk desk;
  private final Cases cases;
  private final Persons persons;
  private final IdentityIndex index;
  private final Team team;
  private final Tasks tasks;
  private final Staff staff;
  private final Access access;

  WhoCanTell(CaseDesk desk, Cases cases, Persons persons, IdentityIndex index, Team team, Tasks tasks, Staff staff, Access access) {
    this.desk = desk;
    this.cases = cases;
    this.persons = persons;
    this.index = index;
    this.team = team;
    this.tasks = tasks;
    this.staff = staff;
    this.access = access;
  }

  /** Whether the one who acts is shown nothing but the likeness. Whoever was just forgotten is nobody. */
  boolean outOfSight(Hit hit) {
    return desk.naming(hit.person()).isEmpty() && Sight.wide(() -> persons.find(hit.person())).isPresent();
  }

  List<Hit> alike(PersonId person) {
    return persons.find(person).map(index::candidates).orElse(List.of()).stream().filter(hit -> !hit.person().equals(person)).toList();
  }

  /** Open until somebody who can has answered. */
  void ask(ReturnCase of, PersonId person) {
    tasks.ask(of.id(), of.host(), TaskKind.FIND_WHO_CAN_TELL, person);
  }

  Set<PersonId> asked(CaseId id) { return tasks.open(id, TaskKind.FIND_WHO_CAN_TELL); }

  /** Whether the one who acts would have to guess: it was said that somebody else must tell, and they see no more than who said so. */
  boolean wouldGuess(CaseId id, PersonId person) {
    return asked(id).contains(person) && alike(person).stream().anyMatch(this::outOfSight);
  }

  /** Those who work on a case of somebody alike, as far as the manager sees it, and may answer in this one. */
  List<Actor> colleagues(ReturnCase of) {
    var alike = asked(of.id()).stream().filter(of.members()::contains).flatMap(person -> alike(person).stream()).map(Hit::person)
      .toList();
    var there = new HashSet<StaffId>();
    for (var other : cases.ofPersons(alike))
      if (!other.id().equals(of.id()) && access.sees(Actor.current(), other.subject())) there.addAll(other.subject().workers().keySet());
    var could = team.eligible(of).stream().map(Actor::id).toList();
    var answering = access.rolesFor(Act.ANSWER_DUPLICATE_QUESTION);
    return staff.active().stream().filter(each -> there.contains(each.id()) && answering.contains(each.role()))
      .filter(each -> could.contains(each.id()) || of.subject().isWorkedOnBy(each.id())).toList();
  }

  /** Nobody works on both: whoever registered them decides by what they were told, and that nobody could tell stays in the history. */
  @Transactional
  public Outcome nobody(CaseId id) {
    var found = desk.open(id, Act.ASSIGN);
    var open = asked(id);
    if (open.isEmpty()) return Outcome.refused("who-can-tell-not-asked");
    if (!colleagues(found).isEmpty()) return Outcome.refused("somebody-can-tell");
    for (var person : open) {
      tasks.finish(id, person, TaskKind.FIND_WHO_CAN_TELL);
      tasks.ask(id, found.host(), TaskKind.ANSWER_DUPLICATE_QUESTION, person);
      desk.record(found, Act.ASSIGN, "NOBODY_CAN_TELL", person, "");
    }
    return Outcome.done();
  }

  /** They work on it from then on, and find the question among their tasks. */
  @Transactional
  public Outcome give(CaseId id, StaffId who) {
    var found = desk.open(id, Act.ASSIGN);
    var chosen = colleagues(found).stream().filter(each -> each.id().equals(who)).findFirst();
    if (chosen.isEmpty()) return Outcome.refused("not-somebody-who-can");
    var given = found.subject().isWorkedOnBy(who) ? Outcome.done() : team.assign(id, who);
    if (given instanceof Outcome.Done)
      for (var person : asked(id)) tasks.ask(id, chosen.get(), TaskKind.ANSWER_DUPLICATE_QUESTION, person);
    return given;
  }
}
