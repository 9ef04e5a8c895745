package org.rihla.documents;

/**
 * What stands in a file, and what is kept of it. Nothing that was sent is kept as it came: pictures are painted anew and PDFs written anew, so that what was
 * hidden in them, or hung on behind, is gone.
 */
final class Contents {

  /** Of a file as it is sent, and as it is kept. */
  static final int LARGEST = 10 * 1024 * 1024;

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
