package org.rihla.database;

import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    if (questions.isEmpty()) return Answers.NONE;
    var together = questions.stream().map(ReaderRows::sql).collect(Collectors.joining(";\n"));
    return Objects.requireNonNull(
      db.execute(together, reader, (PreparedStatementCallback<Answers>) statement -> Answers.of(statement, questions)));
  }
}
