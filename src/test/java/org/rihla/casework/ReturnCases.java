package org.rihla.casework;

import static org.rihla.casework.Fact.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Subject;
import org.rihla.people.Identity;
import org.rihla.people.Identity.Precision;
import org.rihla.people.Identity.Sex;
import org.rihla.values.CaseId;
import org.rihla.values.Country;
import org.rihla.values.OfficeCode;
import org.rihla.values.PersonId;

/**
 * Cases that are ready to leave today, from which a test takes one thing away. {@link #everySafeguardAtOnce} is the hardest of them: each
 * safeguard concerns somebody of the group, so that each can be missing.
 */
final class ReturnCases {

  static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
  static final LocalDate LONG_AGO = TODAY.minusDays(40);
  static final LocalDate BORN_ADULT = LocalDate.of(1990, 6, 1);
  static final LocalDate BORN_CHILD = LocalDate.of(2010, 6, 1);

  private final LinkedHashMap<PersonId, Person> members = new LinkedHashMap<>();
  private final Map<Fact, Told> ofCase = new EnumMap<>(Fact.class);
  private final Set<Safeguard> overridden = EnumSet.noneOf(Safeguard.class);
  private @Nullable LocalDate departure = TODAY;
  private boolean destinationOpen = true;
  private boolean shared = true;
  private Stage stage = Stage.CLEARED;
  private @Nullable PersonId last;

  private record Person(String role, String legalStatus, Identity identity, Map<Fact, Told> told) {
  }

  private ReturnCases() {
    tellCase(ELIGIBILITY, YES, null);
    tellCase(MONEY, YES, null);
    tellCase(EXIT, "GRANTED", TODAY.plusDays(60));
    tellCase(RECEPTION, YES, null);
  }

  /** One adult whom nothing particular has happened to. */
  static ReturnCases adult() { return new ReturnCases().adult("IRREGULAR_ENTRY"); }

  /** One adult with that legal status. */
  static ReturnCases of(String legalStatus) { return new ReturnCases().adult(legalStatus); }

  /** A child of fifteen without parents. */
  static ReturnCases unaccompaniedChild() { return new ReturnCases().child(BORN_CHILD); }

  /** An adult who fled, was trafficked and is ill, and a child without parents on the same flight. */
  static ReturnCases everySafeguardAtOnce() {
    return new ReturnCases().adult("ASYLUM_SEEKER_PENDING").resolvedProtection().trafficked().ill().child(BORN_CHILD);
  }

  /**
   * The group in which every safeguard is asked, ready but for this one thing. Exhaustive: a new safeguard does not compile until somebody has
   * said what it is to lack it.
   */
  static ReturnCases lacking(Safeguard safeguard) {
    var group = everySafeguardAtOnce();
    return switch (safeguard) {
      case IDENTITY_RECORDED -> group.forget(IDENTITY);
      case DUPLICATE_QUESTION_ANSWERED -> group.forget(DUPLICATE_QUESTION);
      case LEGAL_BASIS_RECORDED -> group.forget(LEGAL_BASIS);
      case DECISION_INFORMED -> group.forget(INFORMED);
      case VULNERABILITY_SCREENED -> group.forget(SCREENED);
      // No longer in force, but said long ago: no declaration at all would lack the cooling-off too.
      case DECLARATION_IN_FORCE -> group.tell(DECLARATION, NO, LONG_AGO, null);
      case GUARDIAN_AND_CHILD_HEARD -> group.forget(CHILDS_VIEW);
      case NO_HOLD -> group.tellCase(HOLD, "HELD", null);
      case INTERNATIONAL_PROTECTION_RESOLVED -> group.first().forget(PROTECTION_RESOLVED);
      case BEST_INTERESTS_DETERMINED -> group.forget(BEST_INTERESTS);
      case FAMILY_TRACED_AND_ASSESSED -> group.forget(FAMILY_ASSESSED);
      case SECURITY_RISK_SIGNED -> group.first().forget(RISK_SIGNED_BY_ORIGIN);
      case DESTINATION_OPEN -> group.destinationClosed();
      case ELIGIBLE -> group.tellCase(ELIGIBILITY, NO, null);
      case MONEY_RESERVED -> group.forgetOfCase(MONEY);
      case TRAVEL_DOCUMENT_VALID -> group.forget(TRAVEL_DOCUMENT);
      case EXIT_AUTHORISED -> group.tellCase(EXIT, "REQUESTED", null);
      case FIT_TO_TRAVEL -> group.forget(FITNESS);
      case FITNESS_CONDITIONS_MET -> group.first().tell(FITNESS_CONDITIONS, "OPEN");
      case COOLING_OFF_PASSED -> group.tell(DECLARATION, YES, TODAY.minusDays(1), null);
      case REFLECTION_PERIOD_OVER -> group.first().tell(REFLECTION_PERIOD, YES, LONG_AGO, TODAY);
      case ESCORT_ASSIGNED -> group.forget(ESCORT);
      case RECEIVING_ADULT_IDENTIFIED -> group.forget(RECEIVING_ADULT);
      case RECEPTION_CONFIRMED -> group.tellCase(RECEPTION, NO, null);
      case RECEIVING_FACILITY_NAMED -> group.first().forget(RECEIVING_FACILITY);
      case SEATS_TOGETHER -> group.seatOn("another journey");
      case WILL_RECONFIRMED_TODAY -> group.tell(WILL_RECONFIRMED, YES, TODAY.minusDays(1), null);
      case EMBARKATION_CHECK_PASSED -> group.first().tell(EMBARKATION_CHECK, NO);
    };
  }

  ReturnCases adult(String legalStatus) { return join("PRINCIPAL", legalStatus, BORN_ADULT, Precision.DAY); }

  /** Without parents. */
  ReturnCases child(LocalDate born) {
    return accompaniedChild(born).tell(UNACCOMPANIED, YES).tell(BEST_INTERESTS, "RETURN").tell(FAMILY_TRACED, "FOUND")
      .tell(FAMILY_ASSESSED, "POSITIVE").tell(ESCORT, YES).tell(RECEIVING_ADULT, YES);
  }

  ReturnCases accompaniedChild(LocalDate born) {
    return join("CHILD", "IRREGULAR_ENTRY", born, Precision.DAY).tell(UNACCOMPANIED, NO).tell(GUARDIAN, YES).tell(CHILDS_VIEW, YES);
  }

  /** Somebody of whom all is told that everybody is asked. */
  ReturnCases join(String role, String legalStatus, LocalDate born, Precision precision) {
    last = new PersonId(new UUID(7, members.size()));
    members.put(last, new Person(role, legalStatus, new Identity("Diallo", "Aissatou", null, Sex.F, born, precision, new Country("GIN"),
      "SINGLE", "fr"), new EnumMap<>(Fact.class)));
    for (var fact : List.of(IDENTITY, LEGAL_BASIS, INFORMED, SCREENED, DECLARATION)) tell(fact, YES);
    return tell(DUPLICATE_QUESTION, "NO_OTHER_RECORD").tell(TRAVEL_DOCUMENT, YES, LONG_AGO, TODAY.plusYears(1))
      .tell(FITNESS, "FIT", LONG_AGO, TODAY.plusDays(20)).tell(WILL_RECONFIRMED, YES, TODAY, null).seatOn("one journey");
  }

  ReturnCases resolvedProtection() { return tell(PROTECTION_RESOLVED, "UNHCR_CONSULTED_RETURN"); }

  ReturnCases trafficked() {
    return tell(TRAFFICKED, YES).tell(RISK_SIGNED_BY_HOST, YES).tell(RISK_SIGNED_BY_ORIGIN, YES).tell(REFLECTION_PERIOD, YES, LONG_AGO,
      TODAY.minusDays(1));
  }

  ReturnCases ill() {
    return tell(HEALTH_CASE, YES).tell(FITNESS, "FIT_WITH_CONDITIONS", LONG_AGO, TODAY.plusDays(20)).tell(FITNESS_CONDITIONS, "MET")
      .tell(RECEIVING_FACILITY, YES).tell(EMBARKATION_CHECK, YES, TODAY, null);
  }

  /** What follows is about the principal, no longer about who joined last. */
  ReturnCases first() {
    last = members.firstEntry().getKey();
    return this;
  }

  ReturnCases tell(Fact fact, String finding) { return tell(fact, finding, LONG_AGO, null); }

  ReturnCases tell(Fact fact, String finding, LocalDate from, @Nullable LocalDate until) {
    members.get(last).told().put(fact, new Told(last, fact, finding, from, until));
    return this;
  }

  ReturnCases forget(Fact fact) {
    if (members.get(last).told().remove(fact) == null) throw new IllegalArgumentException(fact + " was not known");
    return this;
  }

  ReturnCases tellCase(Fact fact, String finding, @Nullable LocalDate until) {
    ofCase.put(fact, new Told(null, fact, finding, LONG_AGO, until));
    return this;
  }

  ReturnCases forgetOfCase(Fact fact) {
    ofCase.remove(fact);
    return this;
  }

  ReturnCases seatOn(String journey) { return tell(SEAT, journey, departure == null ? TODAY : departure, null); }

  ReturnCases destinationClosed() {
    destinationOpen = false;
    return this;
  }

  ReturnCases overridden(Safeguard... safeguards) {
    overridden.addAll(List.of(safeguards));
    return this;
  }

  ReturnCases in(Stage now) {
    stage = now;
    return this;
  }

  /** Sets the day, and moves the seats to it. */
  ReturnCases departingOn(@Nullable LocalDate day) {
    departure = day;
    if (day != null) members.forEach((id, who) -> who.told().put(SEAT, new Told(id, SEAT, "one journey", day, null)));
    return this;
  }

  /** The same people, of whom nobody has heard anything. */
  ReturnCases withoutAnyEvidence() {
    members.values().forEach(who -> who.told().clear());
    ofCase.clear();
    departure = null;
    return this;
  }

  ReturnCases withoutPeople() {
    members.clear();
    return this;
  }

  Evidence facts() {
    var all = new ArrayList<Member>();
    members.forEach((id, who) -> all.add(new Member(id, who.role(), who.legalStatus(), who.identity(), who.told())));
    return new Evidence(all, ofCase, departure, destinationOpen, overridden, Rules.DEFAULT);
  }

  ReturnCase found() {
    var ids = List.copyOf(members.keySet());
    return new ReturnCase(new CaseId(new UUID(7, 7)), "RBA-2026-00001-A", stage, 0, new OfficeCode("RBA"), null, new OfficeCode("GIN"),
      new Country("GIN"), shared, false, ids.isEmpty() ? new PersonId(new UUID(7, 0)) : ids.getFirst(), ids, LONG_AGO, departure, null,
      null, null, null,
      new Subject(new CaseId(new UUID(7, 7)), new OfficeCode("RBA"), null, new OfficeCode("GIN"), shared, Map.of(), Map.of(),
        new Subject.Period(
          null, null),
        new Subject.Period(null, null)));
  }

  Move passes(Gate gate, LocalDate on) { return found().pass(gate, facts(), on); }

  Move departsToday() { return passes(Gate.DEPART, TODAY); }

  /** Everything that stands before the door of the aeroplane on that day. */
  Set<Safeguard> unmetOn(LocalDate day) {
    return Safeguard.unmet(Gate.DEPART, facts(), day);
  }
}
