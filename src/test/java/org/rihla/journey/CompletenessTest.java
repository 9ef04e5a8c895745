package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.journey.Programme.RABAT;

import java.sql.DriverManager;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rihla.access.Role;
import org.rihla.values.Ids;
import org.springframework.test.annotation.DirtiesContext;

/** Whatever is done in a case is in the audit, and what is there was done: planted on either side, it is found, and said to whom it matters. */
@DirtiesContext
class CompletenessTest extends AtWork {

  Family family;

  @BeforeEach
  void a_family_on_its_way() throws Exception {
    family = Family.registered(p);
    family.as(Role.RETURN_COUNSELLOR, () -> p.moves.apply(family.id)); // refused: also that is a line of both
  }

  private String page() throws Exception {
    return pages.window(family, RABAT, Role.DATA_PROTECTION_OFFICER, "/audit").text();
  }

  private void byOwner(String sql) throws Exception {
    var environment = context.getEnvironment();
    try (var owner = DriverManager.getConnection(environment.getRequiredProperty("rihla.database.url"), environment.getRequiredProperty(
      "rihla.database.user"), environment.getRequiredProperty("rihla.database.password")); var statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  private long missing() {
    return p.db.sql(
      """
        select count(*) from casework.for_oversight_deed h where not exists (
          select from privacy.for_oversight_deed a where a.tx = h.tx and a.about_id = h.case_id and a.act = h.act and a.refused = h.refused)""")
      .query(Long.class).single();
  }

  @Test
  void everything_that_was_done_is_on_both_sides() throws Exception {
    assertThat(p.db.sql("select count(*) from casework.for_oversight_deed").query(Long.class).single()).isGreaterThan(3);
    assertThat(missing()).isZero();
    assertThat(page()).contains("nothing went past the audit, 0 are missing").doesNotContain("Something went past");
  }

  @Test
  void a_line_of_history_without_an_entry_is_found_with_its_case() throws Exception {
    var number = family.column("number", String.class);
    var planted = Ids.next();
    p.db.sql("""
      insert into casework.case_history (id, case_id, at, actor_id, actor_role, office, act, what, codes)
      select ?, case_id, at + interval '1 second', actor_id, actor_role, office, 'RELEASE_HOLD', 'RELEASED', '' from casework.case_history
      where case_id = ? order by at desc limit 1""").params(planted, family.id.value()).update();
    try {
      assertThat(page()).contains("1 of them is on one side only", number + " · RELEASE_HOLD", "in the history, not in the audit");
    } finally {
      byOwner("delete from casework.case_history where id = '" + planted + "'");
    }
    assertThat(page()).contains("0 are missing");
  }

  /** Also a second line in a transaction that has one entry: they are counted, not only looked for. */
  @Test
  void a_line_of_history_that_was_taken_away_is_found_and_so_is_one_too_many() throws Exception {
    var line = p.db.sql("select id, tx::text from casework.case_history where case_id = ? order by at desc limit 1")
      .param(family.id.value())
      .query((row, _) -> List.of(row.getString(1), row.getString(2))).single();
    byOwner("create table casework.put_away as select * from casework.case_history where id = '" + line.getFirst() + "'");
    byOwner("delete from casework.case_history where id = '" + line.getFirst() + "'");
    assertThat(page()).contains("1 of them is on one side only", "in the audit, not in the history");
    byOwner("insert into casework.case_history select * from casework.put_away");
    byOwner("update casework.put_away set id = '" + UUID.randomUUID() + "'");
    byOwner("insert into casework.case_history select * from casework.put_away");
    assertThat(page()).contains("1 of them is on one side only", "in the history, not in the audit");
    byOwner("delete from casework.case_history where id in (select id from casework.put_away)");
    byOwner("drop table casework.put_away");
    assertThat(page()).contains("0 are missing");
  }

  @Test
  void the_paper_of_who_saw_a_file_and_the_page_of_the_officer_name_the_checkpoint() throws Exception {
    context.getBean(org.rihla.ledger.Sealer.class).seal();
    var digits = context.getBean(org.rihla.ledger.Ledger.class).last().orElseThrow().printed().inFours();
    assertThat(page()).contains(digits, "Anchored nowhere yet");
    assertThat(pages.window(family, RABAT, Role.RETURN_COUNSELLOR, "/cases/" + family.id + "/seen").text()).contains(digits,
      "For the person to keep");
  }
}
