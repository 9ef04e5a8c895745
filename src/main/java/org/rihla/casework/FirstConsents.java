package org.rihla.casework;

import static org.rihla.web.Field.one;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Actor;
import org.rihla.access.Offices;
import org.rihla.people.Identity;
import org.rihla.privacy.Answer;
import org.rihla.privacy.Consents.Consent;
import org.rihla.privacy.Consents.Terms;
import org.rihla.privacy.Purpose;
import org.rihla.privacy.Witness;
import org.rihla.values.Country;
import org.rihla.values.Language;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.rihla.web.Field.Choice;
import org.springframework.stereotype.Component;

/** What everybody is asked to agree to at the first interview. Other purposes are put to them later, on the page of the case. */
@Component
class FirstConsents {

  private static final String CONSENT = "CONSENT";
  private static final String TO_PROCESS = "consentProcess";
  /** By the names of the questions. */
  private static final Map<String, Purpose> ASKED = asked();

  private final ConsentQuestions questions;
  private final Offices offices;
  private final CaseDesk desk;
  private final Consenting consenting;
  private final Clock clock;

  FirstConsents(ConsentQuestions questions, Offices offices, CaseDesk desk, Consenting consenting, Clock clock) {
    this.consenting = consenting;
    this.questions = questions;
    this.offices = offices;
    this.desk = desk;
    this.clock = clock;
  }

  private static Map<String, Purpose> asked() {
    var asked = new LinkedHashMap<String, Purpose>();
    asked.put(TO_PROCESS, Purpose.C_PROCESS);
    asked.put("consentOrigin", Purpose.C_SHARE_ORIGIN);
    asked.put("consentConsulate", Purpose.C_SHARE_CONSULATE);
    asked.put("consentState", Purpose.C_SHARE_STATE_HOST);
    asked.put("consentAfter", Purpose.C_CONTACT_AFTER);
    return asked;
  }

  /** @param view of the group that somebody joins; null of the first of it */
  Stream<Field> fields(@Nullable CaseView view, Language readers) {
    var adults = view == null
      ? Stream.<Choice>of()
      : view.adults().stream().map(adult -> new Choice(adult.toString(), view.toldApart(
        adult)));
    return Stream.of(Stream.of(one("legalBasis", "legal_basis").preset(CONSENT),
      ConsentQuestions.readIn(view == null ? "" : view.spokenByAll(), readers).optional()), purposes(view, readers),
      Stream.of(one("howGiven", "how_given")), ConsentQuestions.witness().stream(),
      Stream.of(one("interpreter", "consent_interpreter").preset("NONE_NEEDED"), questions.guardian(adults, readers)),
      ConsentQuestions.assent().stream()).flatMap(each -> each);
  }

  /** Where somebody returns to is asked on the same page: only of a group that has begun is it known. */
  private Stream<Field> purposes(@Nullable CaseView view, Language readers) {
    return ASKED.entrySet().stream().map(each -> questions.asking(each.getValue(), each.getKey(), readers, view == null
      ? questions.today(each.getValue(), readers, here())
      : questions.today(each.getValue(), view)));
  }

  private Country here() { return offices.get(Actor.current().office()).country(); }

  /** Nothing is written down of who does not agree; and a child's consent is given by a guardian, with the child heard. */
  void check(Entry entry, Identity who) {
    boolean byConsent = byConsent(entry);
    checkSaid(entry);
    if (byConsent && answers(entry, null).stream().anyMatch(said -> said.given() && consenting.notUnderstood(said, who)))
      entry.refuse("interpreter", "problem.interpreter");
    if (byConsent && who.minorOn(LocalDate.now(clock))) checkChild(entry, who);
  }

  /** As far as it can be told before it is known who they are. */
  void checkSaid(Entry entry) {
    if (byConsent(entry) && said(TO_PROCESS, entry) != Answer.AGREES) entry.refuse(TO_PROCESS, "problem.consent");
    if (ASKED.keySet().stream().anyMatch(each -> said(each, entry) != Answer.NOT_ASKED) && entry.maybe("readIn") == null)
      entry.refuse("readIn", "problem.missing");
    var how = entry.maybe("howGiven");
    if (how != null && Witness.isNeeded(how) && ConsentQuestions.witness(entry) == null)
      entry.refuse(entry.maybe("witness") == null ? "witness" : "witnessAs", "problem.witness");
  }

  /**
   * Read in another tongue than theirs, and nobody put it into it: asked where the two are asked, and not when everything else has been said. Of a child whose
   * guardian was read to, the same answers fit.
   */
  void checkTongue(Entry entry) {
    if (!byConsent(entry)) return;
    if (answers(entry, null).stream().anyMatch(said -> said.given() && consenting.isInAnotherTongue(said, entry.text("language"))))
      entry.refuse("interpreter", "problem.interpreter");
  }

  /** Of whom nothing may be written down. */
  static boolean saidNo(Entry entry) {
    return saidNo(entry.typed("legalBasis"), entry.typed(TO_PROCESS));
  }

  static boolean saidNo(String basis, String said) { return basis.equals(CONSENT) && Answer.of(said) == Answer.REFUSES; }

  /** In a conversation each is asked, be it only to say that it was not. */
  void checkAsked(Entry entry) {
    for (var question : ASKED.keySet())
      if (!question.equals(TO_PROCESS) && entry.maybe(question) == null) entry.refuse(question, "problem.missing");
  }

  private static boolean byConsent(Entry entry) { return CONSENT.equals(entry.maybe("legalBasis")); }

  private void checkChild(Entry entry, Identity who) {
    var assent = ConsentQuestions.assent(entry);
    if (!ConsentQuestions.guardianGave(entry)) entry.refuse("guardianWho", "problem.guardian");
    if (assent == null && desk.isAskedItself(who)) entry.refuse("assent", "problem.assent");
    if (assent != null && !assent.isWhole()) entry.refuse("assentReason", "problem.assent-reason");
  }

  private static Answer said(String question, Entry entry) { return Answer.of(entry.typed(question)); }

  List<Consent> answers(Entry entry, @Nullable Country origin) {
    var answers = new ArrayList<Consent>();
    ASKED.forEach((question, purpose) -> answer(question, purpose, entry, origin).ifPresent(answers::add));
    return answers;
  }

  /** Another basis than consent is one for registering; what is handed on is agreed to, or is not; what was not asked is neither. */
  private Optional<Consent> answer(String question, Purpose purpose, Entry entry, @Nullable Country origin) {
    var basis = purpose == Purpose.C_PROCESS ? entry.text("legalBasis") : CONSENT;
    var said = said(question, entry);
    var terms = new Terms("", Set.of(), entry.text("interpreter"), ConsentQuestions.assent(entry), ConsentQuestions.witness(entry),
      ConsentQuestions.guardian(entry), null);
    var asked = new Consent(purpose.name(), basis, true, entry.text("howGiven"), entry.text("language"),
      ConsentQuestions.guardianGave(entry), terms, ConsentQuestions.reading(entry, here(), origin));
    return basis.equals(CONSENT) || said == Answer.REFUSES ? said.to(asked) : Optional.of(asked);
  }
}
