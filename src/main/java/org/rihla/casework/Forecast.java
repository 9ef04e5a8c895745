package org.rihla.casework;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What each safeguard waits for, and when these people could safely leave, by what is known today. It tells who must act from what only time or
 * a booking brings. It foretells and never decides: the gates ask {@link Safeguard} alone.
 *
 * @param earliest day of a safe departure, if all that is missing is done in time
 * @param decidedBy what makes it no earlier; empty if it is today
 */
record Forecast(Map<Safeguard, Standing> standings, LocalDate earliest, Set<Safeguard> decidedBy) {

  private static final int DAYS_AHEAD = 730;

  /** Where a safeguard stands. */
  sealed interface Standing {
  }

  record Met() implements Standing {
  }

  /** Somebody must act. */
  record Missing(List<Member> lacking) implements Standing {
  }

  /** Measured against the day of departure, or done once there is one. */
  record AwaitsBooking() implements Standing {
  }

  /** Passes by itself on that day. */
  record AwaitsDay(LocalDate day) implements Standing {
  }

  /** Begins to run with the declaration, which is missing itself. */
  record AwaitsDeclaration(int days) implements Standing {
  }

  /** Done on the day of departure, which is booked. */
  record AwaitsDeparture(LocalDate day) implements Standing {
  }

  /** Cannot be done before the case is there. */
  record AwaitsStage(Stage stage) implements Standing {
  }

  /** Of what kind a safeguard is: whether it needs work, time, or a day to be measured against. */
  private enum Nature {
    WORK, TIME, MEASURED_AGAINST_DEPARTURE, AFTER_APPLICATION, AFTER_APPROVAL, AFTER_BOOKING, ON_THE_DAY
  }

  private static Nature nature(Safeguard safeguard) {
    return switch (safeguard) {
      case IDENTITY_RECORDED, DUPLICATE_QUESTION_ANSWERED, LEGAL_BASIS_RECORDED, DECISION_INFORMED, VULNERABILITY_SCREENED,
        DECLARATION_IN_FORCE, GUARDIAN_AND_CHILD_HEARD, NO_HOLD, INTERNATIONAL_PROTECTION_RESOLVED, BEST_INTERESTS_DETERMINED,
        FAMILY_TRACED_AND_ASSESSED, SECURITY_RISK_SIGNED, DESTINATION_OPEN, MONEY_RESERVED, RECEIVING_ADULT_IDENTIFIED,
        RECEIVING_FACILITY_NAMED -> Nature.WORK;
      case COOLING_OFF_PASSED, REFLECTION_PERIOD_OVER -> Nature.TIME;
      case TRAVEL_DOCUMENT_VALID, EXIT_AUTHORISED, FIT_TO_TRAVEL, FITNESS_CONDITIONS_MET -> Nature.MEASURED_AGAINST_DEPARTURE;
      case ELIGIBLE -> Nature.AFTER_APPLICATION;
      case SEATS_TOGETHER -> Nature.AFTER_APPROVAL;
      case ESCORT_ASSIGNED, RECEPTION_CONFIRMED -> Nature.AFTER_BOOKING;
      case WILL_RECONFIRMED_TODAY, EMBARKATION_CHECK_PASSED -> Nature.ON_THE_DAY;
    };
  }

  /** @param known which safeguards the reader may know of: the others are left out, and move no date */
  static Forecast of(Evidence facts, Stage stage, LocalDate today, Predicate<Safeguard> known) {
    var asked = EnumSet.allOf(Safeguard.class);
    asked.removeIf(safeguard -> !known.test(safeguard) || !safeguard.concernsAnyone(facts, today));
    var ripe = new EnumMap<Safeguard, LocalDate>(Safeguard.class);
    for (var safeguard : asked) if (nature(safeguard) == Nature.TIME) ripe.put(safeguard, ripeOn(safeguard, facts, today));
    var earliest = ripe.values().stream().reduce(today, (a, b) -> a.isAfter(b) ? a : b);
    var deciding = EnumSet.noneOf(Safeguard.class);
    ripe.forEach((safeguard, day) -> {
      if (day.isAfter(today) && day.equals(earliest)) deciding.add(safeguard);
    });
    var standings = new EnumMap<Safeguard, Standing>(Safeguard.class);
    for (var safeguard : asked) standings.put(safeguard, standing(safeguard, facts, stage, today, earliest));
    return new Forecast(standings, earliest, deciding);
  }

  private static Standing standing(Safeguard safeguard, Evidence facts, Stage stage, LocalDate today, LocalDate earliest) {
    if (safeguard.met(facts, today)) return new Met();
    var booked = facts.plannedDeparture();
    var missing = new Missing(safeguard.lacking(facts, today));
    return switch (nature(safeguard)) {
      case WORK -> missing;
      case AFTER_APPLICATION -> stage.compareTo(Stage.APPLIED) < 0 ? new AwaitsStage(Stage.APPLIED) : missing;
      case AFTER_APPROVAL -> stage.compareTo(Stage.APPROVED) < 0 ? new AwaitsStage(Stage.APPROVED) : missing;
      case AFTER_BOOKING -> booked == null ? new AwaitsBooking() : missing;
      case MEASURED_AGAINST_DEPARTURE -> {
        if (booked != null) yield missing;
        var lackingThen = safeguard.lacking(facts.departing(earliest), earliest);
        yield lackingThen.isEmpty() ? new AwaitsBooking() : new Missing(lackingThen);
      }
      case TIME -> passing(safeguard, facts, today, missing);
      case ON_THE_DAY -> booked == null ? new AwaitsBooking() : booked.isAfter(today) ? new AwaitsDeparture(booked) : missing;
    };
  }

  private static Standing passing(Safeguard safeguard, Evidence facts, LocalDate today, Missing missing) {
    if (safeguard == Safeguard.COOLING_OFF_PASSED && missing.lacking().stream().anyMatch(m -> !m.is(Fact.DECLARATION)))
      return new AwaitsDeclaration(facts.rules().coolingOffDays());
    return passesOn(safeguard, facts, today).<Standing>map(day -> day.isAfter(today) ? new AwaitsDay(day) : new AwaitsBooking())
      .orElse(missing);
  }

  /** The first day from today on which it would hold for a departure on that day, if all that is known stays as it is. */
  private static Optional<LocalDate> passesOn(Safeguard safeguard, Evidence facts, LocalDate today) {
    return today.datesUntil(today.plusDays(DAYS_AHEAD)).filter(day -> safeguard.met(facts.departing(day), day)).findFirst();
  }

  /** The same; and where its time does not run yet, as if it began today. */
  private static LocalDate ripeOn(Safeguard safeguard, Evidence facts, LocalDate today) {
    int days = safeguard == Safeguard.COOLING_OFF_PASSED ? facts.rules().coolingOffDays() : facts.rules().reflectionDays() + 1;
    return passesOn(safeguard, facts, today).orElse(today.plusDays(days));
  }
}
