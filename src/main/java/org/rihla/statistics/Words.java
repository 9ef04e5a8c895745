package org.rihla.statistics;

import org.rihla.values.Language;
import org.rihla.web.Messages;
import org.springframework.stereotype.Component;

/** The words of this module: all its message keys begin with {@code statistics.}, which callers leave out. */
@Component
class Words {

  private static final String MODULE = "statistics.";
  private final Messages messages;

  Words(Messages messages) { this.messages = messages; }

  String text(String key, Language language, Object... args) { return messages.text(MODULE + key, language, args); }

  /** What another module calls it already. @param key the whole of it */
  String ofAnother(String key, Language language) {
    return messages.text(key, language);
  }

  boolean has(String key, Language language) { return messages.keys(language).contains(MODULE + key); }
}
