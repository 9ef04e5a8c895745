package org.rihla.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rihla.values.Language;

/** Every figure against ten people counted by hand; see {@code ten-people.sql}. */
class FiguresTest {

  private static Statement statement;

  @BeforeAll
  static void count() throws Exception { statement = new Counted("ten-people.sql").figures.of(2024); }

  @Test
  void a_year_in_which_nothing_happened_is_none_to_state() throws Exception {
    assertThat(new Counted("ten-people.sql").figures.years()).contains(2024).doesNotContain(1999).isSorted();
  }

  @Test
  void six_people_returned_to_three_countries() {
    assertThat(value(Figure.RETURNS_PERSONS)).isEqualTo("6");
    assertThat(value(Figure.RETURNS_COUNTRIES)).isEqualTo("3");
    assertThat(rows(Figure.RETURNS_BY_COUNTRY)).isEqualTo("CIV 3, SEN 2, GIN 1");
  }

  @Test
  void those_who_returned_are_told_apart_by_sex_age_and_status() {
    assertThat(rows(Figure.RETURNS_BY_SEX)).isEqualTo("F 3, M 3");
    assertThat(rows(Figure.RETURNS_BY_AGE_GROUP)).isEqualTo("0-4 1, 12-17 1, 18-24 1, 25-34 1, 35-59 1, 60+ 1");
    assertThat(rows(Figure.RETURNS_BY_LEGAL_STATUS)).isEqualTo("IRREGULAR_ENTRY 3, REFUGEE 1, UNKNOWN 1, VISA_OVERSTAY 1");
    assertThat(value(Figure.RETURNS_BY_SEX)).isEqualTo("6");
  }

  @Test
  void a_virtual_session_counts_with_two_offices_by_video_until_the_day_of_departure() {
    assertThat(value(Figure.COUNSELLING_TWO_OFFICE)).isEqualTo("3");
  }

  @Test
  void help_before_departure_counts_persons_once_and_keeps_deliveries_apart() {
    assertThat(value(Figure.PRE_DEPARTURE_PERSONS)).isEqualTo("3");
    assertThat(rows(Figure.PRE_DEPARTURE_BY_SERVICE)).isEqualTo("ACCOM 2, FOOD 1, MED 1");
    assertThat(statement.of(Figure.PRE_DEPARTURE_BY_SERVICE).rows().getFirst().quantity()).isEqualTo(3);
  }

  @Test
  void support_after_return_counts_whoever_received_it_in_the_year_whenever_they_returned() {
    assertThat(value(Figure.REINTEGRATION_SUPPORTED)).isEqualTo("5");
    assertThat(rows(Figure.REINTEGRATION_BY_DIMENSION)).isEqualTo("ECO 3, SOC 1, PSY 1, NONE 1");
    assertThat(value(Figure.REINTEGRATION_BY_DIMENSION)).isEqualTo("5");
  }

  @Test
  void reinforced_support_has_two_readings_and_each_says_of_whom() {
    assertThat(share(Figure.REINFORCED_OF_RETURNED)).isEqualTo("2 of 6 is 33.3");
    assertThat(share(Figure.REINFORCED_OF_SUPPORTED)).isEqualTo("2 of 5 is 40.0");
  }

  @Test
  void a_vulnerable_person_counts_once_in_each_group() {
    assertThat(rows(Figure.VULNERABILITY_BY_GROUP)).isEqualTo("UASC 1, VOT 1, OTHER 1");
    assertThat(value(Figure.VULNERABILITY_BY_GROUP)).isEqualTo("2");
  }

  @Test
  void requests_are_not_returns() {
    assertThat(value(Figure.APPLICATIONS)).isEqualTo("8");
    assertThat(share(Figure.CONVERSION)).isEqualTo("6 of 8 is 75.0");
    assertThat(rows(Figure.COHORT_BY_STAGE))
      .isEqualTo("REGISTERED 8, APPLIED 8, APPROVED 7, CLEARED 6, DEPARTED 5, ARRIVED 4, REINTEGRATING 3");
  }

  @Test
  void half_waited_sixty_days_and_one_in_ten_more_than_a_hundred_and_fifty_six() {
    assertThat(value(Figure.WAITING_MEDIAN)).isEqualTo("60");
    assertThat(value(Figure.WAITING_P90)).isEqualTo("156.5");
  }

  @Test
  void the_wait_has_three_parts_each_month_of_departure_by_itself() {
    assertThat(rows(Figure.WAITING_PARTS))
      .isEqualTo("01.APPLICATION 9, 01.APPROVAL 10, 01.DEPARTURE 12, 03.APPLICATION 10, 03.APPROVAL 12, "
        + "03.DEPARTURE 38, 05.APPLICATION 9, 05.APPROVAL 20, 05.DEPARTURE 71, 12.APPLICATION 9, 12.APPROVAL 21, 12.DEPARTURE 183");
    assertThat(statement.of(Figure.WAITING_PARTS).rows().get(3).quantity()).as("who left in March").isEqualTo(3);
  }

  @Test
  void money_is_promised_from_open_lines_until_it_is_given_back_and_paid_since_january() {
    assertThat(month("01")).isEqualTo("MAD.01.AVAILABLE 1400, MAD.01.RESERVED 100");
    assertThat(month("02")).isEqualTo("MAD.02.AVAILABLE 1100, MAD.02.RESERVED 400");
    assertThat(month("03")).isEqualTo("MAD.03.AVAILABLE 1200, MAD.03.RESERVED 300, XOF.03.PAID 1500");
    assertThat(month("06")).isEqualTo("MAD.06.AVAILABLE 1130, MAD.06.RESERVED 370, XOF.06.PAID 1500");
    assertThat(month("07")).as("a line has ended").isEqualTo("MAD.07.AVAILABLE 700, MAD.07.RESERVED 300, XOF.07.PAID 1500");
    assertThat(month("12")).isEqualTo("MAD.12.AVAILABLE 700, MAD.12.RESERVED 300, XOF.12.PAID 2001");
  }

  @Test
  void of_a_running_year_no_month_is_told_that_has_not_begun() throws Exception {
    var running = Clock.fixed(Instant.parse("2025-04-01T00:00:00Z"), ZoneOffset.UTC);
    assertThat(new Counted("ten-people.sql", running).figures.of(2025).of(Figure.MONEY_BY_MONTH).rows()).extracting(Result.Row::key)
      .contains("MAD.03.RESERVED").noneMatch(key -> key.contains(".04."));
  }

  private static String month(String month) {
    return statement.of(Figure.MONEY_BY_MONTH).rows().stream().filter(row -> row.key().substring(4, 6).equals(month))
      .map(row -> row.key() + " " + plain(row.value())).collect(Collectors.joining(", "));
  }

  @Test
  void scores_are_means_of_the_surveys_taken_in_the_year() {
    assertThat(rows(Figure.INDEX_MEAN)).isEqualTo("BASELINE.ECO 0.28, BASELINE.PSY 0.50, ENDLINE_12M.ECO 0.60");
    assertThat(statement.of(Figure.INDEX_MEAN).value()).isNull();
  }

  @Test
  void closed_cases_say_how_they_ended() {
    assertThat(rows(Figure.OUTCOME_BY_REASON)).as("of returns").isEqualTo("COMPLETED 2, LOST_TO_FOLLOW_UP 1");
    assertThat(value(Figure.OUTCOME_BY_REASON)).isEqualTo("3");
    assertThat(rows(Figure.CLOSED_BEFORE_DEPARTURE)).isEqualTo("WITHDREW_BEFORE_DEPARTURE 1");
  }

  @Test
  void what_two_people_set_aside_is_counted_by_safeguard_and_each_person_once() {
    assertThat(rows(Figure.OVERRIDDEN_BY_SAFEGUARD)).isEqualTo("COOLING_OFF_PASSED 2, MONEY_RESERVED 1");
    assertThat(value(Figure.OVERRIDDEN_BY_SAFEGUARD)).isEqualTo("2");
  }

  @Test
  void a_finished_year_is_cut_off_on_its_last_day_and_a_running_one_on_its_newest_date() throws Exception {
    assertThat(statement.cutOff()).isEqualTo(LocalDate.of(2024, 12, 31));
    var running = Clock.fixed(Instant.parse("2025-04-01T00:00:00Z"), ZoneOffset.UTC);
    assertThat(new Counted("ten-people.sql", running).figures.of(2025).cutOff()).isEqualTo(LocalDate.of(2025, 3, 1));
  }

  @Test
  void a_year_without_people_is_zeros_not_an_error() throws Exception {
    var nothing = new Counted("").figures.of(2024);
    assertThat(nothing.of(Figure.RETURNS_PERSONS).value()).isZero();
    assertThat(nothing.of(Figure.REINFORCED_OF_RETURNED).value()).isNull();
    assertThat(nothing.of(Figure.WAITING_MEDIAN).value()).isNull();
    assertThat(nothing.of(Figure.RETURNS_BY_COUNTRY).rows()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void each_figure_has_a_title_and_a_definition_in_each_language(Figure figure) {
    var words = Counted.words();
    for (var language : Language.values()) {
      assertThat(words.has(figure.titleKey(), language)).isTrue();
      assertThat(words.has(figure.definitionKey(), language)).isTrue();
    }
  }

  private static String value(Figure figure) { return plain(statement.of(figure).valueOrZero()); }

  private static String share(Figure figure) {
    var result = statement.of(figure);
    return plain(result.numerator()) + " of " + plain(result.denominator()) + " is " + plain(result.value());
  }

  private static String rows(Figure figure) {
    return statement.of(figure).rows().stream().map(row -> row.key() + " " + plain(row.value())).collect(Collectors.joining(", "));
  }

  private static String plain(BigDecimal number) { return number.toPlainString(); }
}
