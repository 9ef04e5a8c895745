package org.rihla.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.rihla.privacy.AuditReading.Hour;
import org.rihla.values.StaffId;

/**
 * What somebody should ask about: an account that reads, searches or is denied more than the work takes, or reads names at night. A sign and not a
 * verdict: nobody is stopped by it.
 *
 * @param kind what is unusual
 * @param day in the zone of their office
 * @param count how often, of what the kind counts
 */
public record Unusual(Kind kind, LocalDate day, StaffId actor, String role, String office, int count) {

  /** Each with what is counted and how much of it a day is usual. */
  public enum Kind {
    /** Files opened with names. */
    BROWSING(60, Hour::cases),
    /** Files opened with names in one minute: faster than anybody reads. */
    BULK(30, Hour::fastest),
    /** Files opened with names between ten at night and five in the morning. */
    NIGHT(0, Hour::cases),
    /** Sealed words of that many cases. */
    SEALED(15, Hour::sealed), SEARCHING(40, Hour::searches), PROBING(4, Hour::denied);

    private final int usual;
    private final ToIntFunction<Hour> counted;

    Kind(int usual, ToIntFunction<Hour> counted) {
      this.usual = usual;
      this.counted = counted;
    }
  }

  private static final int EVENING = 22;
  private static final int MORNING = 5;

  private record Day(StaffId actor, String role, String office, LocalDate day) {
  }

  /** The newest first. @param zone of an office, by its code */
  static List<Unusual> of(List<Hour> hours, Function<String, ZoneId> zone) {
    var found = new ArrayList<Unusual>();
    for (var kind : Kind.values()) {
      var days = new LinkedHashMap<Day, Integer>();
      for (var hour : hours) {
        var there = zone.apply(hour.office());
        if (kind == Kind.NIGHT && !isNight(hour.from(), there)) continue;
        days.merge(new Day(hour.actor(), hour.role(), hour.office(), LocalDate.ofInstant(hour.from(), there)),
          kind.counted.applyAsInt(hour), kind == Kind.BULK ? Math::max : Integer::sum);
      }
      days.forEach((day, count) -> {
        if (count > kind.usual) found.add(new Unusual(kind, day.day(), day.actor(), day.role(), day.office(), count));
      });
    }
    return found.stream().sorted(Comparator.comparing(Unusual::day).reversed()).toList();
  }

  private static boolean isNight(Instant hour, ZoneId zone) {
    int clock = hour.atZone(zone).getHour();
    return clock >= EVENING || clock < MORNING;
  }
}
