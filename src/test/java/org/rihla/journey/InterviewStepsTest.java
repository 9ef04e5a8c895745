package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.journey.Programme.RABAT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rihla.access.Role;
import org.rihla.journey.Pages.Window;

/** The first interview step by step: each is checked and kept as it is answered, and whoever comes back goes on where they stopped. */
class InterviewStepsTest extends AtWork {

  private static final Map<String, String> AGREEMENT = Map.of("_step", "AGREEMENT", "language", "fr", "legalBasis", "CONSENT", "readIn",
    "fr",
    "consentProcess", "AGREES", "howGiven", "SIGNATURE", "interpreter", "NONE_NEEDED");
  private static final Map<String, String> WHO = Map.of("_step", "WHO", "givenNames", "Fatoumata", "familyName", "Etapes", "sex", "F",
    "birthDate",
    "1988-03-04", "birthPrecision", "DAY", "nationality", "GIN", "maritalStatus", "SINGLE", "legalStatus", "VISA_OVERSTAY");

  private static final Map<String, String> WAY_HOME = Map.of("_step", "WAY_HOME", "returnTo", "GIN", "placeOfReturn", "Kindia");
  private static final Map<String, String> SHARING = Map.of("_step", "SHARING", "consentOrigin", "AGREES", "consentConsulate", "NOT_ASKED",
    "consentState", "REFUSES", "consentAfter", "NOT_ASKED");

  private Family family;

  @BeforeEach
  void nothing_begun() {
    p.db.sql("delete from drafts.draft").update();
    family = Family.registered(p);
  }

  private Window interview(String step) throws Exception {
    return pages.window(family, RABAT, Role.RETURN_COUNSELLOR, "/cases/new" + step);
  }

  private static Map<String, String> both(Map<String, String> one, Map<String, String> other) {
    var both = new HashMap<>(one);
    both.putAll(other);
    return both;
  }

  private long kept() { return p.db.sql("select count(*) from drafts.draft").query(Long.class).single(); }

  @Test
  void a_step_that_is_not_whole_says_what_it_lacks_and_of_the_others_nothing() throws Exception {
    var answer = interview("").send("/cases/new/draft?go=WHO", Map.of("_step", "AGREEMENT", "legalBasis", "CONSENT"));
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(answer.getContentAsString()).contains("f-language-problem", "f-howGiven-problem", "f-consentProcess-problem").doesNotContain(
      "f-givenNames",
      "f-returnTo");
    assertThat(kept()).as("what was typed is kept all the same").isOne();
  }

  @Test
  void whoever_comes_back_goes_on_where_they_stopped_and_reads_everything_again_at_the_end() throws Exception {
    assertThat(interview("").send("/cases/new/draft?go=WHO", AGREEMENT).getRedirectedUrl()).isEqualTo("/cases/new?step=WHO");
    var who = interview("");
    assertThat(who.html()).contains("id=\"f-givenNames\"", "name=\"consentProcess\" value=\"AGREES\"", "This is what you typed and kept")
      .doesNotContain("id=\"f-howGiven\"");
    assertThat(who.send("/cases/new/draft?go=WAY_HOME", both(AGREEMENT, WHO)).getRedirectedUrl()).isEqualTo("/cases/new?step=WAY_HOME");
    assertThat(interview("?step=CHECK").html()).as("not yet").contains("step=WAY_HOME#f-returnTo").doesNotContain(">Open the case<");
    var way = interview("");
    assertThat(way.html()).contains("id=\"f-returnTo\"");
    var home = both(both(AGREEMENT, WHO), WAY_HOME);
    assertThat(way.send("/cases/new/draft?go=SHARING", home).getRedirectedUrl()).isEqualTo("/cases/new?step=SHARING");
    var sharing = interview("");
    assertThat(sharing.html()).as("of somebody grown up it is not asked").contains("f-consentOrigin").doesNotContain("f-assent");
    assertThat(sharing.send("/cases/new/draft?go=CHECK", both(home, Map.of("_step", "SHARING"))).getContentAsString()).as(
      "nobody skips to whom it is handed on").contains("f-consentOrigin-problem");
    assertThat(interview("").html()).as("and comes back to it").contains("id=\"f-consentOrigin\"");
    var all = both(home, SHARING);
    assertThat(sharing.send("/cases/new/draft?go=CHECK", all).getRedirectedUrl()).isEqualTo("/cases/new?step=CHECK");
    var check = interview("");
    assertThat(check.text()).contains("Fatoumata", "Etapes", "Kindia", "Guinea", "Open the case");
    assertThat(interview("?step=WHO").html()).as("what is only changed leads back to where it is read").contains("draft?go=CHECK");
    assertThat(check.send("/cases/new", both(all, Map.of("_step", "CHECK", "_draft", check.hidden("_draft")))).getStatus()).isEqualTo(302);
    assertThat(kept()).isZero();
  }

  private long cases() { return p.db.sql("select count(*) from casework.return_case").query(Long.class).single(); }

  /** The key Enter does what the first button does; and a form of one step that is sent to be carried out is not. */
  @Test
  void nothing_is_opened_from_the_middle_of_the_conversation() throws Exception {
    assertThat(interview("").html()).contains("<button class=\"unseen\" form=\"typed\" formaction=\"/cases/new/draft?go=WHO\"");
    long before = cases();
    var whole = both(both(both(AGREEMENT, WHO), WAY_HOME), SHARING);
    for (var step : List.of("AGREEMENT", "WHO", "WAY_HOME", "SHARING"))
      assertThat(interview("").send("/cases/new", both(whole, Map.of("_step", step))).getRedirectedUrl()).as(step)
        .startsWith("/cases/new?step=");
    assertThat(cases()).isEqualTo(before);
    var relative = pages.window(family, RABAT, Role.RETURN_COUNSELLOR, "/cases/" + family.id + "/family");
    assertThat(relative.send("/cases/" + family.id + "/family", both(whole, Map.of("_step", "WHO", "role", "SPOUSE"))).getRedirectedUrl())
      .isEqualTo(
        "/cases/" + family.id + "/family?step=WAY_HOME");
    assertThat(family.everybody)
      .hasSize(p.db.sql("select count(*) from casework.case_member where case_id = ?").param(family.id.value()).query(
        Integer.class).single());
  }

  @Test
  void of_who_says_no_nothing_is_kept_by_whichever_button_and_that_is_said_in_peace() throws Exception {
    var no = both(both(AGREEMENT, WHO), Map.of("consentProcess", "REFUSES", "_step", "AGREEMENT", "howGiven", ""));
    for (var way : List.of("/cases/new/draft?go=WHO", "/cases/new/draft", "/cases/new/draft?by-itself", "/cases/new")) {
      interview("").send("/cases/new/draft", AGREEMENT);
      assertThat(kept()).isOne();
      var answer = interview("").send(way, no);
      assertThat(kept()).as(way).isZero();
      if (way.endsWith("by-itself")) assertThat(answer.getStatus()).isEqualTo(204);
      else
        assertThat(answer.getContentAsString()).as(way).contains("Nothing was kept", "Urgent help").doesNotContain("Fatoumata",
          "class=\"summary\"");
    }
  }

  @Test
  void whoever_leaves_keeps_nothing_if_they_say_so() throws Exception {
    interview("").send("/cases/new/draft", AGREEMENT);
    assertThat(interview("").send("/cases/new/draft?go=LEAVE", AGREEMENT).getRedirectedUrl()).isEqualTo("/cases");
    assertThat(kept()).isZero();
  }

  @Test
  void before_the_agreement_nothing_else_is_asked_step_by_step() throws Exception {
    interview("").send("/cases/new/draft", Map.of("_step", "WHO", "givenNames", "Fatoumata"));
    for (var step : List.of("", "?step=WHO", "?step=WAY_HOME", "?step=SHARING", "?step=CHECK"))
      assertThat(interview(step).html()).as(step).contains("id=\"f-howGiven\"").doesNotContain("id=\"f-givenNames\"");
    assertThat(interview("?step=WHOLE").html()).contains("id=\"f-givenNames\"", "id=\"f-howGiven\"");
  }

  @Test
  void what_was_begun_in_another_window_can_be_given_up_for_this_one() throws Exception {
    var one = interview("");
    var other = interview("");
    one.send("/cases/new/draft?go=WHO", both(AGREEMENT, Map.of("witnessAs", "first")));
    var asked = other.send("/cases/new/draft?go=WHO", both(AGREEMENT, Map.of("witnessAs", "second", "_draft", other.hidden("_draft"))));
    assertThat(asked.getStatus()).isEqualTo(422);
    assertThat(asked.getContentAsString()).contains("Keep this one instead", "name=\"instead\"");
    assertThat(other
      .send("/cases/new/draft?go=WHO", both(AGREEMENT, Map.of("witnessAs", "second", "instead", "yes", "_draft", other.hidden("_draft"))))
      .getRedirectedUrl()).isEqualTo("/cases/new?step=WHO");
    assertThat(interview("").html()).contains("value=\"second\"");
  }

  /** Born in the year in which they turn eighteen, and nobody knows on which day: the benefit of the doubt is theirs, and the question is there. */
  @Test
  void of_whom_only_the_year_is_known_it_is_reckoned_as_for_a_child() throws Exception {
    var born = Map.of("birthDate", (family.today.getYear() - 18) + "-01-01", "birthPrecision", "YEAR");
    interview("").send("/cases/new/draft", both(both(both(AGREEMENT, WHO), WAY_HOME), both(SHARING, born)));
    assertThat(interview("?step=CHECK").html()).contains("step=SHARING#f-guardianWho");
    assertThat(interview("?step=SHARING").html()).contains("id=\"f-guardianWho\"");
    interview("").send("/cases/new/draft?go=LEAVE", AGREEMENT);
    interview("").send("/cases/new/draft",
      both(both(both(AGREEMENT, WHO), WAY_HOME), both(SHARING, Map.of("guardianWho", "OTHER", "assent", "YES"))));
    assertThat(interview("?step=CHECK").html()).as("an answer for a child is not taken along for somebody grown up")
      .doesNotContain("name=\"assent\"");
  }

  @Test
  void going_back_asks_for_nothing_and_loses_nothing() throws Exception {
    var back = interview("").send("/cases/new/draft?go=AGREEMENT", both(AGREEMENT, Map.of("_step", "WHO", "givenNames", "Fa")));
    assertThat(back.getRedirectedUrl()).isEqualTo("/cases/new?step=AGREEMENT");
    assertThat(interview("?step=WHO").html()).contains("value=\"Fa\"");
    assertThat(
      interview("?step=WHO").send("/cases/new/draft?go=WHOLE", Map.of("_step", "AGREEMENT", "givenNames", "Fa")).getRedirectedUrl()).as(
        "nor does the whole page")
      .isEqualTo("/cases/new?step=WHOLE");
  }

  @Test
  void a_child_is_found_out_at_the_end_and_the_way_to_its_question_is_shown() throws Exception {
    var all = both(both(AGREEMENT, WHO), Map.of("returnTo", "GIN", "birthDate", family.today.minusYears(9).toString()));
    interview("").send("/cases/new/draft", all);
    assertThat(interview("?step=CHECK").html()).contains("step=SHARING#f-guardianWho", "step=SHARING#f-assent").doesNotContain(
      ">Open the case<");
    assertThat(interview("?step=SHARING").html()).contains("id=\"f-guardianWho\"", "id=\"f-assent\"");
  }

  @Test
  void somebody_alike_is_asked_about_where_everything_is_read_again() throws Exception {
    var all = both(both(AGREEMENT, WHO), Map.of("_step", "CHECK", "returnTo", "GIN", "givenNames", "Xaverine", "familyName", "Zokou"));
    assertThat(interview("").send("/cases/new", all).getStatus()).isEqualTo(302);
    var asked = interview("").send("/cases/new", all);
    assertThat(asked.getStatus()).isEqualTo(422);
    assertThat(asked.getContentAsString()).contains("id=\"known\"", "f-duplicate", "name=\"givenNames\" value=\"Xaverine\"")
      .doesNotContain("id=\"f-givenNames\"").contains(">Open the case<");
    assertThat(interview("").send("/cases/new", both(all, Map.of("duplicate", "DIFFERENT_PERSON"))).getStatus()).as("answered there")
      .isEqualTo(302);
  }

  @Test
  void a_step_that_is_none_is_the_first() throws Exception {
    for (var strange : new String[]{"?step=", "?step=%3Cscript%3E", "?step=CHECK", "?step=WHO"})
      assertThat(interview(strange).html()).as(strange).contains("id=\"f-language\"");
    assertThat(interview("").send("/cases/new/draft?go=%3Cscript%3E", Map.of("familyName", "Etapes")).getStatus()).isEqualTo(200);
  }

  /** Said when it is asked, and not on the last page, when everything else has been said. */
  @Test
  void who_is_read_to_in_another_tongue_is_asked_at_once_who_put_it_into_theirs() throws Exception {
    var wolof = both(AGREEMENT, Map.of("language", "wo"));
    var answer = interview("").send("/cases/new/draft?go=WHO", wolof);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(answer.getContentAsString()).contains("f-interpreter-problem");
    assertThat(interview("").send("/cases/new/draft?go=WHO", both(wolof, Map.of("interpreter", "SHARED_LANGUAGE"))).getRedirectedUrl())
      .isEqualTo("/cases/new?step=WHO");
  }
}
