package org.rihla.documents;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What stands in a file, and what is kept of it. Nothing that was sent is kept as it came: pictures are painted anew and PDFs written anew, so that what was
 * hidden in them, or hung on behind, is gone.
 */
final class Contents {

  /** Of a file as it is sent, and as it is kept. */
  static final int LARGEST = 10 * 1024 * 1024;

  /**
   * A picture takes ten times as much room while it is painted as it took on its way, and what paints it lets no other work pass: it is done by two, apart from
   * those who serve.
   */
  static final ThreadPoolExecutor TWO_AT_ONCE = new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(8),
    Thread.ofPlatform().daemon().name("scans-", 1).factory());
  /** Whoever waits holds a connection to the database. */
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private Contents() {}

  sealed interface Looked {
    record Fit(Type type, byte[] kept) implements Looked {
    }

    /** @param reason of the messages {@code refusal.<reason>}: what to do instead */
    record Unfit(String reason) implements Looked {
    }
  }

  static Looked look(byte[] sent) {
    if (sent.length == 0) return new Looked.Unfit("scan-empty");
    if (sent.length > LARGEST) return new Looked.Unfit("scan-too-large");
    var type = Type.of(sent).orElse(null);
    if (type == null) return new Looked.Unfit("scan-kind");
    try {
      var looking = new FutureTask<>(() -> now(sent, type));
      TWO_AT_ONCE.execute(looking);
      try {
        return looking.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      } finally {
        TWO_AT_ONCE.remove(looking); // its place is for others
      }
    } catch (RejectedExecutionException | TimeoutException busy) {
      return new Looked.Unfit("scan-busy");
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return new Looked.Unfit("scan-busy");
    } catch (ExecutionException ours) {
      throw new IllegalStateException("a file could not be looked at", ours.getCause());
    }
  }

  /** In the thread of whoever calls. */
  static Looked now(byte[] sent, Type type) {
    try {
      var kept = switch (type) {
        case PDF -> Pdfs.anew(sent);
        case JPEG, PNG -> Pictures.anew(sent, type);
      };
      return kept.length > LARGEST ? new Looked.Unfit("scan-too-large") : new Looked.Fit(type, kept);
    } catch (NotFit e) {
      return new Looked.Unfit(e.reason());
    }
  }
}
