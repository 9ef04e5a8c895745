package org.rihla.documents;

import java.util.concurrent.Semaphore;

/**
 * What stands in a file, and what is kept of it. Nothing that was sent is kept as it came: pictures are painted anew and PDFs written anew, so that what was
 * hidden in them, or hung on behind, is gone.
 */
final class Contents {

  /** Of a file as it is sent, and as it is kept. */
  static final int LARGEST = 10 * 1024 * 1024;

  /** A picture takes ten times as much room while it is painted as it took on its way. */
  private static final Semaphore TWO_AT_ONCE = new Semaphore(2, true);

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
    TWO_AT_ONCE.acquireUninterruptibly();
    try {
      var kept = switch (type) {
        case PDF -> Pdfs.anew(sent);
        case JPEG, PNG -> Pictures.anew(sent, type);
      };
      return kept.length > LARGEST ? new Looked.Unfit("scan-too-large") : new Looked.Fit(type, kept);
    } catch (NotFit e) {
      return new Looked.Unfit(e.reason());
    } finally {
      TWO_AT_ONCE.release();
    }
  }
}
