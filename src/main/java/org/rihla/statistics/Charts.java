package org.rihla.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rihla.statistics.BarChart.Bar;
import org.rihla.statistics.Report.Chart;
import org.rihla.statistics.Result.Row;

/** Chooses the pictures for a breakdown. What each shows stands in words above it and in the table below. */
record Charts(Voice voice) {

  private static final int MOST_BARS = 12;

  List<Chart> of(Result result, String finding) {
    if (result.rows().isEmpty()) return List.of();
    var id = "chart-" + result.figure().code().replace('.', '-');
    boolean mirrored = voice.language().direction().equals("rtl");
    return switch (result.figure().dimension()) {
      case WAVE_AND_DIMENSION -> List.of(new ScoreChart(voice).of(result, id, finding, mirrored));
      case MONTH_AND_PART -> List.of(new TimeCharts(voice).waits(result, id, finding));
      case CURRENCY_AND_MONTH -> new TimeCharts(voice).money(result, id);
      case COUNTRY -> List.of(MapChart.shows(result)
        ? new MapChart(voice).of(result, id, finding, mirrored)
        : bars(result, id, finding, mirrored));
      case NONE, SEX, AGE_GROUP, LEGAL_STATUS, SERVICE, DIMENSION, REPORT_GROUP, STAGE, CLOSURE_REASON, SAFEGUARD ->
        List.of(bars(result, id, finding,
          mirrored));
    };
  }

  private Chart bars(Result result, String id, String finding, boolean mirrored) {
    var bars = bars(result);
    var description = String.join("; ", bars.stream().map(bar -> voice.t("chart.score", bar.label(), bar.shown())).toList());
    var wide = result.figure().dimension() == Dimension.STAGE
      ? BarChart.funnel(id, finding, description, bars, mirrored)
      : BarChart.bars(id, finding, description, bars, mirrored);
    return new Chart(finding, description, wide, BarChart.narrow(id + "-narrow", finding, description, bars, mirrored));
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
