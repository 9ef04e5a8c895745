package org.rihla.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rihla.reference.Codes;
import org.rihla.values.PersonId;

/** What somebody typed into a form: checked against its fields, kept as typed so that nothing is lost when it has to be mended. */
public final class Entry {

  /** Sent by a page that says what is wrong. */
  public static final String SAID_BEFORE = "_said";
  static final int LONGEST_TEXT = 200;
  static final int LONGEST_NAME = 100;
  static final int LONGEST_LONG_TEXT = 4_000;
  /** With all that is taken out of it. Nobody types more, and whoever pastes more is told. */
  static final int LONGEST_SENT = 5 * LONGEST_LONG_TEXT;
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

  private final Map<String, List<String>> typed = new LinkedHashMap<>();
  private final Map<String, String> problems = new LinkedHashMap<>();
  private final boolean toBeDone;

  private Entry(boolean toBeDone) { this.toBeDone = toBeDone; }

  /** A form not yet filled in. */
  public static Entry empty(List<Field> fields) {
    var entry = new Entry(true);
    for (var field : fields) if (field.preset() != null) entry.typed.put(field.name(), List.of(Objects.requireNonNull(field.preset())));
    return entry;
  }

  /**
   * Reads only the fields that were asked; anything else that was sent is ignored. Where another language was chosen, what was typed is shown in it
   * and nothing is done: what is wrong is said again where it was said before.
   */
  public static Entry read(List<Field> fields, Map<String, String[]> sent, Codes codes) {
    boolean toBeDone = !sent.containsKey(Readers.CHOSEN_LANGUAGE);
    var entry = new Entry(toBeDone);
    for (var field : fields) {
      var values = Arrays.stream(sent.getOrDefault(field.name(), new String[0]))
        .map(value -> kept(field, value)).filter(value -> !value.isEmpty())
        .toList();
      boolean otherWords = !values.isEmpty() && otherWords(field, sent);
      if (otherWords) values = List.of(); // an answer to what was not read is none
      entry.typed.put(field.name(), values);
      var problem = problem(field, values, codes);
      if (problem == null && unseen(field, sent)) problem = "problem.unseen";
      if (otherWords) problem = "problem.other-words";
      if (problem != null && (toBeDone || otherWords || sent.containsKey(SAID_BEFORE))) entry.problems.put(field.name(), problem);
    }
    return entry;
  }

  /**
   * What was begun and not sent. Nothing of it is checked, and what could not have been typed into this page is left out: an answer that comes twice,
   * and one to words that have been changed since they were read.
   */
  public static Entry begun(List<Field> fields, Map<String, String[]> kept) {
    var entry = new Entry(true);
    for (var field : fields) {
      var values = Arrays.stream(kept.getOrDefault(field.name(), new String[0])).filter(value -> !value.isEmpty()).toList();
      if (field.kind() == Field.Kind.PASSWORD || values.size() > 1 && field.kind() != Field.Kind.MANY || otherWords(field, kept)) continue;
      entry.typed.put(field.name(), values);
    }
    return entry;
  }

  /** As it will be kept; a password stays exactly as typed. */
  private static String kept(Field field, String value) {
    if (value.length() > LONGEST_SENT) return value; // not looked at any further
    return switch (field.kind()) {
      case PASSWORD -> value;
      case LONG_TEXT -> Typed.text(value);
      case TEL -> Telephone.read(Typed.line(value)).orElse(Typed.line(value));
      case DATE, TIME, NUMBER -> Typed.westernDigits(Typed.line(value));
      case TEXT, NAME, MONEY, ONE, ASKED, MANY, YES -> Typed.line(value);
    };
  }

  /** What was taken out without being seen is said once, so that somebody looks at what is left; sent again, it is kept. */
  private static boolean unseen(Field field, Map<String, String[]> sent) {
    return Arrays.stream(sent.getOrDefault(field.name(), new String[0])).anyMatch(value -> switch (field.kind()) {
      case NAME -> Typed.turns(value) || Typed.hides(value);
      case TEXT -> Typed.turns(value);
      case LONG_TEXT, TEL, DATE, TIME, NUMBER, MONEY, ONE, ASKED, MANY, YES, PASSWORD -> false;
    });
  }

  /** Somebody answered what was read from a page that was opened before the words were changed. */
  private static boolean otherWords(Field field, Map<String, String[]> sent) {
    if (field.read().isEmpty()) return false;
    var now = Quote.stamp(field.read());
    return Arrays.stream(sent.getOrDefault(field.readName(), new String[0])).anyMatch(stamp -> !stamp.equals(now));
  }

  private static @Nullable String problem(Field field, List<String> values, Codes codes) {
    if (values.isEmpty()) return field.required() ? "problem.missing" : null;
    if (values.size() > 1 && field.kind() != Field.Kind.MANY) return "problem.doubled";
    for (var value : values) {
      if (value.length() > LONGEST_SENT) return "problem.too-long";
      if (Typed.unkeepable(value)) return "problem.characters";
      var problem = switch (field.kind()) {
        case TEXT, PASSWORD -> value.length() > LONGEST_TEXT ? "problem.too-long" : null;
        case TEL -> value.length() > LONGEST_TEXT ? "problem.too-long" : Telephone.read(value).isPresent() ? null : "problem.telephone";
        case NAME -> value.length() > LONGEST_NAME ? "problem.too-long" : Typed.isName(value) ? null : "problem.name";
        case LONG_TEXT -> value.length() > LONGEST_LONG_TEXT ? "problem.too-long" : null;
        case DATE -> dateProblem(value);
        case TIME -> value.matches("([01]\\d|2[0-3]):[0-5]\\d") ? null : "problem.time";
        case NUMBER -> value.matches("\\d{1,6}") ? null : "problem.number";
        case MONEY -> moneyProblem(value);
        case YES -> value.equals("yes") ? null : "problem.choice";
        case ONE, ASKED, MANY -> known(field, value, codes) ? null : "problem.choice";
      };
      if (problem != null) return problem;
    }
    return null;
  }

  private static @Nullable String moneyProblem(String value) {
    return switch (Amount.read(value)) {
      case Amount.Read _ -> null;
      case Amount.Ambiguous _ -> "problem.money-ambiguous";
      case Amount.TooMuch _ -> "problem.too-much";
      case Amount.Unreadable _ -> "problem.money";
    };
  }

  private static @Nullable String dateProblem(String value) {
    try {
      var date = LocalDate.parse(value);
      return date.isBefore(EARLIEST) || date.isAfter(LATEST) ? "problem.date-range" : null;
    } catch (DateTimeParseException e) {
      return "problem.date";
    }
  }

  private static boolean known(Field field, String value, Codes codes) {
    var list = field.list();
    if (list == null) return field.choices().stream().anyMatch(choice -> choice.value().equals(value));
    return list.equals("country") ? codes.countryFacts(value) != null : codes.has(list, value);
  }

  /** Whether it can be carried out. */
  public boolean ok() { return toBeDone && problems.isEmpty(); }

  /** Whether it is to be shown in another language, and nothing more. */
  public boolean inAnotherLanguage() { return !toBeDone; }

  /** Whether something must be mended. */
  public boolean wrong() { return !problems.isEmpty(); }

  /** Field name to message key, in the order of the form. */
  public Map<String, String> problems() { return problems; }

  /** What is wrong in these questions only: the others have not been come to. */
  public Entry only(List<Field> some) {
    problems.keySet().retainAll(some.stream().map(Field::name).toList());
    return this;
  }

  public void refuse(String field, String problem) {
    if (toBeDone) problems.putIfAbsent(field, problem);
  }

  /** As typed, for showing again. */
  public String typed(String field) {
    return typed.getOrDefault(field, List.of()).stream().findFirst().orElse("");
  }

  public boolean typed(String field, String value) { return typed.getOrDefault(field, List.of()).contains(value); }

  public @Nullable String maybe(String field) {
    var value = typed(field);
    return value.isEmpty() ? null : value;
  }

  public String text(String field) { return Objects.requireNonNull(maybe(field), field); }

  /** The answer to {@code person}, the question which of them it is about. */
  public PersonId person() {
    return PersonId.of(text("person"));
  }

  /** The answers to {@code persons}. */
  public List<PersonId> persons() { return all("persons").stream().map(PersonId::of).toList(); }

  public List<String> all(String field) { return typed.getOrDefault(field, List.of()); }

  public boolean yes(String field) { return typed(field).equals("yes"); }

  public LocalDate date(String field) { return LocalDate.parse(text(field)); }

  public @Nullable LocalDate maybeDate(String field) { return maybe(field) == null ? null : date(field); }

  public LocalTime time(String field) { return LocalTime.parse(text(field)); }

  public int number(String field) { return Integer.parseInt(text(field)); }

  /** In hundredths. */
  public long cents(String field) {
    return Amount.cents(text(field)).orElseThrow();
  }

}
