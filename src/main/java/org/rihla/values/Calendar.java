package org.rihla.values;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Callable;

/**
 * The clock of the application. A replay runs each verb at the moment it happened; everybody else gets the system's time.
 */
public final class Calendar extends Clock {

  private static final ScopedValue<Instant> REPLAYED = ScopedValue.newInstance();

  private final Clock system;

  public Calendar(ZoneId zone) { this(Clock.system(zone)); }

  private Calendar(Clock system) { this.system = system; }

  /** Runs the work as if it were that moment. */
  public static <T> T at(Instant moment, Callable<T> work) throws Exception {
    return ScopedValue.where(REPLAYED, moment).call(work::call);
  }

  @Override
  public ZoneId getZone() { return system.getZone(); }

  @Override
  public Clock withZone(ZoneId zone) { return new Calendar(system.withZone(zone)); }

  @Override
  public Instant instant() { return REPLAYED.isBound() ? REPLAYED.get() : system.instant(); }
}
