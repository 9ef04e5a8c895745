package org.rihla.programme;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;
import org.rihla.privacy.AuditReading;
import org.rihla.values.Calendar;
import org.springframework.stereotype.Service;

/**
 * The time of a demonstration. It stands still while nobody serves it, and goes on where something was last done: else every task of an invented year
 * would soon be years late, and the year before would be empty.
 */
@Service
public class DemonstrationClock {

  private static final LocalTime OPENS = LocalTime.of(8, 0);
  private static final LocalTime CLOSES = LocalTime.of(17, 0);
  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private final Calendar calendar;
  private final AuditReading audit;

  DemonstrationClock(Calendar calendar, AuditReading audit) {
    this.calendar = calendar;
    this.audit = audit;
  }

  /** A minute after the last deed, or when the office opens next. Never back: the order of the audit is the order of time. */
  public void goOn() {
    audit.last().map(last -> atWork(last.plusSeconds(60))).ifPresent(calendar::goOnFrom);
  }

  /** Where the last deed was, for a command beside whoever serves: that one's time is this or later. */
  public void stay() {
    audit.last().ifPresent(calendar::goOnFrom);
  }

  private Instant atWork(Instant moment) { return next(moment.atZone(calendar.getZone())).toInstant(); }

  static ZonedDateTime next(ZonedDateTime moment) {
    var day = moment.toLocalDate();
    boolean open = isWorkday(day.getDayOfWeek()) && !day.equals(day.withDayOfYear(1));
    if (open && moment.toLocalTime().isBefore(CLOSES)) return moment.toLocalTime().isBefore(OPENS) ? moment.with(OPENS) : moment;
    return next(day.plusDays(1).atTime(OPENS).atZone(moment.getZone()));
  }

  private static boolean isWorkday(DayOfWeek day) { return !WEEKEND.contains(day); }
}
