package org.rihla.casework;

import static org.rihla.casework.Fact.*;
import static org.rihla.casework.Safeguard.Override.*;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.rihla.access.Act;

/**
 * What stands between a person and a safe departure: one closed list, failing closed. Missing evidence means unmet. Each says before which gate
 * it must hold, by which act it is met, whether two people may ever override it, whom it concerns and when it holds.
 */
public enum Safeguard {
  IDENTITY_RECORDED(Gate.APPLY, NEVER, Act.REGISTER_PERSON, everyone(), (m, c) -> m.holds(IDENTITY, c.day)),
  DUPLICATE_QUESTION_ANSWERED(Gate.APPLY, NEVER, Act.ANSWER_DUPLICATE_QUESTION, everyone(), (m, c) -> m.holds(DUPLICATE_QUESTION, c.day)),
  LEGAL_BASIS_RECORDED(Gate.APPLY, NEVER, Act.RECORD_LEGAL_BASIS, everyone(), (m, c) -> m.holds(LEGAL_BASIS, c.day)),
  DECISION_INFORMED(Gate.APPLY, NEVER, Act.COUNSEL, (m, c) -> m.identity().ageOn(c.day) >= c.e.rules().ageOfOwnCounselling(),
    (m, c) -> m.holds(INFORMED, c.day, YES)),
  VULNERABILITY_SCREENED(Gate.APPLY, NEVER, Act.SCREEN, everyone(), (m, c) -> m.holds(SCREENED, c.day)),
  DECLARATION_IN_FORCE(Gate.APPLY, NEVER, Act.DECLARE, everyone(),
    (m, c) -> m.holds(DECLARATION, c.day, YES) && declaredKnowing(m, c) && saidOneself(m, c)),
  GUARDIAN_AND_CHILD_HEARD(Gate.APPLY, NEVER, Act.DECLARE, (m, c) -> m.minorOn(c.day),
    (m, c) -> m.holds(GUARDIAN, c.day, YES) && m.holds(CHILDS_VIEW, c.day, YES)),

  /** A hold stops every forward move, so it is asked at the first gate already. */
  NO_HOLD(Gate.APPLY, NEVER, Act.RELEASE_HOLD, c -> c.e.of(HOLD) == null || c.e.holds(HOLD, c.day, "LIFTED")),
  INTERNATIONAL_PROTECTION_RESOLVED(Gate.APPROVE, NEVER, Act.RESOLVE_PROTECTION,
    (m, c) -> m.underInternationalProtection() || m.is(PROTECTION_NEED),
    (m, c) -> m.holds(PROTECTION_RESOLVED, c.day, "UNHCR_CONSULTED_RETURN", "INDEPENDENT_ADVICE_SIGNED")),
  BEST_INTERESTS_DETERMINED(Gate.APPROVE, NEVER, Act.DETERMINE_BEST_INTERESTS, (m, c) -> c.alone(m),
    (m, c) -> m.holds(BEST_INTERESTS, c.day, "RETURN")),
  FAMILY_TRACED_AND_ASSESSED(Gate.APPROVE, NEVER, Act.ASSESS_FAMILY, (m, c) -> c.alone(m),
    (m, c) -> m.holds(FAMILY_TRACED, c.day, "FOUND") && m.holds(FAMILY_ASSESSED, c.day, "POSITIVE")),
  SECURITY_RISK_SIGNED(Gate.APPROVE, NEVER, Act.ASSESS_SECURITY_RISK, (m, c) -> m.is(TRAFFICKED),
    (m, c) -> m.holds(RISK_SIGNED_BY_HOST, c.day, YES) && m.holds(RISK_SIGNED_BY_ORIGIN, c.day, YES)),
  DESTINATION_OPEN(Gate.APPROVE, NEVER, Act.CLOSE_DESTINATION, c -> c.e.destinationOpen()),
  ELIGIBLE(Gate.APPROVE, TWO_PEOPLE, Act.DECIDE_ELIGIBILITY, c -> c.e.holds(ELIGIBILITY, c.day, YES)),
  MONEY_RESERVED(Gate.APPROVE, TWO_PEOPLE, Act.RESERVE_MONEY, c -> c.e.holds(MONEY, c.day, YES)),

  TRAVEL_DOCUMENT_VALID(Gate.CLEAR, NEVER, Act.RECORD_PAPER, everyone(),
    (m, c) -> m.holds(TRAVEL_DOCUMENT, c.day, YES) && m.holds(TRAVEL_DOCUMENT, c.documentNeededUntil(), YES)),
  EXIT_AUTHORISED(Gate.CLEAR, NEVER, Act.REQUEST_EXIT, c -> c.e.holds(EXIT, c.e.departure(), "GRANTED")),
  FIT_TO_TRAVEL(Gate.CLEAR, NEVER, Act.EXAMINE, everyone(), (m, c) -> m.holds(FITNESS, c.e.departure(), "FIT", "FIT_WITH_CONDITIONS")),
  FITNESS_CONDITIONS_MET(Gate.CLEAR, NEVER, Act.MEET_CONDITION, (m, c) -> m.of(FITNESS_CONDITIONS) != null,
    (m, c) -> m.holds(FITNESS_CONDITIONS, c.e.departure(), "MET")),
  COOLING_OFF_PASSED(Gate.CLEAR, TWO_PEOPLE, Act.DECLARE, everyone(),
    (m, c) -> declaredBefore(m, c.day.minusDays(c.e.rules().coolingOffDays()))),
  REFLECTION_PERIOD_OVER(Gate.CLEAR, TWO_PEOPLE, Act.SET_REFLECTION_PERIOD, (m, c) -> m.is(TRAFFICKED),
    (m, c) -> reflectionOver(m, c.e.departure())),
  ESCORT_ASSIGNED(Gate.CLEAR, NEVER, Act.ASSIGN_ESCORT, (m, c) -> c.alone(m) || m.needsEscort(),
    (m, c) -> m.escortedOn(c.e.departure())),
  RECEIVING_ADULT_IDENTIFIED(Gate.CLEAR, NEVER, Act.NAME_RECEIVING_ADULT, (m, c) -> c.alone(m),
    (m, c) -> m.holds(RECEIVING_ADULT, c.day, YES)),
  RECEPTION_CONFIRMED(Gate.CLEAR, TWO_PEOPLE, Act.CONFIRM_RECEPTION, c -> c.e.holds(RECEPTION, c.e.departure(), YES)),
  RECEIVING_FACILITY_NAMED(Gate.CLEAR, TWO_PEOPLE, Act.NAME_RECEIVING_FACILITY, (m, c) -> m.needsCare(),
    (m, c) -> m.holds(RECEIVING_FACILITY, c.day, YES)),
  SEATS_TOGETHER(Gate.CLEAR, TWO_PEOPLE, Act.BOOK_JOURNEY, everyone(),
    (m, c) -> !journey(m, c.e).isEmpty() && journey(m, c.e).equals(c.journey())),

  WILL_RECONFIRMED_TODAY(Gate.DEPART, NEVER, Act.RECONFIRM_WILL, everyone(), (m, c) -> onTheDay(m.of(WILL_RECONFIRMED), c.day)),
  EMBARKATION_CHECK_PASSED(Gate.DEPART, NEVER, Act.CHECK_BEFORE_EMBARKATION, (m, c) -> m.needsCare(),
    (m, c) -> onTheDay(m.of(EMBARKATION_CHECK), c.day));

  public enum Override {
    NEVER, TWO_PEOPLE
  }

  /** Evidence on a day. */
  private record Case(Evidence e, LocalDate day) {

    /** A child said to be alone, or in whose group there is no adult, whatever was ticked. */
    boolean alone(Member m) {
      return m.minorOn(day) && (m.is(UNACCOMPANIED) || e.members().stream().allMatch(other -> other.minorOn(day)));
    }

    /** The one they travel on together: the first on which any of them has a seat. */
    String journey() {
      return e.members().stream().map(m -> Safeguard.journey(m, e)).filter(found -> !found.isEmpty()).findFirst().orElse("");
    }

    LocalDate documentNeededUntil() {
      return e.plannedDeparture() == null ? LocalDate.MAX : e.rules().documentNeededUntil(e.plannedDeparture());
    }
  }

  private final Gate gate;
  private final Override override;
  private final Act metBy;
  private final BiPredicate<Member, Case> concerns;
  private final BiPredicate<Member, Case> holds;

  Safeguard(Gate gate, Override override, Act metBy, BiPredicate<Member, Case> concerns, BiPredicate<Member, Case> holds) {
    this.gate = gate;
    this.override = override;
    this.metBy = metBy;
    this.concerns = concerns;
    this.holds = holds;
  }

  /** Of the whole case: it holds for all or for none. */
  Safeguard(Gate gate, Override override, Act metBy, Predicate<Case> holds) {
    this(gate, override, metBy, everyone(), (_, c) -> holds.test(c));
  }

  private static BiPredicate<Member, Case> everyone() { return (_, _) -> true; }

  /** A signature before the person knew what there is to know is no decision. */
  private static boolean declaredKnowing(Member m, Case c) {
    var informed = m.of(INFORMED);
    boolean mustKnow = m.identity().ageOn(c.day) >= c.e.rules().ageOfOwnCounselling();
    return !mustKnow || informed == null || !Objects.requireNonNull(m.of(DECLARATION)).from().isBefore(informed.from());
  }

  /** What a guardian signed for a child is not the word of the adult they have become. */
  private static boolean saidOneself(Member m, Case c) {
    return m.minorOn(c.day) || !m.minorOn(Objects.requireNonNull(m.of(DECLARATION)).from());
  }

  private static boolean declaredBefore(Member m, LocalDate day) {
    var declared = m.of(DECLARATION);
    return declared != null && !declared.from().isAfter(day);
  }

  private static boolean reflectionOver(Member m, LocalDate departure) {
    var period = m.of(REFLECTION_PERIOD);
    return period != null && period.until() != null && period.until().isBefore(departure) && !departure.equals(LocalDate.MAX);
  }

  private static boolean onTheDay(@org.jspecify.annotations.Nullable Told told, LocalDate day) {
    return told != null && told.finding().equals(YES) && told.from().equals(day);
  }

  /** On which somebody has a seat for the planned day; "" for none. */
  private static String journey(Member m, Evidence e) {
    var seat = m.of(SEAT);
    return seat == null || seat.finding().equals(NO) || !seat.from().equals(e.plannedDeparture()) ? "" : seat.finding();
  }

  public Gate gate() { return gate; }

  public Override override() { return override; }

  public Act metBy() { return metBy; }

  boolean concerns(Member one, Evidence facts, LocalDate on) { return concerns.test(one, new Case(facts, on)); }

  boolean concernsAnyone(Evidence facts, LocalDate on) {
    var asked = new Case(facts, on);
    return facts.members().stream().anyMatch(m -> concerns.test(m, asked));
  }

  /** The members it concerns for whom it does not hold. */
  List<Member> lacking(Evidence facts, LocalDate on) {
    var asked = new Case(facts, on);
    return facts.members().stream().filter(m -> concerns.test(m, asked) && !holds.test(m, asked)).toList();
  }

  /** Nobody travels in a case without people: then nothing holds. */
  boolean met(Evidence facts, LocalDate on) {
    return !facts.members().isEmpty() && (facts.overridden().contains(this) && override == TWO_PEOPLE || lacking(facts, on).isEmpty());
  }

  /** Everything unmet before this gate, and before all gates before it. */
  static Set<Safeguard> unmet(Gate gate, Evidence facts, LocalDate on) {
    var unmet = EnumSet.noneOf(Safeguard.class);
    for (var safeguard : values()) if (safeguard.gate.compareTo(gate) <= 0 && !safeguard.met(facts, on)) unmet.add(safeguard);
    return unmet;
  }
}
