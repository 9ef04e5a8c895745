package org.rihla.programme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.rihla.values.Country;
import org.rihla.values.Money;

/**
 * Invented prices of services, in hundredths, and the dimension of each reintegration service. Before the departure they are in the currency of
 * the host country; after it in that of the country of return, in which plans are made and payments go, and as much as there are about as many
 * of its units to one of the host's: a level of prices, of no day, and no rate by which anything was changed.
 */
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

  private static final Map<String, BigDecimal> LEVELS = levels();

  /** A plan asks many thousand times. */
  private static final Map<String, String> CURRENCIES = currencies();

  private final String currency;

  Catalogue(Country host) { this.currency = currency(host); }

  Money price(String service) { return money(PRICES.getOrDefault(service, 10_000)); }

  /** After the return: whole units, at least one. */
  Money price(String service, Country returnedTo) {
    var here = price(service);
    var there = currency(returnedTo);
    var level = LEVELS.getOrDefault(there, BigDecimal.ONE).divide(LEVELS.getOrDefault(currency, BigDecimal.ONE), MathContext.DECIMAL64);
    var units = level.multiply(BigDecimal.valueOf(here.cents())).movePointLeft(2).setScale(0, RoundingMode.HALF_UP).longValue();
    return new Money(Math.max(1, units) * 100, there);
  }

  /** Lines of {@code currency,per_dirham} below a heading. */
  private static Map<String, BigDecimal> levels() {
    try (var file = Catalogue.class.getResourceAsStream("/programme/price-levels.csv")) {
      if (file == null) throw new IllegalStateException("programme/price-levels.csv is missing");
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(line -> line.split(","))
        .collect(Collectors.toUnmodifiableMap(cells -> cells[0], cells -> new BigDecimal(cells[1])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Money money(long cents) { return new Money(cents, currency); }

  static String dimension(String service) {
    return switch (service) {
      case "MICROBIZ", "JOB", "TVET", "FINLIT", "CASH", "DEBT" -> "ECO";
      case "MHPSS_IND", "MHPSS_FAM", "SOCIALNET" -> "PSY";
      case "CHILDCARE", "FAMILY_TRACING", "ALT_CARE" -> "CHILD";
      default -> "SOC";
    };
  }

  static String currency(Country of) { return CURRENCIES.getOrDefault(of.code(), "EUR"); }

  /** Of the countries that have one, by their codes of three letters. */
  private static Map<String, String> currencies() {
    var currencies = new HashMap<String, String>();
    for (var alpha2 : Locale.getISOCountries()) {
      var place = Locale.of("", alpha2);
      var currency = Currency.getInstance(place);
      if (currency != null) currencies.putIfAbsent(place.getISO3Country(), currency.getCurrencyCode());
    }
    return currencies;
  }
}
