package org.rihla.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rihla.reference.Codes;
import org.rihla.statistics.Report.Definition;
import org.rihla.statistics.Report.Exhibit;
import org.rihla.statistics.Report.Note;
import org.rihla.statistics.Report.Picture;
import org.rihla.statistics.Report.Section;
import org.rihla.statistics.Report.Tile;
import org.rihla.values.Language;
import org.springframework.stereotype.Component;

/** Makes the statement of a year into a report in one language: what became of people first, then who returned, then how. */
@Component
class Edition {

  private final Words words;
  private final Codes codes;
  private final Notes notes;

  Edition(Words words, Codes codes, Notes notes) {
    this.words = words;
    this.codes = codes;
    this.notes = notes;
  }

  Report of(Statement statement, Language language) {
    var voice = new Voice(words, codes, language);
    var desk = new Desk(statement, voice);
    return new Report(statement, language, voice.t("statement.title", String.valueOf(statement.year())),
      voice.t("statement.cutoff", voice.date(statement.cutOff())), boxes(statement, voice), desk.headlines(), desk.sections(),
      desk.definitions(),
      key -> voice.t(key, String.valueOf(statement.year())));
  }

  /** What the page of the programme shows, from request to outcome. */
  static final List<Figure> PICTURED = List.of(Figure.COHORT_BY_STAGE, Figure.WAITING_PARTS, Figure.RETURNS_BY_COUNTRY, Figure.INDEX_MEAN,
    Figure.MONEY_BY_MONTH);

  /** Those, and the median of the wait, which stands in a title. */
  static final List<Figure> COUNTED = Stream.concat(PICTURED.stream(), Stream.of(Figure.WAITING_MEDIAN)).toList();

  String known(Statement statement, Language language) { return new Voice(words, codes, language).date(statement.cutOff()); }

  /** @param statement with at least what is {@link #COUNTED} */
  List<Picture> pictures(Statement statement, Language language) {
    var desk = new Desk(statement, new Voice(words, codes, language));
    return PICTURED.stream().map(figure -> new Picture(desk.exhibit(figure), desk.definition(figure))).toList();
  }

  private List<Note> boxes(Statement statement, Voice voice) {
    var boxes = new ArrayList<Note>();
    var invented = notes.demonstration(statement, voice.language());
    if (!invented.isEmpty()) boxes.add(new Note("invented", voice.t("note.title.invented"), invented));
    var kind = statement.guarded() ? "guarded" : "unprotected";
    boxes.add(new Note(kind, voice.t("note.title." + kind), List.of(voice.t("note." + kind))));
    return boxes;
  }

  /** Lays out one report. */
  private record Desk(Statement statement, Voice voice) {

    List<Tile> headlines() {
      return List.of(tile(Figure.REINTEGRATION_SUPPORTED), tile(Figure.REINFORCED_OF_SUPPORTED), tile(Figure.REINFORCED_OF_RETURNED),
        tile(Figure.RETURNS_PERSONS), tile(Figure.RETURNS_COUNTRIES), tile(Figure.COUNSELLING_TWO_OFFICE));
    }

    List<Section> sections() {
      return List.of(
        section("outcome", List.of(Figure.REINTEGRATION_SUPPORTED, Figure.REINFORCED_OF_SUPPORTED),
          List.of(Figure.REINTEGRATION_BY_DIMENSION, Figure.INDEX_MEAN, Figure.OUTCOME_BY_REASON)),
        section("returns", List.of(Figure.RETURNS_PERSONS, Figure.RETURNS_COUNTRIES),
          List.of(Figure.RETURNS_BY_COUNTRY, Figure.RETURNS_BY_AGE_GROUP, Figure.RETURNS_BY_SEX, Figure.RETURNS_BY_LEGAL_STATUS)),
        section("preparation", List.of(Figure.PRE_DEPARTURE_PERSONS, Figure.COUNSELLING_TWO_OFFICE),
          List.of(Figure.PRE_DEPARTURE_BY_SERVICE)),
        section("protection", List.of(Figure.REINFORCED_OF_RETURNED, Figure.REINFORCED_OF_SUPPORTED),
          List.of(Figure.VULNERABILITY_BY_GROUP)),
        section("pipeline", List.of(Figure.APPLICATIONS, Figure.CONVERSION, Figure.WAITING_MEDIAN, Figure.WAITING_P90),
          List.of(Figure.COHORT_BY_STAGE, Figure.WAITING_PARTS, Figure.CLOSED_BEFORE_DEPARTURE)),
        section("money", List.of(), List.of(Figure.MONEY_BY_MONTH)),
        section("overridden", List.of(), List.of(Figure.OVERRIDDEN_BY_SAFEGUARD)));
    }

    List<Definition> definitions() { return List.of(Figure.values()).stream().map(this::definition).toList(); }

    private Section section(String id, List<Figure> tiles, List<Figure> exhibits) {
      return new Section(id, voice.t("section." + id), voice.t("section." + id + ".lead"), tiles.stream().map(this::tile).toList(),
        exhibits.stream().map(this::exhibit).toList());
    }

    private Exhibit exhibit(Figure figure) {
      var result = statement.of(figure);
      return new Exhibit(figure.code(), new Charts(voice).of(result, new Findings(voice, statement).of(result)),
        new Tables(voice).of(result));
    }

    private Tile tile(Figure figure) {
      var result = statement.of(figure);
      return new Tile(figure.code(), voice.shown(result), voice.t(figure.titleKey()), fraction(result));
    }

    private String fraction(Result result) {
      if (result.numerator() == null || result.denominator() == null) return "";
      return voice.t("value.of", voice.count(result.numerator()), voice.count(result.denominator()));
    }

    private Definition definition(Figure figure) {
      var result = statement.of(figure);
      return new Definition(figure.code(), voice.t(figure.titleKey()),
        result.value() == null && result.veil() == null ? "" : voice.shown(result),
        result.numerator() == null ? "" : voice.count(result.numerator()),
        result.denominator() == null ? "" : voice.count(result.denominator()),
        voice.t(figure.definitionKey()), figure.version(), voice.t("unit." + figure.unit()));
    }
  }
}
