package org.rihla.portal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rihla.access.Act;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Outcome;
import org.rihla.casework.OwnFile;
import org.rihla.casework.ReturnCase;
import org.rihla.casework.TaskKind;
import org.rihla.casework.Tasks;
import org.rihla.counselling.Declarations;
import org.rihla.counselling.Declarations.Leaver;
import org.rihla.people.Persons;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody says by themselves that they do not go: one step, no reason, nothing held against them, and everything held for them is let go at once. */
@Service
class OwnWill {

  private static final String CHANNEL = "PORTAL";

  private final OwnFile own;
  private final CaseDesk desk;
  private final Persons persons;
  private final Declarations declarations;
  private final Tasks tasks;

  OwnWill(OwnFile own, CaseDesk desk, Persons persons, Declarations declarations, Tasks tasks) {
    this.tasks = tasks;
    this.own = own;
    this.desk = desk;
    this.persons = persons;
    this.declarations = declarations;
  }

  /** The only adult speaks for the children too: nobody sends them without. */
  boolean isOfAll(ReturnCase mine) {
    return otherAdults(mine).isEmpty();
  }

  /** @param whole what they read that it stops: all of it, or their own journey */
  @Transactional
  Outcome stay(CaseId id, boolean whole) {
    var mine = desk.open(id, Act.WITHDRAW);
    if (!mine.stage().beforeBoarding()) return Outcome.refused("nothing-to-stop");
    var others = otherAdults(mine);
    if (others.isEmpty() != whole) return Outcome.refused("group-changed");
    var successor = mine.principal().equals(own.me()) && !whole ? others.getFirst() : null;
    var stays = whole
      ? declarations.withdraw(id, own.me(), CHANNEL)
      : declarations.withdrawAlone(id, new Leaver(own.me(), CHANNEL, null, successor));
    if (stays instanceof Outcome.Done) tasks.ask(id, mine.host(), TaskKind.CALL_WHO_STAYS, own.me());
    return stays;
  }

  /** Whoever works with them has spoken with them: it was their will, or it was not and they are told how to begin again. */
  @Transactional
  Outcome spoken(CaseId id, PersonId person, boolean ownWill) {
    var found = desk.open(id, Act.ANSWER_WISH);
    if (!toCall(id).contains(person)) return Outcome.refused("nobody-to-call");
    tasks.finish(id, person, TaskKind.CALL_WHO_STAYS);
    desk.record(found, Act.ANSWER_WISH, ownWill ? "STAYS_BY_OWN_WILL" : "STAYS_NOT_BY_OWN_WILL", person, "");
    return Outcome.done();
  }

  Set<PersonId> toCall(CaseId id) { return tasks.open(id, TaskKind.CALL_WHO_STAYS); }

  /** The oldest first: where the principal stays, that one leads the group. */
  private List<PersonId> otherAdults(ReturnCase mine) {
    return persons.identities(mine.members()).entrySet().stream()
      .filter(each -> !each.getKey().equals(own.me()) && !each.getValue().minorOn(desk.today()))
      .sorted(Comparator.comparing(each -> each.getValue().birthDate())).map(Map.Entry::getKey).toList();
  }
}
