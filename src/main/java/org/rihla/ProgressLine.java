package org.rihla;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.rihla.programme.ProgrammeYear.Progress;

/** How far a replay is: one line that rewrites itself on a terminal, a line every five seconds elsewhere. */
final class ProgressLine implements Consumer<Progress> {

  private final PrintWriter out;
  private final boolean terminal;
  private final LongSupplier nanos;
  private final long start;
  private long shown;

  ProgressLine(PrintWriter out, boolean terminal, LongSupplier nanos) {
    this.out = out;
    this.terminal = terminal;
    this.nanos = nanos;
    start = nanos.getAsLong();
    shown = start;
  }

  static ProgressLine on(PrintWriter out) {
    var console = System.console();
    return new ProgressLine(out, console != null && console.isTerminal(), System::nanoTime);
  }

  @Override
  public synchronized void accept(Progress progress) {
    var now = nanos.getAsLong();
    if (now - shown < (terminal ? Duration.ofMillis(200) : Duration.ofSeconds(5)).toNanos()) return;
    shown = now;
    if (terminal) out.print("\r" + text(progress, Duration.ofNanos(now - start)) + "   ");
    else out.println(text(progress, Duration.ofNanos(now - start)));
    out.flush();
  }

  void end() {
    if (terminal) out.print("\r" + " ".repeat(78) + "\r");
    out.flush();
  }

  static String text(Progress progress, Duration since) {
    var rate = progress.done() * 1000.0 / Math.max(1, since.toMillis());
    var left = rate == 0 ? "" : ", " + clock(Duration.ofSeconds(Math.round((progress.total() - progress.done()) / rate))) + " left";
    return String.format(Locale.UK, "%,d of %,d acts, %,.0f a second%s", progress.done(), progress.total(), rate, left);
  }

  private static String clock(Duration left) { return "%d:%02d".formatted(left.toMinutes(), left.toSecondsPart()); }
}
