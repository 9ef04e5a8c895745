package org.rihla.statistics;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rihla.values.Language;

/**
 * The annual statement in one language, ready to be set as page, PDF or spreadsheet: every number already written as that language
 * writes it.
 *
 * @param words the fixed words of the templates, by message key
 */
public record Report(Statement statement, Language language, String title, String cutOff, List<Note> notes, List<Tile> tiles,
  List<Section> sections,
  List<Definition> definitions, UnaryOperator<String> words) {

  /** A box before the first figure. */
  public record Note(String kind, String title, List<String> lines) {}

  /** A headline figure. @param figure its code, for the link to the definition */
  public record Tile(String figure, String value, String label, String detail) {}

  public record Section(String id, String title, String lead, List<Tile> tiles, List<Exhibit> exhibits) {}

  /** A table and the pictures of it. */
  public record Exhibit(String figure, List<Chart> charts, Table table) {}

  /** An exhibit that stands by itself, with what its figure means. */
  public record Picture(Exhibit exhibit, Definition definition) {}

  /**
   * @param finding what the picture shows, in words
   * @param wide for paper and large screens
   * @param narrow the same for a telephone: what is beside on paper is above and below
   * @param note what must be said below it; empty for nothing
   */
  public record Chart(String finding, String description, Drawing wide, Drawing narrow, String note) {

    Chart(String finding, String description, Drawing wide, Drawing narrow) { this(finding, description, wide, narrow, ""); }

    /** The picture for the printer. */
    public Drawing printed() { return Printed.of(wide, finding); }
  }

  /** @param note how to read the rows; empty if there is nothing to say */
  public record Table(String figure, String caption, List<String> heads, List<Line> lines, @Nullable Line total, String note) {}

  public record Line(String label, List<Cell> cells) {}

  /** @param value for a spreadsheet; null where a table shows nothing @param unit decides its number format */
  public record Cell(@Nullable BigDecimal value, Unit unit, String shown) {}

  public record Definition(String code, String title, String value, String numerator, String denominator, String text, int version,
    String unit) {}

  /** A fixed word. */
  public String t(String key) { return words.apply(key); }

  public boolean mirrored() { return language.direction().equals("rtl"); }

  /** The place of a definition in the page. */
  public static String anchor(String figure) { return "def-" + figure.replace('.', '-'); }
}
