package org.rihla.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Asks many tables for one reader in one journey to the database, as {@link CaseTables} does about one case. */
@Repository
public class ReaderTables {

  private final NamedParameterJdbcTemplate db;

  ReaderTables(NamedParameterJdbcTemplate db) {
    this.db = db;
  }

  /** @param reader what the statements ask for by name; more may be said than each of them asks */
  public Answers ask(Map<String, ?> reader, List<? extends ReaderRows<?>> questions) {
    if (questions.isEmpty()) return new Answers(Map.of());
    var together = questions.stream().map(ReaderRows::sql).collect(Collectors.joining(";\n"));
    return new Answers(
      db.execute(together, reader, (PreparedStatementCallback<Map<ReaderRows<?>, List<?>>>) statement -> read(statement, questions)));
  }

  private static Map<ReaderRows<?>, List<?>> read(PreparedStatement statement, List<? extends ReaderRows<?>> asked) throws SQLException {
    var answers = new HashMap<ReaderRows<?>, List<?>>();
    var more = statement.execute();
    for (var question : asked) {
      if (!more) throw new SQLException("no answer to: " + question.sql());
      answers.put(question, rows(statement, question));
      more = statement.getMoreResults();
    }
    return answers;
  }

  private static <T> List<T> rows(PreparedStatement statement, ReaderRows<T> question) throws SQLException {
    var rows = new ArrayList<T>();
    try (var columns = statement.getResultSet()) {
      while (columns.next()) rows.add(question.reading().read(new Row(columns)));
    }
    return rows;
  }

  /** What the tables said. */
  public record Answers(Map<ReaderRows<?>, List<?>> rows) {

    /** @throws IllegalArgumentException if it was not asked */
    @SuppressWarnings("unchecked") // put there by rows(…), with the type of its question
    public <T> List<T> to(ReaderRows<T> question) {
      var found = rows.get(question);
      if (found == null) throw new IllegalArgumentException("not asked: " + question.sql());
      return (List<T>) found;
    }
  }
}
