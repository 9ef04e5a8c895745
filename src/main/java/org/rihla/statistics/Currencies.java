package org.rihla.statistics;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which currencies are shown month by month. Amounts of two currencies are not compared, only how often something was paid in them. */
final class Currencies {

  private static final int MOST = 2;

  private Currencies() {}

  /** Those most used for this, a kind of {@link Dimension#MONEY}. */
  static List<String> with(String kind, Result result) {
    return result.rows().stream().filter(row -> row.key().endsWith("." + kind))
      .collect(toMap(row -> row.key().substring(0, 3), row -> Objects.requireNonNullElse(row.quantity(), 0L), Math::max)).entrySet()
      .stream()
      .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).limit(MOST)
      .map(Map.Entry::getKey).toList();
  }

  static Set<String> all(Result result) {
    return Stream.concat(with("AVAILABLE", result).stream(), with("PAID", result).stream()).collect(Collectors.toSet());
  }
}
