package org.rihla.web;

import com.ibm.icu.text.DecimalFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rihla.values.Language;
import org.rihla.values.Money;

/** Dates, numbers and money as one language writes them. @param zone of the reader's office */
record Formats(Language language, ZoneId zone) {

  private static final Map<Language, DateTimeFormatter> DATES = each(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM));
  private static final Map<Language, DateTimeFormatter> MOMENTS = each(
    DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT));

  private static Map<Language, DateTimeFormatter> each(DateTimeFormatter format) {
    var formats = new EnumMap<Language, DateTimeFormatter>(Language.class);
    for (var language : Language.values()) formats.put(language, format.withLocale(language.locale()));
    return formats;
  }

  String date(@Nullable LocalDate date) { return date == null ? "–" : Objects.requireNonNull(DATES.get(language)).format(date); }

  String moment(@Nullable Instant moment) {
    return moment == null ? "–" : Objects.requireNonNull(MOMENTS.get(language)).format(moment.atZone(zone));
  }

  String number(long number) { return NumberFormat.getIntegerInstance(language.locale()).format(number); }

  /** Thousands are parted by a narrow space in every language, so that nobody takes them for a fraction. */
  static String money(Money money, Language language) {
    var format = NumberFormat.getNumberInstance(language.locale());
    if (format instanceof DecimalFormat decimal) {
      var signs = decimal.getDecimalFormatSymbols();
      signs.setGroupingSeparatorString("\u202f");
      decimal.setDecimalFormatSymbols(signs);
    }
    format.setMinimumFractionDigits(money.cents() % 100 == 0 ? 0 : 2);
    return format.format(money.amount()) + "\u00a0" + money.currency();
  }

  String score(double score) {
    var format = NumberFormat.getNumberInstance(language.locale());
    format.setMinimumFractionDigits(2);
    format.setMaximumFractionDigits(2);
    return format.format(score);
  }

  String percent(double share) { return NumberFormat.getPercentInstance(language.locale()).format(share); }

  String currency(String code) {
    return Currency.getInstance(code).getName(language.locale(), Currency.LONG_NAME, null) + " (" + code + ")";
  }
}
