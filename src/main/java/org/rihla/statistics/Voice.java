package org.rihla.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import org.jspecify.annotations.Nullable;
import org.rihla.reference.Codes;
import org.rihla.values.Language;
import org.rihla.values.Money;
import org.rihla.web.Ui;

/** One language speaking: words, names of codes, and numbers as that language writes them. */
record Voice(Words words, Codes codes, Language language) {

  String t(String key, Object... args) { return words.text(key, language, args); }

  String number(BigDecimal value, int decimals) {
    var format = NumberFormat.getInstance(language.locale());
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(value);
  }

  String count(BigDecimal persons) { return number(persons, 0); }

  /** The bare percentage with one decimal; the sign is part of the sentence around it. */
  String percent(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0 ? "–" : number(Unit.percent(part, whole), Unit.PERCENT.decimals());
  }

  String value(@Nullable BigDecimal value, Unit unit) {
    if (value == null) return t("value.none");
    return switch (unit) {
      case PERSONS, COUNTRIES -> count(value);
      case PERCENT -> t("value.percent", number(value, unit.decimals()));
      case DAYS -> t("value.days", number(value, value.scale()));
      case SCORE, MONEY -> number(value, unit.decimals());
    };
  }

  /** The value of a figure, or why it is not shown. */
  String shown(Result result) {
    return result.veil() == null ? value(result.value(), result.figure().unit()) : result.veil().said(this);
  }

  String date(LocalDate date) { return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.locale()).format(date); }

  /** @param month its number, in two digits; @param whole or as short as it is written beside others */
  String month(String month, boolean whole) {
    return Month.of(Integer.parseInt(month)).getDisplayName(whole ? TextStyle.FULL_STANDALONE : TextStyle.SHORT_STANDALONE,
      language.locale());
  }

  String money(BigDecimal amount, String currency) {
    return Ui.plain(Money.of(amount.setScale(0, RoundingMode.HALF_UP), currency), language);
  }

  /** Where there is little room: 2,4 M, not 2 400 000, and 131 M, not 131,2 M. */
  String brief(BigDecimal value) {
    var format = NumberFormat.getCompactNumberInstance(language.locale(), NumberFormat.Style.SHORT);
    double leading = value.abs().doubleValue();
    while (leading >= 1000) leading /= 1000;
    format.setMaximumFractionDigits(leading < 100 ? 1 : 0);
    return format.format(value.longValue()); // of a BigDecimal it would lose what follows the mark
  }

  /** One of the three parts of the wait. */
  String part(String part) { return t("key.part." + part); }

  String label(Dimension dimension, String key) {
    if (key.equals("NONE") || key.equals("UNKNOWN")) return t("key." + key);
    return switch (dimension) {
      case COUNTRY -> codes.country(key, language);
      case SEX -> codes.label("sex", key, language);
      case AGE_GROUP -> codes.label("age_group", key, language);
      case LEGAL_STATUS -> codes.label("legal_status", key, language);
      case SERVICE -> codes.label("service", key, language);
      case DIMENSION -> codes.label("dimension", key, language);
      case REPORT_GROUP -> codes.label("report_group", key, language);
      case STAGE -> codes.label("stage", key, language);
      case SAFEGUARD -> words.ofAnother("safeguard." + key, language);
      case CLOSURE_REASON -> codes.label("closure_reason", key, language);
      case WAVE_AND_DIMENSION -> {
        var parts = key.split("\\.", 2);
        yield t("key.wave.dimension", codes.label("wave", parts[0], language), codes.label("dimension", parts[1], language));
      }
      case MONTH_AND_PART -> t("key.wave.dimension", month(key.substring(0, 2), true), part(key.substring(3)));
      case CURRENCY_AND_MONTH -> t("key.wave.dimension", key.substring(0, 3), month(key.substring(4, 6), true));
      case NONE -> key;
    };
  }
}
