package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.journey.Programme.RABAT;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rihla.access.Role;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Nothing of a person is shown, and nothing done, whose trace cannot be written. */
@DirtiesContext
@TestPropertySource(properties = "test.apart=unrecorded") // a list is of the newest: it must not be full of others'
class UnrecordedTest extends AtWork {

  Family family;
  private Connection owner;

  /** What keeps an entry from being written, and what mends it. */
  enum Fault {
    REVOKED("revoke insert on privacy.audit_event from rihla_app", "grant insert on privacy.audit_event to rihla_app"),
    FULL(
      """
        create function privacy.full() returns trigger language plpgsql as $$ begin raise exception 'No space left on device' using errcode = '53100'; end $$;
        create trigger full_disk before insert on privacy.audit_event for each row execute function privacy.full()""",
      "drop trigger full_disk on privacy.audit_event; drop function privacy.full()"),
    /** As by somebody who forgot to end a transaction. */
    LOCKED("begin; lock table privacy.audit_event in share mode", "rollback");

    private final String fault;
    private final String mend;

    Fault(String fault, String mend) {
      this.fault = fault;
      this.mend = mend;
    }
  }

  @BeforeEach
  void a_family_and_the_owner_of_the_database() throws Exception {
    family = Family.registered(p);
    pages.ofCase(family, RABAT, Role.RETURN_COUNSELLOR); // takes it on
    var environment = context.getEnvironment();
    owner = DriverManager.getConnection(environment.getRequiredProperty("rihla.database.url"), environment.getRequiredProperty(
      "rihla.database.user"), environment.getRequiredProperty("rihla.database.password"));
  }

  @AfterEach
  void nobody_keeps_it() throws SQLException {
    owner.close();
  }

  private void by_owner(String sql) throws SQLException {
    try (var statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Everything that tells who somebody is. */
  private Map<String, MockHttpServletResponse> asked(Pages.Window contact) {
    var asked = new LinkedHashMap<String, MockHttpServletResponse>();
    var of = "/cases/" + family.id;
    for (var path : List.of("/cases", of, of + "/people/" + family.mother(), of + "/people/" + family.mother() + "/correction",
      of + "/forms/contact", of + "/forms/declaration/text"))
      asked.put(path, pages.answer(family, Role.RETURN_COUNSELLOR, path));
    asked.put("search", family.as(Role.RETURN_COUNSELLOR, () -> pages.search("Bah")));
    asked.put("refused form", contact.send(Map.of("telephone", "nothing")));
    asked.put("medical case", pages.answer(family, Role.MEDICAL_OFFICER, of));
    return asked;
  }

  private long cases() { return p.db.sql("select count(*) from privacy.audit_event").query(Long.class).single(); }

  @ParameterizedTest
  @EnumSource
  void where_the_audit_cannot_be_written_no_page_tells_who_somebody_is(Fault fault) throws Exception {
    pages.ofCase(family, RABAT, Role.MEDICAL_OFFICER);
    var contact = pages.form(family, Role.RETURN_COUNSELLOR, "contact");
    var before = asked(contact);
    assertThat(before.values()).as("with it").allSatisfy(answer -> assertThat(answer.getStatus()).isNotEqualTo(503));
    assertThat(before.get("/cases/" + family.id).getContentAsString()).contains("Bah");
    assertThat(before.get("/cases").getContentAsString()).contains("Bah");
    assertThat(before.get("search").getContentAsString()).contains("Bah");
    var written = cases();
    by_owner(fault.fault);
    try {
      var asked = fault == Fault.LOCKED
        ? Map.of("case", pages.answer(family, Role.RETURN_COUNSELLOR, "/cases/" + family.id), "search",
          family.as(Role.RETURN_COUNSELLOR, () -> pages.search("Bah")))
        : asked(contact);
      var otherwise = new ArrayList<String>();
      asked.forEach((what, answer) -> {
        var said = text(answer);
        if (answer.getStatus() != 503 || !said.contains("This page cannot be shown") || said.contains("Bah") || said.contains("Invented"))
          otherwise.add(what + " " + answer.getStatus() + " " + said);
      });
      assertThat(otherwise).isEmpty();
    } finally {
      by_owner(fault.mend);
    }
    assertThat(cases()).as("nothing was written, and nothing shown").isEqualTo(written);
    assertThat(pages.answer(family, Role.RETURN_COUNSELLOR, "/cases/" + family.id).getStatus()).as("mended").isEqualTo(200);
  }

  private static String text(MockHttpServletResponse answer) {
    try {
      return answer.getContentAsString();
    } catch (java.io.UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_deed_whose_trace_cannot_be_written_is_not_done() throws Exception {
    var stage = family.column("stage", String.class);
    by_owner(Fault.REVOKED.fault);
    try {
      var sent = pages.send(family, Role.RETURN_COUNSELLOR, "withdrawal", Map.of("channel", "IN_PERSON"));
      assertThat(sent.getStatus()).isEqualTo(503);
    } finally {
      by_owner(Fault.REVOKED.mend);
    }
    assertThat(family.column("stage", String.class)).isEqualTo(stage);
  }

  /** The person can ask: also that their name stood in a list is a reading of it. */
  @Test
  void who_was_named_in_a_list_or_a_search_is_in_the_audit_and_in_who_saw_the_file() throws Exception {
    var number = family.column("number", String.class);
    var colleague = p.as(Role.OFFICE_MANAGER, RABAT);
    assertThat(Programme.on(family.today, colleague, () -> pages.looked("/cases")).getContentAsString()).contains(number)
      .doesNotContain("Bah");
    assertThat(p.db.sql("select count(*) from privacy.audit_event where fields like 'list cases %'").query(Long.class).single())
      .as("initials are nobody's name").isZero();
    pages.answer(family, Role.RETURN_COUNSELLOR, "/cases");
    family.as(Role.RETURN_COUNSELLOR, () -> pages.search("Bah"));
    var fields = p.db.sql("select fields from privacy.audit_event where about_id is null and fields like ? order by at").param("%" + number
      + "%").query(String.class).list();
    assertThat(fields).hasSize(2);
    assertThat(fields).anySatisfy(each -> assertThat(each).startsWith("list cases ")).anySatisfy(each -> assertThat(each).startsWith(
      "search words "));
    p.db.sql("select fields from privacy.audit_event").query(String.class).list().forEach(each -> assertThat(each).doesNotContain("Bah"));
  }
}
