package org.rihla.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rihla.statistics.Result.Hidden;
import org.rihla.statistics.Result.Row;

/** Who reads a published statement does not learn of one or two people, also not by reckoning. */
@Tag("rules")
class DisclosureTest {

  private static final Figure TABLE = Figure.RETURNS_BY_COUNTRY;

  private static Result table(Figure figure, long... counts) {
    var rows = new ArrayList<Row>();
    long sum = 0;
    for (var count : counts) {
      rows.add(new Row("K" + rows.size(), BigDecimal.valueOf(count), null));
      sum += count;
    }
    return new Result(figure, BigDecimal.valueOf(sum), null, null, rows);
  }

  /** A statement in which nothing but this is small. */
  private static Result guarded(Result one) {
    var results = new ArrayList<Result>();
    for (var figure : Figure.values()) results.add(figure == one.figure() ? one : switch (figure.shape()) {
      case NUMBER -> Result.number(figure, BigDecimal.valueOf(100));
      case SHARE -> Result.share(figure, BigDecimal.valueOf(50), BigDecimal.valueOf(100));
      case BREAKDOWN -> new Result(figure, BigDecimal.valueOf(100), null, null, List.of());
    });
    var statement = new Disclosure().protect(new Statement(2024, LocalDate.of(2024, 12, 31), Map.of(), results));
    assertThat(statement.guarded()).isTrue();
    return statement.of(one.figure());
  }

  /** What each small count could be, for somebody who knows the total and every word of the table. */
  private static List<Set<Long>> attacked(Result shown) {
    long rest = shown.valueOrZero().longValueExact() - shown.rows().stream().mapToLong(row -> row.value().longValueExact()).sum();
    int small = (int) shown.hidden().stream().filter(each -> each.veil().below() > 0).count();
    int others = shown.hidden().size() - small;
    var possible = new ArrayList<Set<Long>>();
    for (int each = 0; each < small; each++) possible.add(new TreeSet<>());
    attack(rest, others, new long[small], 0, possible);
    return possible;
  }

  private static void attack(long rest, int others, long[] guess, int at, List<Set<Long>> possible) {
    if (at == guess.length) {
      if (others == 0 ? rest == 0 : rest >= 5L * others)
        for (int each = 0; each < guess.length; each++) possible.get(each).add(guess[each]);
      return;
    }
    for (guess[at] = 1; guess[at] <= 4; guess[at]++) attack(rest - guess[at], others, guess, at + 1, possible);
  }

  @Test
  void a_table_without_small_counts_is_shown_whole() {
    var table = table(TABLE, 523, 453, 5, 7);
    assertThat(guarded(table)).isEqualTo(table);
  }

  @Test
  void one_small_count_takes_another_with_it_so_that_the_total_does_not_tell_it() {
    var shown = guarded(table(TABLE, 523, 453, 3, 9));
    assertThat(shown.rows()).extracting(Row::key).containsExactly("K0", "K1");
    assertThat(shown.hidden()).containsExactly(new Hidden("K2", new Veil(5)), new Hidden("K3", Veil.WITHHELD));
    assertThat(shown.value()).isEqualTo(BigDecimal.valueOf(988));
  }

  /** 1 and 5 make 6, of which the small one can only be 1: a third is hidden too. */
  @Test
  void an_other_that_would_tell_it_by_the_sum_is_not_enough() {
    var shown = guarded(table(TABLE, 1, 5, 6, 200));
    assertThat(shown.rows()).extracting(Row::key).doesNotContain("K1", "K2");
    assertThat(attacked(shown)).containsExactly(Set.of(1L, 2L, 3L, 4L));
  }

  /** Two ones: their sum is two. */
  @ParameterizedTest
  @ValueSource(longs = {1, 4})
  void small_counts_that_are_all_the_least_or_the_most_do_not_hide_each_other(long same) {
    assertThat(attacked(guarded(table(TABLE, same, same, 30, 40)))).allMatch(possible -> possible.equals(Set.of(1L, 2L, 3L, 4L)));
  }

  @Test
  void of_five_thousand_tables_none_narrows_a_small_count_and_none_shows_one() {
    var chance = new Random(11);
    int hidden = 0;
    int rowless = 0;
    for (int each = 0; each < 5_000; each++) {
      var counts = chance.longs(1 + chance.nextInt(7), 1, chance.nextBoolean() ? 8 : 60).toArray();
      var before = table(TABLE, counts);
      var shown = guarded(before);
      assertThat(shown.rows()).noneMatch(row -> row.value().longValueExact() < 5);
      if (shown.rowless()) {
        rowless++;
        assertThat(shown.rows()).isEmpty();
        assertThat(shown.hidden()).isEmpty();
        continue;
      }
      var keys = new HashSet<String>();
      shown.rows().forEach(row -> keys.add(row.key()));
      shown.hidden().forEach(row -> keys.add(row.key()));
      assertThat(keys).as("no row is lost").hasSize(counts.length);
      if (!shown.hidden().isEmpty()) hidden++;
      assertThat(attacked(shown)).as("%s", shown).allMatch(possible -> possible.equals(Set.of(1L, 2L, 3L, 4L)));
    }
    assertThat(hidden).isGreaterThan(500);
    assertThat(rowless).isGreaterThan(50);
  }

  @Test
  void a_total_below_five_is_said_to_be_so_and_its_rows_are_not_there() {
    var shown = guarded(table(TABLE, 2, 1));
    assertThat(shown.value()).isNull();
    assertThat(shown.veil()).isEqualTo(new Veil(5));
    assertThat(shown.rowless()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, ", "4, ", "5, 5", "6, 6"})
  void a_number_of_people_below_five_is_not_shown_and_nobody_is_nobody(long counted, Long shown) {
    var result = guarded(Result.number(Figure.COUNSELLING_TWO_OFFICE, BigDecimal.valueOf(counted)));
    assertThat(result.value()).isEqualTo(shown == null ? null : BigDecimal.valueOf(shown));
    assertThat(result.veil()).isEqualTo(shown == null ? new Veil(5) : null);
  }

  @ParameterizedTest
  @CsvSource({"50, 100, true", "3, 100, false", "97, 100, false", "100, 100, true", "0, 100, true", "1, 3, false"})
  void a_share_tells_neither_its_part_nor_the_rest_if_they_are_few(long part, long whole, boolean shown) {
    var result = guarded(Result.share(Figure.REINFORCED_OF_RETURNED, BigDecimal.valueOf(part), BigDecimal.valueOf(whole)));
    assertThat(result.value() != null).isEqualTo(shown);
    assertThat(result.numerator() != null).isEqualTo(shown);
  }

  @Test
  void of_what_is_sealed_in_a_file_ten_are_few() {
    var shown = guarded(
      new Result(Figure.VULNERABILITY_BY_GROUP, BigDecimal.valueOf(40), null, null, List.of(new Row("VOT", BigDecimal.valueOf(9),
        null), new Row("UASC", BigDecimal.TEN, null))));
    assertThat(shown.rows()).extracting(Row::key).containsExactly("UASC");
    assertThat(shown.hidden()).containsExactly(new Hidden("VOT", new Veil(10)));
  }

  @Test
  void a_mean_of_a_few_is_theirs() {
    var shown = guarded(
      new Result(Figure.INDEX_MEAN, null, null, null, List.of(new Row("BASELINE.ECO", new BigDecimal("0.41"), 4L), new Row(
        "BASELINE.SOC", new BigDecimal("0.52"), 5L))));
    assertThat(shown.rows()).extracting(Row::key).containsExactly("BASELINE.SOC");
    assertThat(shown.hidden()).containsExactly(new Hidden("BASELINE.ECO", new Veil(5)));
  }

  @Test
  void the_wait_of_a_few_is_not_shown_and_of_money_no_month() {
    var waits = guarded(
      new Result(Figure.WAITING_PARTS, null, null, null, List.of(new Row("01.APPROVAL", BigDecimal.valueOf(17), 4L), new Row(
        "02.APPROVAL", BigDecimal.valueOf(21), 5L))));
    assertThat(waits.rows()).extracting(Row::key).containsExactly("02.APPROVAL");
    assertThat(waits.hidden()).extracting(Hidden::key).containsExactly("01.APPROVAL");
    var money = guarded(
      new Result(Figure.MONEY_BY_MONTH, null, null, null, List.of(new Row("MAD.01.RESERVED", BigDecimal.valueOf(9_000_000),
        null))));
    assertThat(money.rows()).isEmpty();
    assertThat(money.hidden()).isEmpty();
    assertThat(money.rowless()).isTrue();
  }
}
