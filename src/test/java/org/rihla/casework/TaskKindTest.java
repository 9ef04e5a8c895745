package org.rihla.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

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
