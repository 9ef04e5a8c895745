package org.rihla.database;

import org.rihla.database.CaseRows.Reading;

/** One statement, and what is made of each row that answers it. */
public sealed interface Question<T> permits CaseRows, ReaderRows {

  String sql();

  Reading<T> reading();
}
