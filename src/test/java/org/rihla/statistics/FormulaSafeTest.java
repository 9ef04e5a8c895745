package org.rihla.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Random;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rihla.values.SpreadsheetText;

/** A name that begins with an equals sign is a name, also on the machine of whoever opens the file. */
@Tag("rules")
class FormulaSafeTest {

  private static final String SIGNS = "=+-@\t\r\n\0＝＋－＠";

  @Test
  void no_cell_ever_begins_a_formula() {
    var chance = new Random(33);
    int quoted = 0;
    for (int each = 0; each < 20_000; each++) {
      var text = new StringBuilder();
      for (int left = chance.nextInt(12); left > 0; left--)
        text.append(chance.nextBoolean() ? SIGNS.charAt(chance.nextInt(SIGNS.length())) : (char) (32 + chance.nextInt(0x500)));
      var cell = SpreadsheetText.safe(text.toString());
      assertThat(cell.isEmpty() || SIGNS.indexOf(cell.charAt(0)) < 0).as("%s", text).isTrue();
      assertThat(cell).endsWith(text).hasSizeLessThanOrEqualTo(text.length() + 1);
      if (!cell.contentEquals(text)) quoted++;
    }
    assertThat(quoted).isBetween(5_000, 15_000);
    assertThat(SpreadsheetText.safe("Aminata = Fatou")).isEqualTo("Aminata = Fatou");
    assertThat(SpreadsheetText.safe("=1+1")).isEqualTo("'=1+1");
  }

  /** Whoever writes a sheet writes words by this one way. */
  @Test
  void the_workbook_of_the_statement_writes_words_by_that_way_only() throws Exception {
    var source = Files.readString(Path.of("src/main/java/org/rihla/statistics/XlsxStatement.java"));
    assertThat(Pattern.compile("sheet\\.value\\(").matcher(source).results().count()).as("one for words, two for numbers").isEqualTo(3);
    assertThat(source).doesNotContain(".formula(");
  }

  @Test
  void what_a_workbook_holds_as_words_is_no_formula_in_the_file() throws Exception {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "Rihla", "1.0")) {
      var sheet = book.newWorksheet("one");
      for (int at = 0; at < SIGNS.length(); at++) sheet.value(at, 0, SpreadsheetText.safe(SIGNS.charAt(at) + "1+1"));
    }
    try (var zip = ZipFile.builder().setByteArray(out.toByteArray()).get()) {
      for (var entry : Collections.list(zip.getEntries()))
        assertThat(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)).as(entry.getName()).doesNotContain("<f>",
          "<t>=",
          "<t>+", "<t>@");
    }
  }
}
