package org.rihla.casework;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Role;
import org.rihla.casework.TransferRows.Closing;
import org.rihla.people.Identity;
import org.rihla.people.Persons;
import org.rihla.privacy.Consents;
import org.rihla.privacy.Consents.Consent;
import org.rihla.privacy.Consents.Recorded;
import org.rihla.privacy.Consents.Terms;
import org.rihla.privacy.Purpose;
import org.rihla.privacy.Reading;
import org.rihla.privacy.Witness;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.rihla.web.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What somebody agrees to after the first interview, and what they take back. Each is added to what they said before. */
@Service
public class Consenting {

  /** What nobody can go on without is talked about when it is taken back. */
  private static final Set<String> TALKED_ABOUT = Set.of(Purpose.C_PROCESS.name(), Purpose.C_SHARE_ORIGIN.name());
  private static final String AGREED = "CONSENT";

  private final CaseDesk desk;
  private final Persons persons;
  private final Consents consents;
  private final Transfers transfers;
  private final Guardians guardians;
  private final Tasks tasks;

  Consenting(CaseDesk desk, Persons persons, Consents consents, Transfers transfers, Guardians guardians, Tasks tasks) {
    this.tasks = tasks;
    this.desk = desk;
    this.persons = persons;
    this.consents = consents;
    this.transfers = transfers;
    this.guardians = guardians;
  }

  /** Given or refused, or another basis. */
  @Transactional
  public Outcome record(CaseId id, PersonId person, Consent consent) { return record(id, person, List.of(consent)); }

  /** What was answered to several questions: all of it, or nothing. What was not asked is not among it. */
  @Transactional
  public Outcome record(CaseId id, PersonId person, List<Consent> answers) {
    var found = desk.open(id, Act.RECORD_LEGAL_BASIS);
    var who = persons.find(found.member(person)).orElseThrow(() -> new NotFound("person"));
    if (answers.isEmpty()) return Outcome.refused("nothing-answered");
    for (var consent : answers) {
      if (widensItsOwnSight(found, consent)) return Outcome.refused("not-in-your-custody");
      if (takesTwo(consent)) return Outcome.refused("basis-takes-two");
      if (byConsent(consent) && consent.reading() == null) return Outcome.refused("text-language-needed");
      var lacking = lacking(consent, who, found);
      if (lacking != null) return Outcome.refused(lacking);
    }
    consents.record(person, answers);
    trace(found, person, answers);
    transfers.consented(found, found.members(), Act.RECORD_LEGAL_BASIS, Closing.NOT_ALL_AGREE);
    return Outcome.done();
  }

  /** What was answered at the first interview; who writes it down leaves the trace. */
  void keep(PersonId person, List<Consent> answers) {
    consents.record(person, answers);
  }

  /** One line for all that was answered alike. */
  private void trace(ReturnCase found, PersonId person, List<Consent> answers) {
    var alike = new LinkedHashMap<String, List<String>>();
    answers.forEach(each -> alike.computeIfAbsent(what(each), _ -> new ArrayList<>()).add(each.purpose()));
    alike.forEach((what, purposes) -> desk.record(found, Act.RECORD_LEGAL_BASIS, what, person, String.join(" ", purposes),
      purposes.contains(Purpose.C_PROCESS.name())
        ? List.of(Told.of(person, Fact.LEGAL_BASIS, what.equals(AGREED) ? Fact.YES : Fact.NO, desk.today()))
        : List.of()));
    if (alike.values().stream().flatMap(List::stream).anyMatch(TALKED_ABOUT::contains))
      tasks.finish(found.id(), person, TaskKind.TALK_ABOUT_CONSENT);
  }

  private static String what(Consent consent) {
    if (consent.objected()) return "CHILD_OBJECTED";
    return consent.given() || !byConsent(consent) ? AGREED : "CONSENT_REFUSED";
  }

  /** Before the people are with it, an office of origin does not write down for itself what it may see. */
  private static boolean widensItsOwnSight(ReturnCase found, Consent consent) {
    return consent.purpose().equals(Purpose.C_SHARE_ORIGIN.name()) && Actor.current().office().equals(found.origin())
      && found.custody().equals("HOST");
  }

  /** Danger to life opens a case to the office of origin only as {@link UrgentTransfers}; and that they asked for help there, when they leave. */
  private static boolean takesTwo(Consent consent) {
    return consent.purpose().equals(Purpose.C_SHARE_ORIGIN.name())
      && (consent.basis().equals(UrgentTransfers.BASIS) || consent.basis().equals(Particulars.ASSISTANCE));
  }

  /**
   * What makes it no consent, as a reason; null where it is one.
   *
   * @param group of which the guardian is; null where there is none yet
   */
  public @Nullable String lacking(Consent consent, Identity who, @Nullable ReturnCase group) {
    var terms = consent.terms();
    if (Purpose.valueOf(consent.purpose()).recipient().isNamed() == terms.recipient().isBlank()) return "recipient-needed";
    if (consent.given() && terms.until() != null && terms.until().isBefore(desk.today())) return "date-passed";
    if (!guardians.areOf(group, terms.guardian())) return "guardian-of-the-group";
    if (terms.assent() != null && !terms.assent().isWhole()) return "assent-reason-needed";
    boolean minor = who.minorOn(desk.today());
    if (!minor && (consent.guardian() || terms.assent() != null)) return "not-a-child";
    if (!consent.given()) return byConsent(consent) ? null : "no-is-of-consent"; // else a no would be written down as the basis itself
    if (Witness.isNeeded(consent.howGiven()) && terms.witness() == null) return "witness-needed";
    if (byConsent(consent) && notUnderstood(consent, who)) return "interpreter-needed";
    return minor && byConsent(consent) ? lackingOfAChild(consent, who) : null;
  }

  /**
   * Read or explained in a language that is not noted as theirs, and nobody put it into theirs: then it is said at least that both speak one. Of a
   * guardian who is not of the group no language is noted.
   */
  boolean notUnderstood(Consent consent, Identity who) {
    var guardian = consent.terms().guardian();
    if (consent.guardian() && guardian == null) return false;
    return isInAnotherTongue(consent, guardian == null ? who.language() : persons.find(guardian).map(Identity::language).orElse(""));
  }

  /** Than this one, with no interpreter. */
  boolean isInAnotherTongue(Consent consent, String theirs) {
    return consent.terms().interpreter().equals(Terms.USUAL.interpreter()) && !isIn(theirs, consent);
  }

  private static boolean isIn(String theirs, Consent consent) {
    var reading = consent.reading();
    return (consent.language().isEmpty() || consent.language().equals(theirs))
      && (reading == null || Reading.inTheirs(theirs).filter(own -> own.in() == reading.in()).isPresent());
  }

  /** Whoever is old enough to say it is asked; younger ones may be. */
  private @Nullable String lackingOfAChild(Consent consent, Identity who) {
    if (!consent.guardian()) return "guardian-needed";
    return consent.terms().assent() == null && desk.isAskedItself(who) ? "assent-needed" : null;
  }

  /**
   * Possible at any time, by any channel, to whoever sits there. What rests on another basis goes on, and that is said.
   *
   * @param recipient of a named recipient, else ""; @param channel of the code list {@code withdrawal_channel}
   */
  @Transactional
  public Outcome withdraw(CaseId id, PersonId person, String purpose, String recipient, String channel) {
    var found = desk.open(id, Act.WITHDRAW_CONSENT);
    var of = Purpose.valueOf(purpose);
    if (!guardians.mayTakeBack(found, found.member(person), of, recipient)) throw new NotFound("person");
    var effect = effect(found, of, transfers.restsOnConsent(id));
    if (consents.withdraw(found.member(person), of, recipient, channel, effect) == 0) return Outcome.refused("no-such-consent");
    if (of != Purpose.C_PROCESS) desk.record(found, Act.WITHDRAW_CONSENT, "CONSENT_WITHDRAWN", person, purpose + " " + channel);
    else
      desk.record(found, Act.WITHDRAW_CONSENT, "CONSENT_WITHDRAWN", person, purpose + " " + channel,
        Told.of(person, Fact.LEGAL_BASIS, Fact.NO, desk.today()));
    if ((of == Purpose.C_PROCESS || of == Purpose.C_SHARE_ORIGIN) && found.stage() != Stage.CLOSED) talk(found, person);
    transfers.consented(found, found.members(), Act.WITHDRAW_CONSENT, Closing.CONSENT_WITHDRAWN);
    if (of == Purpose.C_SHARE_ORIGIN && found.departedOn() != null) transfers.askToDelete(found);
    return Outcome.done();
  }

  /** Everything waits from here on, and they may not know it. */
  private void talk(ReturnCase found, PersonId person) {
    tasks.ask(found.id(), found.custodian(), found.custody().equals("HOST") ? Role.RETURN_COUNSELLOR : Role.ORIGIN_CASE_WORKER,
      TaskKind.TALK_ABOUT_CONSENT, person);
  }

  private static String effect(ReturnCase found, Purpose purpose, boolean byConsent) {
    return switch (purpose) {
      case C_PROCESS -> "NOT_PROCESSED";
      case C_SHARE_ORIGIN -> found.departedOn() != null || found.shared() && !byConsent
        ? "BASIS_REMAINS"
        : found.shared() ? "TRANSFER_CLOSED" : "NOT_SHARED_AGAIN";
      case C_SHARE_STATE_HOST, C_SHARE_CONSULATE, C_SHARE_NGO, C_SHARE_DONOR, C_MEDICAL_SHARE, C_PHOTO, C_RESEARCH, C_CONTACT_AFTER ->
        "NOT_SHARED_AGAIN";
    };
  }

  private static boolean byConsent(Consent consent) { return consent.isConsent(); }

  static boolean allowProcessing(Consent consent) {
    return consent.purpose().equals("C_PROCESS") && (consent.opens() || !byConsent(consent));
  }

  /** A child's agreement is given by a guardian; another basis needs nobody's. */
  static boolean guardianAgreed(List<Recorded> said) {
    var last = said.stream().filter(each -> each.consent().purpose().equals("C_PROCESS")).reduce((_, later) -> later);
    return last.isPresent() && (last.get().consent().guardian() || !byConsent(last.get().consent()));
  }
}
