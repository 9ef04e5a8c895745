package org.rihla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rihla.access.Act;
import org.rihla.values.Language;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every word that a reader sees is there in the three languages. */
@Tag("architecture")
class WordsTest {

  private static final List<String> LANGUAGES = List.of("fr", "en", "ar");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\s*(\\w+)\\s*[,}]");
  private static final Pattern ARABIC = Pattern.compile("\\p{IsArabic}");

  static Set<String> modules() throws IOException {
    var modules = new TreeSet<String>();
    for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties"))
      modules.add(String.valueOf(file.getFilename()).replaceAll("_[a-z]{2}\\.properties$", ""));
    assertThat(modules).isNotEmpty();
    return modules;
  }

  private static Map<String, String> words(String module, String language) throws IOException {
    var file = WordsTest.class.getResourceAsStream("/messages/" + module + "_" + language + ".properties");
    assertThat(file).as("%s in %s", module, language).isNotNull();
    var read = new Properties();
    try (var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      read.load(reader);
    }
    var words = new TreeMap<String, String>();
    read.forEach((key, value) -> words.put((String) key, (String) value));
    return words;
  }

  @ParameterizedTest
  @MethodSource("modules")
  void each_message_is_there_in_three_languages_and_says_something(String module) throws IOException {
    var french = words(module, "fr");
    assertThat(french).isNotEmpty();
    for (var language : LANGUAGES) {
      var words = words(module, language);
      assertThat(words.keySet()).as("%s in %s", module, language).isEqualTo(french.keySet());
      assertThat(words).allSatisfy((key, text) -> assertThat(text).as("%s in %s", key, language).isNotBlank());
    }
  }

  @ParameterizedTest
  @MethodSource("modules")
  void each_message_leaves_the_same_places_open_in_each_language(String module) throws IOException {
    var french = words(module, "fr");
    for (var language : LANGUAGES)
      words(module, language).forEach((key, text) -> assertThat(places(text)).as("%s in %s: %s", key, language, text).isEqualTo(places(
        french.get(key))));
  }

  private static Set<String> places(String text) {
    var places = new TreeSet<String>();
    var found = PLACEHOLDER.matcher(text);
    while (found.find()) if (found.group(1).matches("\\d+")) places.add(found.group(1));
    return places;
  }

  @ParameterizedTest
  @MethodSource("modules")
  void each_message_can_be_formatted(String module) throws IOException {
    for (var language : Language.values())
      words(module, language.tag()).forEach((key, text) -> assertThat(new com.ibm.icu.text.MessageFormat(text, language.locale())).as(key)
        .isNotNull());
  }

  /** No page is stored by the browser: whoever goes back finds an empty form. */
  @Test
  void no_page_about_a_mistake_promises_that_going_back_keeps_what_was_typed() throws IOException {
    for (var language : LANGUAGES)
      for (var mistake : List.of("expired", "database", "too-much", "no-files"))
        assertThat(words("web", language).get("error." + mistake + ".next")).as(mistake).isNotNull()
          .doesNotContainIgnoringCase("go back").doesNotContainIgnoringCase("en arrière").doesNotContain("إلى الوراء");
  }

  /** A key twice in a file: the second silently wins. */
  @ParameterizedTest
  @MethodSource("modules")
  void no_key_is_written_twice(String module) throws IOException {
    for (var language : LANGUAGES) {
      var seen = new HashSet<String>();
      try (var file = WordsTest.class.getResourceAsStream("/messages/" + module + "_" + language + ".properties")) {
        for (var line : new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList())
          if (!line.isBlank() && !line.startsWith("#") && line.contains("="))
            assertThat(seen.add(line.substring(0, line.indexOf('='))
              .strip())).as(line).isTrue();
      }
    }
  }

  private static List<CSVRecord> rows(String table) throws IOException {
    var file = WordsTest.class.getResourceAsStream("/reference/" + table + ".csv");
    assertThat(file).as(table).isNotNull();
    try (var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      var rows = new ArrayList<>(CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader).getRecords());
      assertThat(rows).isNotEmpty();
      return rows;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"codes", "countries", "languages", "airports"})
  void each_code_has_a_label_in_three_languages(String table) throws IOException {
    assertThat(rows(table)).allSatisfy(row -> {
      for (var language : LANGUAGES) assertThat(row.get(language)).as("%s: %s", language, row).isNotBlank();
      assertThat(row.get("ar")).as("%s", row).containsPattern(ARABIC);
    });
  }

  @Test
  void no_code_is_twice_in_its_list_and_no_label_stands_for_two_codes() throws IOException {
    var lists = new LinkedHashMap<String, Map<String, String>>();
    var labels = new HashSet<String>();
    for (var row : rows("codes")) {
      var list = lists.computeIfAbsent(row.get("list"), _ -> new TreeMap<>());
      assertThat(list.put(row.get("code"), row.get("en"))).as("%s", row).isNull();
      for (var language : LANGUAGES)
        assertThat(labels.add(row.get("list") + " " + language + " " + row.get(language))).as("%s %s", language, row).isTrue();
    }
  }

  /** Also what is done at the door and by nobody: the audit is read by people. */
  @Test
  void each_act_has_words_in_three_languages() throws IOException {
    var acts = new TreeSet<String>();
    for (var act : Act.values()) acts.add(act.name());
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (var file : files.filter(each -> each.toString().endsWith(".java")).toList())
        Pattern.compile("atTheDoor\\((?:[^\";]|\\n)*?\"([A-Z_]+)\"").matcher(Files.readString(file)).results()
          .forEach(found -> acts.add(found
            .group(1)));
    }
    acts.removeAll(Set.of("DONE", "REFUSED", "DENIED")); // where the act is a variable, its outcome comes first
    assertThat(acts).hasSizeGreaterThan(Act.values().length + 8);
    for (var language : LANGUAGES)
      for (var act : acts) assertThat(words("acts", language)).as(language).containsKey("act." + act);
  }
}
