package org.rihla.programme;

import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rihla.values.Country;

/** Do the countries of a profile add up? Published and assumed countries are one list, given in two places. */
final class CountriesOfTheYear {

  private static final int USUAL = 30;

  private final Section published;
  private final Section assumed;
  private final Faults faults;
  private final Map<Country, Integer> named;
  private final Map<Country, Integer> others;
  private final @Nullable Integer persons;
  private final @Nullable Integer given;
  private final int sum;
  private final int distinct;

  CountriesOfTheYear(Section published, Section assumed, Faults faults, Map<Country, Integer> named, Map<Country, Integer> others,
    @Nullable Integer persons) {
    this.published = published;
    this.assumed = assumed;
    this.faults = faults;
    this.named = named;
    this.others = others;
    this.persons = persons;
    this.given = published.count("countries");
    var all = new LinkedHashSet<>(named.keySet());
    all.addAll(others.keySet());
    this.distinct = all.size();
    this.sum = sum(named) + sum(others);
  }

  /** As published; otherwise as many as are named where they account for everybody, and up to thirty where they do not. */
  int number() {
    if (given != null) return given;
    var left = persons == null ? 0 : Math.max(0, persons - sum);
    return left == 0 ? distinct : distinct + Math.min(left, Math.max(1, USUAL - distinct));
  }

  void check() {
    for (var country : others.keySet())
      if (named.containsKey(country)) faults.add(assumed.at("by_country"), country + " is published and cannot be assumed as well");
    var most = Origins.KNOWN.size() - 1;
    if (given != null && given > most) faults.add(published.at("countries"), "countries " + given + " is more than there are: " + most);
    if (persons == null) return;
    if (given != null && given > persons) faults.add(published.at("countries"), "countries " + given + " is more than persons " + persons);
    if (given != null && given == 0) faults.add(published.at("countries"), "countries must be at least 1");
    if (sum(named) > persons)
      faults.add(published.at("by_country"), "by_country adds up to " + sum(named) + ", more than persons " + persons);
    else
      if (sum > persons)
        faults.add(assumed.at("by_country"),
          "by_country adds up to " + sum + " with the published countries, more than persons " + persons);
      else
        if (given != null) checkNumber(given, persons - sum);
  }

  private void checkNumber(int countries, int left) {
    var place = others.isEmpty() ? published.at("by_country") : assumed.at("by_country");
    if (distinct > countries) faults.add(place, "by_country names " + distinct + " countries, more than countries " + countries);
    else
      if (distinct == countries && left > 0)
        faults.add(place,
          "by_country names all " + countries + " countries but leaves " + left + " of persons " + persons + " without one");
      else
        if (countries - distinct > left && countries <= sum + left)
          faults.add(place, "by_country leaves " + left + " persons for " + (countries - distinct) + " more countries");
  }

  private static int sum(Map<Country, Integer> persons) { return persons.values().stream().mapToInt(Integer::intValue).sum(); }
}
