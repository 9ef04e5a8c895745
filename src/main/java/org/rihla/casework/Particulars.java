package org.rihla.casework;

import java.util.List;
import org.rihla.access.Act;
import org.rihla.people.Contact;
import org.rihla.people.Papers;
import org.rihla.people.Persons;
import org.rihla.privacy.Consents;
import org.rihla.privacy.Consents.Consent;
import org.rihla.privacy.Consents.Terms;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What one of the group tells and shows of themselves after the first interview: papers, how to reach them; and what their boarding says. */
@Service
public class Particulars {

  static final String ASSISTANCE = "ASSISTANCE_AGREED";

  private final CaseDesk desk;
  private final Sharing sharing;
  private final Persons persons;
  private final Papers papers;
  private final Consents consents;
  private final Reopening reopening;

  Particulars(CaseDesk desk, Sharing sharing, Persons persons, Papers papers, Consents consents, Reopening reopening) {
    this.desk = desk;
    this.sharing = sharing;
    this.persons = persons;
    this.papers = papers;
    this.consents = consents;
    this.reopening = reopening;
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

  /** Whoever boarded has signed that they want this help and has confirmed it on the day: that is the basis on which they are received. */
  void askedForHelp(List<Member> travellers) {
    var basis = Terms.USUAL.covering(sharing.atMost(ASSISTANCE));
    for (var each : travellers)
      consents.record(each.id(), List.of(new Consent("C_SHARE_ORIGIN", ASSISTANCE, true, "AT_DEPARTURE", each.identity().language(),
        each.identity().minorOn(desk.today()), basis)));
  }
}
