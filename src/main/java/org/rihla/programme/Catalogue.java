package org.rihla.programme;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import org.rihla.values.Country;
import org.rihla.values.Money;

/** Invented prices of services, in hundredths of the currency of the host country, and the dimension of each reintegration service. */
final class Catalogue {

  private static final Map<String, Integer> PRICES = Map.ofEntries(Map.entry("ACCOM", 20_000), Map.entry("FOOD", 15_000),
    Map.entry("NFI", 40_000),
    Map.entry("MED", 30_000), Map.entry("MHPSS", 25_000), Map.entry("LEGAL", 50_000), Map.entry("DOC", 20_000),
    Map.entry("LOCTRANS", 8_000),
    Map.entry("COMMS", 5_000), Map.entry("CASH_PD", 32_000), Map.entry("TRAIN_PD", 15_000), Map.entry("CASH", 500_000),
    Map.entry("MICROBIZ", 1_500_000), Map.entry("JOB", 300_000), Map.entry("TVET", 600_000), Map.entry("FINLIT", 80_000),
    Map.entry("HOUSING", 350_000), Map.entry("EDU", 120_000), Map.entry("HEALTH_R", 250_000), Map.entry("DOCS", 40_000),
    Map.entry("LEGAL_R", 150_000), Map.entry("SOCPROT", 60_000), Map.entry("MHPSS_IND", 30_000), Map.entry("MHPSS_FAM", 35_000),
    Map.entry("SOCIALNET", 20_000), Map.entry("CHILDCARE", 80_000));

  private final String currency;

  Catalogue(Country host) { this.currency = currency(host); }

  Money price(String service) { return money(PRICES.getOrDefault(service, 10_000)); }

  Money money(long cents) { return new Money(cents, currency); }

  static String dimension(String service) {
    return switch (service) {
      case "MICROBIZ", "JOB", "TVET", "FINLIT", "CASH", "DEBT" -> "ECO";
      case "MHPSS_IND", "MHPSS_FAM", "SOCIALNET" -> "PSY";
      case "CHILDCARE", "FAMILY_TRACING", "ALT_CARE" -> "CHILD";
      default -> "SOC";
    };
  }

  private static String currency(Country host) {
    for (var alpha2 : Locale.getISOCountries()) {
      var place = Locale.of("", alpha2);
      if (!place.getISO3Country().equals(host.code())) continue;
      var currency = Currency.getInstance(place);
      if (currency != null) return currency.getCurrencyCode();
    }
    return "EUR";
  }
}
