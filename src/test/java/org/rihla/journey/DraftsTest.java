package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rihla.access.Actor;
import org.rihla.access.ReadingProof;
import org.rihla.access.Role;
import org.rihla.drafts.EachHour;
import org.rihla.journey.Pages.Window;
import org.rihla.oversight.Erasing;
import org.rihla.people.Identity;
import org.rihla.people.Identity.Precision;
import org.rihla.people.Identity.Sex;
import org.rihla.values.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody typed and did not send comes back to them, and to nobody else. */
class DraftsTest extends AtWork {

  private static final String TYPED = "Her brother in Kindia waits for a word from her.";
  private Family family;

  @BeforeEach
  void nothing_begun() {
    p.db.sql("delete from drafts.draft").update();
    family = Family.registered(p);
  }

  private Window examination() throws Exception { return pages.form(family, Role.MEDICAL_OFFICER, "examination"); }

  private String keeping() { return "/cases/" + family.id + "/forms/examination/draft"; }

  private Map<String, String> begun(String story) {
    return Map.of("person", family.mother().toString(), "fitness", "FIT", "story", story);
  }

  private long kept() { return p.db.sql("select count(*) from drafts.draft").query(Long.class).single(); }

  @Test
  void what_was_begun_is_there_when_the_form_is_opened_again_and_says_since_when() throws Exception {
    var answer = examination().send(keeping(), begun(TYPED));
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getContentAsString()).contains("It is kept", "Nothing was sent").doesNotContain(TYPED);
    var again = examination();
    assertThat(again.text()).contains(TYPED, "This is what you typed and kept on", "Throw this draft away");
    assertThat(again.html()).contains("<option value=\"FIT\" selected>");
    assertThat(again.hidden("_key")).isNotEmpty();
    assertThat(again.send(Map.of("away", "yes")).getStatus()).as("only its own address takes that").isEqualTo(422);
    assertThat(kept()).isOne();
    assertThat(again.send(keeping(), Map.of("away", "yes", "_key", UUID.randomUUID().toString())).getRedirectedUrl()).endsWith(
      "/forms/examination");
    assertThat(examination().text()).doesNotContain(TYPED, "Throw this draft away");
    assertThat(kept()).isZero();
  }

  /** The right is to support them; what is found is closed as what concerns trafficking is. */
  @Test
  void what_was_found_of_somebody_waits_for_a_proof_too() throws Exception {
    var path = "/cases/" + family.id + "/forms/screening";
    pages.form(family, Role.PROTECTION_OFFICER, "screening").send(path + "/draft", Map.of("person", family.mother().toString(),
      "story", TYPED));
    assertThat(kept()).isOne();
    var left = family.as(Role.PROTECTION_OFFICER, () -> ReadingProof.given(false, () -> pages.looked(path)));
    assertThat(left.getContentAsString()).contains("as soon as you have proved that it is you").doesNotContain(TYPED);
  }

  /** A screen that was left for five minutes: whoever sits there now has proved nothing. */
  @Test
  void what_was_typed_into_a_sealed_part_waits_for_a_proof_and_is_not_overwritten_meanwhile() throws Exception {
    examination().send(keeping(), begun(TYPED));
    var path = "/cases/" + family.id + "/forms/examination";
    var left = family.as(Role.MEDICAL_OFFICER, () -> ReadingProof.given(false, () -> pages.looked(path)));
    assertThat(left.getStatus()).isEqualTo(200);
    assertThat(left.getContentAsString()).contains("as soon as you have proved that it is you", "/cases/" + family.id + "/proof")
      .doesNotContain(TYPED, "Throw this draft away");
    assertThat(pages.sent(family.today, p.as(Role.MEDICAL_OFFICER, RABAT), "/cases/" + family.id + "/proof", UUID.randomUUID(), "form",
      "examination").getRedirectedUrl()).isEqualTo(path);
    assertThat(pages.sent(family.today, p.as(Role.MEDICAL_OFFICER, RABAT), "/cases/" + family.id + "/proof", UUID.randomUUID(), "form",
      "../../elsewhere").getRedirectedUrl()).isEqualTo("/cases/" + family.id);
    var window = examination().after(left);
    assertThat(window.send(keeping() + "?by-itself", begun("Another")).getStatus()).isEqualTo(409);
    assertThat(examination().text()).contains(TYPED);
  }

  @Test
  void once_the_form_is_carried_out_there_is_no_draft_and_a_late_one_does_not_bring_it_back() throws Exception {
    examination().send(keeping(), begun(TYPED));
    var window = examination();
    var whole = new HashMap<>(begun(TYPED));
    whole.putAll(Map.of("examination", "FIT_TO_TRAVEL", "validUntil", family.today.plusDays(20).toString()));
    assertThat(window.send(whole).getStatus()).isEqualTo(302);
    assertThat(kept()).isZero();
    assertThat(window.send(keeping() + "?by-itself", whole).getStatus()).as("sent by the page as it was left").isEqualTo(409);
    assertThat(kept()).isZero();
  }

  @Test
  void a_form_that_is_refused_leaves_its_draft() throws Exception {
    examination().send(keeping(), begun(TYPED));
    assertThat(examination().send(begun(TYPED)).getStatus()).isEqualTo(422);
    assertThat(examination().text()).contains(TYPED);
  }

  /** The page that sends it by itself is told the hour and nothing more, and asks nothing that leaves a trace. */
  @Test
  void a_page_keeps_by_itself_without_anybody_having_looked_at_the_case() throws Exception {
    var window = examination();
    long before = audited();
    for (int times = 0; times < 3; times++) {
      var answer = window.send(keeping() + "?by-itself", begun(TYPED + times));
      assertThat(answer.getStatus()).isEqualTo(200);
      assertThat(answer.getContentAsString().strip()).matches("\\d\\d:\\d\\d");
    }
    assertThat(audited()).isEqualTo(before);
    assertThat(kept()).isOne();
    assertThat(examination().text()).contains(TYPED + 2);
  }

  private long audited() { return p.db.sql("select count(*) from privacy.audit_event").query(Long.class).single(); }

  /** Who works on the same case in the same role, and reads all that its counsellor reads. */
  private Actor colleague() {
    var colleague = p.newcomer("counsellor-beside-" + UUID.randomUUID(), Role.RETURN_COUNSELLOR, RABAT);
    done(Programme.on(family.today, p.as(Role.OFFICE_MANAGER, RABAT), () -> p.team.assign(family.id, colleague.id())));
    return colleague;
  }

  private String contact() { return "/cases/" + family.id + "/forms/contact"; }

  @Test
  void another_account_neither_reads_it_nor_learns_of_it_nor_throws_it_away() throws Exception {
    pages.form(family, Role.RETURN_COUNSELLOR, "contact").send(contact() + "/draft", Map.of("address", TYPED));
    var colleague = colleague();
    assertThat(pages.opened(family.today, colleague, contact()).getContentAsString()).contains("name=\"address\"").doesNotContain(TYPED,
      "Throw this draft away");
    assertThat(pages.text(family.today, colleague, "/")).doesNotContain("Begun and not sent");
    assertThat(pages.sent(family.today, colleague, contact() + "/draft", UUID.randomUUID(), "away", "yes").getStatus()).isEqualTo(302);
    assertThat(pages.sent(family.today, colleague, contact() + "/draft", UUID.randomUUID(), "address", "Mine").getStatus()).isEqualTo(200);
    assertThat(kept()).as("each has their own").isEqualTo(2);
    assertThat(pages.form(family, Role.RETURN_COUNSELLOR, "contact").html()).contains(TYPED);
    assertThat(Programme.<Long>on(family.today, colleague, () -> context.getBean(JdbcClient.class).sql("select count(*) from drafts.draft")
      .query(Long.class).single())).as("the database shows no row of somebody else").isOne();
  }

  @Test
  void what_is_moved_to_another_account_or_form_in_the_database_opens_for_nobody() throws Exception {
    pages.form(family, Role.RETURN_COUNSELLOR, "contact").send(contact() + "/draft", Map.of("address", TYPED));
    p.db.sql("update drafts.draft set address = replace(address, 'contact', 'paper')").update();
    var moved = pages.opened(family.today, p.as(Role.RETURN_COUNSELLOR, RABAT), "/cases/" + family.id + "/forms/paper");
    assertThat(moved.getStatus()).isEqualTo(200);
    assertThat(moved.getContentAsString()).doesNotContain(TYPED, "Throw this draft away");
    p.db.sql("update drafts.draft set staff_id = ?, address = replace(address, 'paper', 'contact')").param(colleague().id().value())
      .update();
    var colleague = p.db.sql("select staff_id from drafts.draft").query(UUID.class).single();
    var theirs = pages.opened(family.today, p.staff.byId(new org.rihla.values.StaffId(colleague)).orElseThrow(), contact());
    assertThat(theirs.getStatus()).isEqualTo(200);
    assertThat(theirs.getContentAsString()).doesNotContain(TYPED, "Throw this draft away");
  }

  @Test
  void whoever_may_not_send_the_form_keeps_nothing_there() {
    for (var stranger : List.of(p.as(Role.FINANCE_OFFICER, RABAT), p.as(Role.SYSTEM_ADMINISTRATOR, RABAT), p.as(Role.RETURN_COUNSELLOR,
      Programme.OUJDA)))
      assertThat(pages.sent(family.today, stranger, keeping(), UUID.randomUUID(), "story", TYPED).getStatus()).as(stranger.login())
        .isEqualTo(404);
    assertThat(pages.sent(family.today, p.as(Role.FINANCE_OFFICER, RABAT), "/cases/new/draft", UUID.randomUUID(), "familyName", "X")
      .getStatus()).isEqualTo(404);
    assertThat(kept()).isZero();
  }

  @Test
  void more_than_any_form_has_room_for_is_shown_again_and_not_kept() throws Exception {
    var answer = examination().send(keeping(), begun("é".repeat(33 * 1024)));
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(answer.getContentAsString()).contains("too long to be kept", "é".repeat(1000));
    assertThat(examination().send(keeping() + "?by-itself", begun("é".repeat(33 * 1024))).getStatus()).isEqualTo(409);
    assertThat(kept()).isZero();
    assertThat(examination().send(keeping(), begun("é".repeat(31 * 1024))).getStatus()).isEqualTo(200);
  }

  @Test
  void two_pages_of_the_same_form_do_not_overwrite_each_other() throws Exception {
    var first = examination();
    var second = examination();
    assertThat(first.send(keeping(), begun(TYPED)).getStatus()).isEqualTo(200);
    assertThat(first.send(keeping(), begun(TYPED)).getStatus()).as("sent twice").isEqualTo(200);
    assertThat(second.send(keeping() + "?by-itself", begun("Another")).getStatus()).isEqualTo(409);
    var refused = second.send(keeping(), begun("Another"));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("on another page already", "Another", "action=\"/cases/" + family.id
      + "/forms/examination\"");
    assertThat(examination().text()).contains(TYPED);
    var whole = new HashMap<>(begun("Another"));
    whole.putAll(Map.of("examination", "FIT_TO_TRAVEL", "validUntil", family.today.plusDays(20).toString()));
    assertThat(second.after(refused).send("/cases/" + family.id + "/forms/examination", whole).getStatus()).isEqualTo(302);
    assertThat(examination().text()).as("only its own goes with it").contains(TYPED);
  }

  @Test
  void what_others_wrote_meanwhile_is_told_when_the_draft_is_sent() throws Exception {
    examination().send(keeping(), begun(TYPED));
    var whole = new HashMap<>(begun("Somebody else"));
    whole.putAll(Map.of("examination", "FIT_TO_TRAVEL", "validUntil", family.today.plusDays(20).toString()));
    assertThat(pages.send(family, Role.MEDICAL_OFFICER, "examination", whole).getStatus()).isEqualTo(302);
    var resumed = examination();
    assertThat(resumed.text()).contains(TYPED);
    whole.put("story", TYPED);
    var told = resumed.send(whole);
    assertThat(told.getStatus()).isEqualTo(409);
    assertThat(told.getContentAsString()).contains("Somebody wrote here meanwhile", TYPED);
  }

  @Test
  void a_form_that_is_over_still_shows_what_was_begun_to_be_kept_elsewhere_or_thrown_away() throws Exception {
    examination().send(keeping(), begun(TYPED));
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.declarations.withdraw(family.id, family.mother(), "PHONE")));
    var over = pages.answer(family, Role.MEDICAL_OFFICER, "/cases/" + family.id + "/forms/examination");
    assertThat(over.getStatus()).isEqualTo(200);
    assertThat(over.getContentAsString()).contains(TYPED, "Throw this draft away").doesNotContain("name=\"story\"");
    assertThat(pages.sent(family.today, p.as(Role.MEDICAL_OFFICER, RABAT), keeping(), UUID.randomUUID(), "away", "yes").getStatus())
      .isEqualTo(302);
    assertThat(pages.answer(family, Role.MEDICAL_OFFICER, "/cases/" + family.id + "/forms/examination").getStatus()).isEqualTo(404);
  }

  @Test
  void after_seven_days_it_is_gone_also_where_nobody_has_tidied_up() throws Exception {
    var begun = examination();
    begun.send(keeping(), begun(TYPED));
    family.today = family.today.plusDays(6);
    assertThat(examination().text()).contains(TYPED);
    family.today = family.today.plusDays(2);
    assertThat(examination().text()).doesNotContain(TYPED);
    assertThat(pages.text(family.today, p.as(Role.MEDICAL_OFFICER, RABAT), "/")).doesNotContain("Begun and not sent");
    assertThat(examination().send(keeping(), begun("A new one")).getStatus()).as("and is in nobody's way").isEqualTo(200);
    var soon = family.today.plusDays(6).atTime(12, 0).toInstant(java.time.ZoneOffset.UTC);
    Calendar.at(soon, () -> {
      EachHour.now(context);
      return null;
    });
    assertThat(kept()).isOne();
    Calendar.at(soon.plusSeconds(2 * 86_400), () -> {
      EachHour.now(context);
      return null;
    });
    assertThat(kept()).isZero();
  }

  @Test
  void an_account_that_is_switched_off_leaves_none() throws Exception {
    var leaving = colleague();
    assertThat(pages.sent(family.today, leaving, contact() + "/draft", UUID.randomUUID(), "address", TYPED).getStatus()).isEqualTo(200);
    assertThat(kept()).isOne();
    assertThat(Programme.<Boolean>on(family.today, p.as(Role.SYSTEM_ADMINISTRATOR, RABAT), () -> p.staff.switchOff(leaving.id()))).isTrue();
    assertThat(kept()).isZero();
  }

  @Test
  void whoever_is_forgotten_takes_the_drafts_about_their_case_along() throws Exception {
    var other = Family.oneAdult(p, Programme.GUINEA);
    examination().send(keeping(), begun(TYPED));
    assertThat(pages.form(other, Role.MEDICAL_OFFICER, "examination").send("/cases/" + other.id + "/forms/examination/draft", begun(TYPED))
      .getStatus()).isEqualTo(200);
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.declarations.withdraw(family.id, family.mother(), "PHONE")));
    var erasing = context.getBean(Erasing.class);
    done(family.as(Role.RETURN_COUNSELLOR,
      () -> erasing.ask(family.id, family.child(), "CONSENT_WITHDRAWN", "She wrote to us and wants nothing kept.")));
    var asked = p.db.sql("select id from privacy.erasure where case_id = ?").param(family.id.value()).query(UUID.class).single();
    done(Programme.on(family.today, p.as(Role.DATA_PROTECTION_OFFICER, RABAT), () -> erasing.confirm(family.id, asked, true)));
    assertThat(p.db.sql("select case_id from drafts.draft").query(UUID.class).list()).containsExactly(other.id.value());
  }

  @Test
  void today_says_which_forms_were_begun_and_names_nobody() throws Exception {
    var medical = p.as(Role.MEDICAL_OFFICER, RABAT);
    assertThat(pages.text(family.today, medical, "/")).doesNotContain("Begun and not sent");
    examination().send(keeping(), begun(TYPED));
    var today = pages.opened(family.today, medical, "/").getContentAsString();
    var number = p.db.sql("select number from casework.return_case where id = ?").param(family.id.value()).query(String.class).single();
    assertThat(today).contains("Begun and not sent", "/cases/" + family.id + "/forms/examination", number).doesNotContain(TYPED, family
      .mother().toString());
  }

  @Test
  void the_first_interview_and_a_relative_are_kept_too_each_by_itself() throws Exception {
    var counsellor = p.as(Role.RETURN_COUNSELLOR, RABAT);
    var first = pages.window(family, RABAT, Role.RETURN_COUNSELLOR, "/cases/new");
    assertThat(first.send("/cases/new/draft", Map.of("givenNames", "Fatoumata", "familyName", "Diallo", "consentProcess", "AGREES",
      "password", "four plain words here", "pin", "123456")).getStatus()).isEqualTo(200);
    var relative = pages.window(family, RABAT, Role.RETURN_COUNSELLOR, "/cases/" + family.id + "/family");
    assertThat(relative.send("/cases/" + family.id + "/family/draft", Map.of("givenNames", "Moussa")).getStatus()).isEqualTo(200);
    assertThat(pages.text(family.today, counsellor, "/")).contains("Begun and not sent", "Register: the first interview",
      "Add a family member");
    var resumed = pages.window(family, RABAT, Role.RETURN_COUNSELLOR, "/cases/new");
    assertThat(resumed.html()).contains("value=\"Fatoumata\"", "value=\"Diallo\"").doesNotContain("Moussa");
    assertThat(pages.window(family, RABAT, Role.RETURN_COUNSELLOR, "/cases/" + family.id + "/family").html()).contains("value=\"Moussa\"")
      .doesNotContain("value=\"Fatoumata\"");
    var who = new Identity("Xoliswa", "Quintessa", null, Sex.F, java.time.LocalDate.of(1971, 8, 9), Precision.DAY, Programme.GUINEA,
      "SINGLE",
      "fr");
    assertThat(pages.register(family, who, Map.of("_draft", resumed.hidden("_draft"))).getStatus()).isEqualTo(302);
    assertThat(p.db.sql("select address from drafts.draft").query(String.class).list()).containsExactly("/cases/" + family.id + "/family");
  }

  @Test
  void digits_and_passwords_are_never_kept() throws Exception {
    var form = pages.answer(family, Role.RETURN_COUNSELLOR, "/cases/" + family.id + "/forms/own-access").getContentAsString();
    assertThat(form).contains("name=\"pin\"").doesNotContain("_whose", "/draft");
    pages.sent(family.today, p.as(Role.RETURN_COUNSELLOR, RABAT), "/cases/new/draft", UUID.randomUUID(), "familyName", "Diallo", "pin",
      "123456", "pinAgain", "123456", "password", "four plain words here", "_proof", "four plain words", "code", "123456", "_csrf",
      "token");
    var names = opened(p.as(Role.RETURN_COUNSELLOR, RABAT), "/cases/new");
    assertThat(names).contains("Diallo").doesNotContain("123456", "plain words", "token", "_key", "_draft");
  }

  private String opened(Actor who, String address) {
    var seals = context.getBean(org.rihla.privacy.Seals.class);
    return p.db.sql("select typed from drafts.draft where address = ?").param(address).query((row, _) -> seals.ofAccount(who.id()).open(row
      .getBytes(1), new org.rihla.privacy.Place("drafts.draft.typed", address))).single();
  }

  @Test
  void in_the_database_nothing_of_it_can_be_read() throws Exception {
    examination().send(keeping(), begun(TYPED));
    var row = p.db.sql("select d::text || encode(typed, 'escape') from drafts.draft d").query(String.class).single();
    assertThat(row).doesNotContain("brother", "Kindia", family.mother().toString()).contains(family.id.toString());
    assertThat(p.db.sql("select typed from drafts.draft").query(byte[].class).single()).asString(StandardCharsets.ISO_8859_1)
      .doesNotContain(
        "brother");
  }
}
