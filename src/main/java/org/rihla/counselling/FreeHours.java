package org.rihla.counselling;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rihla.access.Office;
import org.rihla.access.Sight;
import org.rihla.casework.CaseView;
import org.rihla.web.Field.Choice;
import org.rihla.web.Readers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The next hours in which both offices work and the office of origin has nobody else. */
@Component
class FreeHours {

  static final int SHOWN = 12;
  private static final int DAYS = 21;
  /** Both offices are open; a talk that begins at the last one ends before they close. */
  static final LocalTime FIRST = LocalTime.of(9, 0);
  static final LocalTime LAST = LocalTime.of(16, 0);
  private static final Set<DayOfWeek> FREE_DAYS = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private final Readers readers;
  private final JdbcClient db;
  private final Clock clock;

  FreeHours(Readers readers, JdbcClient db, Clock clock) {
    this.readers = readers;
    this.db = db;
    this.clock = clock;
  }

  /** By the reader's clock, with that of the other office behind it. */
  List<Choice> choices(CaseView view) {
    var ui = readers.ui(view.language());
    var there = view.readerIsAtOrigin() ? view.host() : view.origin();
    return next(view.host(), view.origin()).stream().map(hour -> new Choice(hour.toString(), ui.moment(hour, view.zone()) + " ("
      + ui.country(there.country().code()) + ": " + there(hour, there) + ")")).toList();
  }

  private static String there(Instant hour, Office office) { return hour.atZone(office.zone()).toLocalTime().toString(); }

  List<Instant> next(Office host, Office origin) {
    return within(host, origin, LocalDate.ofInstant(clock.instant(), host.zone()).plusDays(1), DAYS).limit(SHOWN).toList();
  }

  /** The free hours of so many days, from that one on; what is over is not free. */
  Stream<Instant> within(Office host, Office origin, LocalDate first, int days) {
    var now = clock.instant();
    var taken = taken(origin, first.atStartOfDay(host.zone()).toInstant());
    return IntStream.range(0, days).mapToObj(first::plusDays).filter(day -> !FREE_DAYS.contains(day.getDayOfWeek()))
      .flatMap(day -> hours(day, host)).filter(hour -> isOpen(hour.withZoneSameInstant(origin.zone()).toLocalTime()))
      .map(ZonedDateTime::toInstant).filter(hour -> hour.isAfter(now) && !taken.contains(hour));
  }

  private static Stream<ZonedDateTime> hours(LocalDate day, Office host) {
    return IntStream.rangeClosed(FIRST.getHour(), LAST.getHour()).mapToObj(hour -> day.atTime(hour, 0).atZone(host.zone()));
  }

  private static boolean isOpen(LocalTime hour) { return !hour.isBefore(FIRST) && !hour.isAfter(LAST); }

  /** Also by the cases that this reader does not see: of those nothing is told but that the hour is not free. */
  private Set<Instant> taken(Office origin, Instant from) {
    return Sight.wide(() -> new HashSet<>(db.sql("""
      select starts_at from counselling.session where origin_office = ? and starts_at >= ? and status in ('BOOKED', 'HELD')""")
      .params(origin.code().value(), Timestamp.from(from)).query((row, _) -> row.getTimestamp(1).toInstant()).list()));
  }
}
