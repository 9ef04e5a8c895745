package org.rihla.statistics;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rihla.statistics.Result.Row;

/** Says in one sentence what a breakdown shows: the title of its chart. */
record Findings(Voice voice, Statement statement) {

  String of(Result result) {
    if (result.rows().isEmpty()) return voice.t(result.rowless() || !result.hidden().isEmpty() ? "finding.guarded" : "finding.none");
    var most = result.rows().stream().max(Comparator.comparing(Row::value)).orElseThrow();
    var name = voice.label(result.figure().dimension(), most.key());
    var count = voice.count(most.value());
    var share = voice.percent(most.value(), result.valueOrZero());
    var total = voice.count(result.valueOrZero());
    return switch (result.figure().dimension()) {
      case COUNTRY -> countries(result);
      case SEX -> voice.t("finding.sex", name, share);
      case AGE_GROUP -> voice.t("finding.age", name, share);
      case LEGAL_STATUS -> voice.t("finding.legal", name, share);
      case SERVICE -> voice.t("finding.service", name, count);
      case DIMENSION -> voice.t("finding.dimension", name, count, total);
      case REPORT_GROUP -> voice.t("finding.vulnerability", name, count);
      case CLOSURE_REASON -> voice.t("finding.outcome", name, count, total);
      case SAFEGUARD -> voice.t("finding.overridden", name, count, total);
      case STAGE -> cohort(result);
      case WAVE_AND_DIMENSION -> index(result);
      case MONTH_AND_PART -> wait(result);
      case CURRENCY_AND_MONTH -> voice.t(result.figure().titleKey()); // each currency has its own
      case NONE -> voice.t(result.figure().titleKey());
    };
  }

  private String countries(Result result) {
    var rows = result.rows();
    if (rows.size() < 4)
      return voice.t("finding.countries.one", country(rows.getFirst()), voice.percent(rows.getFirst().value(), result.valueOrZero()));
    var three = rows.stream().limit(3).map(Row::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    return voice.t("finding.countries.three", country(rows.get(0)), country(rows.get(1)), country(rows.get(2)),
      voice.percent(three, result.valueOrZero()));
  }

  private String country(Row row) { return voice.label(Dimension.COUNTRY, row.key()); }

  private String cohort(Result result) {
    return result.rows().stream().filter(row -> row.key().equals("DEPARTED")).findFirst()
      .map(departed -> voice.t("finding.cohort", voice.count(result.valueOrZero()), voice.count(departed.value()),
        voice.percent(departed.value(), result.valueOrZero())))
      .orElse(voice.t("finding.cohort.start"));
  }

  /** How long half of them waited, and which part was the longest in most months. */
  private String wait(Result result) {
    Map<String, Row> longest = result.rows().stream().collect(Collectors.toMap(row -> row.key().substring(0, 2), row -> row,
      BinaryOperator.maxBy(Comparator.comparing(Row::value))));
    var most = longest.values().stream().collect(Collectors.groupingBy(row -> row.key().substring(3), Collectors.counting())).entrySet()
      .stream()
      .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey())).orElseThrow();
    var half = statement.of(Figure.WAITING_MEDIAN).value();
    var part = voice.part(most.getKey());
    return half == null
      ? voice.t("finding.wait.part", part, most.getValue(), longest.size())
      : voice.t("finding.wait", String.valueOf(statement.year()), voice.number(half, half.scale()), part, most.getValue(), longest.size());
  }

  /** The dimension that changed most between the first and the last wave asked. */
  private String index(Result result) {
    Map<String, BigDecimal> scores = result.rows().stream().collect(Collectors.toMap(Row::key, Row::value));
    record Change(String dimension, String first, String last, BigDecimal from, BigDecimal to) {
      BigDecimal size() { return to.subtract(from).abs(); }
    }
    return ScoreChart.DIMENSIONS.stream().flatMap(dimension -> {
      var waves = ScoreChart.WAVES.stream().filter(wave -> scores.containsKey(wave + "." + dimension)).toList();
      return waves.size() < 2
        ? Stream.<Change>empty()
        : Stream.of(new Change(dimension, waves.getFirst(), waves.getLast(),
          scores.getOrDefault(waves.getFirst() + "." + dimension, BigDecimal.ZERO),
          scores.getOrDefault(waves.getLast() + "." + dimension, BigDecimal.ZERO)));
    }).max(Comparator.comparing(Change::size))
      .map(
        change -> voice.t("finding.index.up", voice.label(Dimension.DIMENSION, change.dimension()), voice.value(change.from(), Unit.SCORE),
          voice.value(change.to(), Unit.SCORE), voice.codes().label("wave", change.first(), voice.language()),
          voice.codes().label("wave", change.last(), voice.language())))
      .orElse(voice.t("finding.index.one"));
  }
}
