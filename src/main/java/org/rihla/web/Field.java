package org.rihla.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question of a form. The label is the message {@code form.<form>.<name>} or, more generally, {@code field.<name>}.
 *
 * @param list the code list that the answer must be from, or null
 * @param choices the answers to choose from where they are not a code list, or those of it that are possible now
 * @param question the label itself, in the reader's language, where it is data and not a message
 * @param currency of an amount, ISO 4217, shown beside it; or null where another field asks for it
 * @param note what the reader must know to answer, in their language, where it is data and not a message
 * @param read what is read to somebody before they answer, in each language that it is written in
 */
public record Field(String name, Kind kind, boolean required, @Nullable String list, List<Choice> choices, @Nullable String preset,
  @Nullable String question, @Nullable String currency, @Nullable String note, List<Quote> read) {

  /** Beside a question before which something is read: which words the page showed. */
  public String readName() { return "_read." + name; }

  public enum Kind {
    TEXT, NAME, LONG_TEXT, DATE, TIME, NUMBER, MONEY, ONE, ASKED, MANY, YES, TEL, PASSWORD
  }

  /** An answer and what the reader sees of it. */
  public record Choice(String value, String label) {
  }

  public static Field text(String name) { return of(name, Kind.TEXT); }

  /** What somebody is called: letters of any script. */
  public static Field name(String name) { return of(name, Kind.NAME); }

  public static Field longText(String name) { return of(name, Kind.LONG_TEXT); }

  public static Field date(String name) { return of(name, Kind.DATE); }

  public static Field time(String name) { return of(name, Kind.TIME); }

  public static Field number(String name) { return of(name, Kind.NUMBER); }

  /** An amount whose currency another field asks for. */
  public static Field money(String name) { return of(name, Kind.MONEY); }

  public static Field money(String name, String currency) {
    return new Field(name, Kind.MONEY, true, null, List.of(), null, null, currency, null, List.of());
  }

  public static Field tel(String name) { return of(name, Kind.TEL); }

  /** Never shown again, and kept exactly as typed. */
  public static Field password(String name) { return of(name, Kind.PASSWORD); }

  public static Field yes(String name) { return of(name, Kind.YES); }

  public static Field one(String name, String list) {
    return new Field(name, Kind.ONE, true, list, List.of(), null, null, null, null, List.of());
  }

  public static Field one(String name, List<Choice> choices) {
    return new Field(name, Kind.ONE, true, null, choices, null, null, null, null, List.of());
  }

  /** Yes or no, both shown and neither chosen beforehand: what was not asked is not a no. */
  public static Field asked(String name) {
    return new Field(name, Kind.ASKED, true, "yes_no", List.of(), null, null, null, null, List.of());
  }

  /** The same with answers of its own, where they are few and must be read before choosing. */
  public static Field asked(String name, List<Choice> choices) {
    return new Field(name, Kind.ASKED, true, null, choices, null, null, null, null, List.of());
  }

  public static Field asked(String name, String list) {
    return new Field(name, Kind.ASKED, true, list, List.of(), null, null, null, null, List.of());
  }

  public static Field many(String name, String list) {
    return new Field(name, Kind.MANY, false, list, List.of(), null, null, null, null, List.of());
  }

  public static Field many(String name, List<Choice> choices) {
    return new Field(name, Kind.MANY, false, null, choices, null, null, null, null, List.of());
  }

  private static Field of(String name, Kind kind) {
    return new Field(name, kind, kind != Kind.YES, null, List.of(), null, null, null, null, List.of());
  }

  public Field optional() { return new Field(name, kind, false, list, choices, preset, question, currency, note, read); }

  public Field needed() { return new Field(name, kind, true, list, choices, preset, question, currency, note, read); }

  public Field preset(Object value) {
    return new Field(name, kind, required, list, choices, value.toString(), question, currency, note, read);
  }

  /** Of the code list, only these are shown; whoever sends another of it hears from the verb why not. */
  public Field offering(List<Choice> some) {
    return new Field(name, kind, required, list, some, preset, question, currency, note, read);
  }

  /** A question that is data, such as a survey's. */
  public Field asking(String text) {
    return new Field(name, kind, required, list, choices, preset, text, currency, note, read);
  }

  /** Said beneath the question. */
  public Field noting(String text) {
    return new Field(name, kind, required, list, choices, preset, question, currency, text, read);
  }

  /** Before it is answered, this is read to whoever answers. */
  public Field reading(List<Quote> aloud) {
    return new Field(name, kind, required, list, choices, preset, question, currency, note, aloud);
  }
}
