package org.rihla.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rihla.statistics.Svg.Anchor;

/** Scores between 0 and 1 over the survey waves, one line for each dimension. */
final class LineChart {

  /** @param values one for each wave; null where nobody was asked @param shown the same, as written */
  record Series(String label, List<@Nullable BigDecimal> values, List<String> shown) {}

  private static final List<String> COLOURS = List.of("#0b5d77", "#9a3412", "#4d6b0a");
  private static final int TOP = 20;
  private static final int BOTTOM = 250;

  /** @param inset from the sides to the first and the last wave; @param rows in which the names of the waves stand, so that they do not touch */
  private record Sheet(int width, int height, int left, int right, int inset, int rows, int legendX, int legendY) {

    /** On a narrow sheet the outer names would stick out. */
    Anchor anchor(int wave, int waves) {
      if (rows == 1 || waves == 1) return Anchor.MIDDLE;
      return wave == 0 ? Anchor.START : wave == waves - 1 ? Anchor.END : Anchor.MIDDLE;
    }

    int x(int wave, int waves) {
      return left + inset + (waves == 1 ? (right - left) / 2 : wave * (right - left - 2 * inset - 10) / (waves - 1));
    }
  }

  private static final Sheet PAPER = new Sheet(720, 300, 60, 560, 40, 1, 584, TOP + 16);
  private static final Sheet TELEPHONE = new Sheet(300, 380, 34, 300, 36, 2, 34, BOTTOM + 76);

  private LineChart() {}

  static String draw(String id, String title, String description, List<String> waves, List<String> scale, List<Series> lines,
    boolean mirrored) {
    return on(PAPER, waves, scale, lines, mirrored).done(id, title, description);
  }

  /** As wide as a telephone, the legend below. */
  static String narrow(String id, String title, String description, List<String> waves, List<String> scale, List<Series> lines,
    boolean mirrored) {
    return on(TELEPHONE, waves, scale, lines, mirrored).done(id, title, description);
  }

  private static Svg on(Sheet sheet, List<String> waves, List<String> scale, List<Series> lines, boolean mirrored) {
    var svg = new Svg(sheet.width(), sheet.height(), mirrored);
    for (int step = 0; step < scale.size(); step++) {
      int y = BOTTOM - step * (BOTTOM - TOP) / (scale.size() - 1);
      svg.line(sheet.left(), y, sheet.right(), y, Svg.RULE, 1);
      svg.text(sheet.left() - 8, y + 4, Anchor.END, Svg.MUTED, false, scale.get(step));
    }
    for (int wave = 0; wave < waves.size(); wave++)
      svg.text(sheet.x(wave, waves.size()), BOTTOM + 26 + wave % sheet.rows() * 18, sheet.anchor(wave, waves.size()), Svg.INK, false,
        waves.get(wave));
    for (int line = 0; line < lines.size(); line++)
      draw(svg, sheet, lines.get(line), waves.size(), COLOURS.get(line % COLOURS.size()), line);
    ends(svg, sheet, lines, waves.size());
    return svg;
  }

  private static void draw(Svg svg, Sheet sheet, Series line, int waves, String colour, int place) {
    int lastX = -1;
    int lastY = -1;
    for (int wave = 0; wave < line.values().size(); wave++) {
      var value = line.values().get(wave);
      if (value == null) continue;
      int y = y(value);
      int x = sheet.x(wave, waves);
      if (lastX >= 0) svg.line(lastX, lastY, x, y, colour, 3);
      lastX = x;
      lastY = y;
    }
    for (int wave = 0; wave < line.values().size(); wave++) {
      var value = line.values().get(wave);
      if (value != null) svg.dot(sheet.x(wave, waves), y(value), colour);
    }
    int legend = sheet.legendY() + place * 24;
    svg.rect(sheet.legendX(), legend - 10, 14, 10, colour);
    svg.text(sheet.legendX() + 22, legend, Anchor.START, Svg.INK, false, line.label());
  }

  /** The last score of each line beside its end, pushed apart where lines end close together. */
  private static void ends(Svg svg, Sheet sheet, List<Series> lines, int waves) {
    record End(int x, int y, String shown, String colour) {}
    var ends = new ArrayList<End>();
    for (int line = 0; line < lines.size(); line++) {
      var values = lines.get(line).values();
      for (int wave = values.size() - 1; wave >= 0; wave--) {
        var value = values.get(wave);
        if (value == null) continue;
        ends.add(new End(sheet.x(wave, waves), y(value), lines.get(line).shown().getLast(), COLOURS.get(line % COLOURS.size())));
        break;
      }
    }
    ends.sort(Comparator.comparingInt(End::y));
    int lowest = 0;
    for (var end : ends) {
      lowest = Math.max(end.y(), lowest + 15);
      svg.text(end.x() + 10, lowest + 4, Anchor.START, end.colour(), true, end.shown());
    }
  }

  private static int y(BigDecimal score) { return BOTTOM - (int) Math.round(score.doubleValue() * (BOTTOM - TOP)); }
}
