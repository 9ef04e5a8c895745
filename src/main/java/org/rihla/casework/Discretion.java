package org.rihla.casework;

import java.time.LocalDate;
import java.util.Arrays;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.values.PersonId;
import org.springframework.stereotype.Component;

/** What of a case the one who reads may know of: its safeguards, why they were overridden, its history. */
@Component
class Discretion {

  private final Access access;

  Discretion(Access access) {
    this.access = access;
  }

  /** Some safeguards tell by their name alone what a person went through: only those who work on it see them. */
  boolean mayKnow(Safeguard safeguard, ReturnCase of) {
    return switch (safeguard) {
      case SECURITY_RISK_SIGNED, REFLECTION_PERIOD_OVER -> access.reading(Compartment.TRAFFICKING, of.subject()) == Decision.ALLOWED;
      case BEST_INTERESTS_DETERMINED, FAMILY_TRACED_AND_ASSESSED, RECEIVING_ADULT_IDENTIFIED ->
        access.reading(Compartment.CHILD, of.subject()) == Decision.ALLOWED;
      case INTERNATIONAL_PROTECTION_RESOLVED -> access.may(Act.RESOLVE_PROTECTION, of.subject());
      case RECEIVING_FACILITY_NAMED -> readsOfHealth(of) || access.may(Act.OVERRIDE_SAFEGUARD, of.subject());
      case EMBARKATION_CHECK_PASSED -> readsOfHealth(of);
      default -> true;
    };
  }

  /** These concern the ill alone: whoever is named in them is. */
  boolean mayKnowWhom(Safeguard safeguard, ReturnCase of) {
    return switch (safeguard) {
      case FITNESS_CONDITIONS_MET, RECEIVING_FACILITY_NAMED, EMBARKATION_CHECK_PASSED -> readsOfHealth(of);
      default -> true;
    };
  }

  private boolean readsOfHealth(ReturnCase of) {
    return access.reading(Compartment.HEALTH, of.subject()) == Decision.ALLOWED
      || access.reading(Compartment.FITNESS, of.subject()) == Decision.ALLOWED;
  }

  /** Why two people let it be unmet is for those who decide so, and for those who read what the safeguard is about. */
  boolean mayReadWhy(Overrides.Request request, ReturnCase of) {
    if (access.may(Act.OVERRIDE_SAFEGUARD, of.subject())) return true;
    if (!mayReadOf(request.closedFor(), of)) return false;
    var about = request.safeguard().metBy().compartment();
    return about != Compartment.CASE && access.reading(about, of.subject()) == Decision.ALLOWED; // the case itself is read by everybody
  }

  /** Why they were refused is for those who decide, and for those who tell them. */
  boolean mayReadWhy(Eligibility.Refused refused, ReturnCase of) {
    return access.may(Act.DECIDE_ELIGIBILITY, of.subject())
      || access.reading(Compartment.NOTES, of.subject()) == Decision.ALLOWED && mayReadOf(refused.closedFor(), of);
  }

  /** Why it was closed is for those who close, and for those who worked with the people. */
  boolean mayReadWhy(ClosingWords.Written why, ReturnCase of) {
    return access.may(Act.CLOSE, of.subject())
      || access.reading(Compartment.NOTES, of.subject()) == Decision.ALLOWED && mayReadOf(why.closedFor(), of);
  }

  /** Whoever withdrew has not agreed that anybody abroad goes on reading of them. */
  private static boolean mayReadOf(PersonId person, ReturnCase of) {
    return of.members().contains(person) || !Actor.current().office().equals(of.origin());
  }

  /**
   * Whether something stands in the way of which this reader must not know more. Before which gate is never said: of one gate alone it could be told by
   * elimination what it is. What is looked at on the day of the departure is only one thing, and not among it: whoever lets them go knows of it.
   */
  boolean sealsSomething(Evidence facts, ReturnCase of, LocalDate today) {
    return Arrays.stream(Safeguard.values())
      .anyMatch(safeguard -> safeguard.gate() != Gate.DEPART && !mayKnow(safeguard, of) && !safeguard.met(facts, today));
  }

  /** Whether this reader may know of every safeguard: only to them is it ever said that nothing stands in the way. */
  boolean mayKnowAll(ReturnCase of) {
    return Arrays.stream(Safeguard.values()).allMatch(safeguard -> mayKnow(safeguard, of));
  }

  /** Whether a reason, such as {@code safeguard.NO_HOLD}, may be told to this reader. */
  boolean maySay(String reason, ReturnCase of) {
    return !reason.startsWith("safeguard.") || mayKnow(Safeguard.valueOf(reason.substring("safeguard.".length())), of);
  }

  /** The trace of sealed work is for those who may read it. */
  boolean mayKnow(Trail.Line line, ReturnCase of) {
    return switch (line.act()) {
      case RESOLVE_PROTECTION -> access.may(Act.RESOLVE_PROTECTION, of.subject())
        && access.reading(Compartment.NOTES, of.subject()) == Decision.ALLOWED;
      case NAME_RECEIVING_FACILITY, MEET_CONDITION, CHECK_BEFORE_EMBARKATION -> readsOfHealth(of);
      default -> switch (line.act().compartment()) {
        case TRAFFICKING, CHILD, SEALS, EMERGENCIES -> access.reading(line.act().compartment(), of.subject()) == Decision.ALLOWED;
        default -> true;
      };
    };
  }
}
