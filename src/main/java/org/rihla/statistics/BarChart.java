package org.rihla.statistics;

import java.math.BigDecimal;
import java.util.List;
import org.rihla.statistics.Sheet.Anchor;

/** Horizontal bars from a common line, or as a funnel around a common middle. */
final class BarChart {

  /** @param shown the value as it is written beside the bar */
  record Bar(String label, BigDecimal value, String shown) {}

  private static final int WIDTH = 720;
  private static final int ROW = 26;
  private static final int LABELS = 250;
  private static final int ROOM = 340;
  private static final int NARROW = 300;
  /** For the number beside the longest bar. */
  private static final int BESIDE = 120;

  private BarChart() {}

  static Drawing bars(String id, String title, String description, List<Bar> bars, boolean mirrored) {
    var sheet = new Sheet(WIDTH, bars.size() * ROW + 8, mirrored);
    var largest = largest(bars);
    int y = 4;
    for (var bar : bars) {
      int length = Math.max(2, length(bar.value(), largest, ROOM));
      sheet.text(LABELS - 10, y + 17, Anchor.END, Ink.INK, false, bar.label());
      sheet.rect(LABELS, y + 3, length, ROW - 7, Ink.ACCENT);
      sheet.text(LABELS + length + 8, y + 17, Anchor.START, Ink.INK, true, bar.shown());
      y += ROW;
    }
    sheet.line(LABELS, 2, LABELS, y + 2, Ink.RULE);
    return sheet.done(id, title, description);
  }

  static Drawing funnel(String id, String title, String description, List<Bar> bars, boolean mirrored) {
    int row = 34;
    var sheet = new Sheet(WIDTH, bars.size() * row + 8, mirrored);
    var largest = largest(bars);
    int y = 4;
    for (var bar : bars) {
      int length = Math.max(2, length(bar.value(), largest, ROOM));
      sheet.text(LABELS - 70, y + 20, Anchor.END, Ink.INK, false, bar.label());
      sheet.rect(LABELS - 50, y + 2, ROOM, row - 6, Ink.SHADE);
      sheet.rect(LABELS - 50 + (ROOM - length) / 2, y + 2, length, row - 6, Ink.ACCENT);
      sheet.text(LABELS + ROOM - 36, y + 20, Anchor.START, Ink.INK, true, bar.shown());
      y += row;
    }
    return sheet.done(id, title, description);
  }

  /** As wide as a telephone: each bar below its name. */
  static Drawing narrow(String id, String title, String description, List<Bar> bars, boolean mirrored) {
    int row = 46;
    var sheet = new Sheet(NARROW, bars.size() * row + 4, mirrored);
    var largest = largest(bars);
    int y = 0;
    for (var bar : bars) {
      int length = Math.max(2, length(bar.value(), largest, NARROW - BESIDE));
      sheet.text(0, y + 14, Anchor.START, Ink.INK, false, bar.label());
      sheet.rect(0, y + 20, length, ROW - 9, Ink.ACCENT);
      sheet.text(length + 8, y + 33, Anchor.START, Ink.INK, true, bar.shown());
      y += row;
    }
    return sheet.done(id, title, description);
  }

  private static BigDecimal largest(List<Bar> bars) {
    return bars.stream().map(Bar::value).max(BigDecimal::compareTo).filter(most -> most.signum() > 0).orElse(BigDecimal.ONE);
  }

  private static int length(BigDecimal value, BigDecimal largest, int room) {
    return (int) Math.round(value.doubleValue() / largest.doubleValue() * room);
  }
}
