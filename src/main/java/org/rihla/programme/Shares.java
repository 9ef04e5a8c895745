package org.rihla.programme;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Shares by code, in the order given: either parts of a whole, or each on its own. */
record Shares(Map<String, Double> of) {

  Shares {
    of = Collections.unmodifiableMap(new LinkedHashMap<>(of));
  }

  /** Pairs as in {@code "RBA 0.70, CAS 0.20"}. */
  static Shares parse(String text) {
    var shares = new LinkedHashMap<String, Double>();
    for (var pair : text.split(",")) {
      var words = pair.trim().split(" ");
      shares.put(words[0], Double.valueOf(words[1]));
    }
    return new Shares(shares);
  }

  double sum() { return of.values().stream().mapToDouble(Double::doubleValue).sum(); }

  double share(String code) { return of.getOrDefault(code, 0.0); }

  /** One code, as often as its part of the whole. */
  String pick(RandomGenerator chance) {
    var left = chance.nextDouble() * sum();
    var last = "";
    for (var each : of.entrySet()) {
      last = each.getKey();
      left -= each.getValue();
      if (left < 0) return last;
    }
    return last;
  }

  boolean hits(String code, RandomGenerator chance) { return chance.nextDouble() < share(code); }
}
