package org.rihla.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Who looks again within a minute costs nothing; who looks later sees what happened meanwhile. */
class CountedLatelyTest {

  private static final class Watch extends Clock {
    Instant now = Instant.parse("2026-03-01T09:00:00Z");

    @Override
    public Instant instant() { return now; }

    @Override
    public ZoneId getZone() { return ZoneOffset.UTC; }

    @Override
    public Clock withZone(ZoneId zone) { return this; }
  }

  @Test
  void a_year_is_counted_once_a_minute_and_each_by_itself() throws Exception {
    var watch = new Watch();
    var lately = new CountedLately(new Counted("ten-people.sql").figures, watch);
    var first = lately.of(2024);
    watch.now = watch.now.plusSeconds(59);
    assertThat(lately.of(2024)).isSameAs(first);
    assertThat(lately.of(2023).year()).isEqualTo(2023);
    watch.now = watch.now.plusSeconds(1);
    assertThat(lately.of(2024)).isNotSameAs(first);
  }

  @Test
  void a_clock_that_was_put_back_makes_everything_old() throws Exception {
    var watch = new Watch();
    var lately = new CountedLately(new Counted("ten-people.sql").figures, watch);
    var first = lately.of(2024);
    watch.now = watch.now.minus(Duration.ofDays(300));
    assertThat(lately.of(2024)).isNotSameAs(first);
  }

  @Test
  void the_page_opens_with_the_year_of_the_last_departure_and_with_none_where_nothing_happened() throws Exception {
    assertThat(new CountedLately(new Counted("ten-people.sql").figures, new Watch()).years().opening()).contains(2025);
    assertThat(new CountedLately(new Counted("").figures, new Watch()).years().opening()).isEmpty();
  }
}
