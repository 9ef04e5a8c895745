package org.rihla.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rihla.oversight.Unusual.Kind;
import org.rihla.privacy.AuditReading.Hour;
import org.rihla.values.StaffId;

@Tag("rules")
class UnusualTest {

  private static final StaffId SOMEBODY = StaffId.next();

  private static Hour hour(String at, int cases, int sealed, int searches, int denied) {
    return fast(at, cases, sealed, searches, denied, 1);
  }

  private static Hour fast(String at, int cases, int sealed, int searches, int denied, int fastest) {
    return new Hour(SOMEBODY, "RETURN_COUNSELLOR", "RBA", Instant.parse(at), cases, sealed, searches, denied, fastest);
  }

  private static List<Unusual> of(Hour... hours) { return Unusual.of(List.of(hours), _ -> ZoneId.of("Africa/Casablanca")); }

  @Test
  void a_day_of_usual_work_is_nothing_to_ask_about() {
    assertThat(of(hour("2026-03-10T09:00:00Z", 20, 5, 10, 1), hour("2026-03-10T10:00:00Z", 40, 10, 30, 3))).isEmpty();
  }

  @Test
  void more_than_a_day_of_work_takes_is_each_said_once_for_the_day() {
    assertThat(of(hour("2026-03-10T09:00:00Z", 40, 10, 30, 4), hour("2026-03-10T10:00:00Z", 21, 6, 11, 1))).extracting(Unusual::kind)
      .containsExactly(Kind.BROWSING, Kind.SEALED, Kind.SEARCHING, Kind.PROBING);
    assertThat(of(hour("2026-03-10T09:00:00Z", 40, 0, 0, 0), hour("2026-03-11T09:00:00Z", 40, 0, 0, 0))).isEmpty();
  }

  @Test
  void faster_than_anybody_reads_is_said_with_the_fastest_minute_of_the_day() {
    assertThat(of(fast("2026-03-10T09:00:00Z", 30, 0, 0, 0, 30), fast("2026-03-10T10:00:00Z", 30, 0, 0, 0, 30))).isEmpty();
    assertThat(of(fast("2026-03-10T09:00:00Z", 20, 0, 0, 0, 31), fast("2026-03-10T10:00:00Z", 32, 0, 0, 0, 32))).singleElement()
      .satisfies(each -> {
        assertThat(each.kind()).isEqualTo(Kind.BULK);
        assertThat(each.count()).isEqualTo(32);
      });
  }

  @Test
  void names_read_at_night_by_the_clock_of_the_office_are_always_asked_about() {
    assertThat(of(hour("2026-06-10T21:00:00Z", 1, 0, 0, 0))).singleElement()
      .satisfies(each -> assertThat(each.kind()).isEqualTo(Kind.NIGHT)).extracting(Unusual::day).isEqualTo(LocalDate.of(2026, 6, 10));
    assertThat(of(hour("2026-06-10T20:00:00Z", 1, 0, 0, 0))).as("nine in the evening").isEmpty();
  }
}
