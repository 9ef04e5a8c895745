package org.rihla.database;

import java.sql.SQLException;
import java.util.List;
import org.rihla.values.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a table says of one case. A verb asks for its own rows with {@link #of}; the page of a case asks for those of all modules at once, by
 * {@link CaseTables}.
 *
 * @param sql one statement with one parameter, the case
 */
public record CaseRows<T>(String sql, Reading<T> reading) implements Question<T> {

  /** Makes something of one row. */
  @FunctionalInterface
  public interface Reading<T> {
    T read(Row row) throws SQLException;
  }

  public CaseRows {
    if (sql.contains(";") || sql.chars().filter(sign -> sign == '?').count() != 1)
      throw new IllegalArgumentException("one statement about one case: " + sql);
  }

  public List<T> of(CaseId id, JdbcClient db) {
    return db.sql(sql).param(id.value()).query((columns, _) -> reading.read(new Row(columns))).list();
  }
}
