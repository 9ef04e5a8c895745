package org.rihla.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    if (asked.isEmpty()) return new Answers(Map.of());
    var together = asked.stream().map(CaseRows::sql).collect(Collectors.joining(";\n"));
    return new Answers(
      db.execute(together, (PreparedStatementCallback<Map<CaseRows<?>, List<?>>>) statement -> read(statement, id, asked)));
  }

  private static Map<CaseRows<?>, List<?>> read(PreparedStatement statement, CaseId id, List<CaseRows<?>> asked) throws SQLException {
    for (int i = 1; i <= asked.size(); i++) statement.setObject(i, id.value());
    var answers = new HashMap<CaseRows<?>, List<?>>();
    var more = statement.execute();
    for (var question : asked) {
      if (!more) throw new SQLException("no answer to: " + question.sql());
      answers.put(question, rows(statement, question));
      more = statement.getMoreResults();
    }
    return answers;
  }

  private static <T> List<T> rows(PreparedStatement statement, CaseRows<T> question) throws SQLException {
    var rows = new ArrayList<T>();
    try (var columns = statement.getResultSet()) {
      while (columns.next()) rows.add(question.reading().read(new Row(columns)));
    }
    return rows;
  }

  /** What the tables said. */
  public record Answers(Map<CaseRows<?>, List<?>> rows) {

    /** @throws IllegalArgumentException if it was not asked: a section that forgets to ask would show nothing for ever */
    @SuppressWarnings("unchecked") // put there by rows(…), with the type of its question
    public <T> List<T> to(CaseRows<T> question) {
      var found = rows.get(question);
      if (found == null) throw new IllegalArgumentException("not asked: " + question.sql());
      return (List<T>) found;
    }
  }
}
