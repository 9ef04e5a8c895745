package org.rihla.programme;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** The steps of one case. Offices work on weekdays from nine to five, and one thing comes after the other. */
final class Diary {

  private static final int OPENS = 9;
  private static final int CLOSES = 17;

  final LocalDate from;
  final LocalDate until;
  final RandomGenerator chance;
  private final List<Step> steps = new ArrayList<>();
  private LocalDateTime last;

  Diary(LocalDate from, LocalDate until, RandomGenerator chance) {
    this.from = from;
    this.until = until;
    this.chance = chance;
    this.last = from.atStartOfDay();
  }

  void add(Step step) { steps.add(step); }

  long days() { return ChronoUnit.DAYS.between(from, until); }

  /** An office hour this far on the way, and later than the one given before. */
  LocalDateTime next(double part) {
    var wanted = at(from.plusDays(Math.round(days() * part)));
    last = wanted.isAfter(last) ? wanted : after(last);
    return last;
  }

  /** The same appointment, the next member. */
  LocalDateTime next() {
    last = after(last.minusMinutes(8));
    return last;
  }

  /** An office hour on this day or the weekday before it. */
  LocalDateTime at(LocalDate day) {
    return Periods.weekdayBefore(day).atTime(OPENS, 0).plusMinutes(chance.nextInt(4 * 60));
  }

  /** An office hour between two moments: on some weekday, or soon after the first. */
  LocalDateTime between(LocalDateTime after, LocalDate latest) {
    var days = Math.max(0, ChronoUnit.DAYS.between(after.toLocalDate(), latest));
    var wanted = at(after.toLocalDate().plusDays(chance.nextLong(days + 1)));
    return wanted.isAfter(after) ? wanted : after(after);
  }

  LocalDateTime after(LocalDateTime moment) {
    var soon = moment.plusMinutes(10 + chance.nextLong(15));
    if (soon.getHour() < CLOSES && soon.getHour() >= OPENS && Periods.weekdayBefore(soon.toLocalDate()).equals(soon.toLocalDate()))
      return soon;
    var day = soon.getHour() < OPENS ? soon.toLocalDate() : soon.toLocalDate().plusDays(1);
    return Periods.weekdayAfter(day).atTime(OPENS, 0).plusMinutes(chance.nextInt(30));
  }

  /** The last moment that is planned so far. */
  LocalDateTime latest() {
    return steps.stream().map(Step::at).max(Comparator.naturalOrder()).orElse(last);
  }

  /** In the order of time, none after this moment. */
  List<Step> upTo(LocalDateTime end) {
    return steps.stream().filter(step -> !step.at().isAfter(end)).sorted(Comparator.comparing(Step::at)).toList();
  }
}
