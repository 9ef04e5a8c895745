package org.rihla.statistics;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.rihla.values.Language;

/** Reads this module's message files as they lie on the class path, in UTF-8. */
final class FileWords implements Words {

  private final Map<Language, Properties> messages = new EnumMap<>(Language.class);

  FileWords() {
    for (var language : Language.values()) messages.put(language, read("/messages/statistics_" + language.tag() + ".properties"));
  }

  @Override
  public String text(String key, Language language, Object... args) {
    var pattern = Objects.requireNonNull(messages.get(language)).getProperty(key);
    if (pattern == null) throw new IllegalArgumentException("no message " + key + " in " + language.tag());
    return new MessageFormat(pattern, language.locale()).format(args);
  }

  private static Properties read(String file) {
    var found = new Properties();
    try (var in = new InputStreamReader(Objects.requireNonNull(FileWords.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
      found.load(in);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
