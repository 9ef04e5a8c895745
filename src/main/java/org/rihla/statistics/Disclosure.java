package org.rihla.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rihla.statistics.Result.Hidden;
import org.rihla.statistics.Result.Row;
import org.springframework.stereotype.Component;

/**
 * What of a statement may be shown to everybody. A small count is said to be small; where the rows of a table add up to its total, so many others are
 * not shown that each small count could still be any small number. One table is looked at alone: what several tables, several years or several versions
 * tell together is not looked at, nor the differences between stages. The statement says so.
 */
@Component
class Disclosure {

  static final int FEW = 5;
  /** Of what is sealed in a file. */
  static final int FEW_SEALED = 10;

  /** The statement that may be published. */
  Statement protect(Statement statement) {
    var returned = statement.of(Figure.RETURNS_PERSONS).valueOrZero();
    return new Statement(statement.year(), statement.cutOff(), statement.source(),
      statement.results().stream().map(result -> protect(result,
        isFew(returned, FEW))).toList(),
      true);
  }

  private static Result protect(Result result, boolean fewReturned) {
    return switch (result.figure().shape()) {
      case NUMBER -> number(result, fewReturned);
      case SHARE -> share(result);
      case BREAKDOWN -> result.figure().unit() == Unit.MONEY
        ? unsaid(result)
        : result.figure().dimension().partition() ? partition(result) : overlapping(result);
    };
  }

  private static boolean isFew(@Nullable BigDecimal count, int few) {
    return count != null && count.signum() > 0 && count.compareTo(BigDecimal.valueOf(few)) < 0;
  }

  private static Result number(Result result, boolean fewReturned) {
    return switch (result.figure().unit()) {
      case PERSONS ->
        isFew(result.value(), FEW) ? new Result(result.figure(), null, null, null, List.of(), List.of(), new Veil(FEW)) : result;
      case DAYS -> fewReturned && result.value() != null ? withheld(result) : result; // of one person it would be theirs
      case COUNTRIES, PERCENT, SCORE, MONEY -> result;
    };
  }

  private static Result withheld(Result result) {
    return new Result(result.figure(), null, null, null, List.of(), List.of(), Veil.WITHHELD);
  }

  /** Between two months it may be the money of one person, which the difference tells. */
  private static Result unsaid(Result result) {
    return result.rows().isEmpty() ? result : new Result(result.figure(), null, null, null, List.of(), List.of(), null, true);
  }

  /** The rest is a count too. */
  private static Result share(Result result) {
    var part = result.numerator();
    var whole = result.denominator();
    if (part == null || whole == null) return result;
    if (isFew(whole, FEW)) return withheld(result);
    if (!isFew(part, FEW) && !isFew(whole.subtract(part), FEW)) return result;
    return new Result(result.figure(), null, null, whole, List.of(), List.of(), Veil.WITHHELD);
  }

  /** Rows in which one person may stand several times: no sum tells one of them exactly. */
  private static Result overlapping(Result result) {
    int few = isOfTheSealed(result.figure().dimension()) ? FEW_SEALED : FEW;
    var shown = new ArrayList<Row>();
    var hidden = new ArrayList<Hidden>();
    for (var row : result.rows()) {
      var people = switch (result.figure().unit()) {
        case SCORE, DAYS -> BigDecimal.valueOf(row.quantity() == null ? 0 : row.quantity());
        case PERSONS, COUNTRIES, PERCENT, MONEY -> row.value();
      };
      if (isFew(people, few)) hidden.add(new Hidden(row.key(), new Veil(few)));
      else shown.add(row);
    }
    boolean fewAtAll = result.figure().unit() == Unit.PERSONS && isFew(result.value(), few);
    return new Result(result.figure(), fewAtAll ? null : result.value(), null, null, shown, inOrder(result, hidden), fewAtAll
      ? new Veil(few)
      : null);
  }

  private static Result partition(Result result) {
    if (isFew(result.value(), FEW)) return new Result(result.figure(), null, null, null, List.of(), List.of(), new Veil(FEW));
    var small = new HashSet<String>();
    for (var row : result.rows()) if (isFew(row.value(), FEW)) small.add(row.key());
    if (small.isEmpty()) return result;
    var others = complement(result.rows(), small);
    if (others == null) return new Result(result.figure(), result.value(), null, null, List.of(), List.of(), null, true);
    var hidden = new ArrayList<Hidden>();
    small.forEach(key -> hidden.add(new Hidden(key, new Veil(FEW))));
    others.forEach(key -> hidden.add(new Hidden(key, Veil.WITHHELD)));
    return new Result(result.figure(), result.value(), null, null,
      result.rows().stream().filter(row -> !small.contains(row.key()) && !others
        .contains(row.key())).toList(),
      inOrder(result, hidden), null);
  }

  /**
   * The smallest of the others, until the sum of all that is hidden, which everybody can reckon, leaves each small count anywhere from one to four. Null
   * if not even all of them are enough.
   */
  private static @Nullable Set<String> complement(List<Row> rows, Set<String> small) {
    var left = new ArrayList<>(
      rows.stream().filter(row -> !small.contains(row.key())).sorted(Comparator.comparing(Row::value).thenComparing(
        Row::key)).toList());
    var chosen = new HashSet<String>();
    long sum = rows.stream().filter(row -> small.contains(row.key())).mapToLong(row -> row.value().longValueExact()).sum();
    while (!isOpen(sum, small.size(), chosen.size())) {
      if (left.isEmpty()) return null;
      var next = left.removeFirst();
      chosen.add(next.key());
      sum += next.value().longValueExact();
    }
    return chosen;
  }

  /** Known: the sum, that each of so many is one to four, and that each of the others is at least five. */
  private static boolean isOpen(long sum, int small, int others) {
    boolean couldBeFour = sum >= (FEW - 1) + (small - 1) + (long) others * FEW;
    boolean couldBeOne = others > 0 || sum <= 1 + (long) (small - 1) * (FEW - 1);
    return couldBeFour && couldBeOne;
  }

  /** What is counted tells what somebody went through: which safeguard it was does, too. */
  private static boolean isOfTheSealed(Dimension dimension) {
    return dimension == Dimension.REPORT_GROUP || dimension == Dimension.SAFEGUARD;
  }

  /** Not by size, which would tell which is more. */
  private static List<Hidden> inOrder(Result result, List<Hidden> hidden) {
    return hidden.stream().sorted(Comparator.comparingInt((Hidden each) -> result.figure().dimension().place(each.key())).thenComparing(
      Hidden::key)).toList();
  }
}
