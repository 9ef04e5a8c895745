package org.rihla.privacy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Counts what is let through in a minute of the clock, by this one process. */
final class AFewAMinute {

  private final int most;
  private Instant minute = Instant.EPOCH;
  private int counted;

  AFewAMinute(int most) {
    this.most = most;
  }

  synchronized boolean oneMore(Instant now) {
    var current = now.truncatedTo(ChronoUnit.MINUTES);
    if (!current.equals(minute)) {
      minute = current;
      counted = 0;
    }
    return ++counted <= most;
  }
}
