package org.rihla.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rihla.statistics.Sheet.Anchor;

/** Scores between 0 and 1 over the survey waves, one line for each dimension. */
final class LineChart {

  /** @param values one for each wave; null where nobody was asked @param shown the same, as written */
  record Series(String label, List<@Nullable BigDecimal> values, List<String> shown) {}

  private static final List<Ink> INKS = List.of(Ink.ONE, Ink.TWO, Ink.THREE);
  private static final List<@Nullable String> DASHES = Arrays.asList(null, "9 5", "2 4");
  private static final int TOP = 20;
  private static final int BOTTOM = 250;

  /** @param inset from the sides to the first and the last wave; @param rows in which the names of the waves stand, so that they do not touch */
  private record Paper(int width, int height, int left, int right, int inset, int rows, int legendX, int legendY) {

    /** On a narrow sheet the outer names would stick out. */
    Anchor anchor(int wave, int waves) {
      if (rows == 1 || waves == 1) return Anchor.MIDDLE;
      return wave == 0 ? Anchor.START : wave == waves - 1 ? Anchor.END : Anchor.MIDDLE;
    }

    int x(int wave, int waves) {
      return left + inset + (waves == 1 ? (right - left) / 2 : wave * (right - left - 2 * inset - 10) / (waves - 1));
    }
  }

  private static final Paper WIDE = new Paper(720, 300, 60, 540, 40, 1, 560, TOP + 16);
  private static final Paper TELEPHONE = new Paper(300, 380, 34, 300, 36, 2, 34, BOTTOM + 76);

  private LineChart() {}

  static Drawing draw(String id, String title, String description, List<String> waves, List<String> scale, List<Series> lines,
    boolean mirrored) {
    return on(WIDE, waves, scale, lines, mirrored).done(id, title, description);
  }

  /** As wide as a telephone, the legend below. */
  static Drawing narrow(String id, String title, String description, List<String> waves, List<String> scale, List<Series> lines,
    boolean mirrored) {
    return on(TELEPHONE, waves, scale, lines, mirrored).done(id, title, description);
  }

  private static Sheet on(Paper paper, List<String> waves, List<String> scale, List<Series> lines, boolean mirrored) {
    var sheet = new Sheet(paper.width(), paper.height(), mirrored);
    for (int step = 0; step < scale.size(); step++) {
      int y = BOTTOM - step * (BOTTOM - TOP) / (scale.size() - 1);
      sheet.line(paper.left(), y, paper.right(), y, Ink.RULE);
      sheet.text(paper.left() - 8, y + 4, Anchor.END, Ink.MUTED, false, scale.get(step));
    }
    for (int wave = 0; wave < waves.size(); wave++)
      sheet.text(paper.x(wave, waves.size()), BOTTOM + 26 + wave % paper.rows() * 18, paper.anchor(wave, waves.size()), Ink.INK, false,
        waves.get(wave));
    for (int line = 0; line < lines.size(); line++) draw(sheet, paper, lines.get(line), waves.size(), line);
    ends(sheet, paper, lines, waves.size());
    return sheet;
  }

  private static void draw(Sheet sheet, Paper paper, Series line, int waves, int place) {
    var ink = INKS.get(place % INKS.size());
    var dashes = DASHES.get(place % DASHES.size());
    int lastX = -1;
    int lastY = -1;
    for (int wave = 0; wave < line.values().size(); wave++) {
      var value = line.values().get(wave);
      if (value == null) continue;
      int y = y(value);
      int x = paper.x(wave, waves);
      if (lastX >= 0) sheet.line(lastX, lastY, x, y, ink, 3, dashes);
      lastX = x;
      lastY = y;
    }
    for (int wave = 0; wave < line.values().size(); wave++) {
      var value = line.values().get(wave);
      if (value != null) sheet.dot(paper.x(wave, waves), y(value), 5, ink);
    }
    int legend = paper.legendY() + place * 24;
    sheet.line(paper.legendX() - 4, legend - 5, paper.legendX() + 18, legend - 5, ink, 3, dashes);
    sheet.text(paper.legendX() + 26, legend, Anchor.START, Ink.INK, false, line.label());
  }

  /** The last score of each line beside its end, pushed apart where lines end close together. */
  private static void ends(Sheet sheet, Paper paper, List<Series> lines, int waves) {
    record End(int x, int y, String shown, Ink ink) {}
    var ends = new ArrayList<End>();
    for (int line = 0; line < lines.size(); line++) {
      var values = lines.get(line).values();
      for (int wave = values.size() - 1; wave >= 0; wave--) {
        var value = values.get(wave);
        if (value == null) continue;
        ends.add(new End(paper.x(wave, waves), y(value), lines.get(line).shown().getLast(), INKS.get(line % INKS.size())));
        break;
      }
    }
    ends.sort(Comparator.comparingInt(End::y));
    int lowest = 0;
    for (var end : ends) {
      lowest = Math.max(end.y(), lowest + 15);
      sheet.text(end.x() + 10, lowest + 4, Anchor.START, end.ink(), true, end.shown());
    }
  }

  private static int y(BigDecimal score) { return BOTTOM - (int) Math.round(score.doubleValue() * (BOTTOM - TOP)); }
}
