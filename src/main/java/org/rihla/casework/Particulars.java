package org.rihla.casework;

import java.util.List;
import org.rihla.access.Act;
import org.rihla.access.Sight;
import org.rihla.people.Contact;
import org.rihla.people.Papers;
import org.rihla.people.Persons;
import org.rihla.privacy.Consents;
import org.rihla.privacy.Consents.Consent;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What one of the group tells and shows of themselves after the first interview: consents, papers, how to reach them. */
@Service
public class Particulars {

  private final CaseDesk desk;
  private final Cases cases;
  private final Persons persons;
  private final Papers papers;
  private final Consents consents;
  private final Reopening reopening;

  Particulars(CaseDesk desk, Cases cases, Persons persons, Papers papers, Consents consents, Reopening reopening) {
    this.desk = desk;
    this.cases = cases;
    this.persons = persons;
    this.papers = papers;
    this.consents = consents;
    this.reopening = reopening;
  }

  /** Consent given or refused after the first interview. */
  @Transactional
  public Outcome recordConsent(CaseId id, PersonId person, Consent consent) {
    var found = desk.open(id, Act.RECORD_LEGAL_BASIS);
    consents.record(found.member(person), List.of(consent));
    if (allowProcessing(consent))
      desk.record(found, Act.RECORD_LEGAL_BASIS, "CONSENT", person, consent.purpose(),
        Told.of(person, Fact.LEGAL_BASIS, Fact.YES, desk.today()));
    else
      if (consent.purpose().equals("C_PROCESS"))
        desk.record(found, Act.RECORD_LEGAL_BASIS, "CONSENT_REFUSED", person, consent.purpose(),
          Told.of(person, Fact.LEGAL_BASIS, Fact.NO, desk.today()));
      else
        desk.record(found, Act.RECORD_LEGAL_BASIS, consent.given() ? "CONSENT" : "CONSENT_REFUSED", person, consent.purpose());
    share(found, found.members()); // last: who is not shared with from now on sees nothing of it any more
    return Outcome.done();
  }

  @Transactional
  public Outcome withdrawConsent(CaseId id, PersonId person, String purpose) {
    var found = desk.open(id, Act.RECORD_LEGAL_BASIS);
    consents.withdraw(found.member(person), purpose);
    if (purpose.equals("C_PROCESS"))
      desk.record(found, Act.RECORD_LEGAL_BASIS, "CONSENT_WITHDRAWN", person, purpose,
        Told.of(person, Fact.LEGAL_BASIS, Fact.NO, desk.today()));
    else
      desk.record(found, Act.RECORD_LEGAL_BASIS, "CONSENT_WITHDRAWN", person, purpose);
    share(found, found.members());
    return Outcome.done();
  }

  /** A paper seen in the original. A passport or another travel document says until when its holder may travel with it. */
  @Transactional
  public Outcome recordPaper(CaseId id, PersonId person, Papers.Paper paper) {
    var found = desk.open(id, Act.RECORD_PAPER);
    if (paper.issuedOn() != null && paper.issuedOn().isAfter(desk.today())) return Outcome.refused("not-issued-yet");
    if (paper.issuedOn() != null && paper.expiresOn() != null && paper.expiresOn().isBefore(paper.issuedOn()))
      return Outcome.refused("dates-reversed");
    if (papers.isOfAnother(paper, found.member(person), found.members())) return Outcome.refused("paper-of-another");
    papers.add(person, paper);
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

  /** The origin office sees a case once they have left; before, only while every one of them agrees. */
  void share(ReturnCase of, List<PersonId> members) {
    Sight.wide(() -> cases.share(of.id(), of.departedOn() != null || consents.allAgree(members, "C_SHARE_ORIGIN")));
  }

  static boolean allowProcessing(Consent consent) {
    return consent.purpose().equals("C_PROCESS") && (consent.given() || !consent.basis().equals("CONSENT"));
  }
}
