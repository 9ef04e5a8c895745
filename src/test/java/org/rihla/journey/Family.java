package org.rihla.journey;

import static org.rihla.journey.Programme.CATEGORIES;
import static org.rihla.journey.Programme.CONAKRY;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;
import static org.rihla.journey.Programme.made;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Forbidden;
import org.rihla.access.Role;
import org.rihla.access.Sight;
import org.rihla.casework.Outcome;
import org.rihla.casework.Registration.DuplicateAnswer;
import org.rihla.casework.Registration.Newcomer;
import org.rihla.casework.Registration.Registered;
import org.rihla.casework.Stage;
import org.rihla.counselling.Conversations.Conversation;
import org.rihla.counselling.Declarations.ChildsView;
import org.rihla.counselling.Declarations.Declaration;
import org.rihla.counselling.Declarations.Guardian;
import org.rihla.health.Examinations.Examination;
import org.rihla.people.Contact;
import org.rihla.people.Identity;
import org.rihla.people.Identity.Precision;
import org.rihla.people.Identity.Sex;
import org.rihla.people.Papers.Paper;
import org.rihla.privacy.Assent;
import org.rihla.privacy.Consents.Consent;
import org.rihla.privacy.Consents.Terms;
import org.rihla.privacy.Disclosable;
import org.rihla.protection.Screening.Answer;
import org.rihla.protection.Screening.Screened;
import org.rihla.travel.Journeys.Booking;
import org.rihla.values.CaseId;
import org.rihla.values.Country;
import org.rihla.values.PersonId;
import org.rihla.values.StaffId;
import org.rihla.web.NotFound;
import org.rihla.web.Stale;

/** A couple with a child of nine on their way from Rabat to Conakry, or one person; carried as far as a test needs, by those whose work it is. */
final class Family {

  static final LocalDate MONDAY = LocalDate.of(2026, 2, 2);
  static final LocalDate FLIGHT = MONDAY.plusDays(18);
  static final List<String> TOPICS = List.of("LEGAL_OPTIONS_TO_STAY", "ASYLUM_RIGHTS", "AVRR_TERMS", "REINTEGRATION_OFFER_AND_LIMITS",
    "RIGHT_TO_WITHDRAW");

  private static final Set<Role> TAKE_ON = EnumSet.of(Role.OUTREACH_WORKER, Role.RETURN_COUNSELLOR, Role.ORIGIN_CASE_WORKER,
    Role.PROTECTION_OFFICER, Role.MEDICAL_OFFICER);
  private static final AtomicInteger FAMILIES = new AtomicInteger();

  final Programme programme;
  final Country to;
  final CaseId id;
  final List<PersonId> everybody = new ArrayList<>();
  LocalDate today = MONDAY;

  private Family(Programme programme, Country to, Registered first) {
    this.programme = programme;
    this.to = to;
    if (!(first instanceof Registered.Done(var opened, var person))) throw new IllegalStateException(first.toString());
    id = opened;
    everybody.add(person);
  }

  /** The couple and their child, registered and nothing more. */
  static Family registered(Programme programme) {
    var family = of(programme, Programme.GUINEA, adult(Sex.F, "PRINCIPAL"));
    family.join(adult(Sex.M, "SPOUSE"));
    family.join(person(Sex.F, "CHILD", MONDAY.minusYears(9), new DuplicateAnswer("DIFFERENT_PERSON", null)));
    return family;
  }

  static Family of(Programme programme, Country to, Newcomer first) {
    return new Family(programme, to,
      Programme.on(MONDAY, programme.as(Role.RETURN_COUNSELLOR, RABAT), () -> programme.registration.register(
        first, to)));
  }

  static Family oneAdult(Programme programme, Country to) { return of(programme, to, adult(Sex.M, "PRINCIPAL")); }

  static Newcomer adult(Sex sex, String role) {
    return person(sex, role, LocalDate.of(1991, 3, 4), new DuplicateAnswer("DIFFERENT_PERSON", null));
  }

  /** Called like nobody else: the others, who are numbered, are like each other to a search. */
  static Newcomer called(String given, Newcomer like) {
    var who = like.identity();
    return new Newcomer(new Identity(who.familyName(), given, null, who.sex(), who.birthDate(), who.birthPrecision(), who.nationality(), who
      .maritalStatus(), who.language()), like.contact(), like.role(), like.legalStatus(), like.consents(), like.duplicates());
  }

  static Newcomer person(Sex sex, String role, LocalDate born, @Nullable DuplicateAnswer answer) {
    var who = new Identity("Bah", "Invented " + FAMILIES.incrementAndGet(), null, sex, born, Precision.DAY, new Country("GIN"), "MARRIED",
      "fr");
    return new Newcomer(who, new Contact("+21260000%04d".formatted(FAMILIES.get()), true, null, null, null), role, "IRREGULAR_ENTRY",
      Stream.of("C_PROCESS", "C_SHARE_ORIGIN", "C_SHARE_CONSULATE", "C_SHARE_STATE_HOST").map(purpose -> agreed(purpose, born, Set.of()))
        .toList(),
      answer);
  }

  /** For a child a guardian agrees, and the child too. */
  static Consent agreed(String purpose, LocalDate born, Set<Disclosable> fields) {
    boolean minor = born.isAfter(MONDAY.minusYears(18));
    var terms = Terms.USUAL.covering(fields);
    return new Consent(purpose, "CONSENT", true, "SIGNATURE", "fr", minor, minor ? terms.saying(new Assent("YES", null)) : terms);
  }

  /** Of somebody who speaks another language than it was read in: whoever asked them speaks it too. */
  static List<Consent> spokenIn(String language, List<Consent> said) {
    return said.stream()
      .map(each -> new Consent(each.purpose(), each.basis(), each.given(), each.howGiven(), language, each.guardian(), each
        .terms().interpreted("SHARED_LANGUAGE"), each.reading()))
      .toList();
  }

  Registered join(Newcomer who) {
    var registered = as(Role.RETURN_COUNSELLOR, () -> programme.registration.join(id, who));
    if (registered instanceof Registered.Done(_, var person)) everybody.add(person);
    return registered;
  }

  PersonId mother() { return everybody.getFirst(); }

  PersonId child() { return everybody.getLast(); }

  List<PersonId> adults() { return everybody.size() == 3 ? everybody.subList(0, 2) : everybody; }

  <T> T as(Role role, Callable<T> deed) { return at(RABAT, role, deed); }

  <T> T atHome(Role role, Callable<T> deed) { return at(to.code(), role, deed); }

  <T> T at(String office, Role role, Callable<T> deed) {
    if (office.equals(to.code()) && stage().beforeBoarding() && !column("transfer_accepted", Boolean.class)) handOver();
    if (TAKE_ON.contains(role)) working(programme.as(role, office));
    return Programme.on(today, programme.as(role, office), deed);
  }

  /** Offered to the office of origin and accepted there, as before it does anything; where not everybody agrees, nothing changes. */
  Family handOver() {
    var there = programme.as(Role.ORIGIN_CASE_WORKER, to.code());
    try {
      Programme.on(today, working(programme.as(Role.RETURN_COUNSELLOR, RABAT)), () -> programme.transfers.offer(id, "fr"));
      Programme.on(today, there, () -> programme.transfers.accept(id, there.id()));
    } catch (Forbidden | NotFound | Stale notYet) {
      // the deed itself will say so
    }
    return this;
  }

  /** They agree that the office of origin reads also what is sealed; then it is handed over. */
  Family agreeToAll() {
    var all = EnumSet.complementOf(EnumSet.of(Disclosable.ASYLUM));
    for (var person : everybody) {
      boolean minor = programme.db.sql("select age_at_registration < 18 from casework.case_member where case_id = ? and person_id = ?")
        .param(id.value()).param(person.value()).query(Boolean.class).single();
      if (minor && agreeToAll(person, Terms.USUAL.covering(all).saying(new Assent("YES", null)), true).equals(Outcome.done())) continue;
      done(agreeToAll(person, Terms.USUAL.covering(all), false)); // grown up since, or always
    }
    return column("transfer_accepted", Boolean.class) ? this : handOver();
  }

  private Outcome agreeToAll(PersonId person, Terms terms, boolean guardian) {
    return as(Role.RETURN_COUNSELLOR,
      () -> programme.consenting.record(id, person, new Consent("C_SHARE_ORIGIN", "CONSENT", true, "SIGNATURE",
        "fr", guardian, terms)));
  }

  /** Takes the case on, as one does before one works on it; where a colleague has it, or it is not theirs, nothing changes. */
  Actor working(Actor who) {
    try {
      Programme.on(today, who, () -> programme.team.takeOn(id));
    } catch (Forbidden | NotFound | Stale notTheirs) {
      // the deed itself will say so
    }
    return who;
  }

  /** Named for a sealed part: the first protection officer asks, the data protection officer confirms. */
  Actor named(Actor who, Compartment sealed) {
    if (who.office().value().equals(to.code()) && stage().beforeBoarding()) agreeToAll();
    var first = working(programme.as(Role.PROTECTION_OFFICER, RABAT));
    var asked = Programme.on(today, first, () -> programme.team.askReader(id, who.id(), sealed, "She works on this return as well."));
    if (asked.equals(Outcome.done()))
      for (var request : Sight.wide(() -> programme.team.requests(id)))
        done(Programme.on(today, programme.as(Role.DATA_PROTECTION_OFFICER, RABAT), () -> programme.team.confirmReader(id, request,
          true)));
    return who;
  }

  Family later(int days) {
    today = today.plusDays(days);
    return this;
  }

  // ---- what stands before each gate

  Family counsel() {
    done(as(Role.RETURN_COUNSELLOR, () -> programme.conversations.hold(id, conversation(adults()))));
    return this;
  }

  static Conversation conversation(List<PersonId> with) {
    return new Conversation(with, "PRE_DECISION", "IN_PERSON", "fr", null, TOPICS, true, "PROCEED");
  }

  Family screen() {
    for (var person : everybody) done(as(Role.RETURN_COUNSELLOR, () -> programme.screening.screen(id, nothingFound(person))));
    return this;
  }

  static Screened nothingFound(PersonId person) {
    return new Screened(person, Answer.NO, Answer.NO, Answer.NO, Answer.NO, List.of(), null);
  }

  Family declare() {
    for (var person : everybody) done(as(Role.RETURN_COUNSELLOR, () -> programme.declarations.sign(id, declaration(person))));
    return this;
  }

  Declaration declaration(PersonId person) {
    boolean minor = everybody.size() == 3 && person.equals(child());
    return new Declaration(person, "fr", "SIGNATURE", true, minor ? new Guardian("Her mother", "mother") : null,
      minor ? new ChildsView("WANTS", "I want to see my grandmother.") : null);
  }

  Family applied() {
    counsel().screen().declare();
    made(as(Role.RETURN_COUNSELLOR, () -> programme.moves.apply(id)));
    return this;
  }

  Family eligible() {
    done(as(Role.OFFICE_MANAGER, () -> programme.eligibility.confirm(id)));
    return this;
  }

  Family reserveMoney() {
    var cents = new TreeMap<String, Long>();
    CATEGORIES.forEach(category -> cents.put(category, 50_000L));
    done(as(Role.FINANCE_OFFICER, () -> programme.budgets.reserve(id, cents)));
    return this;
  }

  Family approved() {
    applied().later(4).eligible().reserveMoney();
    made(as(Role.OFFICE_MANAGER, () -> programme.moves.approve(id)));
    return this;
  }

  Family papers() { return papers("WITH_APPLICANT"); }

  /** @param where of the code list {@code paper_location} */
  Family papers(String where) {
    for (var person : everybody)
      done(as(Role.RETURN_COUNSELLOR, () -> programme.particulars.recordPaper(id, person, new Paper("PASSPORT", "INV" + person, to, null,
        MONDAY.plusYears(2), where))));
    return this;
  }

  Family exit() {
    done(as(Role.MOVEMENTS_OFFICER, () -> programme.documents.requestExit(id)));
    done(as(Role.MOVEMENTS_OFFICER, () -> programme.documents.answerExit(id, "GRANTED", FLIGHT.plusDays(60))));
    return this;
  }

  Family examine() {
    for (var person : everybody)
      done(
        as(Role.MEDICAL_OFFICER, () -> programme.examinations.examine(id, new Examination(person, "FIT_TO_TRAVEL", "FIT", List.of(), FLIGHT
          .plusDays(20), false, null))));
    return this;
  }

  Family book(LocalDate day) {
    done(as(Role.MOVEMENTS_OFFICER, () -> programme.journeys.book(id, everybody, booking(day))));
    return this;
  }

  static Booking booking(LocalDate day) { return new Booking(day, "COMMERCIAL", "Invented Air", "INV1", "CMN", "CKY", 45_000); }

  Family expected() {
    done(atHome(Role.ORIGIN_CASE_WORKER, () -> programme.journeys.confirmReception(id, true)));
    return this;
  }

  Family clear() {
    made(as(Role.OFFICE_MANAGER, () -> programme.moves.clear(id)));
    return this;
  }

  Family cleared() {
    approved().later(4).papers().exit().examine().book(FLIGHT).expected().later(6);
    return clear();
  }

  Family reconfirm() {
    for (var person : everybody)
      done(as(Role.MOVEMENTS_OFFICER, () -> programme.declarations.reconfirm(id, person, true, true, "fr")));
    return this;
  }

  Family departed() {
    cleared();
    today = FLIGHT;
    reconfirm();
    as(Role.MOVEMENTS_OFFICER, () -> programme.departures.depart(id, "DEPARTED"));
    if (stage() != Stage.DEPARTED) throw new IllegalStateException("still " + stage());
    return this;
  }

  Family arrived() {
    departed().later(1);
    done(atHome(Role.ORIGIN_CASE_WORKER, () -> programme.departures.arrive(id, "ARRIVED", "IOM", false)));
    return this;
  }

  Family reintegrating() {
    arrived().later(7);
    done(atHome(Role.ORIGIN_CASE_WORKER, () -> programme.plans.reassess(id, mother(), List.of("INCOME"), false)));
    done(atHome(Role.ORIGIN_CASE_WORKER, () -> programme.plans.addActivity(id, mother(), "MICROBIZ", "MED", 400_000, "A stall.")));
    done(atHome(Role.ORIGIN_CASE_WORKER, () -> programme.plans.agree(id, true, "SIGNATURE", null)));
    return this;
  }

  Family bookSession(Instant at) {
    if (!column("transfer_accepted", Boolean.class)) handOver();
    done(as(Role.RETURN_COUNSELLOR, () -> programme.sessions.book(id, adults(), at, "fr", null)));
    return this;
  }

  // ---- what became of it

  Stage stage() { return Stage.valueOf(column("stage", String.class)); }

  <T> T column(String name, Class<T> type) {
    return programme.db.sql("select " + name + " from casework.return_case where id = ?").param(id.value()).query(type).single();
  }

  /** Of both offices. */
  List<StaffId> workers() {
    return programme.db.sql("select staff_id from casework.case_worker where ended_at is null and case_id = ? order by id")
      .param(id.value())
      .query((row, _) -> new StaffId(row.getObject(1, UUID.class))).list();
  }

  long count(String from) {
    return programme.db.sql("select count(*) from " + from + " and case_id = ?").param(id.value()).query(Long.class).single();
  }
}
