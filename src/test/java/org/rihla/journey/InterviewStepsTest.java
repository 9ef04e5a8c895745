package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.journey.Programme.RABAT;

import java.util.HashMap;
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
    assertThat(answer.getContentAsString()).contains("f-language-problem", "f-howGiven-problem").doesNotContain("f-givenNames",
      "f-returnTo");
    assertThat(kept()).as("what was typed is kept all the same").isOne();
  }

  @Test
  void whoever_comes_back_goes_on_where_they_stopped_and_reads_everything_again_at_the_end() throws Exception {
    var led = interview("").send("/cases/new/draft?go=WHO", AGREEMENT);
    assertThat(led.getRedirectedUrl()).isEqualTo("/cases/new?step=WHO");
    var who = interview("");
    assertThat(who.html()).contains("id=\"f-givenNames\"", "name=\"consentProcess\" value=\"AGREES\"", "This is what you typed and kept")
      .doesNotContain("id=\"f-howGiven\"");
    assertThat(who.send("/cases/new/draft?go=WAY_HOME", both(AGREEMENT, WHO)).getRedirectedUrl()).isEqualTo("/cases/new?step=WAY_HOME");
    assertThat(interview("?step=CHECK").html()).as("not yet").contains("step=WAY_HOME#f-returnTo").doesNotContain(">Open the case<");
    var way = interview("");
    assertThat(way.html()).contains("id=\"f-returnTo\"");
    var all = both(both(AGREEMENT, WHO), Map.of("_step", "WAY_HOME", "returnTo", "GIN", "placeOfReturn", "Kindia"));
    assertThat(way.send("/cases/new/draft?go=SHARING", all).getRedirectedUrl()).isEqualTo("/cases/new?step=SHARING");
    assertThat(interview("?step=SHARING").html()).as("of somebody grown up it is not asked").contains("f-consentOrigin").doesNotContain(
      "f-assent");
    var check = interview("");
    assertThat(check.text()).contains("Fatoumata", "Etapes", "Kindia", "Guinea", "Open the case");
    assertThat(check.send("/cases/new", both(all, Map.of("_step", "CHECK", "_draft", check.hidden("_draft")))).getStatus()).isEqualTo(302);
    assertThat(kept()).isZero();
  }

  @Test
  void of_who_says_no_nothing_is_kept() throws Exception {
    interview("").send("/cases/new/draft", AGREEMENT);
    assertThat(kept()).isOne();
    var answer = interview("").send("/cases/new/draft?go=WHO", both(AGREEMENT, Map.of("consentProcess", "REFUSES")));
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(answer.getContentAsString()).contains("f-consentProcess-problem");
    assertThat(kept()).isZero();
  }

  @Test
  void going_back_asks_for_nothing_and_loses_nothing() throws Exception {
    var back = interview("?step=WHO").send("/cases/new/draft?go=AGREEMENT", both(AGREEMENT, Map.of("_step", "WHO", "givenNames", "Fa")));
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
      .doesNotContain("id=\"f-givenNames\"");
  }

  @Test
  void a_step_that_is_none_is_the_first() throws Exception {
    for (var strange : new String[]{"?step=", "?step=%3Cscript%3E", "?step=CHECK", "?step=WHO"})
      assertThat(interview(strange).html()).as(strange).contains("id=\"f-language\"");
    assertThat(interview("").send("/cases/new/draft?go=%3Cscript%3E", Map.of("familyName", "Etapes")).getStatus()).isEqualTo(200);
  }
}
