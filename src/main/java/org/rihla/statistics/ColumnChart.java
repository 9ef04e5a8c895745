package org.rihla.statistics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rihla.statistics.Sheet.Anchor;

/**
 * Parts upon each other over the months of a year: columns on paper, rows on a telephone. Time runs as one reads.
 *
 * @param series what the parts are, from the ground up; three at most
 * @param scale how a number on the axis is written
 */
record ColumnChart(List<String> series, List<Column> columns, Function<BigDecimal, String> scale) {

  /** @param name and @param brief of the month @param parts one for each series; null where there is none, or it is not shown */
  record Column(String name, String brief, List<@Nullable BigDecimal> parts, List<String> shown) {

    double whole() { return parts.stream().filter(Objects::nonNull).mapToDouble(BigDecimal::doubleValue).sum(); }
  }

  private static final List<Ink> INKS = List.of(Ink.DEEP, Ink.MIDDLE, Ink.PALE);
  private static final List<Ink> ON = List.of(Ink.ON_DEEP, Ink.ON_MIDDLE, Ink.ON_PALE);
  private static final int LETTER = 7;
  private static final int LINE = 22;
  private static final int WIDE = 720;
  private static final int AXIS = 76;
  private static final int TOP = 12;
  private static final int GROUND = 252;
  private static final int NARROW = 300;
  private static final int NAMES = 80;
  private static final int ROW = 26;

  Drawing wide(String id, String title, String description, boolean mirrored) {
    int legend = GROUND + 50;
    var sheet = new Sheet(WIDE, legend + series.size() * LINE, mirrored);
    double step = step();
    double most = Math.max(step, Math.ceil(most() / step) * step);
    for (double at = 0; at <= most; at += step) {
      int y = GROUND - (int) Math.round(at / most * (GROUND - TOP));
      sheet.line(AXIS, y, WIDE, y, Ink.RULE);
      sheet.text(AXIS - 8, y + 4, Anchor.END, Ink.MUTED, false, scale.apply(BigDecimal.valueOf(at)));
    }
    int slot = (WIDE - AXIS) / columns.size();
    int thick = Math.min(44, slot - 9);
    for (int place = 0; place < columns.size(); place++) {
      var column = columns.get(place);
      int x = AXIS + place * slot + (slot - thick) / 2;
      double below = 0;
      for (int part = 0; part < series.size(); part++) {
        var value = column.parts().get(part);
        if (value == null) continue;
        int from = GROUND - (int) Math.round(below / most * (GROUND - TOP));
        below += value.doubleValue();
        int to = GROUND - (int) Math.round(below / most * (GROUND - TOP));
        sheet.rect(x, to, thick, from - to, INKS.get(part), Ink.ACCENT);
        var shown = column.shown().get(part);
        if (from - to >= 16 && shown.length() * LETTER <= thick)
          sheet.text(x + thick / 2, (from + to) / 2 + 5, Anchor.MIDDLE, ON.get(part), false, shown);
      }
      sheet.text(x + thick / 2, GROUND + 20, Anchor.MIDDLE, Ink.INK, false, column.brief());
    }
    legend(sheet, AXIS, legend);
    return sheet.done(id, title, description);
  }

  Drawing narrow(String id, String title, String description, boolean mirrored) {
    int legend = columns.size() * ROW + 22;
    var sheet = new Sheet(NARROW, legend + series.size() * LINE, mirrored);
    double most = most();
    for (int place = 0; place < columns.size(); place++) {
      var column = columns.get(place);
      int y = place * ROW;
      sheet.text(0, y + 16, Anchor.START, Ink.INK, false, column.name());
      double before = 0;
      for (int part = 0; part < series.size(); part++) {
        var value = column.parts().get(part);
        if (value == null) continue;
        int from = NAMES + (int) Math.round(before / most * (NARROW - NAMES));
        before += value.doubleValue();
        int to = NAMES + (int) Math.round(before / most * (NARROW - NAMES));
        sheet.rect(from, y + 2, to - from, ROW - 6, INKS.get(part), Ink.ACCENT);
        var shown = column.shown().get(part);
        if (shown.length() * LETTER <= to - from) sheet.text((from + to) / 2, y + 17, Anchor.MIDDLE, ON.get(part), false, shown);
      }
    }
    legend(sheet, 0, legend);
    return sheet.done(id, title, description);
  }

  /** As the parts lie upon each other. */
  private void legend(Sheet sheet, int x, int y) {
    for (int part = series.size() - 1; part >= 0; part--) {
      int at = y + (series.size() - 1 - part) * LINE;
      sheet.rect(x, at - 11, 16, 12, INKS.get(part), Ink.ACCENT);
      sheet.text(x + 24, at, Anchor.START, Ink.INK, false, series.get(part));
    }
  }

  private double most() { return Math.max(1, columns.stream().mapToDouble(Column::whole).max().orElse(1)); }

  /** One, two or five of a power of ten, so that there are at most five lines. */
  private double step() {
    double power = Math.pow(10, Math.floor(Math.log10(most() / 5)));
    double times = most() / 5 / power;
    return Math.max(1, (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10) * power);
  }
}
