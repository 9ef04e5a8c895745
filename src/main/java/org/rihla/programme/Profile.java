package org.rihla.programme;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Organisation;
import org.rihla.values.Country;

/**
 * One programme year of one host country, complete: what was published, and what is assumed so that it can be replayed.
 *
 * @param organisation who runs the programme, as texts that are read to people name it; null where they name nobody
 * @param filled the keys that the file left out, such as {@code published.supported_persons}; their values are Rihla's own defaults
 */
record Profile(Country host, int year, Published published, Assumed assumed, Set<String> filled,
  Organisation.@Nullable Names organisation) {

  Profile {
    filled = Set.copyOf(filled);
  }

  Profile runBy(Organisation.@Nullable Names named) { return new Profile(host, year, published, assumed, filled, named); }

  /** Persons returned in the year by country of origin, all of them: adds up to {@code published.persons}. */
  Map<Country, Integer> byCountry() {
    var all = new LinkedHashMap<>(published.byCountry());
    all.putAll(assumed.byCountry());
    return Collections.unmodifiableMap(all);
  }

  /**
   * Figures that somebody else published, all in persons; each is met exactly.
   *
   * @param persons                  with a confirmed departure in the year
   * @param countries                distinct countries they returned to
   * @param byCountry                the countries that were named; the others are in {@link Assumed#byCountry}
   * @param virtualCounsellingPersons prepared in a session with the origin office before they left in the year
   * @param supportedPersons         given at least one reintegration service in the year, whenever they returned
   * @param reinforcedOfReturned     those of {@code persons} with reinforced support
   * @param reinforcedOfSupported    those of {@code supportedPersons} with reinforced support
   */
  record Published(int persons, int countries, Map<Country, Integer> byCountry, int virtualCounsellingPersons, int supportedPersons,
    int reinforcedOfReturned, int reinforcedOfSupported) {

    Published {
      byCountry = Collections.unmodifiableMap(new LinkedHashMap<>(byCountry));
    }
  }
}
