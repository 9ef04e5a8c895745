package org.rihla.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.statistics.LineChart.Series;
import org.rihla.statistics.Report.Chart;
import org.rihla.statistics.Result.Row;

/** The reintegration index as lines over the waves that were surveyed. */
record ScoreChart(Voice voice) {

  static final List<String> WAVES = List.of("BASELINE", "MIDTERM", "ENDLINE_12M", "ENDLINE_18M");
  static final List<String> DIMENSIONS = List.of("ECO", "SOC", "PSY");

  Chart of(Result result, String id, String finding, boolean mirrored) {
    Map<String, BigDecimal> scores = result.rows().stream().collect(Collectors.toMap(Row::key, Row::value));
    var waves = WAVES.stream().filter(wave -> DIMENSIONS.stream().anyMatch(dimension -> scores.containsKey(wave + "." + dimension)))
      .toList();
    var lines = DIMENSIONS.stream().map(dimension -> series(dimension, waves, scores)).filter(line -> !line.shown().isEmpty()).toList();
    var scale = Stream.of("0", "0.25", "0.5", "0.75", "1")
      .map(step -> voice.number(new BigDecimal(step), step.length() > 1 ? step.length() - 2 : 0)).toList();
    var names = waves.stream().map(wave -> voice.codes().label("wave", wave, voice.language())).toList();
    var description = String.join("; ", result.rows().stream()
      .map(row -> voice.t("chart.score", voice.label(Dimension.WAVE_AND_DIMENSION, row.key()), voice.value(row.value(), Unit.SCORE)))
      .toList());
    return new Chart(finding, description, LineChart.draw(id, finding, description, names, scale, lines, mirrored),
      LineChart.narrow(id + "-narrow", finding, description, names, scale, lines, mirrored));
  }

  private Series series(String dimension, List<String> waves, Map<String, BigDecimal> scores) {
    var values = new ArrayList<@Nullable BigDecimal>();
    var shown = new ArrayList<String>();
    for (var wave : waves) {
      var score = scores.get(wave + "." + dimension);
      values.add(score);
      if (score != null) shown.add(voice.value(score, Unit.SCORE));
    }
    return new Series(voice.label(Dimension.DIMENSION, dimension), values, shown);
  }
}
