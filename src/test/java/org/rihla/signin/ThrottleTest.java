package org.rihla.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Delays grow with wrong attempts, and end. */
@Tag("rules")
class ThrottleTest {

  private Instant now = Instant.parse("2026-11-23T09:00:00Z");
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private final Throttle throttle = new Throttle(clock, 3, Duration.ofSeconds(30));

  private long wait(String whose) { return throttle.attempt(whose).toSeconds(); }

  private void later(long seconds) { now = now.plusSeconds(seconds); }

  @Test
  void mistyping_costs_nothing_and_going_on_costs_twice_as_long_each_time() {
    for (int tries = 0; tries < 4; tries++) assertThat(wait("a")).isZero();
    for (long expected : new long[]{1, 2, 4, 8, 16, 30, 30}) {
      assertThat(wait("a")).isEqualTo(expected);
      assertThat(wait("a")).as("trying meanwhile makes it no longer").isEqualTo(expected);
      later(expected);
      assertThat(wait("a")).isZero();
    }
  }

  @Test
  void nobody_is_locked_out_for_good() {
    for (int tries = 0; tries < 1000; tries++) {
      throttle.attempt("a");
      later(1);
    }
    later(30);
    assertThat(wait("a")).isZero();
    throttle.passed("a");
    for (int tries = 0; tries < 4; tries++) assertThat(wait("a")).isZero();
  }

  @Test
  void an_hour_of_quiet_is_forgiven_and_one_does_not_pay_for_another() {
    for (int tries = 0; tries < 4; tries++) throttle.attempt("a");
    assertThat(wait("b")).isZero();
    assertThat(wait("a")).isPositive();
    later(Duration.ofHours(1).toSeconds() + 1);
    for (int tries = 0; tries < 4; tries++) assertThat(wait("a")).isZero();
  }

  @Test
  void many_at_once_count_before_any_of_them_is_answered() {
    var passed = new java.util.concurrent.atomic.AtomicInteger();
    java.util.stream.IntStream.range(0, 200).parallel().forEach(_ -> {
      if (throttle.attempt("a").isZero()) passed.incrementAndGet();
    });
    assertThat(passed).hasValue(4);
  }

  @Test
  void a_right_attempt_is_taken_back_where_many_sit_behind_one_address() {
    for (int people = 0; people < 50; people++) {
      assertThat(wait("office")).isZero();
      throttle.takeBack("office");
    }
  }

  @Test
  void a_clock_that_is_set_back_keeps_nobody_waiting_for_hours() {
    for (int tries = 0; tries < 6; tries++) throttle.attempt("a");
    later(-7200);
    assertThat(wait("a")).isZero();
  }
}
