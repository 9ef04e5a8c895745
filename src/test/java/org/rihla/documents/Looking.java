package org.rihla.documents;

import java.util.concurrent.CountDownLatch;

/** Files that take very long to be looked at, until this is closed. */
public record Looking(CountDownLatch end) implements AutoCloseable {

  public static Looking thatTakesLong() {
    var end = new CountDownLatch(1);
    for (int each = 0; each < Contents.TWO_AT_ONCE.getMaximumPoolSize(); each++) Contents.TWO_AT_ONCE.execute(() -> {
      try {
        end.await();
      } catch (InterruptedException over) {
        Thread.currentThread().interrupt();
      }
    });
    return new Looking(end);
  }

  @Override
  public void close() { end.countDown(); }
}
