package org.rihla.counselling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was signed can be read again: the words of a version stay as they are. */
@Tag("architecture")
class DeclarationWordsTest {

  /** A change of the text is a new version, and a new line here. */
  private static final Map<String, String> VERSIONS = Map.of("2026-1", "6fb45d43a4c823b9");

  private static TreeMap<String, String> words(String language) throws IOException {
    var read = new Properties();
    try (var file = DeclarationWordsTest.class.getResourceAsStream("/messages/declaration_" + language + ".properties")) {
      assertThat(file).isNotNull();
      read.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
    var words = new TreeMap<String, String>();
    read.forEach((key, text) -> words.put((String) key, (String) text));
    return words;
  }

  @Test
  void who_changes_a_word_of_the_declaration_gives_it_another_version() throws Exception {
    var version = words("fr").get("declaration.version");
    var digest = MessageDigest.getInstance("SHA-256");
    for (var language : new String[]{"fr", "en", "ar"}) {
      assertThat(words(language).get("declaration.version")).as(language).isEqualTo(version);
      digest.update(words(language).toString().getBytes(StandardCharsets.UTF_8));
    }
    assertThat(VERSIONS).containsEntry(version, HexFormat.of().formatHex(digest.digest()).substring(0, 16));
  }
}
