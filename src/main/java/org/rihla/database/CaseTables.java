package org.rihla.database;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.rihla.values.CaseId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.stereotype.Repository;

/**
 * Asks many tables about one case in one journey to the database: the driver sends the statements together and reads the answers together. On
 * a page that needs two dozen of them, the journeys were most of the work (docs/decisions/0021).
 */
@Repository
public class CaseTables {

  private final JdbcTemplate db;

  CaseTables(JdbcTemplate db) {
    this.db = db;
  }

  /** Each is asked once, also if it is named twice. */
  public Answers ask(CaseId id, Collection<? extends CaseRows<?>> questions) {
    var asked = List.<CaseRows<?>>copyOf(new LinkedHashSet<>(questions));
    if (asked.isEmpty()) return Answers.NONE;
    var together = asked.stream().map(CaseRows::sql).collect(Collectors.joining(";\n"));
    return Objects.requireNonNull(db.execute(together, (PreparedStatementCallback<Answers>) statement -> {
      for (int i = 1; i <= asked.size(); i++) statement.setObject(i, id.value());
      return Answers.of(statement, asked);
    }));
  }
}
