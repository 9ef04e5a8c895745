package org.rihla.statistics;

import org.rihla.values.Language;

/** The names of codes and countries, from reference data. A code without a name is shown as it is. */
interface Labels {

  String label(String list, String code, Language language);

  String country(String iso3, Language language);
}
