package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.rihla.access.Act;
import org.rihla.access.Role;
import org.rihla.privacy.Audit;
import org.rihla.privacy.AuditHours;
import org.rihla.privacy.AuditReading;
import org.rihla.values.Calendar;
import org.rihla.values.Ids;

/** What each account read, hour by hour: remembered where an hour is over, counted anew where it is not. */
class AuditHoursTest extends AtWork {

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);

  private AuditReading audit() { return context.getBean(AuditReading.class); }

  /** By the audit itself, so that whoever seals and checks it later in the same database finds true entries. */
  private void read(Instant at) throws Exception {
    var who = p.as(Role.RETURN_COUNSELLOR, "RBA");
    Calendar.at(at, () -> who.doing(() -> context.getBean(Audit.class).record(Act.READ_CASE, Ids.next(), null, "DONE", "identity")));
  }

  @Test
  void the_same_is_told_whether_it_was_counted_before_or_not_and_what_is_read_now_is_always_in_it() throws Exception {
    var from = now.minus(48, ChronoUnit.HOURS);
    var before = now.plus(2, ChronoUnit.HOURS);
    for (int hour = 47; hour >= 3; hour -= 5)
      for (int times = 0; times < 3; times++) read(now.minus(hour, ChronoUnit.HOURS).plusSeconds(times));
    var hours = context.getBean(AuditHours.class);
    var first = hours.of(from, before);
    assertThat(first).hasSizeGreaterThanOrEqualTo(9).containsExactlyElementsOf(audit().hours(from, before));
    read(Instant.now());
    read(Instant.now());
    var second = hours.of(from, before);
    assertThat(second).containsExactlyElementsOf(audit().hours(from, before)).isNotEqualTo(first);
    assertThat(hours.of(from.plus(20, ChronoUnit.HOURS), before))
      .containsExactlyElementsOf(audit().hours(from.plus(20, ChronoUnit.HOURS), before));
    assertThat(hours.of(from, from.plus(10, ChronoUnit.HOURS)))
      .containsExactlyElementsOf(audit().hours(from, from.plus(10, ChronoUnit.HOURS)));
  }

  @Test
  void an_hour_that_is_over_is_not_counted_twice() throws Exception {
    var hours = context.getBean(AuditHours.class);
    var from = now.minus(90, ChronoUnit.HOURS);
    var before = now.minus(80, ChronoUnit.HOURS);
    read(from.plusSeconds(60));
    assertThat(hours.of(from, before)).hasSize(1);
    read(from.plusSeconds(61)); // cannot be: the audit is written at the time it is
    assertThat(hours.of(from, before)).singleElement().extracting(AuditReading.Hour::cases).isEqualTo(1);
  }
}
