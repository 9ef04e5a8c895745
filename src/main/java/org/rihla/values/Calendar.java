package org.rihla.values;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The clock of the application. A replay runs each verb at the moment it happened; everybody else gets the system's time, or in a demonstration a time
 * that goes on from another moment.
 */
public final class Calendar extends Clock {

  private static final ScopedValue<Instant> REPLAYED = ScopedValue.newInstance();

  private final Clock system;
  private final AtomicReference<Duration> ahead;

  public Calendar(ZoneId zone) { this(Clock.system(zone), new AtomicReference<>(Duration.ZERO)); }

  private Calendar(Clock system, AtomicReference<Duration> ahead) {
    this.system = system;
    this.ahead = ahead;
  }

  /** From now on it is that moment, and time goes on from there. */
  public void goOnFrom(Instant moment) {
    ahead.set(Duration.between(system.instant(), moment));
  }

  /** What the clocks of other people and their devices say. */
  public Instant outside() {
    return REPLAYED.isBound() ? REPLAYED.get() : system.instant();
  }

  /** Whether it is as if it were another moment: then what is over may still be added to. */
  public static boolean isMadeUp() {
    return REPLAYED.isBound();
  }

  /** Runs the work as if it were that moment. */
  public static <T> T at(Instant moment, Callable<T> work) throws Exception {
    return ScopedValue.where(REPLAYED, moment).call(work::call);
  }

  @Override
  public ZoneId getZone() { return system.getZone(); }

  @Override
  public Clock withZone(ZoneId zone) { return new Calendar(system.withZone(zone), ahead); }

  @Override
  public Instant instant() { return REPLAYED.isBound() ? REPLAYED.get() : system.instant().plus(ahead.get()); }
}
