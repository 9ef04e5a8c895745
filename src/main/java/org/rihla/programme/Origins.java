package org.rihla.programme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rihla.values.Country;

/** Countries that people return to, most likely first, with a weight. */
record Origins(Map<Country, Double> weights) {

  /** All ISO 3166-1 alpha-3 codes. */
  static final Set<String> KNOWN = Set.copyOf(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3));

  /** Reads {@code code,weight} lines below a heading. */
  static Origins onClasspath() {
    try (var file = Origins.class.getResourceAsStream("/programme/countries-of-origin.csv")) {
      if (file == null) throw new IllegalStateException("programme/countries-of-origin.csv is missing");
      var weights = new LinkedHashMap<Country, Double>();
      new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).filter(line -> !line.isBlank()).map(line -> line.split(","))
        .forEach(cells -> weights.put(new Country(cells[0].trim()), Double.valueOf(cells[1].trim())));
      return new Origins(weights);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The likeliest countries other than these; past the end of the list, the rest of the world by code. */
  List<Country> likeliest(int howMany, Set<Country> except) {
    var ranked = new ArrayList<>(weights.entrySet().stream().sorted(Map.Entry.<Country, Double>comparingByValue().reversed())
      .map(Map.Entry::getKey).toList());
    new TreeSet<>(KNOWN).stream().map(Country::new).filter(country -> !weights.containsKey(country)).forEach(ranked::add);
    return ranked.stream().filter(country -> !except.contains(country)).limit(howMany).toList();
  }

  double weight(Country country) { return weights.getOrDefault(country, 0.1); }
}
