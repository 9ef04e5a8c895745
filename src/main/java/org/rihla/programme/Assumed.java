package org.rihla.programme;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rihla.values.Country;

/**
 * What nobody published and the replay needs nevertheless. Shares run from 0 to 1; {@code programmes/README.md} explains each key and its
 * default.
 *
 * @param seed                    of all chance in the plan
 * @param applications            persons registered in the year
 * @param byCountry               persons returned to the countries that were not published
 * @param women                   adult women among all persons
 * @param children                under 18 among all persons
 * @param unaccompanied           children alone, or with a relative who is not a parent, among all persons
 * @param adultAges               from this age up to the next one in the list: share of adults
 * @param childrenPerFamily       number of children: share of families
 * @param bothParents             of families with children, those with both parents
 * @param leadTimeDays            median from registration to departure
 * @param supportedOfPreviousYear of the supported persons, those who had returned in the year before
 * @param ends                    of applications that did not lead to a return in the year: {@code withdrew}, {@code protection}, {@code
 *   pending}
 */
record Assumed(long seed, int applications, Map<Country, Integer> byCountry, double women, double children, double unaccompanied,
  Shares adultAges, Shares childrenPerFamily, double bothParents, Shares legalStatus, Shares vulnerabilities, Shares offices,
  int leadTimeDays,
  double supportedOfPreviousYear, Shares services, Shares reintegration, Shares ends, double noShow, double hold, double consularMission,
  double charter) {

  Assumed {
    byCountry = Collections.unmodifiableMap(new LinkedHashMap<>(byCountry));
  }

  Assumed withCountries(Map<Country, Integer> countries) {
    return new Assumed(seed, applications, countries, women, children, unaccompanied, adultAges, childrenPerFamily, bothParents,
      legalStatus,
      vulnerabilities, offices, leadTimeDays, supportedOfPreviousYear, services, reintegration, ends, noShow, hold, consularMission,
      charter);
  }
}
