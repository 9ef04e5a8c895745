package org.rihla.counselling;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rihla.values.CaseId;

/**
 * One week of talks by the clock of who reads, with the hours that are free in both offices.
 *
 * @param days Monday to Friday, and the weekend if there is a talk on it
 */
public record DeskWeek(LocalDate monday, List<LocalDate> days, List<Hour> hours) {

  private static final int WORKING_DAYS = 5;

  /** @param there what the clock of the other office shows */
  public record Talk(CaseId id, String number, Instant at, String language, String there, boolean over) {
  }

  public record Slot(List<Talk> talks, boolean free) {
  }

  public record Hour(LocalTime at, List<Slot> slots) {
  }

  static DeskWeek of(LocalDate day, ZoneId zone, Collection<Talk> talks, Set<Instant> free) {
    var monday = monday(day);
    var ofWeek = talks.stream().filter(talk -> !day(talk, zone).isBefore(monday) && day(talk, zone).isBefore(monday.plusDays(7))).toList();
    var days = IntStream.range(0, 7).mapToObj(monday::plusDays)
      .filter(each -> each.isBefore(monday.plusDays(WORKING_DAYS)) || ofWeek.stream().anyMatch(talk -> day(talk, zone).equals(each)))
      .toList();
    var hours = new TreeSet<LocalTime>();
    for (var hour = FreeHours.FIRST; !hour.isAfter(FreeHours.LAST); hour = hour.plusHours(1)) hours.add(hour);
    Stream.concat(ofWeek.stream().map(Talk::at), free.stream()).map(at -> hour(at, zone)).forEach(hours::add);
    return new DeskWeek(monday, days,
      hours.stream().map(hour -> new Hour(hour, days.stream().map(each -> slot(each, hour, zone, ofWeek, free)).toList()))
        .toList());
  }

  static LocalDate monday(LocalDate day) { return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)); }

  private static Slot slot(LocalDate day, LocalTime hour, ZoneId zone, List<Talk> talks, Set<Instant> free) {
    return new Slot(talks.stream().filter(talk -> day(talk, zone).equals(day) && hour(talk.at(), zone).equals(hour)).toList(),
      free.contains(day.atTime(hour).atZone(zone).toInstant()));
  }

  private static LocalDate day(Talk talk, ZoneId zone) { return LocalDate.ofInstant(talk.at(), zone); }

  private static LocalTime hour(Instant at, ZoneId zone) { return LocalTime.ofInstant(at, zone).truncatedTo(ChronoUnit.HOURS); }
}
