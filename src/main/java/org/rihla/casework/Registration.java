package org.rihla.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Office;
import org.rihla.access.Offices;
import org.rihla.people.Contact;
import org.rihla.people.Identity;
import org.rihla.people.IdentityIndex;
import org.rihla.people.Papers;
import org.rihla.people.Persons;
import org.rihla.privacy.Consents;
import org.rihla.privacy.Consents.Consent;
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

  private static final String SAME_PERSON = "SAME_PERSON_NEW_CASE";

  private final CaseDesk desk;
  private final Cases cases;
  private final Persons persons;
  private final IdentityIndex index;
  private final Papers papers;
  private final Consents consents;
  private final Offices offices;
  private final Access access;
  private final Reopening reopening;
  private final boolean invented;

  Registration(CaseDesk desk, Cases cases, Persons persons, IdentityIndex index, Papers papers, Consents consents, Offices offices,
    Access access, Reopening reopening,
    @Value("${rihla.demonstration:false}") boolean invented) {
    this.desk = desk;
    this.cases = cases;
    this.persons = persons;
    this.index = index;
    this.papers = papers;
    this.consents = consents;
    this.offices = offices;
    this.access = access;
    this.reopening = reopening;
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
    var impossible = impossible(who);
    if (!impossible.isEmpty()) return new Registered.Refused(impossible, index.candidates(who.identity()));
    var known = maybeKnown(who);
    if (!known.isEmpty()) return new Registered.MaybeKnown(known);
    if (hasOpenCase(who)) return new Registered.HasOpenCase();
    var person = person(who);
    var id = cases.open(office, origin.get(), returnTo, person, desk.today());
    cases.join(id, person, "PRINCIPAL", who.legalStatus(), who.identity().sex().name(), who.identity().ageOn(desk.today()));
    trace(desk.open(id, Act.OPEN_CASE), Act.OPEN_CASE, person, who);
    return new Registered.Done(id, person);
  }

  /** Adds one of the family, while the group has not applied; later it would be a case of their own. */
  @Transactional
  public Registered join(CaseId id, Newcomer who) {
    var found = desk.open(id, Act.REGISTER_PERSON);
    if (found.stage() != Stage.REGISTERED) throw new NotFound("registration is over");
    if (who.role().equals("PRINCIPAL")) throw new NotFound("a second principal");
    var impossible = impossible(who);
    if (!impossible.isEmpty()) return new Registered.Refused(impossible, index.candidates(who.identity()));
    var known = maybeKnown(who);
    if (!known.isEmpty()) return new Registered.MaybeKnown(known);
    if (hasOpenCase(who)) return new Registered.HasOpenCase();
    var person = person(who);
    cases.join(id, person, who.role(), who.legalStatus(), who.identity().sex().name(), who.identity().ageOn(desk.today()));
    trace(found, Act.REGISTER_PERSON, person, who);
    return new Registered.Done(id, person);
  }

  /** What no registration can say, whatever screen it came from. */
  private List<String> impossible(Newcomer who) {
    var reasons = new ArrayList<String>();
    var answer = who.duplicates();
    if (answer != null && answer.answer().equals(SAME_PERSON) != (answer.same() != null)) reasons.add("who-is-the-same");
    if (who.identity().birthDate().isAfter(desk.today())) reasons.add("not-born-yet");
    return reasons;
  }

  /** Asked until somebody has looked at those who are alike and said who they are. */
  private List<IdentityIndex.Hit> maybeKnown(Newcomer who) {
    var answer = who.duplicates();
    boolean answered = answer != null && (answer.same() != null || answer.answer().equals("DIFFERENT_PERSON"));
    return answered ? List.of() : index.candidates(who.identity());
  }

  private boolean hasOpenCase(Newcomer who) {
    var same = who.duplicates() == null ? null : who.duplicates().same();
    return same != null && cases.hasOpen(same);
  }

  private PersonId person(Newcomer who) {
    var same = who.duplicates() == null ? null : who.duplicates().same();
    var person = same == null ? persons.register(who.identity(), who.contact(), invented) : same;
    if (same != null) persons.changeContact(same, updated(persons.contact(same), who.contact())); // what was told today is how to reach them safely
    consents.record(person, who.consents());
    return person;
  }

  private static Contact updated(Contact known, Contact told) {
    return known.with(told.telephone(), told.safeToCall() ? "YES" : "NO", told.address(), told.placeOfReturn(), told.contactInOrigin());
  }

  private void trace(ReturnCase opened, Act act, PersonId person, Newcomer who) {
    var today = desk.today();
    var told = new ArrayList<>(List.of(Told.of(person, Fact.IDENTITY, Fact.YES, today),
      Told.of(person, Fact.DUPLICATE_QUESTION, who.duplicates() == null ? "NO_OTHER_RECORD" : who.duplicates().answer(), today)));
    if (who.consents().stream().anyMatch(Registration::allowsProcessing)) told.add(Told.of(person, Fact.LEGAL_BASIS, Fact.YES, today));
    share(opened, Stream.concat(opened.members().stream(), Stream.of(person)).distinct().toList());
    desk.record(opened, act, "REGISTERED_PERSON", person, who.role(), told);
  }

  /** The origin office sees a case once they have left; before, only while every one of them agrees. */
  private void share(ReturnCase of, List<PersonId> members) {
    cases.share(of.id(), of.departedOn() != null || consents.allAgree(members, "C_SHARE_ORIGIN"));
  }

  private static boolean allowsProcessing(Consent consent) {
    return consent.purpose().equals("C_PROCESS") && (consent.given() || !consent.basis().equals("CONSENT"));
  }

  /** Consent given or refused after the first interview. */
  @Transactional
  public Outcome recordConsent(CaseId id, PersonId person, Consent consent) {
    var found = desk.open(id, Act.RECORD_LEGAL_BASIS);
    consents.record(found.member(person), List.of(consent));
    share(found, found.members());
    if (allowsProcessing(consent))
      desk.record(found, Act.RECORD_LEGAL_BASIS, "CONSENT", person, consent.purpose(),
        Told.of(person, Fact.LEGAL_BASIS, Fact.YES, desk.today()));
    else
      if (consent.purpose().equals("C_PROCESS"))
        desk.record(found, Act.RECORD_LEGAL_BASIS, "CONSENT_REFUSED", person, consent.purpose(),
          Told.of(person, Fact.LEGAL_BASIS, Fact.NO, desk.today()));
      else
        desk.record(found, Act.RECORD_LEGAL_BASIS, consent.given() ? "CONSENT" : "CONSENT_REFUSED", person, consent.purpose());
    return Outcome.done();
  }

  @Transactional
  public Outcome withdrawConsent(CaseId id, PersonId person, String purpose) {
    var found = desk.open(id, Act.RECORD_LEGAL_BASIS);
    consents.withdraw(found.member(person), purpose);
    share(found, found.members());
    if (purpose.equals("C_PROCESS"))
      desk.record(found, Act.RECORD_LEGAL_BASIS, "CONSENT_WITHDRAWN", person, purpose,
        Told.of(person, Fact.LEGAL_BASIS, Fact.NO, desk.today()));
    else
      desk.record(found, Act.RECORD_LEGAL_BASIS, "CONSENT_WITHDRAWN", person, purpose);
    return Outcome.done();
  }

  /** A paper seen in the original. A passport or another travel document says until when its holder may travel with it. */
  @Transactional
  public Outcome recordPaper(CaseId id, PersonId person, Papers.Paper paper) {
    var found = desk.open(id, Act.RECORD_PAPER);
    if (paper.issuedOn() != null && paper.issuedOn().isAfter(desk.today())) return Outcome.refused("not-issued-yet");
    if (paper.issuedOn() != null && paper.expiresOn() != null && paper.expiresOn().isBefore(paper.issuedOn()))
      return Outcome.refused("dates-reversed");
    papers.add(found.member(person), paper);
    if (!Papers.TO_TRAVEL_WITH.contains(paper.type())) desk.record(found, Act.RECORD_PAPER, "PAPER", person, paper.type());
    else {
      var told = travelDocument(person, paper);
      desk.record(found, Act.RECORD_PAPER, "PAPER", person, paper.type(), told);
      reopening.documentSeen(found, person, told);
    }
    return Outcome.done();
  }

  /** A document that is lost, or elsewhere, is none to travel with. */
  private Told travelDocument(PersonId person, Papers.Paper paper) {
    boolean held = paper.isHeld() && paper.expiresOn() != null;
    return new Told(person, Fact.TRAVEL_DOCUMENT, held ? Fact.YES : Fact.NO, desk.today(), paper.expiresOn());
  }

  @Transactional
  public Outcome changeContact(CaseId id, PersonId person, Contact contact) {
    var found = desk.open(id, Act.CHANGE_CONTACT);
    persons.changeContact(found.member(person), contact);
    desk.record(found, Act.CHANGE_CONTACT, "CONTACT_CHANGED", person, "");
    return Outcome.done();
  }
}
