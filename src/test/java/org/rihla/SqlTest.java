package org.rihla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQL as it is written: what every PostgreSQL can do, in one ordered history. */
@Tag("architecture")
class SqlTest {

  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final Path JAVA = Path.of("src/main/java");

  private static List<Path> files(Path folder, String ending) {
    try (var found = Files.walk(folder)) {
      var files = found.filter(file -> file.toString().endsWith(ending)).toList();
      assertThat(files).isNotEmpty();
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).replaceAll("(?m)--.*$", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each of them does not work behind a pool of connections, in every PostgreSQL, or cannot be undone row by row. */
  @ParameterizedTest
  @ValueSource(strings = {"pg_(try_)?advisory", "\\blisten\\s+\\w+\\s*;", "\\bpg_notify\\b|\\bnotify\\s+\\w+", "\\bexclude\\s+using\\b",
    "\\bdeferrable\\b", "\\blo_(import|create|export|from_bytea)\\b|\\boid\\s+not\\s+null", "\\bmerge\\s+into\\b",
    "\\b(small|big)?serial\\b", "\\bcreate\\s+(or\\s+replace\\s+)?(function|trigger|rule|procedure)\\b", "\\bunlogged\\b",
    "\\bcreate\\s+extension\\b", "\\bgrant\\s+all\\b", "\\bto\\s+public\\b"})
  void some_things_are_not_for_us(String word) {
    var forbidden = Pattern.compile(word, Pattern.CASE_INSENSITIVE);
    for (var file : files(MIGRATIONS, ".sql"))
      assertThat(forbidden.matcher(text(file)).find()).as("%s in %s", word, file).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pg_(try_)?advisory", "\"\"\"\\s*listen\\s", "pg_notify", "merge\\s+into\\s"})
  void nor_for_the_verbs(String word) {
    var forbidden = Pattern.compile(word, Pattern.CASE_INSENSITIVE);
    for (var file : files(JAVA, ".java")) assertThat(forbidden.matcher(text(file)).find()).as("%s in %s", word, file).isFalse();
  }

  @Test
  void migrations_have_one_order_and_the_folder_of_their_module() {
    var files = files(MIGRATIONS, ".sql");
    assertThat(files).allSatisfy(file -> {
      assertThat(file.getFileName().toString()).matches("V\\d{8}_\\d{4}__[a-z0-9_]+\\.sql");
      assertThat(JAVA.resolve("org/rihla").resolve(file.getParent().getFileName())).isDirectory();
    });
    assertThat(files.stream().map(file -> file.getFileName().toString().substring(0, 14))).doesNotHaveDuplicates();
  }
}
