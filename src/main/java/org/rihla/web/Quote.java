package org.rihla.web;

import org.rihla.values.Language;

/** Words as they are read to somebody, in a language that need not be the reader's own. */
public record Quote(Language in, String text) {
}
