package org.rihla.casework;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.people.Persons;
import org.rihla.privacy.Consents;
import org.rihla.privacy.Consents.Recorded;
import org.rihla.privacy.Purpose;
import org.rihla.values.PersonId;
import org.springframework.stereotype.Component;

/**
 * Who of a group speaks for its children. A guardian takes back what they gave themselves, as long as they and the child are of the group, theirs is
 * the last word on it, and the child is none that has grown up.
 */
@Component
public class Guardians {

  private final CaseDesk desk;
  private final OwnFile own;
  private final Access access;
  private final Persons persons;
  private final Consents consents;

  Guardians(CaseDesk desk, OwnFile own, Access access, Persons persons, Consents consents) {
    this.desk = desk;
    this.own = own;
    this.access = access;
    this.persons = persons;
    this.consents = consents;
  }

  /** Whoever gave it for a child is an adult of the group; of a guardian who is not of it, no number stands there. */
  boolean areOf(@Nullable ReturnCase group, @Nullable PersonId guardian) {
    return guardian == null || group != null && isAdultOf(group, guardian);
  }

  private boolean isAdultOf(ReturnCase found, PersonId person) {
    return found.members().contains(person) && persons.find(person).filter(who -> !who.minorOn(desk.today())).isPresent();
  }

  /** Whoever works here, for whoever sits there or calls; who comes for themselves, of their own and of their children. */
  boolean mayTakeBack(ReturnCase found, PersonId person, Purpose purpose, String recipient) {
    if (!access.comesForThemselves() || person.equals(own.me())) return true;
    return givenByMe(found).getOrDefault(person, List.of()).stream().filter(each -> each.holds(desk.today())).map(Recorded::consent)
      .anyMatch(
        consent -> consent.isConsent() && consent.purpose().equals(purpose.name()) && consent.terms().recipient().equals(recipient));
  }

  /** The one who comes for themselves, and the children for whom they gave something. */
  public Set<PersonId> spokenForByMe(ReturnCase mine) {
    var all = new HashSet<>(givenByMe(mine).keySet());
    all.add(own.me());
    return all;
  }

  /** What stands of what the one who comes for themselves gave for children of their group; nothing of a child for whom they gave nothing. */
  public Map<PersonId, List<Recorded>> givenByMe(ReturnCase mine) {
    var me = own.me();
    if (!isAdultOf(mine, me)) return Map.of();
    var children = persons.identities(mine.members()).entrySet().stream().filter(each -> each.getValue().minorOn(desk.today()))
      .map(Map.Entry::getKey).toList();
    return consents.of(children).entrySet().stream().map(each -> Map.entry(each.getKey(),
      Consents.standing(each.getValue()).stream().filter(said -> me.equals(said.consent().terms().guardian())).toList()))
      .filter(each -> !each.getValue().isEmpty()).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
