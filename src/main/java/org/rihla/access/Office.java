package org.rihla.access;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rihla.values.Country;
import org.rihla.values.OfficeCode;

/** An office: of the host country, below it, in a country of origin, or an organisation outside that helps one of them. Languages are ISO 639, currency ISO 4217. */
public record Office(OfficeCode code, Kind kind, @Nullable OfficeCode parent, Country country, ZoneId zone, List<String> languages,
  String currency) {

  public enum Kind {
    HOST, SUB_OFFICE, ORIGIN, PARTNER
  }
}
