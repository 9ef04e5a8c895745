package org.rihla;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.rihla.programme.ProgrammeYear.Progress;

/** How far a replay is: one line that rewrites itself on a terminal; elsewhere a line at each tenth, and at least one a minute. */
final class ProgressLine implements Consumer<Progress> {

  /** The rate is that of the last seconds: a replay warms up, and one that goes on did not do the steps of the run before. */
  private static final Duration WINDOW = Duration.ofSeconds(20);
  private static final Duration SURE_AFTER = Duration.ofSeconds(5);

  private record Sample(long nanos, long done) {
  }

  private final PrintWriter out;
  private final boolean terminal;
  private final LongSupplier nanos;
  private final Deque<Sample> samples = new ArrayDeque<>();
  private long shownAt;
  private long shownTenths;
  private int width;

  ProgressLine(PrintWriter out, boolean terminal, LongSupplier nanos) {
    this.out = out;
    this.terminal = terminal;
    this.nanos = nanos;
    shownAt = nanos.getAsLong();
  }

  static ProgressLine on(PrintWriter out) {
    var console = System.console();
    return new ProgressLine(out, console != null && console.isTerminal(), System::nanoTime);
  }

  @Override
  public synchronized void accept(Progress progress) {
    var now = nanos.getAsLong();
    remember(now, progress.done());
    long tenths = progress.done() * 10 / Math.max(1, progress.total());
    boolean due = terminal
      ? now - shownAt >= Duration.ofMillis(200).toNanos()
      : tenths > shownTenths && now - shownAt >= Duration.ofSeconds(5).toNanos() || now - shownAt >= Duration.ofMinutes(1).toNanos();
    if (!due) return;
    shownAt = now;
    shownTenths = Math.max(tenths, shownTenths);
    if (terminal) rewrite(text(progress, rate()));
    else out.println(text(progress, rate()));
    out.flush();
  }

  /** A sample each half second is enough; several workers report, and not always in order. */
  private void remember(long now, long done) {
    if (samples.isEmpty() || now - samples.getLast().nanos() >= Duration.ofMillis(500).toNanos()) samples.addLast(new Sample(now, done));
    while (now - samples.getFirst().nanos() > WINDOW.toNanos() && samples.size() > 1) samples.removeFirst();
  }

  /** Steps a second, or 0 while that is not known. */
  private double rate() {
    var first = samples.getFirst();
    var last = samples.getLast();
    long between = last.nanos() - first.nanos();
    return between < SURE_AFTER.toNanos() || last.done() <= first.done() ? 0 : (last.done() - first.done()) * 1e9 / between;
  }

  private void rewrite(String line) {
    out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
    width = line.length();
  }

  synchronized void end() {
    if (terminal && width > 0) out.print("\r" + " ".repeat(width) + "\r");
    out.flush();
  }

  static String text(Progress progress, double rate) {
    var done = String.format(Locale.UK, "%,d of %,d steps", progress.done(), progress.total());
    if (rate == 0) return done;
    return done + String.format(Locale.UK, ", %,.0f a second, ", rate) + left(Math.round((progress.total() - progress.done()) / rate));
  }

  /** Rounded as people would say it. */
  private static String left(long seconds) {
    if (seconds < 10) return "a few seconds left";
    if (seconds < 90) return "about " + (seconds + 5) / 10 * 10 + " seconds left";
    return "about " + (seconds + 30) / 60 + " minutes left";
  }
}
