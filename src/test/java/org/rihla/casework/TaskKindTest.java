package org.rihla.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rihla.values.CaseId;

@Tag("rules")
class TaskKindTest {

  @Test
  void each_task_has_its_words_and_no_words_are_of_no_task() throws IOException {
    var words = new Properties();
    try (var file = TaskKindTest.class.getResourceAsStream("/messages/casework_en.properties");
      var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      words.load(reader);
    }
    assertThat(words.stringPropertyNames().stream().filter(key -> key.startsWith("task.")))
      .containsExactlyInAnyOrderElementsOf(Arrays.stream(TaskKind.values()).map(kind -> "task." + kind).toList());
  }

  @Test
  void what_is_late_stands_first_whichever_list_it_came_from() {
    var today = LocalDate.of(2026, 11, 30);
    var copies = task(TaskKind.DELETE_COPIES, today.plusDays(30));
    var late = task(TaskKind.ANSWER_TRANSFER, today.minusDays(2));
    var later = task(TaskKind.AGREE_PLAN, today.minusDays(1));
    assertThat(Today.firstWhatIsLate(Stream.of(copies, later, late))).containsExactly(late, later, copies);
  }

  private static Tasks.Task task(TaskKind kind, LocalDate due) {
    return new Tasks.Task(UUID.randomUUID(), new CaseId(UUID.randomUUID()), "RBA-2026-1", kind, due, kind.role(), false);
  }

  /** A kind that is spelt out somewhere is one that the compiler does not watch. */
  @Test
  void nobody_asks_for_a_task_by_its_letters() throws IOException {
    var spelt = Arrays.stream(TaskKind.values()).map(kind -> "\"" + kind + "\"").collect(Collectors.toSet());
    try (var files = java.nio.file.Files.walk(java.nio.file.Path.of("src/main/java"))) {
      var lines = files.filter(file -> file.toString().endsWith(".java")).flatMap(TaskKindTest::lines)
        .filter(line -> line.contains("tasks.")).toList();
      assertThat(lines).hasSizeGreaterThan(20).noneMatch(line -> spelt.stream().anyMatch(line::contains));
    }
  }

  private static Stream<String> lines(java.nio.file.Path file) {
    try {
      return java.nio.file.Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
