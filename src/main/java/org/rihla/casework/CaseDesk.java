package org.rihla.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.access.Referred;
import org.rihla.people.Identity;
import org.rihla.people.Persons;
import org.rihla.privacy.Audit;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.rihla.values.StaffId;
import org.rihla.web.NotFound;
import org.rihla.web.Stale;
import org.springframework.stereotype.Service;

/**
 * Where every verb about a case begins and ends. {@link #open} is the right, checked against the case itself; {@link #record} is the trace:
 * evidence, history and audit in the transaction of the deed.
 */
@Service
public class CaseDesk {

  /** What a person may still ask for when their case is closed; and a second closing, which is refused with its reason. */
  private static final Set<Act> STILL_POSSIBLE = EnumSet.of(Act.CHANGE_CONTACT, Act.CORRECT_IDENTITY, Act.RECORD_LEGAL_BASIS,
    Act.WITHDRAW_CONSENT, Act.CLOSE, Act.WITHDRAW, Act.ASSIGN, Act.OPEN_IN_EMERGENCY, Act.REVIEW_EMERGENCY, Act.DECLARE_CONFLICT,
    Act.SET_CONFLICT, Act.ASK_ERASURE, Act.CONFIRM_ERASURE, Act.PLACE_RETENTION_HOLD, Act.LIFT_RETENTION_HOLD,
    Act.GIVE_OWN_ACCESS, Act.ASK_CORRECTION, Act.ANSWER_WISH);

  private final Cases cases;
  private final Members members;
  private final Trail trail;
  private final Persons persons;
  private final Access access;
  private final Audit audit;
  private final Clock clock;
  private final Rules rules;

  CaseDesk(Cases cases, Members members, Trail trail, Persons persons, Access access, Audit audit, Clock clock, Rules rules) {
    this.cases = cases;
    this.members = members;
    this.trail = trail;
    this.persons = persons;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
    this.rules = rules;
  }

  /**
   * Locks the case for this verb.
   *
   * @throws NotFound if there is no such case
   * @throws Stale if the case has been closed: nothing more is done in it
   * @throws org.rihla.access.Forbidden if the one who acts may not do this to it
   */
  public ReturnCase open(CaseId id, Act act) {
    Actor.current();
    var found = cases.lockIfThere(id).orElseThrow(() -> {
      access.denied(act, id); // it is not there, or not for these eyes: the database does not tell
      return new NotFound("case");
    });
    access.require(act, found.subject());
    if (found.stage() == Stage.CLOSED && !STILL_POSSIBLE.contains(act)) throw new Stale("the case is closed");
    return found;
  }

  /**
   * Locks the case behind what was handed to an organisation outside, to write down what they answer. The right is asked of that, not of the case.
   *
   * @throws Stale if the case has been closed
   */
  public ReturnCase openFor(Referred handed, Act act) {
    access.requireHanded(act, handed);
    var found = cases.lock(handed.id());
    if (found.stage() == Stage.CLOSED) throw new Stale("the case is closed");
    return found;
  }

  /** For acts that touch no one case: the side of the act is then the kind of the actor's office. */
  void requireSomewhere(Act act, String codes) {
    access.require(act, null);
    audit.record(act, null, null, "DONE", codes);
  }

  /**
   * Until the end of the transaction nobody else changes it.
   *
   * @throws NotFound if the case does not exist or is not for the reader's eyes
   */
  ReturnCase keep(CaseId id) {
    read(id);
    return cases.lock(id);
  }

  /** @throws NotFound if the case does not exist or is not for the reader's eyes */
  public ReturnCase read(CaseId id) {
    var found = cases.find(id).filter(each -> access.reading(Act.READ_CASE.compartment(), each.subject()) != Decision.DENIED);
    if (found.isEmpty()) access.denied(Act.READ_CASE, id);
    return found.orElseThrow(() -> new NotFound("case"));
  }

  /** The newest case of somebody in which this reader may read who they are. */
  Optional<ReturnCase> naming(PersonId person) {
    return cases.ofPersons(List.of(person)).stream()
      .filter(each -> access.reading(Compartment.IDENTITY, each.subject()) == Decision.ALLOWED).findFirst();
  }

  /**
   * Also what was looked for is written down: how, how much was found, and the numbers of the cases whose people were named; never the words.
   *
   * @param named those of the hits whose names are shown
   */
  void searched(String how, int hits, List<ReturnCase> named) {
    audit.record(Act.READ_CASE, null, null, "DONE", "search " + how + " " + hits + numbers(named));
  }

  /** That names were read in a list: one entry, with the numbers of the cases. Nothing where nobody was named. */
  void listed(String where, List<ReturnCase> named) {
    if (!named.isEmpty()) audit.record(Act.READ_CASE, null, null, "DONE", "list " + where + numbers(named));
  }

  /** That somebody went on with an interview they had begun: what stands there may name people, of no case yet. */
  void resumed() {
    audit.record(Act.READ_CASE, null, null, "DONE", "draft");
  }

  private static String numbers(List<ReturnCase> cases) {
    return cases.stream().map(each -> " " + each.number()).distinct().collect(Collectors.joining());
  }

  /** @param what a code with a message {@code history.<what>}; @param codes more of it, never a name; @return the number of the audit entry */
  public UUID record(ReturnCase subject, Act act, String what, @Nullable PersonId about, String codes, Told... told) {
    return record(subject, act, what, about, codes, List.of(told));
  }

  public UUID record(ReturnCase subject, Act act, String what, @Nullable PersonId about, String codes, List<Told> told) {
    trail.write(subject.id(), act, what, about, codes, told);
    return audit.record(act, subject.id().value(), about == null ? null : about.value(), "DONE",
      codes.isEmpty() ? what : what + " " + codes);
  }

  void refuse(ReturnCase subject, Act act, String codes) {
    trail.write(subject.id(), act, "REFUSED", null, codes, List.of());
    audit.record(act, subject.id().value(), null, "REFUSED", codes);
  }

  Evidence evidence(ReturnCase of, @Nullable LocalDate departure) { return evidence(of, departure, persons.identities(of.members())); }

  Evidence evidence(ReturnCase of, @Nullable LocalDate departure, Map<PersonId, Identity> identities) {
    return evidence(of, departure, identities, trail.known(of.id()));
  }

  Evidence evidence(ReturnCase of, @Nullable LocalDate departure, Map<PersonId, Identity> identities, Trail.Known known) {
    var all = known.members().entrySet().stream().map(e -> {
      var person = new PersonId(e.getKey());
      var identity = identities.get(person);
      if (identity == null) throw new NotFound("person");
      return new Member(person, e.getValue()[0], e.getValue()[1], identity, known.told().getOrDefault(e.getKey(), Map.of()));
    }).toList();
    return new Evidence(all, known.told().getOrDefault(of.id().value(), Map.of()), departure, known.destinationOpen(),
      known.overridden(), rules);
  }

  /** What was last told of a fact, of a person or (null) of the case. For verbs that build on an earlier finding. */
  public @Nullable Told told(ReturnCase of, @Nullable PersonId about, Fact fact) {
    var all = trail.known(of.id()).told();
    return all.getOrDefault(about == null ? of.id().value() : about.value(), Map.of()).get(fact);
  }

  /** Those of whom a fact was last told as this. */
  public List<PersonId> toldAs(ReturnCase of, Fact fact, String finding) {
    return trail.toldAs(of.id(), fact, finding).stream().filter(of.members()::contains).toList();
  }

  /** Somebody took back that they are helped at all: nothing new goes to a state, a consulate or a carrier until they were talked with. */
  public boolean isPaused(ReturnCase of) {
    return !toldAs(of, Fact.LEGAL_BASIS, Fact.NO).isEmpty();
  }

  /** Of the group, or one who left it. @throws NotFound if the person is neither */
  public void belongs(ReturnCase of, PersonId person) {
    if (!everybodyOf(of).contains(person)) throw new NotFound("member");
  }

  /** The group, and those who left it. */
  public List<PersonId> everybodyOf(ReturnCase of) {
    return members.of(of.id()).stream().map(Members.Belonging::person).toList();
  }

  /** What each of them is or was in it, of the code list {@code case_role}. */
  public Map<PersonId, String> rolesIn(ReturnCase of) {
    return members.of(of.id()).stream().collect(Collectors.toMap(Members.Belonging::person, Members.Belonging::role));
  }

  /** @throws NotFound if the person has not left this group alone */
  public PersonId whoLeft(ReturnCase of, PersonId person) {
    return members.of(of.id()).stream().filter(each -> each.left() != null && each.person().equals(person)).findFirst()
      .orElseThrow(() -> new NotFound("member")).person();
  }

  /** Places or lifts the hold on the case itself. */
  public void hold(ReturnCase of, boolean held) { cases.hold(of.id(), held); }

  /** Whether any of them has worked on this case other than by deciding, and so cannot judge it. */
  public boolean anyWorkedOn(ReturnCase of, List<StaffId> staff) {
    return trail.anyWorkedOn(of.id(), staff);
  }

  /** Whether they are old enough to hear everything themselves before they decide. */
  public boolean mustBeInformed(Identity who) {
    return who.ageOn(today()) >= rules.ageOfOwnCounselling();
  }

  /** Whether a child is old enough to say whether it agrees to what a guardian gives. */
  public boolean isAskedItself(Identity who) {
    return who.ageOn(today()) >= rules.ageOfAssent();
  }

  /** The least length of a recovery and reflection period, in days. */
  public int reflectionDays() { return rules.reflectionDays(); }

  /** How long somebody has to think between the declaration and clearance. */
  public int coolingOffDays() { return rules.coolingOffDays(); }

  /** Whether the time to think is not yet over for each of the group on that day. */
  public boolean isTimeToThink(ReturnCase of, LocalDate day) {
    return day.isBefore(today().plusDays(rules.coolingOffDays())) && day.isBefore(firstDayAfterCoolingOff(of));
  }

  /**
   * The first day on which the time to think is over for each of the group; today where it is. That two people let them go earlier was for the journey
   * that they knew of: a new booking ends it.
   */
  public LocalDate firstDayAfterCoolingOff(ReturnCase of) {
    var facts = evidence(of, null).asItStands();
    var latest = today().plusDays(rules.coolingOffDays());
    return today().datesUntil(latest).filter(day -> Safeguard.COOLING_OFF_PASSED.met(facts, day)).findFirst().orElse(latest);
  }

  public LocalDate today() { return LocalDate.now(clock); }

  Instant now() { return clock.instant(); }

  /** Of the installation, by which days begin. */
  ZoneId zone() { return clock.getZone(); }
}
