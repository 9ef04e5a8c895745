package org.rihla.database;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/**
 * Some verbs write something in a transaction of its own while theirs is open, so that it stays when theirs is undone: that somebody tried what is not
 * theirs. That takes a second connection. Where every connection is somebody's first and all wait for a second, nobody ever gets one; so only
 * three quarters of them are given out as first ones, and who comes later waits for those.
 */
final class RoomForASecond extends JdbcTransactionManager {

  private final Semaphore first;
  private final long patience;
  /** How many transactions this thread has begun and not ended. */
  private final ThreadLocal<Integer> begun = ThreadLocal.withInitial(() -> 0);

  /** @param patience in milliseconds */
  RoomForASecond(DataSource connections, int most, long patience) {
    super(connections);
    this.first = new Semaphore(Math.max(1, most - Math.max(1, most / 4)), true);
    this.patience = patience;
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    boolean isFirst = begun.get() == 0;
    if (isFirst) take();
    try {
      super.doBegin(transaction, definition);
      begun.set(begun.get() + 1);
    } catch (RuntimeException | Error e) {
      if (isFirst) first.release();
      throw e;
    }
  }

  @Override
  protected void doCleanupAfterCompletion(Object transaction) {
    try {
      super.doCleanupAfterCompletion(transaction);
    } finally {
      if (begun.get() == 1) {
        begun.remove();
        first.release();
      } else begun.set(begun.get() - 1);
    }
  }

  private void take() {
    try {
      if (first.tryAcquire(patience, TimeUnit.MILLISECONDS)) return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new CannotCreateTransactionException("all connections are in use");
  }
}
