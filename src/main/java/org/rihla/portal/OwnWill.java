package org.rihla.portal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.rihla.access.Act;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Outcome;
import org.rihla.casework.OwnFile;
import org.rihla.casework.ReturnCase;
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

  OwnWill(OwnFile own, CaseDesk desk, Persons persons, Declarations declarations) {
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
    var others = otherAdults(mine);
    if (others.isEmpty() != whole) return Outcome.refused("group-changed");
    if (whole) return declarations.withdraw(id, own.me(), CHANNEL);
    var successor = mine.principal().equals(own.me()) ? others.getFirst() : null;
    return declarations.withdrawAlone(id, new Leaver(own.me(), CHANNEL, null, successor));
  }

  /** The oldest first: where the principal stays, that one leads the group. */
  private List<PersonId> otherAdults(ReturnCase mine) {
    return persons.identities(mine.members()).entrySet().stream()
      .filter(each -> !each.getKey().equals(own.me()) && !each.getValue().minorOn(desk.today()))
      .sorted(Comparator.comparing(each -> each.getValue().birthDate())).map(Map.Entry::getKey).toList();
  }
}
