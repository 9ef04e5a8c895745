package org.rihla.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Delays that grow with wrong attempts and never lock anybody out for good. Counted per account and per address, in the memory of this one process:
 * nothing of what was typed is kept, only its fingerprint under a key that ends with the process.
 */
final class Throttle {

  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
  private static final int MOST = 50_000;

  private final byte[] key = Secrets.random(32);
  private final Clock clock;
  private final int free;
  private final Duration longest;
  private final Map<String, Attempts> known = new LinkedHashMap<>(16, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Attempts> eldest) { return size() > MOST; }
  };

  /** @param wrong how many in a row, the one being looked at included */
  private record Attempts(int wrong, Instant last, Instant until) {
  }

  /** @param free so many wrong attempts cost nothing: people mistype */
  Throttle(Clock clock, int free, Duration longest) {
    this.clock = clock;
    this.free = free;
    this.longest = longest;
  }

  /** Counts an attempt as wrong until it is known to be right. @return how long to wait first; zero if it may be made now */
  synchronized Duration attempt(String whose) {
    var name = fingerprint(whose);
    var now = clock.instant();
    var before = known.getOrDefault(name, new Attempts(0, now, Instant.EPOCH));
    if (before.last().plus(FORGOTTEN_AFTER).isBefore(now)) before = new Attempts(0, now, Instant.EPOCH);
    var wait = Duration.between(now, before.until());
    if (wait.isPositive() && wait.compareTo(longest) <= 0) return wait; // longer only where the clock was set back
    known.put(name, new Attempts(before.wrong() + 1, now, now.plus(delay(before.wrong() + 1))));
    return Duration.ZERO;
  }

  /** It was right: nothing is held against them. */
  synchronized void passed(String whose) { known.remove(fingerprint(whose)); }

  /** It was right, but says nothing of the attempts of others at the same place. */
  synchronized void takeBack(String whose) {
    known.computeIfPresent(fingerprint(whose), (_, tried) -> new Attempts(tried.wrong() - 1, tried.last(), tried.last().plus(delay(tried
      .wrong() - 1))));
  }

  /** One second after the first that is not free, then twice as long each time. */
  private Duration delay(int wrong) {
    if (wrong <= free) return Duration.ZERO;
    var grown = Duration.ofSeconds(1L << Math.min(wrong - free - 1, 10));
    return grown.compareTo(longest) > 0 ? longest : grown;
  }

  private String fingerprint(String whose) {
    return java.util.HexFormat.of().formatHex(Secrets.hmac("HmacSHA256", key, whose.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }
}
