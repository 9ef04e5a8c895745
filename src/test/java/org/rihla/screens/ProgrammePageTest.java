package org.rihla.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rihla.AllRows;
import org.rihla.values.Language;
import org.springframework.beans.factory.annotation.Autowired;

/** The year in pictures: what they show is what was done, and everybody can read it. */
class ProgrammePageTest extends Screens {

  private static final String PAGE = "/programme?year=2025";

  /** Of each drawing: what keeps somebody who does not see it from knowing what it shows, or is written in a way the browser is told to refuse. */
  private static final String UNNAMED = """
    () => [...document.querySelectorAll('.picture svg')].filter(svg => {
      const [title, desc] = svg.getAttribute('aria-labelledby').split(' ').map(id => document.getElementById(id));
      return svg.getAttribute('role') !== 'img' || !title || !desc || title.parentNode !== svg || desc.parentNode !== svg
        || title.textContent.trim() !== svg.closest('figure').querySelector('figcaption').textContent.trim() || desc.textContent.length < 20
        || svg.querySelector('[style]');
    }).map(svg => svg.outerHTML.slice(0, 200))""";

  @Autowired
  private AllRows db;

  private Desk evaluator() {
    var desk = at("me-officer.rba");
    assertThat(desk.go(PAGE)).isEqualTo(200);
    return desk;
  }

  @ParameterizedTest
  @CsvSource({"FR, 1280", "FR, 360", "EN, 1280", "EN, 360", "AR, 1280", "AR, 360"})
  void nothing_keeps_anybody_out_light_or_dark_wide_or_narrow(Language language, int width) {
    this.language = language;
    this.width = width;
    var page = evaluator().page();
    assertThat(page.locator("article.picture").count()).isEqualTo(5);
    assertThat(page.locator("article.picture:not(:has(figure svg))").count()).as("without a drawing").isZero();
    assertThat(page.evaluate(UNNAMED)).isEqualTo(List.of());
    page.locator("article.picture details").all().forEach(each -> {
      each.locator("summary").focus();
      page.keyboard().press("Enter");
      assertThat(each.locator("tbody tr").count()).as("rows behind the picture").isPositive();
      assertThat(each.locator("table").isVisible()).isTrue();
    });
    assertThat(Axe.problems(page)).isEmpty();
    evaluator().look();
    Pictures.look(at("me-officer.rba"), "programme-" + language.tag() + "-" + width);
    page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertThat(Axe.problems(page)).as("dark").isEmpty();
    Pictures.look(at("me-officer.rba"), "programme-" + language.tag() + "-" + width + "-dark");
    page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  @Test
  void the_funnel_is_the_cases_of_the_year_counted_by_hand() {
    var counted = new LinkedHashMap<String, Long>();
    for (var stage : List.of("registered", "applied", "approved", "cleared", "departed", "arrived", "reintegrating"))
      counted.put(stage,
        db.sql(
          """
            select count(distinct m.person_id) from casework.case_member m join casework.return_case c on c.id = m.case_id
            where extract(year from c.registered_on) = 2025 and c.%1$s_on < '2026-01-01'
              and (m.withdrew_on is null or '%1$s' in ('registered', 'applied', 'approved', 'cleared') and c.%1$s_on <= m.withdrew_on or '%1$s' = 'registered')"""
            .formatted(stage))
          .query(Long.class).single());
    assertThat(numbers("pipeline.cohort.by_stage", 0)).containsExactlyElementsOf(counted.values());
    assertThat(counted.get("departed")).as("so that it is worth counting").isPositive();
    assertThat(drawn("pipeline.cohort.by_stage", "text[font-weight=bold]"))
      .allMatch(shown -> counted.containsValue(Long.parseLong(shown.split(
        " – ")[0])));
  }

  @Test
  void half_of_each_month_waited_less_in_each_part() {
    var days = new LinkedHashMap<Month, List<List<Integer>>>();
    db.sql(
      """
        select extract(month from c.departed_on)::int, c.applied_on - c.registered_on, c.approved_on - c.applied_on, c.departed_on - c.approved_on
        from casework.case_member m join casework.return_case c on c.id = m.case_id
        where extract(year from c.departed_on) = 2025 and m.withdrew_on is null order by 1""")
      .query(row -> {
        var month = days.computeIfAbsent(Month.of(row.getInt(1)), _ -> List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        for (int part = 0; part < 3; part++) month.get(part).add(row.getInt(part + 2));
      });
    var expected = days.values().stream().map(parts -> parts.stream().map(ProgrammePageTest::median).toList()).toList();
    var shown = rows("waiting.parts.median_days.by_month").stream().map(row -> row.subList(0, 3).stream().map(each -> Double.valueOf(each
      .replace(',', '.'))).toList()).toList();
    assertThat(shown).isEqualTo(expected);
    assertThat(numbers("waiting.parts.median_days.by_month", 3))
      .isEqualTo(days.values().stream().map(parts -> (long) parts.getFirst().size())
        .toList());
  }

  private static double median(List<Integer> days) {
    var sorted = days.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2.0;
  }

  @Test
  void the_map_says_of_each_country_how_many_went_there() {
    Map<String, Long> went = new LinkedHashMap<>();
    db.sql("""
      select c.country, count(distinct m.person_id) from casework.case_member m join casework.return_case c on c.id = m.case_id
      where extract(year from c.departed_on) = 2025 and m.withdrew_on is null group by 1""").query(row -> {
      went.put(row.getString(1), row.getLong(2));
    });
    assertThat(numbers("returns.by_country", 0).stream().sorted().toList()).isEqualTo(went.values().stream().sorted().toList());
    assertThat(drawn("returns.by_country", "path title")).as("what a pointer is told").hasSize(went.size()).allMatch(said -> went
      .containsValue(Long.parseLong(said.replaceAll(".*\\D", ""))));
    assertThat(drawn("returns.by_country", "path").size()).as("with the land around").isGreaterThan(60);
  }

  @Test
  void scores_are_the_means_of_the_surveys_and_money_the_sums_of_what_was_promised_and_paid() {
    var means = db.sql("""
      select round(avg(score)::numeric, 2) from monitoring.survey s join monitoring.score k on k.survey_id = s.id
      where extract(year from s.taken_on) = 2025 group by s.wave, k.dimension""").query(Double.class).list();
    assertThat(rows("reintegration.index.mean").stream().map(row -> Double.valueOf(row.getFirst().replace(',', '.'))).sorted().toList())
      .isEqualTo(means.stream().sorted().toList());
    long reserved = db.sql("select sum(amount_cents) / 100 from funding.reservation where currency = 'MAD' and reserved_on < '2026-01-01' "
      + "and (released_on is null or released_on >= '2026-01-01')").query(Long.class).single();
    long lines = db
      .sql("select sum(amount_cents) / 100 from funding.budget_line where currency = 'MAD' and '2025-12-31' between valid_from "
        + "and valid_until")
      .query(Long.class).single();
    var december = rows("money.by_month", "MAD – décembre");
    assertThat(december.subList(0, 2)).containsExactly(String.valueOf(lines - reserved), String.valueOf(reserved));
    db.sql(
      """
        select currency, round(sum(amount_cents) / 100.0)::bigint from funding.payment where extract(year from paid_at at time zone 'UTC') = 2025
          and status in ('PAID', 'RECEIPT_CONFIRMED') group by 1""")
      .query(row -> {
        assertThat(rows("money.by_month", row.getString(1) + " – décembre").getLast()).isEqualTo(String.valueOf(row.getLong(2)));
      });
  }

  @Test
  void in_arabic_the_year_begins_on_the_right_and_the_land_stays_where_it_is() {
    var french = places(evaluator(), Language.FR);
    language = Language.AR;
    var arabic = places(evaluator(), Language.AR);
    assertThat(french).isSortedAccordingTo(Comparator.naturalOrder()).hasSizeGreaterThan(5);
    assertThat(arabic).isSortedAccordingTo(Comparator.reverseOrder()).hasSameSizeAs(french);
    assertThat(evaluator().page().locator("svg g path").first().getAttribute("d")).isNotEmpty();
    assertThat(evaluator().page().locator("svg g[transform*='(-']").count()).as("mirrored land").isZero();
    assertThat(drawn("waiting.parts.median_days.by_month", "text").stream().filter(said -> said.matches(".*\\p{IsArabic}.*")).toList()).as(
      "held in their own direction").isNotEmpty().allMatch(said -> said.startsWith("\u200f") && said.endsWith("\u200f"));
  }

  /** Where the names of the months stand. */
  private static List<Integer> places(Desk desk, Language language) {
    var texts = desk.page().locator(section("waiting.parts.median_days.by_month") + " .wide text");
    var places = new ArrayList<Integer>();
    for (var month : Month.values()) {
      var name = month.getDisplayName(TextStyle.SHORT_STANDALONE, language.locale());
      texts.all().stream().filter(text -> text.textContent().replace("\u200f", "").equals(name))
        .forEach(text -> places.add(Integer.valueOf(text
          .getAttribute("x"))));
    }
    return places;
  }

  @ParameterizedTest
  @ValueSource(strings = {"medical-officer.rba", "system-administrator.rba"})
  void whoever_has_no_figures_finds_no_page(String login) {
    var desk = at(login);
    assertThat(desk.go(PAGE)).isEqualTo(404);
    var refused = desk.page().locator("main").innerText();
    assertThat(desk.go("/nothing-here")).isEqualTo(404);
    assertThat(refused.replaceAll("[0-9a-f]{6,}", "")).isEqualTo(desk.page().locator("main").innerText().replaceAll("[0-9a-f]{6,}", ""));
    desk.go("/");
    assertThat(desk.page().locator("nav a[href='/programme']").count()).isZero();
  }

  @Test
  void whoever_is_not_of_the_house_is_led_to_what_is_published() {
    var donor = at("donor.rba");
    assertThat(donor.go("/programme")).isEqualTo(200);
    assertThat(donor.page().url()).endsWith("/statement/published");
    assertThat(donor.page().locator("svg").count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1999", "0", "2025x", "999999999999", "<b>", "٢٠٢٥"})
  void a_year_of_which_nothing_is_known_says_which_there_are(String year) {
    var desk = at("me-officer.rba");
    assertThat(desk.go("/programme?year=" + java.net.URLEncoder.encode(year, java.nio.charset.StandardCharsets.UTF_8))).isEqualTo(404);
    assertThat(desk.page().locator("main").innerText()).contains("2025");
  }

  @Test
  void on_paper_the_figures_are_open() {
    var page = evaluator().page();
    page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator(".picture details table").first().boundingBox().height).isPositive();
    page.emulateMedia(new EmulateMediaOptions().setMedia(Media.SCREEN));
  }

  private static String section(String code) { return "article[id='def-" + code.replace('.', '-') + "']"; }

  private Locator behind(String code) {
    return (at("me-officer.rba").page().url().endsWith(PAGE) ? at("me-officer.rba") : evaluator()).page()
      .locator(section(code) + " details tbody tr");
  }

  /** The cells behind a picture, without the marks between thousands. */
  private List<List<String>> rows(String code) {
    return behind(code).all().stream().map(row -> row.locator("td").allTextContents().stream().map(ProgrammePageTest::bare).toList())
      .toList();
  }

  private List<String> rows(String code, String label) {
    return behind(code).all().stream().filter(row -> row.locator("th").textContent().strip().equals(label)).findFirst().orElseThrow(
      () -> new AssertionError("no row " + label)).locator("td").allTextContents().stream().map(ProgrammePageTest::bare).toList();
  }

  private List<Long> numbers(String code, int column) { return rows(code).stream().map(row -> Long.valueOf(row.get(column))).toList(); }

  private List<String> drawn(String code, String what) {
    behind(code);
    return at("me-officer.rba").page().locator(section(code) + " .wide svg " + what).allTextContents().stream().map(String::strip).toList();
  }

  private static String bare(String shown) { return shown.strip().replaceAll("[\\u202f\\u00a0]", ""); }
}
