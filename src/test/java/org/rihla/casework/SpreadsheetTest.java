package org.rihla.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rihla.casework.Spreadsheet.Format;
import org.rihla.values.SpreadsheetText;

/** What is opened in a spreadsheet is read there, and reckons nothing. */
@Tag("rules")
class SpreadsheetTest {

  private static final String BEGINNINGS = "=+-@\t\r\0";

  private static byte[] file(Format format, List<List<String>> rows) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var sheet = Spreadsheet.to(out, format)) {
      for (var row : rows) sheet.row(row);
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+212600000000", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", "=cmd|' /C calc'!A0", "＝1"})
  void a_cell_that_could_reckon_is_made_a_word(String cell) throws IOException {
    assertThat(SpreadsheetText.safe(cell)).isEqualTo("'" + cell);
    var text = new String(file(Format.CSV, List.of(List.of(cell, "a"))), StandardCharsets.UTF_8).substring(1);
    var read = CSVFormat.RFC4180.parse(new StringReader(text)).getRecords();
    assertThat(read).hasSize(1);
    assertThat(read.getFirst().get(0)).startsWith("'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "RBA-2024-00123-K", "2026-03-10", "Côte d’Ivoire", "غينيا", "a=b", "1"})
  void what_is_none_stays_as_it_is(String cell) {
    assertThat(SpreadsheetText.safe(cell)).isEqualTo(cell);
  }

  @Test
  void of_ten_thousand_cells_of_any_signs_none_begins_with_what_reckons() throws IOException {
    var chance = new Random(7);
    var signs = BEGINNINGS + "\",;'\n aé€ش1|!";
    for (int each = 0; each < 10_000; each++) {
      var cell = new StringBuilder();
      for (int length = chance.nextInt(6); length > 0; length--) cell.append(signs.charAt(chance.nextInt(signs.length())));
      var text = new String(file(Format.CSV, List.of(List.of(cell.toString(), "end"))), StandardCharsets.UTF_8).substring(1);
      var read = CSVFormat.RFC4180.parse(new StringReader(text)).getRecords();
      assertThat(read).hasSize(1).first().satisfies(row -> assertThat(row.size()).isEqualTo(2));
      var first = read.getFirst().get(0);
      assertThat(first.isEmpty() || BEGINNINGS.indexOf(first.charAt(0)) < 0).as(cell.toString()).isTrue();
    }
  }

  @Test
  void a_workbook_has_words_and_no_formula() throws IOException {
    try (var book = ZipFile.builder().setByteArray(file(Format.XLSX, List.of(List.of("=1+1", "غينيا")))).get()) {
      var sheet = new String(book.getInputStream(book.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(), StandardCharsets.UTF_8);
      var words = new String(book.getInputStream(book.getEntry("xl/sharedStrings.xml")).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(sheet).contains("t=\"s\"").doesNotContain("<f>");
      assertThat(words.replace("&apos;", "'")).contains("'=1+1", "&#x63a;&#x64a;");
    }
  }
}
