package org.rihla.programme;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rihla.programme.Profile.Published;
import org.rihla.values.Country;

/** Compares what a profile says with itself, and fills in what it leaves open. The same file always gives the same profile. */
final class ProfileFilling {

  private static final List<String> PUBLISHED = List.of("persons", "countries", "by_country", "virtual_counselling_persons",
    "supported_persons",
    "reinforced_of_returned", "reinforced_of_supported");

  private final Origins origins;
  private final Section published;
  private final Section assumed;
  private final Faults faults;

  ProfileFilling(Origins origins, Section published, Section assumed, Faults faults) {
    this.origins = origins;
    this.published = published;
    this.assumed = assumed;
    this.faults = faults;
  }

  /** Null where something is wrong; the faults say what. */
  @Nullable
  Profile fill(Country host, int year) {
    var persons = published.count("persons");
    if (persons != null && persons == 0) faults.add(published.at("persons"), "persons must be at least 1");
    var returned = persons == null ? Section.MOST : persons;
    var supported = part("supported_persons", "persons", Section.MOST, 0.31 * returned);
    var named = published.byCountry("by_country", host);
    var others = assumed.byCountry("by_country", host);
    var countries = new CountriesOfTheYear(published, assumed, faults, named, others, persons == null ? null : returned);
    var figures = new Published(returned, countries.number(), named,
      part("virtual_counselling_persons", "persons", returned, 0.05 * returned),
      supported, part("reinforced_of_returned", "persons", returned, 0.104 * returned),
      part("reinforced_of_supported", "supported_persons", supported, 0.104 * supported));
    countries.check();
    var assumptions = new AssumedReading(assumed, faults).read(host, year, returned);
    published.refuseUnknown();
    assumed.refuseUnknown();
    if (!faults.none()) return null;
    var everywhere = new CountryFilling(origins, assumptions.seed()).fill(host, figures, others);
    return new Profile(host, year, figures, assumptions.withCountries(everywhere), filled(), null);
  }

  private int part(String key, String wholeKey, int whole, double otherwise) {
    var given = published.count(key);
    if (given == null) return (int) Math.min(whole, Math.round(otherwise));
    if (given > whole) faults.add(published.at(key), key + " " + given + " is more than " + wholeKey + " " + whole);
    return given;
  }

  private Set<String> filled() {
    var filled = new HashSet<String>();
    for (var key : PUBLISHED) if (!published.has(key)) filled.add("published." + key);
    for (var key : assumed.askedKeys()) if (!assumed.has(key)) filled.add("assumed." + key);
    return filled;
  }
}
