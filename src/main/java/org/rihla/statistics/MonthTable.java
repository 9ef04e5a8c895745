package org.rihla.statistics;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rihla.statistics.Report.Cell;
import org.rihla.statistics.Report.Line;
import org.rihla.statistics.Report.Table;
import org.rihla.statistics.Result.Hidden;
import org.rihla.statistics.Result.Row;

/** Sets what has two keys, the second of which is a kind, as a table with a row for each month and a column for each kind. */
record MonthTable(Voice voice) {

  Table of(Result result, String note) {
    boolean waits = result.figure().dimension() == Dimension.MONTH_AND_PART;
    var kinds = waits ? Dimension.PARTS : Dimension.MONEY;
    Map<String, Row> rows = result.rows().stream().collect(toMap(Row::key, row -> row));
    Map<String, Veil> hidden = result.hidden().stream().collect(toMap(Hidden::key, Hidden::veil));
    var months = new TreeSet<String>();
    rows.keySet().forEach(key -> months.add(key.substring(0, key.lastIndexOf('.'))));
    hidden.keySet().forEach(key -> months.add(key.substring(0, key.lastIndexOf('.'))));
    if (!waits) shorten(months, Currencies.all(result));
    var lines = months.stream().map(month -> line(month, kinds, waits, rows, hidden)).toList();
    return new Table(result.figure().code(), voice.t(result.figure().titleKey()), heads(kinds, waits), lines, null, note);
  }

  /** Twenty currencies in twelve months are no table: of those that are not drawn, the last month says how much it came to. */
  private static void shorten(TreeSet<String> months, Set<String> drawn) {
    months.removeIf(month -> {
      var next = months.higher(month);
      return !drawn.contains(month.substring(0, 3)) && next != null && next.startsWith(month.substring(0, 3));
    });
  }

  private List<String> heads(List<String> kinds, boolean waits) {
    var heads = new ArrayList<String>();
    heads.add(voice.t(waits ? "table.month_and_part" : "table.currency_and_month"));
    kinds.forEach(kind -> heads.add(waits ? voice.part(kind) : voice.t("key.money." + kind)));
    if (waits) heads.add(voice.t("table.persons"));
    return heads;
  }

  private Line line(String month, List<String> kinds, boolean waits, Map<String, Row> rows, Map<String, Veil> hidden) {
    var unit = waits ? Unit.DAYS : Unit.MONEY;
    var cells = new ArrayList<Cell>();
    Long people = null;
    for (var kind : kinds) {
      var row = rows.get(month + "." + kind);
      if (row != null && row.quantity() != null) people = people == null ? row.quantity() : Math.max(people, row.quantity());
      cells.add(cell(row == null ? null : row.value(), hidden.get(month + "." + kind), unit));
    }
    if (waits)
      cells.add(people == null
        ? new Cell(null, Unit.PERSONS, "–")
        : new Cell(BigDecimal.valueOf(people), Unit.PERSONS,
          voice.count(BigDecimal.valueOf(people))));
    var label = waits
      ? voice.month(month, true)
      : voice.t("key.wave.dimension", month.substring(0, 3), voice.month(month.substring(4), true));
    return new Line(label, cells);
  }

  private Cell cell(@Nullable BigDecimal value, @Nullable Veil veil, Unit unit) {
    if (veil != null) return new Cell(null, unit, veil.said(voice));
    return value == null ? new Cell(null, unit, "–") : new Cell(value, unit, voice.number(value, unit == Unit.DAYS ? value.scale() : 0));
  }
}
