package org.rihla.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("rules")
class CaseRowsTest {

  private static final CaseRows<String> NOTES = new CaseRows<>("select note from some.notes where case_id = ?", row -> row.text(1));

  /** Two statements, or two parameters, would be answered out of order. */
  @Test
  void rows_are_of_one_statement_about_one_case() {
    assertThatThrownBy(() -> new CaseRows<>("select 1", row -> row.text(1))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CaseRows<>("select a from b where c = ? and d = ?", row -> row.text(1)))
      .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CaseRows<>("select a from b where c = ?; select 2", row -> row.text(1)))
      .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_was_not_asked_is_no_empty_answer() {
    assertThat(new Answers(Map.of(NOTES, List.of("a", "b"))).to(NOTES)).containsExactly("a", "b");
    assertThatThrownBy(() -> new Answers(Map.of()).to(NOTES)).isInstanceOf(IllegalArgumentException.class)
      .hasMessageContaining("not asked");
  }
}
