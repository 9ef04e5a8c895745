package org.rihla.programme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.rihla.values.Country;

/** Common names of each country, from {@code programme/names/<ISO3>.csv}; people in a plan draw from them and are nobody. */
final class Names {

  /** @param script the name in the script of the country, or empty */
  record Name(String latin, String script) {
  }

  /** For countries without a list. */
  private static final Map<String, List<Name>> ANYWHERE = Map.of("family",
    names("Invented Imagined Fictive Example Specimen Pattern Sample Nobody"),
    "female", names("Anna Maria Sara Nadia Lina Mona Rita Eva"), "male", names("Adam Daniel Elias Ivan Karim Leon Omar Samuel"));

  private final Map<Country, Map<String, List<Name>>> byCountry = new HashMap<>();

  /** @param kind family, female or male */
  Name pick(Country country, String kind, RandomGenerator chance) {
    var names = byCountry.computeIfAbsent(country, Names::read).getOrDefault(kind, List.of());
    var some = names.isEmpty() ? ANYWHERE.getOrDefault(kind, List.of()) : names;
    return some.get(chance.nextInt(some.size()));
  }

  private static Map<String, List<Name>> read(Country country) {
    try (var file = Names.class.getResourceAsStream("/programme/names/" + country + ".csv")) {
      if (file == null) return ANYWHERE;
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(line -> line.split(",", -1))
        .filter(cells -> cells.length > 1)
        .collect(Collectors.groupingBy(cells -> cells[0].trim(),
          Collectors.mapping(cells -> new Name(cells[1].trim(), cells.length > 2 ? cells[2].trim() : ""), Collectors.toList())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Name> names(String words) { return List.of(words.split(" ")).stream().map(word -> new Name(word, "")).toList(); }
}
