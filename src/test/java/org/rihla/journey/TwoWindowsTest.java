package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.journey.Family.FLIGHT;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;
import static org.rihla.journey.Programme.made;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rihla.access.Actor;
import org.rihla.access.Role;
import org.rihla.casework.Safeguard;
import org.rihla.people.Persons;
import org.springframework.beans.factory.annotation.Autowired;

/** Two windows are open, the first saves: the second overwrites nothing unseen, and nothing that was typed is lost. */
class TwoWindowsTest extends AtWork {

  private static final String SOMEBODY_WROTE = "Somebody wrote here meanwhile";

  @Autowired
  Persons persons;

  private static Map<String, String> with(Family family, String... more) {
    var entries = new HashMap<>(Map.of("person", family.mother().toString()));
    for (int at = 0; at < more.length; at += 2) entries.put(more[at], more[at + 1]);
    return entries;
  }

  private String telephone(Family family) {
    return family.as(Role.RETURN_COUNSELLOR, () -> String.valueOf(persons.contact(family.mother()).telephone()));
  }

  @Test
  void the_later_telephone_does_not_silently_replace_the_earlier() throws Exception {
    var family = Family.registered(p);
    var first = pages.form(family, Role.RETURN_COUNSELLOR, "contact");
    var second = pages.form(family, Role.RETURN_COUNSELLOR, "contact");
    assertThat(first.send(with(family, "telephone", "06 11 11 11 11")).getStatus()).isEqualTo(302);

    var later = with(family, "telephone", "+212 622222222", "address", "Rue des Consuls 7", "safeToCall", "YES");
    var refused = second.send(later);
    assertThat(refused.getStatus()).isEqualTo(409);
    assertThat(telephone(family)).isEqualTo("0611111111");
    var page = second.after(refused);
    assertThat(page.text()).contains(SOMEBODY_WROTE, "Contact changed", "Return counsellor", "Stored now 0611111111",
      "You typed +212622222222");
    assertThat(page.html()).contains("value=\"+212622222222\"", "value=\"Rue des Consuls 7\"", "href=\"/cases/" + family.id + "\"");
    assertThat(page.html().replaceAll("\\s+", " ")).containsPattern("<option value=\"YES\" selected>");

    assertThat(page.send(later).getStatus()).as("decided, and sent again").isEqualTo(302);
    assertThat(telephone(family)).isEqualTo("+212622222222");
  }

  /** Whoever made it by hand, or cut it short, has read nothing: they are asked again, and nothing that they typed is lost. */
  @Test
  void a_form_that_does_not_say_what_its_page_knew_is_taken_for_an_old_one() throws Exception {
    var family = Family.registered(p);
    var window = pages.form(family, Role.RETURN_COUNSELLOR, "contact");
    var entries = with(family, "telephone", "0677777777");
    for (var version : List.of("", "nothing of ours", "-1-0-")) {
      entries.put("_version", version);
      assertThat(window.without("_version").send(entries).getStatus()).as(version).isEqualTo(409);
    }
    entries.remove("_version");
    var refused = window.without("_version").send(entries);
    assertThat(refused.getStatus()).isEqualTo(409);
    assertThat(refused.getContentAsString()).contains("value=\"0677777777\"");
    assertThat(window.after(refused).send(entries).getStatus()).as("decided, and sent again").isEqualTo(302);
    for (var path : List.of("/gates/APPLY", "/family", "/people/" + family.mother() + "/correction"))
      assertThat(window.without("_version").send("/cases/" + family.id + path, with(family)).getStatus()).as(path).isEqualTo(409);
  }

  @Test
  void a_case_is_taken_on_from_its_page() throws Exception {
    var family = Family.registered(p);
    var newcomer = p.newcomer("takes-on", Role.PROTECTION_OFFICER, RABAT);
    var html = pages.ofCase(family, newcomer).getContentAsString();
    var sent = html.substring(html.indexOf("/forms/take-on\"")).split("</form>")[0];
    var version = sent.replaceAll("(?s).*name=\"_version\" value=\"([^\"]*)\".*", "$1");
    var noon = family.today.atTime(12, 0).toInstant(ZoneOffset.UTC);
    var answer = pages.send(newcomer, noon, "/cases/" + family.id + "/forms/take-on",
      Map.of("_key", UUID.randomUUID().toString(), "_version", version));
    assertThat(answer.getStatus()).isEqualTo(302);
    assertThat(family.workers()).contains(newcomer.id());
  }

  /** In another case of theirs the same person may be changed too. */
  @Test
  void a_person_changed_elsewhere_is_not_overwritten_either() throws Exception {
    var family = Family.registered(p);
    var window = pages.form(family, Role.RETURN_COUNSELLOR, "contact");
    var other = family.everybody.get(1);
    p.db.sql("update people.person set version = version + 1 where id = ?").param(other.value()).update();
    assertThat(window.send(with(family, "telephone", "0633333333")).getStatus()).as("another person").isEqualTo(302);
    var again = pages.form(family, Role.RETURN_COUNSELLOR, "contact");
    p.db.sql("update people.person set version = version + 1 where id = ?").param(family.mother().value()).update();
    assertThat(again.send(with(family, "telephone", "0644444444")).getStatus()).isEqualTo(409);
    assertThat(telephone(family)).isEqualTo("0633333333");
  }

  /** Who met them first may still write down what they are told, and no longer reads it. */
  private void longAgo(Family family, Actor who) {
    p.db.sql("""
      insert into casework.case_worker (id, case_id, staff_id, role, office, how, given_by, since, started_at)
      values (gen_random_uuid(), ?, ?, 'OUTREACH_WORKER', 'RBA', 'OPENED', ?, ?, now())""")
      .params(family.id.value(), who.id().value(), who.id().value(), family.today.minusDays(40)).update();
  }

  /** Who may write but not read is told that there is something, and not what. */
  @Test
  void what_is_stored_is_shown_to_those_who_may_read_it() throws Exception {
    var family = Family.registered(p);
    longAgo(family, p.as(Role.OUTREACH_WORKER, RABAT));
    var window = pages.form(family, Role.OUTREACH_WORKER, "contact");
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.particulars.changeContact(family.id, family.mother(),
      new org.rihla.people.Contact("0655555555", true, null, null, null))));
    var page = window.after(window.send(with(family, "telephone", "0666666666")));
    assertThat(page.text()).contains(SOMEBODY_WROTE, "Something is stored already that you may not read").doesNotContain("0655555555");
    assertThat(page.html()).contains("value=\"0666666666\"");
  }

  /** Whoever is overtaken by something else has not read why two people set a safeguard aside. */
  @Test
  void nobody_is_said_to_have_read_what_was_not_shown() throws Exception {
    var family = Family.registered(p).applied();
    done(family.as(Role.OFFICE_MANAGER,
      () -> p.decisions.askOverride(family.id, Safeguard.MONEY_RESERVED, "The donor signs on Thursday.", false)));
    var first = pages.form(family, Role.OFFICE_MANAGER, "eligibility");
    var second = pages.form(family, Role.OFFICE_MANAGER, "eligibility");
    assertThat(first.send(Map.of("eligible", "YES")).getStatus()).isEqualTo(302);
    var read = readings(family);
    var refused = second.send(Map.of("eligible", "YES"));
    assertThat(refused.getStatus()).isEqualTo(409);
    assertThat(second.after(refused).text()).contains(SOMEBODY_WROTE).doesNotContain("The donor signs");
    assertThat(readings(family)).isEqualTo(read);
  }

  private long readings(Family family) {
    return p.db.sql("select count(*) from privacy.audit_event where about_id = ? and fields like '%safeguard_override.reason%'")
      .param(family.id.value()).query(Long.class).single();
  }

  @Test
  void what_the_state_answered_is_not_answered_over() throws Exception {
    var family = Family.registered(p).approved();
    done(family.as(Role.MOVEMENTS_OFFICER, () -> p.documents.requestExit(family.id)));
    var first = pages.form(family, Role.MOVEMENTS_OFFICER, "exit");
    var second = pages.form(family, Role.MOVEMENTS_OFFICER, "exit");
    assertThat(first.send(Map.of("exit", "GRANTED", "until", FLIGHT.plusDays(9).toString())).getStatus()).isEqualTo(302);
    var refused = second.send(Map.of("exit", "REFUSED"));
    assertThat(refused.getStatus()).isEqualTo(409);
    assertThat(second.after(refused).text()).containsPattern("Stored now Granted").containsPattern("You typed Refused");
    assertThat(family.count("travel.exit_authorisation where status = 'REFUSED'")).isZero();
  }

  @Test
  void what_two_do_for_two_people_is_in_nobodys_way() throws Exception {
    var family = Family.registered(p);
    var first = pages.form(family, Role.RETURN_COUNSELLOR, "needs");
    var second = pages.form(family, Role.RETURN_COUNSELLOR, "needs");
    var third = pages.form(family, Role.RETURN_COUNSELLOR, "needs");
    assertThat(first.send(with(family, "needs", "HOUSING")).getStatus()).isEqualTo(302);
    assertThat(second.send(Map.of("person", family.child().toString(), "needs", "HOUSING")).getStatus()).isEqualTo(302);
    assertThat(third.send(with(family, "needs", "HOUSING")).getStatus()).as("the same for the same").isEqualTo(409);
  }

  /** A passport recorded here and a document issued there say the same: until when somebody may travel. */
  @Test
  void two_forms_that_say_the_same_know_of_each_other() throws Exception {
    var family = Family.registered(p).approved();
    var progress = pages.form(family, Role.MOVEMENTS_OFFICER, "document-progress");
    var paper = pages.form(family, Role.RETURN_COUNSELLOR, "paper");
    assertThat(paper.send(with(family, "paper", "PASSPORT", "number", "INV77", "issuer", "GIN", "expiresOn", "2029-01-01", "location",
      "WITH_APPLICANT")).getStatus()).isEqualTo(302);
    assertThat(progress.send(with(family, "consular", "ISSUED", "number", "INV78", "expiresOn", "2027-01-01")).getStatus()).isEqualTo(409);
  }

  @Test
  void whoever_approves_learns_who_moved_the_case_before_them() throws Exception {
    var family = Family.registered(p).applied().eligible().reserveMoney();
    var window = pages.window(family, RABAT, Role.OFFICE_MANAGER, "/cases/" + family.id);
    made(family.as(Role.OFFICE_MANAGER, () -> p.moves.approve(family.id)));
    var refused = window.send("/cases/" + family.id + "/gates/APPROVE", Map.of());
    assertThat(refused.getStatus()).isEqualTo(409);
    assertThat(window.after(refused).text()).contains(SOMEBODY_WROTE, "Return approved", "Office manager", "Open the case");
    assertThat(family.count("casework.case_history where what = 'APPROVED'")).isEqualTo(1);
  }

  /** What a form was for is over: the words are given back, to be kept elsewhere. */
  @Test
  void what_was_typed_into_a_case_that_was_closed_meanwhile_is_given_back() throws Exception {
    var family = Family.registered(p);
    var window = pages.form(family, Role.PROTECTION_OFFICER, "screening");
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.moves.withdraw(family.id, "PHONE")));
    var refused = window.send(with(family, "fearOfReturn", "YES", "story", "She fears her uncle."));
    assertThat(refused.getStatus()).isEqualTo(409);
    assertThat(window.after(refused).text()).contains(SOMEBODY_WROTE, "Withdrawn by the person", "She fears her uncle.");
  }

  @Test
  void a_relative_typed_while_the_case_was_handed_in_is_given_back() throws Exception {
    var family = Family.registered(p);
    var window = pages.window(family, RABAT, Role.RETURN_COUNSELLOR, "/cases/" + family.id + "/family");
    family.applied();
    var refused = window.send(Map.of("givenNames", "Kadiatou", "familyName", "Bah"));
    assertThat(refused.getStatus()).isEqualTo(409);
    assertThat(window.after(refused).text()).contains(SOMEBODY_WROTE, "Application submitted", "Kadiatou");
  }

  /** Nobody is told in a language they do not read what they must decide on. */
  @Test
  void the_news_can_be_read_in_another_language_and_is_still_to_be_decided_on() throws Exception {
    var family = Family.registered(p);
    var window = pages.form(family, Role.RETURN_COUNSELLOR, "contact");
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.particulars.changeContact(family.id, family.mother(),
      new org.rihla.people.Contact("0655555555", true, null, null, null))));
    var entries = with(family, "telephone", "0666666666");
    var english = window.after(window.send(entries));
    entries.put("_language", "ar");
    var answer = english.send(entries);
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getCookie("language")).isNotNull();
    var arabic = english.after(answer);
    assertThat(arabic.html()).contains("dir=\"rtl\"", "كتب شخص ما هنا في هذه الأثناء", "0655555555", "value=\"0666666666\"");
    assertThat(telephone(family)).isEqualTo("0655555555");
    entries.remove("_language");
    assertThat(arabic.send(entries).getStatus()).isEqualTo(302);
    assertThat(telephone(family)).isEqualTo("0666666666");
  }

  @Test
  void a_destination_that_somebody_closed_is_not_opened_by_an_older_page() throws Exception {
    var family = Family.registered(p);
    var window = pages.window(family, RABAT, Role.PROTECTION_OFFICER, "/destinations");
    family.as(Role.PROTECTION_OFFICER, () -> {
      p.decisions.closeDestination(new org.rihla.values.Country("LBR"), "an embassy");
      return null;
    });
    var reopening = Map.of("country", "LBR", "closed", "NO", "source", "a newspaper");
    var refused = window.send(reopening);
    assertThat(refused.getStatus()).isEqualTo(409);
    var page = window.after(refused);
    assertThat(page.text()).contains("Somebody changed this list meanwhile", "an embassy");
    assertThat(page.html()).contains("value=\"a newspaper\"");
    assertThat(p.db.sql("select count(*) from casework.destination_notice where country = 'LBR' and lifted_on is null").query(Long.class)
      .single()).isEqualTo(1);
    assertThat(page.send(reopening).getStatus()).isEqualTo(302);
    assertThat(p.db.sql("select count(*) from casework.destination_notice where country = 'LBR' and lifted_on is null").query(Long.class)
      .single()).isZero();
  }
}
