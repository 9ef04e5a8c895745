package org.rihla.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a demonstration goes on: as soon as people would be at work. */
@Tag("rules")
class DemonstrationClockTest {

  private static final ZoneId RABAT = ZoneId.of("Africa/Casablanca");

  @ParameterizedTest
  @CsvSource({"2024-12-31T12:15, 2024-12-31T12:15", "2024-12-31T17:30, 2025-01-02T08:00", "2024-12-30T06:00, 2024-12-30T08:00",
    "2024-12-27T18:00, 2024-12-30T08:00", "2024-12-28T10:00, 2024-12-30T08:00", "2025-01-01T10:00, 2025-01-02T08:00"})
  void it_goes_on_when_the_office_is_open(String last, String next) {
    assertThat(DemonstrationClock.next(at(last))).isEqualTo(at(next));
  }

  private static ZonedDateTime at(String local) { return ZonedDateTime.of(java.time.LocalDateTime.parse(local), RABAT); }
}
