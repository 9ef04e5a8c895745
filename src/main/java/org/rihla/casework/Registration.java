package org.rihla.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Office;
import org.rihla.access.Offices;
import org.rihla.access.Sight;
import org.rihla.people.Contact;
import org.rihla.people.Identity;
import org.rihla.people.IdentityIndex;
import org.rihla.people.Persons;
import org.rihla.privacy.Consents.Consent;
import org.rihla.privacy.Erasures;
import org.rihla.values.CaseId;
import org.rihla.values.Country;
import org.rihla.values.PersonId;
import org.rihla.web.NotFound;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The first interview: who comes, with whom, and on what basis we may write it down. */
@Service
public class Registration {

  /** One person of the interview. Consents are what the person was asked and answered; {@code duplicates} answers whether we know them already. */
  public record Newcomer(Identity identity, Contact contact, String role, String legalStatus, List<Consent> consents,
    @Nullable DuplicateAnswer duplicates) {
  }

  /**
   * @param answer of the code list {@code duplicate_answer}
   * @param same the known person, where the answer says so
   */
  public record DuplicateAnswer(String answer, @Nullable PersonId same) {

    static final String SAME_PERSON = "SAME_PERSON_NEW_CASE";
    /** Only of somebody whose case is out of sight; it answers nothing, and is asked of somebody else. */
    static final String CANNOT_TELL = "CANNOT_TELL";

    boolean isNone() { return answer.equals(CANNOT_TELL); }

    /** Whether somebody is pointed at as the same, and only then. */
    boolean isWhole() {
      return answer.equals(SAME_PERSON) == (same != null);
    }
  }

  public sealed interface Registered {
    record Done(CaseId id, PersonId person) implements Registered {
    }

    /** Somebody much like this is known: say whether it is the same person, then ask again. */
    record MaybeKnown(List<IdentityIndex.Hit> people) implements Registered {
    }

    /** The person said to be the same has a case that is still open: go on there. */
    record HasOpenCase() implements Registered {
    }

    /** There is no office that could receive them. */
    record NoOfficeThere() implements Registered {
    }

    /** What was answered cannot be: nobody is pointed at as the same, or somebody is who is said to be another. @param reasons message keys; people: those who are alike */
    record Refused(List<String> reasons, List<IdentityIndex.Hit> people) implements Registered {
    }
  }

  private final CaseDesk desk;
  private final Cases cases;
  private final Members members;
  private final Persons persons;
  private final IdentityIndex index;
  private final Consenting consenting;
  private final Offices offices;
  private final Access access;
  private final Transfers transfers;
  private final Team team;
  private final WhoCanTell whoCanTell;
  private final Erasures erasures;
  private final boolean invented;

  Registration(CaseDesk desk, Cases cases, Members members, Persons persons, IdentityIndex index, Consenting consenting,
    Offices offices,
    Access access, Transfers transfers, Team team, WhoCanTell whoCanTell, Erasures erasures,
    @Value("${rihla.demonstration:false}") boolean invented) {
    this.desk = desk;
    this.cases = cases;
    this.members = members;
    this.persons = persons;
    this.index = index;
    this.consenting = consenting;
    this.offices = offices;
    this.access = access;
    this.transfers = transfers;
    this.team = team;
    this.whoCanTell = whoCanTell;
    this.erasures = erasures;
    this.invented = invented;
  }

  /** Opens a case for the principal. */
  @Transactional
  public Registered register(Newcomer who, Country returnTo) {
    access.require(Act.OPEN_CASE, null);
    var office = offices.find(Actor.current().office()).filter(own -> own.kind() != Office.Kind.ORIGIN)
      .orElseThrow(() -> new NotFound("host office"));
    var origin = offices.ofOrigin(returnTo);
    if (origin.isEmpty()) return new Registered.NoOfficeThere();
    var impossible = impossible(who, null);
    if (!impossible.isEmpty()) return new Registered.Refused(impossible, index.candidates(who.identity()));
    var known = maybeKnown(who);
    if (!known.isEmpty()) return new Registered.MaybeKnown(known);
    if (hasOpenCase(who)) return new Registered.HasOpenCase();
    var person = person(who);
    var id = cases.open(office, origin.get(), returnTo, person, desk.today());
    members.join(id, person, Member.PRINCIPAL, who.legalStatus(), who.identity().sex().name(), who.identity().ageOn(desk.today()));
    team.opened(id);
    trace(desk.open(id, Act.OPEN_CASE), Act.OPEN_CASE, person, who);
    return new Registered.Done(id, person);
  }

  /** Adds one of the family, while the group has not applied; later it would be a case of their own. */
  @Transactional
  public Registered join(CaseId id, Newcomer who) {
    var found = desk.open(id, Act.REGISTER_PERSON);
    if (found.stage() != Stage.REGISTERED) throw new NotFound("registration is over");
    if (who.role().equals(Member.PRINCIPAL)) throw new NotFound("a second principal");
    var impossible = impossible(who, found);
    if (!impossible.isEmpty()) return new Registered.Refused(impossible, index.candidates(who.identity()));
    var known = maybeKnown(who);
    if (!known.isEmpty()) return new Registered.MaybeKnown(known);
    if (hasOpenCase(who)) return new Registered.HasOpenCase();
    var person = person(who);
    members.join(id, person, who.role(), who.legalStatus(), who.identity().sex().name(), who.identity().ageOn(desk.today()));
    trace(found, Act.REGISTER_PERSON, person, who);
    return new Registered.Done(id, person);
  }

  /** What no registration can say, whatever screen it came from. */
  private List<String> impossible(Newcomer who, @Nullable ReturnCase group) {
    var reasons = new ArrayList<String>();
    var answer = who.duplicates();
    if (answer != null && !answer.isWhole()) reasons.add("who-is-the-same");
    if (answer != null && answer.isNone() && index.candidates(who.identity()).stream().noneMatch(whoCanTell::outOfSight))
      reasons.add("everybody-in-sight");
    if (who.identity().birthDate().isAfter(desk.today())) reasons.add("not-born-yet");
    who.consents().stream().map(each -> consenting.lacking(each, who.identity(), group)).filter(Objects::nonNull).distinct()
      .forEach(reasons::add);
    return reasons;
  }

  /** Asked until somebody has looked at those who are alike and said who they are. */
  private List<IdentityIndex.Hit> maybeKnown(Newcomer who) {
    var answer = who.duplicates();
    boolean answered = answer != null && (answer.same() != null || answer.isNone() || answer.answer().equals("DIFFERENT_PERSON"));
    return answered ? List.of() : index.candidates(who.identity());
  }

  List<IdentityIndex.Hit> alike(Identity who) { return index.candidates(who); }

  private boolean hasOpenCase(Newcomer who) {
    var same = who.duplicates() == null ? null : who.duplicates().same();
    if (same == null) return false;
    erasures.alone(same); // two who register the same person at once come one after the other, and nobody is forgotten meanwhile
    return cases.hasOpen(same);
  }

  private PersonId person(Newcomer who) {
    var same = who.duplicates() == null ? null : who.duplicates().same();
    var person = same == null ? persons.register(who.identity(), who.contact(), invented) : same;
    if (same != null) Sight.wide(() -> persons.changeContact(same, updated(persons.contact(same), who.contact()))); // what was told today is how to reach them safely
    consenting.keep(person, who.consents());
    return person;
  }

  private static Contact updated(Contact known, Contact told) {
    return known.with(told.telephone(), told.safeToCall() ? "YES" : "NO", told.address(), told.placeOfReturn(), told.contactInOrigin());
  }

  private static String answered(@Nullable DuplicateAnswer answer) {
    if (answer == null) return "NO_OTHER_RECORD";
    return answer.isNone() ? Fact.NO : answer.answer();
  }

  private void trace(ReturnCase opened, Act act, PersonId person, Newcomer who) {
    var today = desk.today();
    var told = new ArrayList<>(List.of(Told.of(person, Fact.IDENTITY, Fact.YES, today),
      Told.of(person, Fact.DUPLICATE_QUESTION, answered(who.duplicates()), today)));
    if (who.consents().stream().anyMatch(Consenting::allowProcessing)) told.add(Told.of(person, Fact.LEGAL_BASIS, Fact.YES, today));
    desk.record(opened, act, "REGISTERED_PERSON", person, who.role(), told);
    if (who.duplicates() != null && who.duplicates().isNone()) whoCanTell.ask(opened, person);
    transfers.consented(opened, Stream.concat(opened.members().stream(), Stream.of(person)).distinct().toList(), act,
      TransferRows.Closing.NOT_ALL_AGREE);
  }
}
