package org.rihla.web;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.TimeZone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.reference.Codes;
import org.rihla.values.Language;
import org.rihla.values.Money;

/** What every template is given: the reader's language, and the words, dates and numbers in it. */
public final class Ui {

  private final Messages messages;
  private final Codes codes;
  private final Access access;
  private final Language language;
  private final @Nullable Actor actor;
  private final ZoneId zone;
  private final String path;
  private final String csrf;
  private final boolean demonstration;

  Ui(Messages messages, Codes codes, Access access, Language language, @Nullable Actor actor, ZoneId zone, String path, String csrf,
    boolean demonstration) {
    this.messages = messages;
    this.codes = codes;
    this.access = access;
    this.language = language;
    this.actor = actor;
    this.zone = zone;
    this.path = path;
    this.csrf = csrf;
    this.demonstration = demonstration;
  }

  public String t(String key, Object... args) { return messages.text(key, language, args); }

  /** The more particular text if there is one, else the general. */
  public String tOr(String key, String general) {
    return messages.find(key, language) == null ? t(general) : t(key);
  }

  public boolean has(String key) { return messages.find(key, language) != null; }

  public String code(String list, @Nullable String code) {
    return code == null || code.isEmpty() ? "–" : codes.label(list, code, language);
  }

  public String country(String code) { return codes.country(code, language); }

  public String date(@Nullable LocalDate date) {
    if (date == null) return "–";
    var format = DateFormat.getDateInstance(DateFormat.MEDIUM, language.locale());
    format.setTimeZone(TimeZone.getTimeZone("UTC"));
    return format.format(Date.from(date.atStartOfDay(ZoneOffset.UTC).toInstant()));
  }

  /** In the reader's office's time. */
  public String moment(@Nullable Instant moment) { return moment(moment, zone); }

  public String moment(@Nullable Instant moment, ZoneId zone) {
    if (moment == null) return "–";
    var format = DateFormat.getDateTimeInstance(DateFormat.MEDIUM, DateFormat.SHORT, language.locale());
    format.setTimeZone(TimeZone.getTimeZone(zone.getId()));
    return format.format(Date.from(moment));
  }

  public String number(long number) { return NumberFormat.getIntegerInstance(language.locale()).format(number); }

  public String money(Money money) {
    return NumberFormat.getNumberInstance(language.locale()).format(money.amount()) + "\u00a0" + money.currency();
  }

  public Language language() { return language; }

  public String lang() { return language.tag(); }

  public String dir() { return language.direction(); }

  public String path() { return path; }

  public String csrf() { return csrf; }

  public boolean demonstration() { return demonstration; }

  public @Nullable Actor actor() { return actor; }

  public boolean signedIn() { return actor != null; }

  /** Whether the reader may do this at all, whatever the case: for menus. The act itself asks again. */
  public boolean may(Act act) {
    return actor != null && access.may(act, null);
  }

  public String role() { return actor == null ? "" : code("role", actor.role().name()); }

  /** A code name in lower case with hyphens, for class names. */
  public String css(Enum<?> code) {
    return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
