package org.rihla.statistics;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rihla.statistics.Drawing.Shape;
import org.rihla.statistics.Report.Chart;
import org.rihla.statistics.Result.Hidden;
import org.rihla.statistics.Result.Row;
import org.rihla.statistics.Sheet.Anchor;

/** Returns by country. The largest bear their rank, and stand in a list with the same ranks: nobody needs the shades to read it. */
record MapChart(Voice voice) {

  private static final int RANKED = 8;
  private static final int LINE = 24;

  /** From so many people on. */
  private record Step(int from, Ink ink) {
  }

  private static final List<Step> STEPS = List.of(new Step(200, Ink.MOST), new Step(50, Ink.MANY), new Step(10, Ink.SOME),
    new Step(1, Ink.FEW));

  /** @param scale of the map, in hundredths @param listX where the list begins @param listY of its first line @param gap from name to number */
  private record Layout(int width, int scale, int listX, int listY, int line, boolean beside) {

    int ground() { return Atlas.WIDTH * scale / 100; }

    int bottom() { return Atlas.HEIGHT * scale / 100; }
  }

  private static final Layout WIDE = new Layout(720, 80, 470, 24, 42, true);
  private static final Layout NARROW = new Layout(300, 53, 0, 366, LINE, false);

  Chart of(Result result, String id, String finding, boolean mirrored) {
    var first = result.rows().stream().limit(RANKED).map(row -> voice.t("chart.score", name(row), voice.count(row.value()))).toList();
    var description = String.join("; ", first);
    return new Chart(finding, description, on(WIDE, result, mirrored).done(id, finding, description),
      on(NARROW, result, mirrored).done(id + "-narrow", finding, description), voice.t("chart.map.borders"));
  }

  /** Whether most of them returned to where it reaches. */
  static boolean shows(Result result) {
    int there = result.rows().stream().filter(row -> Atlas.of(row.key()) != null).mapToInt(row -> row.value().intValue()).sum();
    return 2 * there > result.rows().stream().mapToInt(row -> row.value().intValue()).sum();
  }

  private Sheet on(Layout layout, Result result, boolean mirrored) {
    var ranked = result.rows().stream().limit(RANKED).toList();
    var legend = legend(result);
    int list = layout.listY() + ranked.size() * layout.line() + 10;
    var sheet = new Sheet(layout.width(), Math.max(layout.bottom(), list + legend.size() * LINE), mirrored);
    int x = sheet.placed(0, layout.ground());
    sheet.ground(x, "." + layout.scale(), shapes(result));
    for (int rank = 0; rank < ranked.size(); rank++) {
      var land = Atlas.of(ranked.get(rank).key());
      if (land != null) rank(sheet, sheet.unturned(x + land.x() * layout.scale() / 100), land.y() * layout.scale() / 100, rank);
    }
    for (int rank = 0; rank < ranked.size(); rank++) line(sheet, layout, ranked.get(rank), rank);
    for (int step = 0; step < legend.size(); step++) {
      int y = list + step * LINE;
      sheet.rect(layout.listX(), y - 11, 16, 12, legend.get(step).ink(), Ink.MUTED);
      sheet.text(layout.listX() + 26, y, Anchor.START, Ink.INK, false, legend.get(step).said());
    }
    return sheet;
  }

  private void rank(Sheet sheet, int x, int y, int rank) {
    sheet.dot(x, y, 9, Ink.INK);
    sheet.text(x, y + 5, Anchor.MIDDLE, Ink.PAPER, true, voice.count(BigDecimal.valueOf(rank + 1L)));
  }

  private void line(Sheet sheet, Layout layout, Row row, int rank) {
    int y = layout.listY() + rank * layout.line();
    rank(sheet, layout.listX() + 9, y - 5, rank);
    sheet.text(layout.listX() + 26, y, Anchor.START, Ink.INK, false, name(row));
    if (layout.beside()) sheet.text(layout.listX() + 26, y + 17, Anchor.START, Ink.INK, true, voice.count(row.value()));
    else sheet.text(layout.width(), y, Anchor.END, Ink.INK, true, voice.count(row.value()));
  }

  private List<Shape> shapes(Result result) {
    Map<String, Row> rows = result.rows().stream().collect(toMap(Row::key, row -> row));
    Set<String> veiled = result.hidden().stream().map(Hidden::key).collect(toSet());
    var shapes = new ArrayList<Shape>();
    Atlas.LANDS.forEach((code, land) -> {
      var row = rows.get(code);
      if (row != null)
        shapes.add(new Shape(land.path(), step(row.value()).ink(), voice.t("chart.score", name(row), voice.count(row.value()))));
      else
        shapes.add(new Shape(land.path(), veiled.contains(code) ? Ink.VEILED : Ink.LAND, ""));
    });
    return shapes;
  }

  private static Step step(BigDecimal people) {
    return STEPS.stream().filter(step -> people.intValue() >= step.from()).findFirst().orElse(STEPS.getLast());
  }

  private record Entry(Ink ink, String said) {
  }

  /** Only of what is on the map, and how much is not. */
  private List<Entry> legend(Result result) {
    var entries = new ArrayList<Entry>();
    var drawn = result.rows().stream().filter(row -> Atlas.of(row.key()) != null).map(row -> step(row.value())).collect(toSet());
    for (int step = 0; step < STEPS.size(); step++) {
      if (!drawn.contains(STEPS.get(step))) continue;
      entries.add(new Entry(STEPS.get(step).ink(), step == 0
        ? voice.t("chart.map.from", STEPS.get(step).from())
        : voice.t("chart.map.between", STEPS.get(step).from(), STEPS.get(step - 1).from() - 1)));
    }
    if (result.hidden().stream().anyMatch(each -> Atlas.of(each.key()) != null))
      entries.add(new Entry(Ink.VEILED, voice.t("value.withheld")));
    int elsewhere = result.rows().stream().filter(row -> Atlas.of(row.key()) == null).mapToInt(row -> row.value().intValue()).sum();
    if (elsewhere > 0) entries.add(new Entry(Ink.PAPER, voice.t("chart.map.elsewhere", elsewhere)));
    return entries;
  }

  private String name(Row row) { return voice.label(Dimension.COUNTRY, row.key()); }
}
