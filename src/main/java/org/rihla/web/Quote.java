package org.rihla.web;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.rihla.values.Fingerprint;
import org.rihla.values.Language;

/**
 * Words as they are read to somebody, in a language that need not be the reader's own.
 *
 * @param also what must be said with them, in the same language; "" where nothing must
 */
public record Quote(Language in, String text, String also) {

  /** The same for the same words in the same languages, whichever comes first. */
  public static String stamp(List<Quote> quotes) {
    return Fingerprint.of(quotes.stream().sorted(Comparator.comparing(Quote::in)).map(Quote::toString).collect(Collectors.joining("\n"))
      .getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }
}
