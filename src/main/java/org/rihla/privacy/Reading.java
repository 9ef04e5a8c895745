package org.rihla.privacy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rihla.values.Country;
import org.rihla.values.Language;

/**
 * How the text was read to somebody: in which of the languages that it is written in, and with which names in it.
 *
 * @param host the country that it named; null where it named none, as where nobody knows yet
 * @param organisation the number of the names of who runs the programme; null where it named nobody
 */
public record Reading(Language in, @Nullable Country host, @Nullable Country origin, @Nullable Integer organisation) {

  /** In the language that somebody speaks, if there is a text in it; what is spoken in Morocco is read from the Arabic one. */
  public static Optional<Reading> inTheirs(String language) {
    return switch (language) {
      case "fr" -> Optional.of(in(Language.FR));
      case "en" -> Optional.of(in(Language.EN));
      case "ar", "ary" -> Optional.of(in(Language.AR));
      default -> Optional.empty();
    };
  }

  public static Reading in(Language language) { return new Reading(language, null, null, null); }

  public Reading naming(@Nullable Country host, @Nullable Country origin) { return new Reading(in, host, origin, organisation); }

  Reading by(@Nullable Integer organisation) { return new Reading(in, host, origin, organisation); }
}
