package org.rihla.documents;

/** A file that is not kept. */
final class NotFit extends Exception {

  private final String reason;

  /** @param reason of the messages {@code refusal.<reason>} */
  NotFit(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() { return reason; }
}
