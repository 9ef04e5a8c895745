package org.rihla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rihla.programme.ProgrammeYear.Progress;

@Tag("rules")
class ProgressLineTest {

  private final StringWriter out = new StringWriter();
  private final AtomicLong nanos = new AtomicLong();

  private void tell(ProgressLine line, double second, long done, long total) {
    nanos.set((long) (second * 1e9));
    line.accept(new Progress(done, total));
  }

  private ProgressLine line(boolean terminal) { return new ProgressLine(new PrintWriter(out), terminal, nanos::get); }

  @Test
  void it_says_how_far_how_fast_and_how_long_still() {
    assertThat(ProgressLine.text(new Progress(10_000, 70_000), 1000))
      .isEqualTo("10,000 of 70,000 steps, 1,000 a second, about 60 seconds left");
    assertThat(ProgressLine.text(new Progress(10_000, 70_000), 200)).endsWith("about 5 minutes left");
    assertThat(ProgressLine.text(new Progress(69_990, 70_000), 200)).endsWith("a few seconds left");
  }

  @Test
  void it_promises_nothing_before_the_rate_is_known() {
    var line = line(true);
    tell(line, 1, 1, 70_000);
    tell(line, 2, 3, 70_000);
    assertThat(out.toString()).contains("3 of 70,000 steps").doesNotContain("left", "second");
    tell(line, 6.5, 3_000, 70_000);
    assertThat(out.toString()).contains("a second, about");
  }

  @Test
  void the_steps_of_an_earlier_run_do_not_count_into_the_rate() {
    var line = line(true);
    for (int second = 1; second <= 11; second++) tell(line, second, 60_000 + second * 100, 70_000);
    assertThat(out.toString()).endsWith("61,100 of 70,000 steps, 100 a second, about 90 seconds left");
  }

  @Test
  void away_from_a_terminal_there_are_few_lines_and_nothing_is_rewritten() {
    var line = line(false);
    for (int second = 1; second <= 300; second++) tell(line, second, second, 300);
    line.end();
    assertThat(out.toString()).hasLineCount(10).doesNotContain("\r").contains("300 of 300 steps");
  }

  @Test
  void a_slow_replay_shows_a_sign_of_life_each_minute() {
    var line = line(false);
    for (int second = 1; second <= 180; second++) tell(line, second, second, 1_000_000);
    assertThat(out.toString()).hasLineCount(3);
  }
}
