package org.rihla.privacy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.rihla.privacy.AuditReading.Hour;
import org.rihla.values.Calendar;
import org.rihla.values.Lately;
import org.springframework.stereotype.Component;

/**
 * What each account read, hour by hour. The audit is only added to, at the time it is: an hour that is over is counted once by this process and
 * remembered, so that a week of a busy office is not counted anew whenever somebody opens a page.
 */
@Component
public class AuditHours {

  /** What is being written while an hour ends is there by then, but for a transaction that lasts longer. */
  private static final Duration LATE = Duration.ofMinutes(10);
  private static final Duration KEPT = Duration.ofDays(40);

  private final AuditReading audit;
  private final Clock clock;
  private final ConcurrentSkipListMap<Instant, List<Hour>> over = new ConcurrentSkipListMap<>();
  private final Lately<Span, List<Hour>> lately;

  private record Span(Instant from, Instant before) {
  }

  AuditHours(AuditReading audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
    this.lately = new Lately<>(clock);
  }

  /** The same, as it was at most a minute ago: the hour that still runs is not counted for each look at a first page. */
  public List<Hour> lately(Instant from, Instant before) {
    return lately.of(new Span(from, before), () -> of(from, before));
  }

  /** Half-open; both ends on a whole hour. The newest first. */
  public List<Hour> of(Instant from, Instant before) {
    var closed = clock.instant().minus(LATE).truncatedTo(ChronoUnit.HOURS);
    var end = closed.isBefore(before) ? closed : before;
    boolean whole = from.equals(from.truncatedTo(ChronoUnit.HOURS)) && before.equals(before.truncatedTo(ChronoUnit.HOURS));
    if (Calendar.isMadeUp() || !whole || !from.isBefore(end)) return audit.hours(from, before);
    count(from, end);
    var hours = new ArrayList<Hour>();
    if (end.isBefore(before)) hours.addAll(audit.hours(end, before));
    over.subMap(from, end).descendingMap().values().forEach(hours::addAll);
    over.headMap(closed.minus(KEPT)).clear();
    return List.copyOf(hours);
  }

  /** From the first hour that is not known to the end: usually the last one alone. */
  private void count(Instant from, Instant end) {
    var first = from;
    while (first.isBefore(end) && over.containsKey(first)) first = first.plus(1, ChronoUnit.HOURS);
    if (!first.isBefore(end)) return;
    var counted = audit.hours(first, end).stream().sorted(Comparator.comparing(Hour::from).reversed()).collect(Collectors.groupingBy(
      Hour::from));
    for (var hour = first; hour.isBefore(end); hour = hour.plus(1, ChronoUnit.HOURS)) over.put(hour, counted.getOrDefault(hour, List.of()));
  }
}
