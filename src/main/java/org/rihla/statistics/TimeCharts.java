package org.rihla.statistics;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rihla.statistics.ColumnChart.Column;
import org.rihla.statistics.Report.Chart;
import org.rihla.statistics.Result.Row;

/** The pictures in which the months of the year stand beside each other. */
record TimeCharts(Voice voice) {

  /** Medians do not add up: a column is as high as its parts, which is not quite the whole wait. The definition says so. */
  Chart waits(Result result, String id, String finding) {
    Map<String, BigDecimal> days = values(result.rows());
    var columns = new ArrayList<Column>();
    for (int month = 1; month <= 12; month++) {
      var key = "%02d".formatted(month);
      columns.add(column(key, key, days, Dimension.PARTS, Unit.DAYS));
    }
    var chart = new ColumnChart(Dimension.PARTS.stream().map(voice::part).toList(), columns, voice::count);
    return chart(chart, id, finding);
  }

  /** Of each currency in which there are lines what was promised of them, and of the most frequent ones what people were paid. */
  List<Chart> money(Result result, String id) {
    var charts = new ArrayList<Chart>();
    for (var currency : Currencies.with("AVAILABLE", result)) {
      var last = last(result, currency);
      var values = values(result.rows());
      var reserved = values.getOrDefault(currency + "." + last + ".RESERVED", BigDecimal.ZERO);
      var whole = reserved.add(values.getOrDefault(currency + "." + last + ".AVAILABLE", BigDecimal.ZERO));
      charts.add(chart(money(result, currency, List.of("RESERVED", "AVAILABLE")), id + "-" + currency + "-promised",
        voice.t("finding.promised", voice.month(last, true), voice.money(reserved, currency), voice.money(whole, currency),
          voice.percent(reserved, whole))));
    }
    for (var currency : Currencies.with("PAID", result)) {
      var last = last(result, currency);
      var paid = values(result.rows()).getOrDefault(currency + "." + last + ".PAID", BigDecimal.ZERO);
      charts.add(chart(money(result, currency, List.of("PAID")), id + "-" + currency + "-paid",
        voice.t("finding.paid", voice.month(last, true), voice.money(paid, currency))));
    }
    return charts;
  }

  private ColumnChart money(Result result, String currency, List<String> what) {
    Map<String, BigDecimal> values = values(result.rows());
    var columns = new ArrayList<Column>();
    for (int month = 1; month <= 12; month++) {
      var key = "%02d".formatted(month);
      columns.add(column(key, currency + "." + key, values, what, Unit.MONEY));
    }
    return new ColumnChart(what.stream().map(each -> voice.t("key.money.of", voice.t("key.money." + each), currency)).toList(), columns,
      voice::brief);
  }

  private Column column(String month, String key, Map<String, BigDecimal> values, List<String> what, Unit unit) {
    var parts = new ArrayList<@Nullable BigDecimal>(what.stream().map(each -> values.get(key + "." + each)).toList());
    var shown = parts.stream().map(value -> value == null
      ? ""
      : unit == Unit.MONEY
        ? voice.brief(value)
        : voice.number(value, value.scale()))
      .toList();
    return new Column(voice.month(month, true), voice.month(month, false), parts, shown);
  }

  private Chart chart(ColumnChart chart, String id, String finding) {
    var said = chart.columns().stream().filter(column -> column.parts().stream().anyMatch(Objects::nonNull)).map(column -> voice.t(
      "chart.score", column.name(), String.join(" / ", column.shown()))).toList();
    var description = String.join(" / ", chart.series()) + " – " + String.join("; ", said);
    boolean mirrored = voice.language().direction().equals("rtl");
    return new Chart(finding, description, chart.wide(id, finding, description, mirrored),
      chart.narrow(id + "-narrow", finding, description,
        mirrored));
  }

  private static String last(Result result, String currency) {
    return result.rows().stream().map(Row::key).filter(key -> key.startsWith(currency + ".")).map(key -> key.substring(4, 6)).max(
      String::compareTo).orElse("12");
  }

  private static Map<String, BigDecimal> values(List<Row> rows) {
    return rows.stream().collect(toMap(Row::key, Row::value));
  }
}
