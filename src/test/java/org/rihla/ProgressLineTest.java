package org.rihla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rihla.programme.ProgrammeYear.Progress;

@Tag("rules")
class ProgressLineTest {

  @Test
  void it_says_how_far_how_fast_and_how_long_still() {
    assertThat(ProgressLine.text(new Progress(10_000, 70_000), Duration.ofSeconds(10)))
      .isEqualTo("10,000 of 70,000 acts, 1,000 a second, 1:00 left");
  }

  @Test
  void away_from_a_terminal_there_is_a_line_every_five_seconds() {
    var out = new StringWriter();
    var nanos = new AtomicLong();
    var line = new ProgressLine(new PrintWriter(out), false, nanos::get);
    for (int second = 1; second <= 12; second++) {
      nanos.set(Duration.ofSeconds(second).toNanos());
      line.accept(new Progress(second, 100));
    }
    assertThat(out.toString()).hasLineCount(2);
  }
}
