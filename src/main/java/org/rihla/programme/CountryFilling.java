package org.rihla.programme;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rihla.programme.Profile.Published;
import org.rihla.values.Country;

/** Spreads the persons whose country was not published over the likeliest countries, by their weight; each gets at least one. */
final class CountryFilling {

  private final Origins origins;
  private final long seed;

  CountryFilling(Origins origins, long seed) {
    this.origins = origins;
    this.seed = seed;
  }

  /**
   * The assumed countries: those given, then those chosen. With the published ones they add up to the persons and the number of
   * countries.
   */
  Map<Country, Integer> fill(Country host, Published figures, Map<Country, Integer> given) {
    var except = new HashSet<>(figures.byCountry().keySet());
    except.addAll(given.keySet());
    except.add(host);
    var chosen = origins.likeliest(figures.countries() - except.size() + 1, except);
    var left = figures.persons() - sum(figures.byCountry()) - sum(given);
    var all = new LinkedHashMap<>(given);
    if (!chosen.isEmpty()) all.putAll(spread(chosen, left, most(figures.byCountry(), chosen.size(), left)));
    return all;
  }

  /** Countries are usually published from the top: the others stay below the smallest of them, if there is room. */
  private static int most(Map<Country, Integer> named, int countries, int left) {
    var below = named.values().stream().mapToInt(Integer::intValue).min().orElse(Integer.MAX_VALUE) - 1;
    return (long) below * countries < left ? Integer.MAX_VALUE : below;
  }

  private Map<Country, Integer> spread(List<Country> countries, int persons, int most) {
    var chance = Chance.of(seed, Chance.Of.COUNTRIES, 0);
    var weights = new LinkedHashMap<Country, Double>();
    for (var country : countries) weights.put(country, origins.weight(country) * (0.8 + 0.4 * chance.nextDouble()));
    var whole = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    var counts = new LinkedHashMap<Country, Integer>();
    var free = persons - countries.size();
    weights.forEach((country, weight) -> counts.put(country, (int) Math.min(most, 1 + Math.floor(free * weight / whole))));
    var order = new ArrayList<>(countries);
    Collections.sort(order, Comparator.comparingDouble((Country country) -> weights.getOrDefault(country, 0.0)).reversed());
    for (var left = persons - sum(counts); left > 0;)
      for (var country : order) if (left > 0 && counts.getOrDefault(country, 0) < most) {
        counts.merge(country, 1, Integer::sum);
        left--;
      }
    return counts;
  }

  private static int sum(Map<Country, Integer> persons) { return persons.values().stream().mapToInt(Integer::intValue).sum(); }
}
