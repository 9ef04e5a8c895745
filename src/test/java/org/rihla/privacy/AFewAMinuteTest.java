package org.rihla.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nobody fills the audit by knocking. */
@Tag("rules")
class AFewAMinuteTest {

  private static final Instant NOON = Instant.parse("2026-02-02T12:00:00Z");

  @Test
  void so_many_are_let_through_in_a_minute_and_as_many_in_the_next() {
    var few = new AFewAMinute(3);
    assertThat(IntStream.range(0, 10).filter(second -> few.oneMore(NOON.plusSeconds(second))).count()).isEqualTo(3);
    assertThat(few.oneMore(NOON.plusSeconds(59))).isFalse();
    assertThat(IntStream.range(60, 70).filter(second -> few.oneMore(NOON.plusSeconds(second))).count()).isEqualTo(3);
  }
}
