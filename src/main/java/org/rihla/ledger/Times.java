package org.rihla.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Watches the time of entries while they go by in their order. Transactions overlap, so a neighbour may be a little older; more than that means that the
 * clock was set back. It is no proof of anything wrong: the sequence is the order, and time is only what a clock said.
 */
final class Times {

  static final Duration A_LITTLE = Duration.ofMinutes(2);

  private @Nullable Instant before;
  private long back;
  private long first;
  private Duration longest = Duration.ZERO;

  void next(Entry entry) {
    if (before != null && entry.at().isBefore(before.minus(A_LITTLE))) {
      if (back++ == 0) first = entry.sequence();
      var by = Duration.between(entry.at(), before);
      if (by.compareTo(longest) > 0) longest = by;
    }
    before = entry.at();
  }

  Optional<String> warning() {
    if (back == 0) return Optional.empty();
    return Optional
      .of("The clock was set back %d time%s, first before entry %d, by up to %s. The order of the entries is not in doubt: their "
        .formatted(back, back == 1 ? "" : "s", first, said(longest))
        + "number is the order, not their time. (A replayed demonstration does this.)");
  }

  private static String said(Duration by) {
    return by.toDays() > 1 ? by.toDays() + " days" : by.toHours() > 1 ? by.toHours() + " hours" : by.toMinutes() + " minutes";
  }
}
