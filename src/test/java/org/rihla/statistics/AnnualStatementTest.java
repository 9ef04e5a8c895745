package org.rihla.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rihla.statistics.Statements.Format;
import org.rihla.values.Language;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The statement of an invented year with the totals of the press article. The files stay in {@code target/statement} to be looked at. */
class AnnualStatementTest {

  private static Counted year;

  @BeforeAll
  static void count() throws Exception { year = new Counted("article.sql"); }

  @Test
  void the_article_comes_out_of_the_data() throws Exception {
    var json = json(Language.FR);
    assertThat(figure(json, "returns.persons").get("value").asInt()).isEqualTo(2196);
    assertThat(figure(json, "returns.countries").get("value").asInt()).isEqualTo(32);
    assertThat(figure(json, "returns.by_country").get("rows").get(0).toString()).isEqualTo("{\"key\":\"CIV\",\"value\":523}");
    assertThat(figure(json, "counselling.virtual_two_office.persons").get("value").asInt()).isEqualTo(113);
    assertThat(figure(json, "reintegration.supported.persons").get("value").asInt()).isEqualTo(685);
    var returned = figure(json, "reinforced_support.share_of_returned");
    assertThat(returned.get("numerator") + " of " + returned.get("denominator") + " is " + returned.get("value"))
      .isEqualTo("228 of 2196 is 10.4");
    var supported = figure(json, "reinforced_support.share_of_supported");
    assertThat(supported.get("numerator") + " of " + supported.get("denominator") + " is " + supported.get("value"))
      .isEqualTo("71 of 685 is 10.4");
  }

  @Test
  void json_has_year_and_figures_first_and_every_figure_the_same_keys() throws Exception {
    var json = json(Language.EN);
    assertThat(json.propertyNames()).startsWith("year", "figures");
    for (var figure : json.get("figures")) {
      assertThat(figure.propertyNames()).containsExactly("code", "title", "value", "numerator", "denominator", "definition", "rows");
    }
    assertThat(json.get("figures").size()).isEqualTo(Figure.values().length);
  }

  @ParameterizedTest
  @EnumSource
  void the_statement_says_first_that_its_people_are_invented(Language language) throws Exception {
    var html = html(language);
    var invented = Counted.words().text("note.invented", language);
    assertThat(html).contains(invented);
    assertThat(html.indexOf(invented)).isLessThan(html.indexOf("st-tile\""));
    assertThat(json(language).get("note").asString()).contains(invented);
  }

  @ParameterizedTest
  @EnumSource
  void each_picture_is_drawn_for_paper_and_for_a_telephone(Language language) throws Exception {
    var html = html(language);
    var narrow = Pattern.compile("class=\"st-narrow\"><svg [^>]*viewBox=\"0 0 (\\d+) ").matcher(html).results()
      .map(found -> Integer.valueOf(found.group(1))).toList();
    assertThat(narrow).hasSizeGreaterThan(8).allMatch(width -> width <= 300);
    assertThat(html.split("class=\"st-wide\"")).hasSize(narrow.size() + 1);
  }

  @ParameterizedTest
  @EnumSource
  void the_outcome_after_return_stands_before_the_returns(Language language) throws Exception {
    var html = html(language);
    assertThat(html.indexOf("id=\"outcome\"")).isPositive().isLessThan(html.indexOf("id=\"returns\""));
    assertThat(html).contains("lang=\"" + language.tag() + "\"").contains("dir=\"" + language.direction() + "\"");
  }

  @ParameterizedTest
  @EnumSource
  void no_page_shows_the_key_of_a_word(Language language) throws Exception {
    assertThat(html(language)).doesNotContain("statistics.").doesNotContain("{0}");
  }

  @Test
  void the_page_asks_nothing_of_the_network() throws Exception {
    assertThat(Pattern.compile("(src|href)=\"(?!#)|url\\(|@import").matcher(html(Language.FR)).find()).isFalse();
  }

  @Test
  void french_sets_a_narrow_space_between_thousands_and_arabic_writes_western_digits() throws Exception {
    assertThat(html(Language.FR)).contains("2\u202f196").contains("10,4 %");
    assertThat(html(Language.AR)).contains("2.196").doesNotContainPattern("[٠-٩]");
  }

  @ParameterizedTest
  @EnumSource
  void the_same_data_give_the_same_bytes(Format format) throws Exception {
    for (var language : Language.values()) {
      var first = year.file(format, language);
      assertThat(year.file(format, language)).isEqualTo(first);
      var kept = Path.of("target", "statement", language.tag() + "." + format.name().toLowerCase());
      Files.createDirectories(kept.getParent());
      Files.write(kept, first);
    }
  }

  @Test
  void the_arabic_pdf_joins_its_letters_and_is_tagged_in_arabic() throws Exception {
    try (var pdf = Loader.loadPDF(year.file(Format.PDF, Language.AR))) {
      var drawn = new StringBuilder();
      var text = new PDFTextStripper() {
        @Override
        protected void processTextPosition(TextPosition letter) {
          drawn.append(letter.getUnicode());
          super.processTextPosition(letter);
        }
      }.getText(pdf);
      assertThat(drawn.codePoints().filter(letter -> letter >= 0xFE70 && letter <= 0xFEFC).count()).as("joined forms").isGreaterThan(1000);
      assertThat(text).contains(Counted.words().text("section.outcome", Language.AR));
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("ar");
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(pdf.getDocumentCatalog().getDocumentOutline().getFirstChild().getTitle()).contains("\u0625\u0639\u0627\u062f\u0629");
    }
  }

  @Test
  void the_pdf_bears_the_date_of_its_figures() throws Exception {
    try (var pdf = Loader.loadPDF(year.file(Format.PDF, Language.FR))) {
      assertThat(pdf.getDocumentInformation().getCreationDate().toInstant()).isEqualTo("2024-12-31T00:00:00Z");
      assertThat(new PDFTextStripper().getText(pdf)).contains("2\u202f196").contains(Counted.words().text("note.invented", Language.FR));
    }
  }

  @Test
  void the_workbook_has_a_sheet_for_each_table_from_right_to_left_in_arabic_and_no_formula() throws Exception {
    try (var book = ZipFile.builder().setByteArray(year.file(Format.XLSX, Language.AR)).get()) {
      var sheets = Collections.list(book.getEntries()).stream().filter(entry -> entry.getName().startsWith("xl/worksheets/")).toList();
      long breakdowns = Stream.of(Figure.values()).filter(figure -> figure.shape() == Figure.Shape.BREAKDOWN).count();
      assertThat(sheets).hasSize((int) breakdowns + 2);
      for (var sheet : sheets) {
        var xml = new String(book.getInputStream(sheet).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(xml).contains("rightToLeft").doesNotContain("<f>");
      }
    }
  }

  private static String html(Language language) throws Exception {
    return new String(year.file(Format.HTML, language), StandardCharsets.UTF_8);
  }

  private static JsonNode json(Language language) throws Exception {
    return JsonMapper.shared().readTree(year.file(Format.JSON, language));
  }

  private static JsonNode figure(JsonNode json, String code) {
    for (var figure : json.get("figures")) if (figure.get("code").asString().equals(code)) return figure;
    throw new AssertionError("no figure " + code);
  }
}
