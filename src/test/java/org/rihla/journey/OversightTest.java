package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rihla.journey.Programme.RABAT;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rihla.access.Act;
import org.rihla.access.Forbidden;
import org.rihla.access.Role;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;

/** Who looked, who asked for what was not theirs, and who may know of it. */
class OversightTest extends AtWork {

  Family family;

  @BeforeEach
  void a_family_registered_in_rabat() throws Exception {
    family = Family.registered(p);
  }

  private long denied(UUID about) {
    return p.db.sql("select count(*) from privacy.audit_event where about_id = ? and outcome = 'DENIED'").param(about).query(Long.class)
      .single();
  }

  @Test
  void who_asks_for_a_case_that_is_not_theirs_is_written_down_with_the_case_and_as_for_one_that_is_none() throws Exception {
    var stranger = p.as(Role.PROTECTION_OFFICER, Programme.ABIDJAN);
    var none = new CaseId(Ids.next());
    assertThat(pages.status(family, Programme.ABIDJAN, Role.PROTECTION_OFFICER, "/cases/" + none)).isEqualTo(404);
    assertThat(pages.ofCase(family, stranger).getStatus()).isEqualTo(404);
    assertThat(denied(none.value())).isOne();
    assertThat(denied(family.id.value())).as("of which one was to take it on").isPositive();
  }

  @Test
  void a_verb_that_is_not_theirs_is_written_down_with_its_case_although_it_was_undone() {
    var before = denied(family.id.value());
    assertThatThrownBy(() -> family.as(Role.FINANCE_OFFICER, () -> p.moves.apply(family.id))).isInstanceOf(Forbidden.class);
    assertThat(denied(family.id.value())).isEqualTo(before + 1);
  }

  @Test
  void a_search_is_written_down_without_its_words() throws Exception {
    var name = "Zanzibar Invented";
    pages.found(family, RABAT, Role.RETURN_COUNSELLOR, name);
    assertThat(p.db.sql("select count(*) from privacy.audit_event where fields like 'search words %'").query(Long.class).single())
      .isPositive();
    assertThat(p.db.sql("select count(*) from privacy.audit_event where fields ilike '%zanzibar%'").query(Long.class).single()).isZero();
  }

  @Test
  void a_person_can_be_shown_which_roles_saw_their_file_and_never_who_it_was() throws Exception {
    pages.ofCase(family, RABAT, Role.PROTECTION_OFFICER);
    pages.ofCase(family, RABAT, Role.OFFICE_MANAGER);
    var page = pages.window(family, RABAT, Role.RETURN_COUNSELLOR, "/cases/" + family.id + "/seen").text();
    assertThat(page).contains("Protection officer", "with names", "Office manager", "without names").doesNotContain(
      "protection-officer.rba", "office-manager.rba");
    assertThat(pages.status(family, RABAT, Role.OFFICE_MANAGER, "/cases/" + family.id + "/seen")).as("reads no names").isEqualTo(404);
  }

  @Test
  void the_data_protection_officer_asks_the_audit_and_is_watched_too() throws Exception {
    pages.ofCase(family, RABAT, Role.PROTECTION_OFFICER);
    var window = pages.window(family, RABAT, Role.DATA_PROTECTION_OFFICER, "/audit");
    assertThat(window.text()).contains("nothing went past the audit");
    var number = family.column("number", String.class);
    // what happened in the test happened long ago
    var found = window.after(window.send(java.util.Map.of("caseNumber", number, "from", "2020-01-01", "until", "2030-01-01"))).text();
    assertThat(found).contains("protection-officer.rba", "Read a case", "Register a person");
    assertThat(window.after(window.send(java.util.Map.of("caseNumber", "RBA-1999-00001-A"))).text()).contains("there is no such case");
    assertThat(p.db.sql("select count(*) from privacy.audit_event where act = ? and fields = 'search'").param(Act.READ_AUDIT.name())
      .query(Long.class).single()).isPositive();
    for (var role : new Role[]{Role.OFFICE_MANAGER, Role.SYSTEM_ADMINISTRATOR, Role.PROTECTION_OFFICER})
      assertThat(pages.status(family, RABAT, role, "/audit")).as("%s", role).isEqualTo(404);
  }

  @Test
  void everybody_reads_what_their_own_account_did_and_nothing_of_others() throws Exception {
    pages.ofCase(family, RABAT, Role.PROTECTION_OFFICER);
    var number = family.column("number", String.class);
    var mine = pages.window(family, RABAT, Role.PROTECTION_OFFICER, "/account/deeds").text();
    assertThat(mine).contains(number, "Read a case").doesNotContain("READ_CASE");
    var others = pages.window(family, RABAT, Role.ME_OFFICER, "/account/deeds").text();
    assertThat(others).doesNotContain(number);
  }

  @Test
  void many_files_in_one_minute_are_out_of_the_ordinary_and_the_same_over_an_hour_are_not() throws Exception {
    var fast = p.newcomer("fast-reader", Role.RETURN_COUNSELLOR, RABAT);
    var slow = p.newcomer("slow-reader", Role.RETURN_COUNSELLOR, RABAT);
    var audit = context.getBean(org.rihla.privacy.Audit.class);
    var noon = Programme.<java.time.Instant>on(family.today, fast, () -> context.getBean(java.time.Clock.class).instant());
    for (int opened = 0; opened < 31; opened++) {
      var moment = opened;
      org.rihla.values.Calendar.at(noon.plusSeconds(opened), () -> fast.doing(() -> read(audit)));
      org.rihla.values.Calendar.at(noon.plusSeconds(moment * 60L), () -> slow.doing(() -> read(audit)));
    }
    var page = pages.look(p.as(Role.DATA_PROTECTION_OFFICER, RABAT), noon.plusSeconds(7200), "/audit").getContentAsString();
    assertThat(page).contains("31 files opened with names in one minute");
    assertThat(page.split("fast-reader", -1)).hasSize(2);
    assertThat(page).doesNotContain("slow-reader");
  }

  private static boolean read(org.rihla.privacy.Audit audit) {
    audit.record(Act.READ_CASE, Ids.next(), null, "DONE", "case identity");
    return true;
  }
}
