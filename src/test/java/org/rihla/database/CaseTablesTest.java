package org.rihla.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rihla.TestDatabase;
import org.rihla.values.CaseId;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class CaseTablesTest {

  private static final CaseRows<String> NOTES = new CaseRows<>("select note from note where case_id = ? order by note", row -> row.text(1));
  private static final CaseRows<Integer> COUNT = new CaseRows<>("select count(*) from note where case_id = ?", row -> row.count(1));
  private static final CaseRows<String> LAST = new CaseRows<>("select note from note where case_id = ? order by note desc limit 1",
    row -> row.text(1));

  private final CaseId id = CaseId.next();
  private JdbcTemplate db;
  private CaseTables tables;

  @BeforeEach
  void two_notes() {
    var login = TestDatabase.fresh();
    db = new JdbcTemplate(new DriverManagerDataSource(login.url(), login.user(), login.password()));
    db.execute("create table note (case_id uuid, note text)");
    for (var note : List.of("b", "a")) db.update("insert into note values (?, ?)", id.value(), note);
    db.update("insert into note values (?, ?)", CaseId.next().value(), "of somebody else");
    tables = new CaseTables(db);
  }

  @Test
  void each_question_gets_its_own_answer_also_when_asked_twice_and_in_any_order() {
    var answers = tables.ask(id, List.of(LAST, COUNT, NOTES, COUNT));
    assertThat(answers.to(NOTES)).containsExactly("a", "b");
    assertThat(answers.to(COUNT)).containsExactly(2);
    assertThat(answers.to(LAST)).containsExactly("b");
  }

  @Test
  void together_says_what_each_says_alone() {
    assertThat(tables.ask(id, List.of(NOTES, LAST)).to(NOTES)).isEqualTo(NOTES.of(id, JdbcClient.create(db)));
  }

  @Test
  void of_an_unknown_case_there_is_nothing() {
    assertThat(tables.ask(CaseId.next(), List.of(NOTES)).to(NOTES)).isEmpty();
    assertThat(tables.ask(id, List.of()).rows()).isEmpty();
  }

  /** Not a page with half of it missing. */
  @Test
  void one_question_that_fails_fails_the_page() {
    var wrong = new CaseRows<>("select nothing from note where case_id = ?", row -> row.text(1));
    assertThatThrownBy(() -> tables.ask(id, List.of(NOTES, wrong, LAST))).isInstanceOf(DataAccessException.class);
  }
}
