package org.rihla.assistance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Sight;
import org.rihla.assistance.Handed.Shown;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Consenting;
import org.rihla.casework.Outcome;
import org.rihla.casework.ReturnCase;
import org.rihla.people.Persons;
import org.rihla.privacy.Audit;
import org.rihla.privacy.Consents;
import org.rihla.privacy.Consents.Consent;
import org.rihla.privacy.Place;
import org.rihla.privacy.Seals;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.OfficeCode;
import org.rihla.values.PersonId;
import org.rihla.web.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands chosen fields of somebody to an organisation outside, with their consent and until a day; and hears what the organisation answers. */
@Service
public class Handing {

  static final String WORDS = "assistance.handed.words";
  static final String PURPOSE = "C_SHARE_NGO";
  /** Longer is no referral any more. */
  private static final int LONGEST_DAYS = 180;

  private final CaseDesk desk;
  private final Consenting consenting;
  private final Partners partners;
  private final Deliveries deliveries;
  private final Consents consents;
  private final Persons persons;
  private final Seals seals;
  private final Audit audit;
  private final Access access;
  private final Clock clock;

  Handing(CaseDesk desk, Consenting consenting, Partners partners, Deliveries deliveries, Consents consents, Persons persons, Seals seals,
    Audit audit,
    Access access, Clock clock) {
    this.desk = desk;
    this.consenting = consenting;
    this.partners = partners;
    this.deliveries = deliveries;
    this.consents = consents;
    this.persons = persons;
    this.seals = seals;
    this.audit = audit;
    this.access = access;
    this.clock = clock;
  }

  /**
   * @param need of the code list {@code need}; @param words what they must know, or null; @param said what they answered when it was read to them that
   * this organisation is told; null where they do not agree
   */
  public record What(PersonId person, OfficeCode to, String need, Set<Shown> shown, @Nullable String words, LocalDate until,
    @Nullable Consent said) {
  }

  /** The name, and what the organisation must know. */
  public static Set<Shown> least() { return Set.of(Shown.NAME, Shown.WORDS); }

  @Transactional
  public Outcome handBeforeDeparture(CaseId id, What what) {
    return hand(desk.open(id, Act.REFER_BEFORE_DEPARTURE), what, Act.REFER_BEFORE_DEPARTURE);
  }

  @Transactional
  public Outcome handAfterReturn(CaseId id, What what) { return hand(desk.open(id, Act.REFER), what, Act.REFER); }

  /** Written down all the same: what was handed to them before is shared no more either. */
  private Outcome noOf(ReturnCase found, PersonId person, Consent consent, Act act) {
    consents.record(person, List.of(consent));
    desk.record(found, act, "CHILD_OBJECTED", person, consent.purpose());
    return Outcome.refused("child-said-no");
  }

  private Outcome hand(ReturnCase found, What what, Act act) {
    var person = found.member(what.person());
    var consent = what.said();
    if (consent == null || !consent.given()) return Outcome.refused("consent-needed");
    if (what.until().isBefore(desk.today())) return Outcome.refused("date-passed");
    if (what.until().isAfter(desk.today().plusDays(LONGEST_DAYS))) return Outcome.refused("referral-too-long");
    if (partners.all().stream().noneMatch(each -> each.office().equals(what.to()) && helps(each, found, act)))
      return Outcome.refused("no-such-partner");
    if (!consent.purpose().equals(PURPOSE) || !consent.terms().recipient().equals(what.to().value()))
      return Outcome.refused("recipient-needed");
    var lacking = consenting.lacking(consent, persons.find(person).orElseThrow(), found);
    if (lacking != null) return Outcome.refused(lacking);
    if (consent.objected()) return noOf(found, person, consent, act);
    consents.record(person, List.of(consent));
    var id = Ids.next();
    partners.hand(id, found.id(), person, what.to(), what.need(), what.shown(), seals.of(person).close(what.words(), Place.of(WORDS, id)),
      desk.today(), clock.instant(), what.until());
    desk.record(found, act, "HANDED_ON", person, what.to() + " " + what.need());
    return Outcome.done();
  }

  private static boolean helps(Partners.Partner partner, ReturnCase found, Act act) {
    return act == Act.REFER
      ? partner.helps().equals(found.origin())
      : partner.helps().equals(found.host()) || partner.helps().equals(found.hostParent());
  }

  // ---- the organisation's side

  /** What is shown of one, and no more. Null for what was not handed on. */
  public record Seen(UUID id, String need, String status, LocalDate on, LocalDate until, boolean open, @Nullable String name,
    @Nullable Integer birthYear, @Nullable String words, @Nullable String telephone) {
  }

  /** To this organisation by name. Whoever took it back since then, and agreed again later, has not agreed again to what was handed on before. */
  private boolean agreed(Handed handed) {
    return Sight.wide(() -> {
      var said = consents.of(handed.person()).stream().filter(each -> each.consent().purpose().equals(PURPOSE)
        && each.consent().terms().recipient().equals(handed.partner().value())).toList();
      return !said.isEmpty() && said.getLast().holds(desk.today()) && said.stream().map(Consents.Recorded::withdrawn)
        .noneMatch(withdrawn -> withdrawn != null && !withdrawn.at().isBefore(handed.at()));
    });
  }

  /** Theirs, by what is known at this moment; without names. */
  @Transactional(readOnly = true)
  public List<Seen> mine() {
    return Sight.wide(() -> partners.handedTo(Actor.current().office(), desk.today())).stream()
      .filter(each -> access.mayHanded(Act.READ_REFERRAL, each.referred(agreed(each))))
      .map(each -> new Seen(each.id(), each.need(), each.status(), each.on(), each.until(), each.open(), null, null, null, null)).toList();
  }

  /** That it was read is written down first. @throws NotFound if it is not theirs, its day has passed, or the person does not agree any more */
  @Transactional
  public Seen read(UUID id) {
    var handed = handed(id, Act.READ_REFERRAL);
    audit.record(Act.READ_REFERRAL, handed.caseId().value(), handed.person().value(), "DONE", "identity referral " + id);
    return Sight.wide(() -> shown(id, handed));
  }

  /** The case behind it is out of their sight: of the person exactly what was chosen is looked up for them. */
  private Seen shown(UUID id, Handed handed) {
    var who = persons.find(handed.person()).orElseThrow(() -> new NotFound("person"));
    var contact = handed.shown().contains(Shown.TELEPHONE) ? persons.contact(handed.person()) : null;
    return new Seen(id, handed.need(), handed.status(), handed.on(), handed.until(), handed.open(),
      handed.shown().contains(Shown.NAME) ? who.fullName() : null,
      handed.shown().contains(Shown.BIRTH_YEAR) ? who.birthDate().getYear() : null,
      handed.shown().contains(Shown.WORDS) && handed.words().length > 0
        ? seals.of(handed.person()).open(handed.words(), Place.of(WORDS, id))
        : null,
      contact != null && contact.safeToCall() ? contact.telephone() : null);
  }

  /** @param accepted or declined */
  @Transactional
  public Outcome answer(UUID id, boolean accepted) {
    var handed = handed(id, Act.ANSWER_REFERRAL);
    return Sight.wide(() -> answered(handed, accepted));
  }

  private Outcome answered(Handed handed, boolean accepted) {
    var found = desk.openFor(handed.referred(agreed(handed)), Act.ANSWER_REFERRAL);
    if (!handed.status().equals("SENT")) return Outcome.refused("referral-answered");
    partners.answer(handed.id(), accepted ? "ACCEPTED" : "REJECTED", desk.today());
    desk.record(found, Act.ANSWER_REFERRAL, "REFERRAL_ANSWERED", handed.person(), accepted ? "ACCEPTED" : "REJECTED");
    return Outcome.done();
  }

  /** @param service of the code list {@code service}; @param unit of the code list {@code unit} */
  @Transactional
  public Outcome delivered(UUID id, String service, int quantity, String unit) {
    var handed = handed(id, Act.ANSWER_REFERRAL);
    return Sight.wide(() -> delivered(handed, service, quantity, unit));
  }

  private Outcome delivered(Handed handed, String service, int quantity, String unit) {
    var found = desk.openFor(handed.referred(agreed(handed)), Act.ANSWER_REFERRAL);
    if (!handed.status().equals("ACCEPTED")) return Outcome.refused("referral-not-accepted");
    var outcome = deliveries.deliveredBy(Actor.current(), handed.partnerName(), found, handed.person(), service, quantity, unit);
    if (outcome instanceof Outcome.Refused) return outcome;
    partners.answer(handed.id(), "COMPLETED", desk.today());
    desk.record(found, Act.ANSWER_REFERRAL, "DELIVERED", handed.person(), service);
    return Outcome.done();
  }

  private Handed handed(UUID id, Act act) {
    var handed = Sight.wide(() -> partners.handed(id)).orElse(null);
    if (handed == null) {
      access.denied(act, id);
      throw new NotFound("referral");
    }
    access.requireHanded(act, handed.referred(agreed(handed)));
    return handed;
  }
}
