package org.rihla.web;

import com.ibm.icu.text.Collator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Decision;
import org.rihla.access.Role;
import org.rihla.reference.Codes;
import org.rihla.values.Ids;
import org.rihla.values.Language;
import org.rihla.values.Money;
import org.rihla.web.Field.Choice;

/** What every template is given: the reader's language, and the words, dates and numbers in it. */
public final class Ui {

  private static final char FIRST_STRONG_ISOLATE = '\u2068';
  private static final char POP_ISOLATE = '\u2069';

  private static final List<Routes.Entrance> MENU = new Routes().menu();

  private final Messages messages;
  private final Codes codes;
  private final Access access;
  private final Language language;
  private final @Nullable Actor actor;
  private final Formats formats;
  private final String path;
  private final String csrf;
  private final @Nullable LocalDate demonstration;
  private final UnaryOperator<String> assets;

  Ui(Messages messages, Codes codes, Access access, Language language, @Nullable Actor actor, ZoneId zone, String path, String csrf,
    @Nullable LocalDate demonstration, UnaryOperator<String> assets) {
    this.messages = messages;
    this.codes = codes;
    this.access = access;
    this.language = language;
    this.actor = actor;
    this.formats = new Formats(language, zone);
    this.path = path;
    this.csrf = csrf;
    this.demonstration = demonstration;
    this.assets = assets;
  }

  /** Whether the reader is somebody whom we help, at their own door. */
  public boolean comesForThemselves() {
    return actor != null && actor.role() == Role.MIGRANT;
  }

  public String t(String key, Object... args) {
    for (int at = 0; at < args.length; at++) if (args[at] instanceof String text && (rightToLeft() || turns(text))) args[at] = apart(text);
    return messages.text(key, language, args);
  }

  private static boolean turns(String text) { return java.text.Bidi.requiresBidi(text.toCharArray(), 0, text.length()); }

  private boolean rightToLeft() { return dir().equals("rtl"); }

  /** Keeps what is written in another direction in one piece: for names and other words that people typed, inside a longer text. */
  public static String apart(String text) {
    return FIRST_STRONG_ISOLATE + text + POP_ISOLATE;
  }

  /** Points to where one goes; in Arabic to the left. */
  public String onward() { return rightToLeft() ? "←" : "→"; }

  public String backward() { return rightToLeft() ? "→" : "←"; }

  /** The more particular text if there is one, else the general. */
  public String tOr(String key, String general) {
    return messages.find(key, language) == null ? t(general) : t(key);
  }

  public boolean has(String key) { return messages.find(key, language) != null; }

  public String code(String list, @Nullable String code) {
    return code == null || code.isEmpty() ? "–" : codes.label(list, code, language);
  }

  /** Of the code list {@code sex}; of a minor, the words for a child. */
  public String sex(Enum<?> sex, boolean minor) {
    return switch (sex.name()) {
      case "F" -> minor ? t("sex.girl") : code("sex", "F");
      case "M" -> minor ? t("sex.boy") : code("sex", "M");
      default -> code("sex", sex.name());
    };
  }

  public String country(String code) { return codes.country(code, language); }

  public String date(@Nullable LocalDate date) { return formats.date(date); }

  /** In the reader's office's time. */
  public String moment(@Nullable Instant moment) { return formats.moment(moment); }

  public String moment(@Nullable Instant moment, ZoneId zone) { return new Formats(language, zone).moment(moment); }

  public String number(long number) { return formats.number(number); }

  public String money(Money money) {
    var text = plain(money, language);
    return rightToLeft() ? apart(text) : text;
  }

  /** Without the marks that keep it in one piece in Arabic. */
  public static String plain(Money money, Language language) {
    return Formats.money(money, language);
  }

  /** A score from 0 to 1. */
  public String score(double score) { return formats.score(score); }

  public String percent(double share) { return formats.percent(share); }

  /** Its name in the reader's language and its three letters. */
  public String currency(String code) { return formats.currency(code); }

  public Language language() { return language; }

  public String lang() { return language.tag(); }

  public String dir() { return language.direction(); }

  /** The path of this page, to stand in another address. */
  public String pathInAddress() {
    return URLEncoder.encode(path, StandardCharsets.UTF_8);
  }

  /** The address of a file of ours: a style sheet, a script, a picture. */
  public String asset(String name) { return assets.apply(name); }

  public String csrf() { return csrf; }

  /** Which day it is in a demonstration; null where people are real. */
  public @Nullable LocalDate demonstration() {
    return demonstration;
  }

  public @Nullable Actor actor() { return actor; }

  public boolean signedIn() { return actor != null; }

  /** Whether the reader may do this at all, whatever the case: for menus. The act itself asks again. */
  public boolean may(Act act) {
    return actor != null && access.may(act, null);
  }

  /** The doors that open to the reader, by their messages: from the same file as the doors themselves. */
  public List<Entrance> menu() {
    return actor == null
      ? List.of()
      : MENU.stream().filter(each -> Routes.opens(each.who(), access)).map(each -> new Entrance(each.address(), each.key())).toList();
  }

  /** A door in the menu. @param key of its message */
  public record Entrance(String address, String key) {
  }

  public String role() { return actor == null ? "" : code("role", actor.role().name()); }

  /** Whether such a thing can be read at all, with names or without. */
  public boolean reads(Act act) {
    return actor != null && access.reading(act.compartment(), null) != Decision.DENIED;
  }

  /** Who can do such a thing, by their roles. */
  public String roles(Act act) {
    return access.rolesFor(act).stream().map(role -> code("role", role.name())).collect(Collectors.joining(" · "));
  }

  public String languageName(Language other) { return other.ownName(); }

  public String office() { return actor == null ? "" : actor.office().value(); }

  /** A new key for a form, so that it is carried out once. */
  public String formKey() { return Ids.next().toString(); }

  /** What a field asks, in the words of its form if it has any. */
  public String question(String form, Field field) {
    return new FieldWords(this, messages, codes).question(form, field);
  }

  public @Nullable String hint(String form, Field field) { return new FieldWords(this, messages, codes).hint(form, field); }

  /** Countries by their names, in the alphabet of the reader's language. @param codes ISO 3166 */
  public List<Choice> countries(List<String> codes) {
    return codes.stream().map(code -> new Choice(code, country(code)))
      .sorted(Comparator.comparing(Choice::label, Collator.getInstance(language
        .locale())))
      .toList();
  }

  /** The answers of a field in the reader's language; countries and languages in its alphabet. */
  public List<Choice> choices(Field field) {
    return new FieldWords(this, messages, codes).choices(field);
  }

  /** What was answered, in the reader's words; "" for nothing. */
  public String answers(Field field, List<String> values) {
    return values.stream().filter(value -> !value.isEmpty()).map(value -> answer(field, value)).collect(Collectors.joining(" · "));
  }

  private String answer(Field field, String value) {
    return switch (field.kind()) {
      case ONE, ASKED, MANY -> choices(field).stream().filter(choice -> choice.value().equals(value)).map(Choice::label).findFirst()
        .orElse(value);
      case YES -> code("yes_no", "YES");
      case DATE -> value.matches("\\d{4}-\\d\\d-\\d\\d") ? date(LocalDate.parse(value)) : value;
      case PASSWORD -> "";
      case TEXT, NAME, LONG_TEXT, TIME, NUMBER, MONEY, TEL -> value;
    };
  }

  /** A reason why not: a safeguard by its name, anything else by its own sentence. */
  public String refusal(String reason) {
    if (reason.startsWith("safeguard.")) return t("refusal.safeguard", t(reason));
    var parts = reason.split(" ");
    return t("refusal." + parts[0], Arrays.stream(parts).skip(1).map(this::said).toArray());
  }

  /** What a reason is about: a day, {@code list:CODE,CODE}, {@code country:CODE}, or as it is. */
  private Object said(String part) {
    if (part.matches("\\d{4}-\\d\\d-\\d\\d")) return date(LocalDate.parse(part));
    int colon = part.indexOf(':');
    if (colon < 0) return part;
    var list = part.substring(0, colon);
    var code = part.substring(colon + 1);
    return switch (list) {
      case "country" -> country(code);
      case "currency" -> currency(code);
      default -> Arrays.stream(code.split(",")).map(each -> code(list, each)).collect(Collectors.joining(" · "));
    };
  }

  /** A code name in lower case with hyphens, for class names. */
  public String css(Enum<?> code) {
    return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
