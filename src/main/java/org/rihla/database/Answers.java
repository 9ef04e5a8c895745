package org.rihla.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the tables said to several questions that were sent together. */
public record Answers(Map<Question<?>, List<?>> rows) {

  static final Answers NONE = new Answers(Map.of());

  /** In the order in which they stand in the statement. */
  static Answers of(PreparedStatement statement, List<? extends Question<?>> asked) throws SQLException {
    var answers = new HashMap<Question<?>, List<?>>();
    var more = statement.execute();
    for (var question : asked) {
      if (!more) throw new SQLException("no answer to: " + question.sql());
      answers.put(question, rows(statement, question));
      more = statement.getMoreResults();
    }
    return new Answers(answers);
  }

  private static <T> List<T> rows(PreparedStatement statement, Question<T> question) throws SQLException {
    var rows = new ArrayList<T>();
    try (var columns = statement.getResultSet()) {
      while (columns.next()) rows.add(question.reading().read(new Row(columns)));
    }
    return rows;
  }

  /** @throws IllegalArgumentException if it was not asked: a section that forgets to ask would show nothing for ever */
  @SuppressWarnings("unchecked") // put there by rows(…), with the type of its question
  public <T> List<T> to(Question<T> question) {
    var found = rows.get(question);
    if (found == null) throw new IllegalArgumentException("not asked: " + question.sql());
    return (List<T>) found;
  }
}
