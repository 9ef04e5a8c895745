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
  private static final int WIDTH = 720;
  private static final int HEIGHT = 300;
  private static final int LEFT = 60;
  private static final int RIGHT = 560;
  private static final int TOP = 20;
  private static final int BOTTOM = 250;

  private LineChart() {}

  static String draw(String id, String title, String description, List<String> waves, List<String> scale, List<Series> lines,
    boolean mirrored) {
    var svg = new Svg(WIDTH, HEIGHT, mirrored);
    for (int step = 0; step < scale.size(); step++) {
      int y = BOTTOM - step * (BOTTOM - TOP) / (scale.size() - 1);
      svg.line(LEFT, y, RIGHT, y, Svg.RULE, 1);
      svg.text(LEFT - 10, y + 4, Anchor.END, Svg.MUTED, false, scale.get(step));
    }
    for (int wave = 0; wave < waves.size(); wave++)
      svg.text(x(wave, waves.size()), BOTTOM + 26, Anchor.MIDDLE, Svg.INK, false, waves.get(wave));
    for (int line = 0; line < lines.size(); line++)
      draw(svg, lines.get(line), waves.size(), COLOURS.get(line % COLOURS.size()), line);
    ends(svg, lines, waves.size());
    return svg.done(id, title, description);
  }

  private static void draw(Svg svg, Series line, int waves, String colour, int place) {
    int lastX = -1;
    int lastY = -1;
    for (int wave = 0; wave < line.values().size(); wave++) {
      var value = line.values().get(wave);
      if (value == null) continue;
      int y = y(value);
      int x = x(wave, waves);
      if (lastX >= 0) svg.line(lastX, lastY, x, y, colour, 3);
      lastX = x;
      lastY = y;
    }
    for (int wave = 0; wave < line.values().size(); wave++) {
      var value = line.values().get(wave);
      if (value != null) svg.dot(x(wave, waves), y(value), colour);
    }
    int legend = TOP + 16 + place * 24;
    svg.rect(RIGHT + 24, legend - 10, 14, 10, colour);
    svg.text(RIGHT + 46, legend, Anchor.START, Svg.INK, false, line.label());
  }

  /** The last score of each line beside its end, pushed apart where lines end close together. */
  private static void ends(Svg svg, List<Series> lines, int waves) {
    record End(int x, int y, String shown, String colour) {}
    var ends = new ArrayList<End>();
    for (int line = 0; line < lines.size(); line++) {
      var values = lines.get(line).values();
      for (int wave = values.size() - 1; wave >= 0; wave--) {
        var value = values.get(wave);
        if (value == null) continue;
        ends.add(new End(x(wave, waves), y(value), lines.get(line).shown().getLast(), COLOURS.get(line % COLOURS.size())));
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

  private static int x(int wave, int waves) {
    return LEFT + 40 + (waves == 1 ? (RIGHT - LEFT) / 2 : wave * (RIGHT - LEFT - 90) / (waves - 1));
  }

  private static int y(BigDecimal score) { return BOTTOM - (int) Math.round(score.doubleValue() * (BOTTOM - TOP)); }
}
