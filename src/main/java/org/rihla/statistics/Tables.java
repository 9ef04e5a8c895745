package org.rihla.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.statistics.Report.Cell;
import org.rihla.statistics.Report.Line;
import org.rihla.statistics.Report.Table;
import org.rihla.statistics.Result.Hidden;

/** Sets a breakdown as a table: what, how many, which share of the persons, and a second measure where the figure has one. */
record Tables(Voice voice) {

  Table of(Result result) {
    var figure = result.figure();
    if (figure.dimension().chronological()) return new MonthTable(voice).of(result, note(result));
    var lines = Stream
      .concat(result.rows().stream().map(row -> line(voice.label(figure.dimension(), row.key()), row.value(), row.quantity(),
        result)), result.hidden().stream().map(hidden -> veiled(hidden, result)))
      .toList();
    return new Table(figure.code(), voice.t(figure.titleKey()), heads(result), lines, total(result), note(result));
  }

  private List<String> heads(Result result) {
    var heads = new ArrayList<String>();
    heads.add(voice.t("table." + result.figure().dimension().name().toLowerCase(Locale.ROOT)));
    if (result.figure().unit() == Unit.SCORE) heads.addAll(List.of(voice.t("table.mean"), voice.t("table.answered")));
    else heads.addAll(List.of(voice.t("table.persons"), voice.t("table.share")));
    if (counted(result)) heads.add(voice.t("table.deliveries"));
    return heads;
  }

  private Line line(String label, BigDecimal value, @Nullable Long quantity, Result result) {
    var unit = result.figure().unit();
    var cells = new ArrayList<Cell>();
    cells.add(new Cell(value, unit, voice.number(value, unit.decimals())));
    if (unit != Unit.SCORE) cells.add(share(value, result.valueOrZero()));
    if (quantity != null) cells.add(new Cell(BigDecimal.valueOf(quantity), Unit.PERSONS, voice.count(BigDecimal.valueOf(quantity))));
    return new Line(label, cells);
  }

  private Line veiled(Hidden hidden, Result result) {
    var none = new Cell(null, Unit.PERSONS, "–");
    var said = new Cell(null, Unit.PERSONS, hidden.veil().said(voice));
    var cells = new ArrayList<>(result.figure().unit() == Unit.SCORE ? List.of(none, said) : List.of(said, none));
    if (counted(result)) cells.add(none);
    return new Line(voice.label(result.figure().dimension(), hidden.key()), cells);
  }

  private Cell share(BigDecimal part, BigDecimal whole) {
    if (whole.signum() == 0) return new Cell(null, Unit.PERCENT, "–");
    var percent = Unit.percent(part, whole);
    return new Cell(percent, Unit.PERCENT, voice.value(percent, Unit.PERCENT));
  }

  private @Nullable Line total(Result result) {
    if (result.value() == null || result.rows().isEmpty() && !result.rowless() && result.hidden().isEmpty()
      || result.figure().dimension() == Dimension.STAGE) return null;
    var label = voice.t(result.figure().dimension().partition() ? "table.total" : "table.distinct");
    if (counted(result) && !result.hidden().isEmpty()) {
      var cells = new ArrayList<>(line(label, result.value(), null, result).cells());
      cells.add(new Cell(null, Unit.PERSONS, "–")); // the sum of what is shown would be another
      return new Line(label, cells);
    }
    var quantity = counted(result) ? result.rows().stream().mapToLong(row -> row.quantity() == null ? 0 : row.quantity()).sum() : null;
    return line(label, result.value(), quantity, result);
  }

  private String note(Result result) {
    if (result.rowless()) return voice.t("table.rowless");
    if (result.rows().isEmpty() && result.hidden().isEmpty()) return voice.t("table.empty");
    if (result.figure().unit() == Unit.SCORE || result.figure().dimension().chronological())
      return voice.t(result.figure().definitionKey());
    return result.figure().dimension().partition() || result.figure().dimension() == Dimension.STAGE ? "" : voice.t("table.overlap");
  }

  /** Whether the second measure is deliveries. */
  private static boolean counted(Result result) {
    return result.figure().unit() != Unit.SCORE && result.rows().stream().anyMatch(row -> row.quantity() != null);
  }
}
