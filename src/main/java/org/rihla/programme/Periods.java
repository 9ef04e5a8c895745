package org.rihla.programme;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/**
 * When each case registers and leaves. Departures of the year are exact; registrations follow from the time it takes, back into the
 * year before.
 */
final class Periods {

  private static final int SHORTEST = 21;
  private static final int ENOUGH_FOR_A_CHARTER = 150;

  private final Profile profile;
  private final LocalDate first;
  private final LocalDate last;

  Periods(Profile profile) {
    this.profile = profile;
    this.first = LocalDate.of(profile.year(), 1, 2);
    this.last = LocalDate.of(profile.year(), 12, 30);
  }

  void of(Draft draft) {
    var chance = Chance.of(profile.assumed().seed(), Chance.Of.COURSE, draft.key);
    switch (draft.outcome) {
      case RETURNED_THIS_YEAR, NO_SHOW_THEN_RETURNED -> returned(draft, chance);
      case RETURNED_PREVIOUS_YEAR -> returnedBefore(draft, chance);
      case WITHDREW, NO_SHOW_THEN_WITHDREW, NOT_RETURN_PROTECTION -> ended(draft, chance);
      case PENDING_AT_YEAR_END -> pending(draft, chance);
    }
  }

  /** A session with the origin office must fall into the year, and a first service after return as well. */
  private void returned(Draft draft, RandomGenerator chance) {
    var from = draft.anyVirtual() ? first.plusDays(28) : first;
    var until = draft.anySupported() ? last.minusDays(25) : last;
    draft.departs = day(from, until, chance);
    draft.charter = chance.nextDouble() < profile.assumed().charter() && !draft.outcome.missesTheFirstFlight()
      && profile.byCountry().getOrDefault(draft.destination, 0) >= ENOUGH_FOR_A_CHARTER;
    if (draft.charter) draft.departs = charterDay(draft, from, until);
    draft.registers = weekdayBefore(draft.departs.minusDays(lead(draft, chance)));
  }

  private void returnedBefore(Draft draft, RandomGenerator chance) {
    draft.departs = day(first.minusDays(180), first.minusDays(15), chance);
    var start = LocalDate.of(profile.year() - 1, 1, 3);
    var days = Math.min(lead(draft, chance), ChronoUnit.DAYS.between(start, draft.departs));
    draft.registers = weekdayBefore(draft.departs.minusDays(days));
    if (draft.registers.getYear() < start.getYear()) draft.registers = weekdayAfter(start);
  }

  /** Registered in the year, stopped in the year, on the way to a departure that would have been. */
  private void ended(Draft draft, RandomGenerator chance) {
    var days = lead(draft, chance);
    var stopped = day(first.plusDays(12), last.minusDays(12), chance);
    var part = draft.outcome == Outcome.NOT_RETURN_PROTECTION ? 0.45 : 0.02 + 0.9 * chance.nextDouble();
    var earliest = weekdayAfter(first);
    draft.registers = weekdayBefore(stopped.minusDays(Math.round(days * part)));
    if (draft.outcome.missesTheFirstFlight())
      draft.registers = weekdayBefore(last.minusDays(days + chance.nextLong(Math.max(1, 340 - days))));
    if (draft.registers.isBefore(earliest)) draft.registers = earliest;
    draft.departs = draft.registers.plusDays(days);
    var latest = draft.departs.minusDays(1);
    var day = stopped.isBefore(draft.registers) ? draft.registers : stopped.isAfter(latest) ? latest : stopped;
    draft.ends = weekdayBefore(day).atTime(14, 0).plusMinutes(chance.nextInt(180));
  }

  private void pending(Draft draft, RandomGenerator chance) {
    var days = lead(draft, chance);
    draft.registers = weekdayBefore(last.minusDays(Math.round(days * (0.03 + 0.87 * chance.nextDouble()))));
    var earliest = weekdayAfter(first);
    if (draft.registers.isBefore(earliest)) draft.registers = earliest;
    draft.departs = draft.registers.plusDays(days);
    if (!draft.departs.isAfter(last.plusDays(1))) draft.departs = last.plusDays(2);
  }

  /** The day of the first flight: the departure, unless the group missed one before. */
  static LocalDate firstFlight(Draft draft) {
    return draft.outcome.missesTheFirstFlight() ? draft.departs.minusDays(12) : draft.departs;
  }

  /** Half of the cases take less than the median, a few take three times as long; some need time for their protection. */
  private long lead(Draft draft, RandomGenerator chance) {
    var days = Math.round(profile.assumed().leadTimeDays() * Math.exp(0.45 * Math.clamp(chance.nextGaussian(), -2.0, 2.2)));
    var least = SHORTEST;
    if (draft.any("MED_S", "PREG", "DIS_WALK")) least = 28;
    if (draft.seeksProtection() || draft.held) least = 35;
    if (draft.any("VOT_P", "VOT_C") || draft.unaccompaniedChild()) least = 50;
    if (draft.outcome.missesTheFirstFlight()) least += 14;
    return Math.max(least, Math.min(days, 300));
  }

  /** Every second month, on a day of its own for each country. */
  private LocalDate charterDay(Draft draft, LocalDate from, LocalDate until) {
    var month = Math.max(2, draft.departs.getMonthValue() / 2 * 2);
    var wanted = draft.departs.withDayOfMonth(1).withMonth(month)
      .withDayOfMonth(6 + Math.floorMod(draft.destination.code().hashCode(), 20));
    draft.charter = !wanted.isBefore(from) && !wanted.isAfter(until);
    return draft.charter ? wanted : draft.departs;
  }

  private static LocalDate day(LocalDate from, LocalDate until, RandomGenerator chance) {
    return from.plusDays(chance.nextLong(ChronoUnit.DAYS.between(from, until) + 1));
  }

  static LocalDate weekdayBefore(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case SATURDAY -> day.minusDays(1);
      case SUNDAY -> day.minusDays(2);
      case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
    };
  }

  static LocalDate weekdayAfter(LocalDate day) {
    if (day.getDayOfWeek() == DayOfWeek.SATURDAY) return day.plusDays(2);
    return day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
  }
}
