package org.rihla.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.statistics.BarChart.Bar;
import org.rihla.statistics.Report.Chart;
import org.rihla.statistics.Result.Row;

/** Chooses the picture for a breakdown. What it shows stands in words above it and in the table below. */
record Charts(Voice voice) {

  private static final int MOST_BARS = 12;

  @Nullable
  Chart of(Result result, String finding) {
    if (result.rows().isEmpty()) return null;
    var id = "chart-" + result.figure().code().replace('.', '-');
    boolean mirrored = voice.language().direction().equals("rtl");
    if (result.figure().dimension() == Dimension.WAVE_AND_DIMENSION) return new ScoreChart(voice).of(result, id, finding, mirrored);
    var bars = bars(result);
    var description = String.join("; ", bars.stream().map(bar -> voice.t("chart.score", bar.label(), bar.shown())).toList());
    var svg = result.figure().dimension() == Dimension.STAGE
      ? BarChart.funnel(id, finding, description, bars, mirrored)
      : BarChart.bars(id, finding, description, bars, mirrored);
    return new Chart(finding, description, svg, BarChart.narrow(id + "-narrow", finding, description, bars, mirrored));
  }

  /** The largest ones each, and the rest as one bar: 32 countries are a table, not a picture. */
  private List<Bar> bars(Result result) {
    var rows = result.rows();
    if (rows.size() <= MOST_BARS + 1) return rows.stream().map(row -> bar(result, row)).toList();
    var rest = rows.subList(MOST_BARS, rows.size());
    var bars = new ArrayList<>(rows.stream().limit(MOST_BARS).map(row -> bar(result, row)).toList());
    if (result.figure().dimension() == Dimension.COUNTRY) {
      bars.add(bar(result, voice.t("chart.others", rest.size()), rest.stream().map(Row::value).reduce(BigDecimal.ZERO, BigDecimal::add)));
    }
    return bars;
  }

  private Bar bar(Result result, Row row) { return bar(result, voice.label(result.figure().dimension(), row.key()), row.value()); }

  private Bar bar(Result result, String label, BigDecimal value) {
    var share = voice.t("value.percent", voice.percent(value, result.valueOrZero()));
    return new Bar(label, value, Stream.of(voice.count(value), share).reduce((count, part) -> count + " – " + part).orElseThrow());
  }
}
