package org.rihla.web;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rihla.values.Language;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Every word that a reader sees, from {@code messages/<module>_<language>.properties}; plurals and dates by ICU. */
@Component
public class Messages {

  private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);
  private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

  Messages() {
    for (var language : Language.values()) texts.put(language, read(language));
  }

  private static Map<String, String> read(Language language) {
    var all = new HashMap<String, String>();
    try {
      for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*_" + language.tag() + ".properties")) {
        var properties = new Properties();
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
          properties.load(reader);
        }
        properties.forEach((key, text) -> all.put((String) key, (String) text));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** The text in that language; the key itself where it is missing, which the build refuses. */
  public String text(String key, Language language, Object... args) {
    var found = find(key, language);
    return found == null ? key : format(key, found, language, args);
  }

  /** For texts with a more general fallback. */
  public @Nullable String find(String key, Language language) {
    return texts.getOrDefault(language, Map.of()).get(key);
  }

  public Set<String> keys(Language language) { return texts.getOrDefault(language, Map.of()).keySet(); }

  private String format(String key, String text, Language language, Object[] args) {
    if (args.length == 0 && text.indexOf('\'') < 0) return text;
    var format = formats.computeIfAbsent(language + key, _ -> new MessageFormat(text, language.locale()));
    synchronized (format) {
      return format.format(args, new StringBuffer(), null).toString();
    }
  }
}
