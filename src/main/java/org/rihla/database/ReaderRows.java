package org.rihla.database;

/**
 * What tables say to whoever reads a page, such as what waits for them. Parameters are named, because each stands in several places; the same
 * for all statements of a page, which {@link ReaderTables} asks in one journey to the database.
 *
 * @param sql one statement
 */
public record ReaderRows<T>(String sql, CaseRows.Reading<T> reading) implements Question<T> {

  public ReaderRows {
    if (sql.contains(";") || sql.contains("?")) throw new IllegalArgumentException("one statement with named parameters: " + sql);
  }
}
