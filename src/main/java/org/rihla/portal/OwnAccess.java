package org.rihla.portal;

import java.util.Collection;
import java.util.Map;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.OwnAccounts;
import org.rihla.access.Staff;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Outcome;
import org.rihla.casework.ReturnCase;
import org.rihla.people.Persons;
import org.rihla.privacy.Forgetting;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.rihla.values.StaffId;
import org.rihla.web.NotFound;
import org.rihla.web.Readers;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a person in to their own file, at the desk and with them there: they choose the digits, nobody reads them. A forgotten PIN is chosen anew in the
 * same way.
 */
@Service
public class OwnAccess implements Forgetting {

  private final CaseDesk desk;
  private final Persons persons;
  private final OwnAccounts accounts;
  private final Staff staff;
  private final boolean invented;

  OwnAccess(CaseDesk desk, Persons persons, OwnAccounts accounts, Staff staff, @Value("${rihla.demonstration:false}") boolean invented) {
    this.desk = desk;
    this.persons = persons;
    this.accounts = accounts;
    this.staff = staff;
    this.invented = invented;
  }

  @Transactional
  public Outcome give(CaseId id, PersonId person, String pin, String again) {
    var found = desk.open(id, Act.GIVE_OWN_ACCESS);
    if (!isWithThem(found)) return Outcome.refused("not-in-your-custody");
    var who = persons.find(found.member(person)).orElseThrow(() -> new NotFound("person"));
    if (who.minorOn(desk.today())) return Outcome.refused("own-access-adult");
    if (!pin.strip().equals(again.strip())) return Outcome.refused("pins-differ");
    if (!Pin.isGood(pin) || Pin.isDay(pin, who.birthDate())) return Outcome.refused("pin-guessed");
    boolean before = accounts.reference(person).isPresent();
    accounts.letIn(person, found.host(), pin, invented);
    if (!before) // their pages speak as they do, until they choose
      Readers.known(who.language()).ifPresent(theirs -> staff.speaks(new StaffId(person.value()), theirs));
    desk.record(found, Act.GIVE_OWN_ACCESS, before ? "OWN_ACCESS_RENEWED" : "OWN_ACCESS_GIVEN", person, "");
    return Outcome.done();
  }

  /** It is opened with the person there: by the office where they are, and by no other that only reads of them. */
  boolean isWithThem(ReturnCase found) {
    return found.isInCustodyOf(Actor.current().office());
  }

  @Transactional
  public Outcome end(CaseId id, PersonId person) {
    var found = desk.open(id, Act.GIVE_OWN_ACCESS);
    desk.belongs(found, person); // also who left the group meanwhile
    if (!accounts.end(person)) return Outcome.refused("no-own-access");
    desk.record(found, Act.GIVE_OWN_ACCESS, "OWN_ACCESS_ENDED", person, "");
    return Outcome.done();
  }

  /** The digits to sign in with, of those who can. */
  Map<PersonId, String> references(Collection<PersonId> people) {
    return accounts.references(people);
  }

  @Override
  public void forget(PersonId person) { accounts.forget(person); }
}
