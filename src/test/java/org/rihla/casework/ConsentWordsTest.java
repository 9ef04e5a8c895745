package org.rihla.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rihla.privacy.Disclosure;
import org.rihla.privacy.Purpose;
import org.rihla.values.PolicyFile;

/** What was read to somebody can be read again: the words of a version stay as they are, and no programme's name is written into them. */
@Tag("architecture")
class ConsentWordsTest {

  private static final Pattern ROOM_FOR_A_NAME = Pattern.compile("\\{(\\w+)}");

  /** A version of a text, as it stands in the code list. */
  record Text(String code, List<String> words, String until, String purpose) {

    String hash() throws Exception {
      return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(String.join("\n", words).getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static Reader open(String resource) {
    return new InputStreamReader(Objects.requireNonNull(ConsentWordsTest.class.getResourceAsStream(resource), resource),
      StandardCharsets.UTF_8);
  }

  private static List<Text> texts() throws IOException {
    try (var lines = new BufferedReader(open("/reference/codes.csv"))) {
      return lines.lines().filter(line -> line.startsWith("consent_text,")).map(ConsentWordsTest::cells)
        .map(cell -> new Text(cell.get(1), cell.subList(2, 5), cell.get(6), cell.get(7))).toList();
    }
  }

  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (char sign : line.toCharArray())
      if (sign == '"') quoted = !quoted;
      else if (sign == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else cell.append(sign);
    cells.add(cell.toString());
    return cells;
  }

  /** Never edited: a text that was published is in it for good. */
  private static Map<String, String> published() throws IOException {
    try (var lines = new BufferedReader(open("/reference/consent-texts.csv"))) {
      return lines.lines().skip(1).map(line -> line.split(",")).collect(Collectors.toMap(cell -> cell[0], cell -> cell[1], (a, b) -> {
        throw new IllegalStateException("a text stands there twice");
      }, LinkedHashMap::new));
    }
  }

  @Test
  void who_changes_a_word_of_a_published_text_gives_it_another_version() throws Exception {
    var published = published();
    var now = new LinkedHashMap<String, String>();
    for (var text : texts()) now.put(text.code(), text.hash());
    assertThat(published).as("a new text is a new line of consent-texts.csv, with its hash; a line is never changed or taken out")
      .isEqualTo(now);
  }

  @Test
  void a_word_that_was_changed_is_noticed() throws Exception {
    var text = texts().getFirst();
    var changed = new Text(text.code(), List.of(text.words().get(0) + ".", text.words().get(1), text.words().get(2)), "", text.purpose());
    assertThat(changed.hash()).isNotEqualTo(published().get(text.code()));
    assertThat(text.hash()).isEqualTo(published().get(text.code()));
  }

  /** What a yes opens is read out with the words, so that it is a part of the version too. */
  @Test
  void what_a_yes_opens_never_grows_under_somebody_who_said_yes_before() throws Exception {
    var disclosure = new Disclosure();
    var now = texts().stream().filter(text -> text.until().isEmpty())
      .filter(text -> !disclosure.opened(Purpose.valueOf(text.purpose())).isEmpty())
      .map(text -> text.code() + "," + disclosure.opened(Purpose.valueOf(text.purpose())).stream().map(Enum::name)
        .collect(Collectors.joining(" ")))
      .toList();
    assertThat(now).hasSizeGreaterThan(4);
    assertThat(PolicyFile.rows("consent-opens.csv")).as("other fields are another version of the text, and a new line").containsAll(now);
  }

  @Test
  void each_purpose_has_one_text_in_force_and_the_old_ones_are_over() throws Exception {
    var inForce = texts().stream().filter(text -> text.until().isEmpty()).map(Text::purpose).toList();
    assertThat(inForce).containsExactlyInAnyOrderElementsOf(Arrays.stream(Purpose.values()).map(Enum::name).toList());
  }

  @Test
  void no_text_in_force_names_an_organisation_or_a_country_and_all_languages_have_room_for_the_same_names() throws Exception {
    for (var text : texts()) {
      if (!text.until().isEmpty()) continue;
      assertThat(text.words()).as(text.code()).noneMatch(words -> Stream.of("OIM", "IOM", "marocain", "Maroc", "Morocc", "المغرب",
        "المنظمة الدولية للهجرة").anyMatch(words::contains));
      var rooms = text.words().stream().map(words -> ROOM_FOR_A_NAME.matcher(words).results().map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new))).distinct().toList();
      assertThat(rooms).as(text.code()).hasSize(1);
      assertThat(List.of("organisation", "host", "origin")).as(text.code()).containsAll(rooms.getFirst());
    }
    assertThat(texts().stream().filter(text -> text.words().getFirst().contains("{"))).isNotEmpty();
  }
}
