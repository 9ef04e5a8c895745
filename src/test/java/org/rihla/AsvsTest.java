package org.rihla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** docs/security/asvs.csv: each requirement of OWASP ASVS 5.0 is met by a test or a document that there is, does not apply, or is open, and says why. */
@Tag("architecture")
class AsvsTest {

  /** Of the levels 1 and 2. May only become smaller: what is met is taken off here. */
  private static final int OPEN = 0;
  /** Of level 3, likewise. */
  private static final int OPEN_OF_LEVEL_3 = 13;
  /** How many there are in the standard. */
  private static final Map<String, Integer> ALL = Map.of("1", 70, "2", 183);

  private record Row(String id, String level, String requirement, boolean applies, String metBy, String note) {

    boolean open() { return applies && metBy.isEmpty(); }
  }

  private static List<Row> rows() throws IOException {
    try (var file = Files.newBufferedReader(Path.of("docs/security/asvs.csv"))) {
      return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(file).stream()
        .map(row -> new Row(row.get("id"), row.get(
          "level"), row.get("requirement"), row.get("applies").equals("yes"), row.get("met_by"), row.get("note")))
        .toList();
    }
  }

  @Test
  void each_requirement_stands_there_once_under_its_number() throws IOException {
    assertThat(rows()).extracting(Row::id).doesNotHaveDuplicates().allMatch(id -> id.matches("([1-9]|1[0-7])\\.\\d{1,2}\\.\\d{1,2}"));
    assertThat(rows()).allMatch(row -> row.level().matches("[123]") && !row.requirement().isBlank());
    var rows = rows();
    ALL.forEach((level, count) -> assertThat(rows.stream().filter(row -> row.level().equals(level))).as("level " + level).hasSize(count));
  }

  @Test
  void what_is_said_to_meet_one_is_there() throws IOException {
    var sources = new TreeMap<String, String>();
    for (var row : rows()) {
      if (row.metBy().isEmpty()) continue;
      assertThat(row.applies()).as(row.id()).isTrue();
      if (row.metBy().startsWith("docs/")) {
        assertThat(Path.of(row.metBy())).as(row.id()).isRegularFile();
        continue;
      }
      var parts = row.metBy().split("#");
      assertThat(parts).as(row.id()).hasSize(2);
      var source = sources.computeIfAbsent(parts[0], AsvsTest::source);
      assertThat(Pattern.compile("void " + parts[1] + "\\(").matcher(source).find()).as(row.id() + " " + row.metBy()).isTrue();
    }
    assertThat(sources).hasSizeGreaterThan(20);
  }

  private static String source(String type) {
    try {
      return Files.readString(Path.of("src/test/java/org/rihla", type.replace('.', '/') + ".java"));
    } catch (IOException e) {
      throw new AssertionError("no test " + type, e);
    }
  }

  @Test
  void what_is_open_or_does_not_apply_says_why_and_becomes_less() throws IOException {
    assertThat(rows()).filteredOn(row -> !row.applies() || row.open()).allMatch(row -> !row.note().isBlank());
    assertThat(rows().stream().filter(row -> row.open() && !row.level().equals("3")))
      .as("open at level 1 and 2: lower the number in this test")
      .hasSize(OPEN);
    assertThat(rows().stream().filter(row -> row.open() && row.level().equals("3"))).as("open at level 3").hasSize(OPEN_OF_LEVEL_3);
  }

  @Test
  void the_page_beside_it_says_how_many() throws IOException {
    var page = Files.readString(Path.of("docs/security/README.md"));
    for (var level : List.of("1", "2", "3")) {
      var of = rows().stream().filter(row -> row.level().equals(level)).toList();
      long met = of.stream().filter(row -> !row.metBy().isEmpty()).count();
      long open = of.stream().filter(Row::open).count();
      assertThat(page).contains("| " + level + " | " + met + " | " + open + " | " + (of.size() - met - open) + " |");
    }
  }
}
