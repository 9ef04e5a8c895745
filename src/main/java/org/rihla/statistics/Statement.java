package org.rihla.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The annual statement before it has a language: every figure of the register for one year.
 *
 * @param cutOff the last day the figures know of: 31 December, or in a running year the newest date in the data
 * @param source what the programme says about its data: {@code invented}, {@code profile}, {@code published}, {@code assumed}
 * @param guarded whether small counts are not shown, so that everybody may read it
 * @param results one for each {@link Figure}, in the order of the register; for some pages of some only
 */
public record Statement(int year, LocalDate cutOff, Map<String, String> source, List<Result> results, boolean guarded) {

  public Statement { results = List.copyOf(results); }

  Statement(int year, LocalDate cutOff, Map<String, String> source, List<Result> results) { this(year, cutOff, source, results, false); }

  public Result of(Figure figure) { return results.stream().filter(each -> each.figure() == figure).findFirst().orElseThrow(); }

  /** Whether the people in it were made up, as in a demonstration. */
  public boolean invented() {
    return Boolean.parseBoolean(source.getOrDefault("invented", "false"));
  }
}
