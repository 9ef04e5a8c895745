package org.rihla.statistics;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.statistics.Result.Row;
import org.rihla.values.OpenedForCounting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Asks the views that other modules publish for statistics, and nothing else. */
@Repository
class Figures {

  private static final String NEWEST = """
    select max(newest) from (
      select max(greatest(registered_on, departed_on, arrived_on, closed_on)) as newest from casework.for_statistics_person
      union all select max(held_on) from counselling.for_statistics_session
      union all select max(delivered_on) from assistance.for_statistics_delivery
      union all select max(taken_on) from monitoring.for_statistics_score) as dates""";

  private static final String YEARS = """
    select distinct extract(year from day)::int from (
      select unnest(array[registered_on, departed_on, arrived_on, closed_on]) as day from casework.for_statistics_person
      union select held_on from counselling.for_statistics_session
      union select delivered_on from assistance.for_statistics_delivery
      union select taken_on from monitoring.for_statistics_score) as days
    where day is not null order by 1""";

  private final JdbcClient db;
  private final OpenedForCounting vulnerabilities;
  private final Clock clock;

  Figures(JdbcClient db, OpenedForCounting vulnerabilities, Clock clock) {
    this.db = db;
    this.vulnerabilities = vulnerabilities;
    this.clock = clock;
  }

  /** All figures of a year, seen at one moment of the database so that they agree with each other. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  Statement of(int year) { return of(year, vulnerabilities.reportGroups(), List.of(Figure.values())); }

  /** Some figures of a year, equally of one moment. None of them may be one of what stands closed. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  Statement of(int year, List<Figure> wanted) { return of(year, Map.of(), wanted); }

  private Statement of(int year, Map<UUID, String> opened, List<Figure> wanted) {
    var cutOff = cutOff(year);
    return new Statement(year, cutOff, source(), wanted.stream().map(figure -> measure(figure, year, cutOff, opened)).toList());
  }

  List<Integer> years() { return db.sql(YEARS).query(Integer.class).list(); }

  /** The year of the last departure, or that year where nobody has left yet. */
  int lastYear(int otherwise) {
    return db.sql(
      "select extract(year from max(departed_on))::int from casework.for_statistics_person where departed_on is not null having count(*) > 0")
      .query(Integer.class)
      .optional().orElse(otherwise);
  }

  private Result measure(Figure figure, int year, LocalDate known, Map<UUID, String> opened) {
    var query = db.sql(figure.sql()).param("rows", opened.keySet().toArray(UUID[]::new))
      .param("groups", opened.values().toArray(String[]::new)).param("from", LocalDate.of(year, 1, 1)).param("until", lastDay(year))
      .param("known",
        known);
    return switch (figure.shape()) {
      case NUMBER -> Result.number(figure, query.query((row, _) -> new Measured(row.getBigDecimal("value"))).single().value());
      case SHARE ->
        query.query((row, _) -> Result.share(figure, row.getBigDecimal("numerator"), row.getBigDecimal("denominator"))).single();
      case BREAKDOWN -> {
        var breakdown = new Breakdown(figure);
        query.query(breakdown::add);
        yield breakdown.result();
      }
    };
  }

  private LocalDate cutOff(int year) {
    if (LocalDate.now(clock).getYear() > year) return lastDay(year);
    return db.sql(NEWEST).query(LocalDate.class).optional().filter(newest -> newest.getYear() <= year).orElse(lastDay(year));
  }

  private Map<String, String> source() {
    var source = new TreeMap<String, String>();
    db.sql("select key, value from programme.for_statistics_source order by key, value")
      .query(row -> {
        source.merge(row.getString(1), row.getString(2), (one, other) -> one + " " + other);
      });
    return source;
  }

  private static LocalDate lastDay(int year) { return LocalDate.of(year, 12, 31); }

  private record Measured(@Nullable BigDecimal value) {}

  /** Gathers the rows of a breakdown; the row without a key is the total, in which a person counts once. */
  private static final class Breakdown {
    private final Figure figure;
    private final List<Row> rows = new ArrayList<>();
    private @Nullable BigDecimal total;

    Breakdown(Figure figure) { this.figure = figure; }

    void add(ResultSet row) throws SQLException {
      var key = row.getString("key");
      var value = figure.unit().publish(row.getBigDecimal("value"));
      long quantity = row.getLong("quantity");
      boolean none = row.wasNull();
      if (key == null) total = value;
      else rows.add(new Row(key, value, none ? null : quantity));
    }

    Result result() {
      rows.sort(figure.dimension().chronological()
        ? Comparator.comparing(Row::key)
        : Comparator.comparingInt((Row row) -> figure.dimension().place(row.key())).thenComparing(Row::value, Comparator.reverseOrder())
          .thenComparing(Row::key));
      return new Result(figure, total, null, null, rows);
    }
  }
}
