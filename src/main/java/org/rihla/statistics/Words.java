package org.rihla.statistics;

import org.rihla.values.Language;

/** The words of this module, from {@code messages/statistics_<language>.properties}. */
interface Words {

  /** @throws IllegalArgumentException for a key without a message: a page never shows a key */
  String text(String key, Language language, Object... args);
}
