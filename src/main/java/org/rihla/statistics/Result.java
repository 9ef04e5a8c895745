package org.rihla.statistics;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a figure came to.
 *
 * @param value in the unit of the figure; of a breakdown the persons counted once; null where nothing could be measured
 * @param numerator persons, of a share only
 * @param denominator persons, of a share only
 * @param rows of a breakdown only
 * @param hidden the rows of which no number is shown where everybody can read it
 * @param veil why the value itself is not shown; null where it is, or where there is none
 * @param rowless whether its rows are not shown, not even which there are
 */
public record Result(Figure figure, @Nullable BigDecimal value, @Nullable BigDecimal numerator, @Nullable BigDecimal denominator,
  List<Row> rows, List<Hidden> hidden, @Nullable Veil veil, boolean rowless) {

  /** @param quantity deliveries, or for a mean the persons behind it; null where the figure has no second measure */
  public record Row(String key, BigDecimal value, @Nullable Long quantity) {}

  record Hidden(String key, Veil veil) {}

  public Result {
    rows = List.copyOf(rows);
    hidden = List.copyOf(hidden);
  }

  Result(Figure figure, @Nullable BigDecimal value, @Nullable BigDecimal numerator, @Nullable BigDecimal denominator, List<Row> rows) {
    this(figure, value, numerator, denominator, rows, List.of(), null);
  }

  Result(Figure figure, @Nullable BigDecimal value, @Nullable BigDecimal numerator, @Nullable BigDecimal denominator, List<Row> rows,
    List<Hidden> hidden, @Nullable Veil veil) {
    this(figure, value, numerator, denominator, rows, hidden, veil, veil != null && rows.isEmpty() && hidden.isEmpty());
  }

  static Result number(Figure figure, @Nullable BigDecimal measured) {
    return new Result(figure, measured == null ? null : figure.unit().publish(measured), null, null, List.of());
  }

  static Result share(Figure figure, BigDecimal numerator, BigDecimal denominator) {
    var percent = denominator.signum() == 0 ? null : Unit.percent(numerator, denominator);
    return new Result(figure, percent, numerator, denominator, List.of());
  }

  BigDecimal valueOrZero() { return value == null ? BigDecimal.ZERO : value; }
}
