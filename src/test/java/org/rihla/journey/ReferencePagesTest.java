package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.journey.Programme.RABAT;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rihla.access.Role;
import org.rihla.reference.Codes;

/** What codes say and what a survey asks can be looked up on the screen. */
class ReferencePagesTest extends AtWork {

  @Test
  void each_list_is_shown_with_its_words_in_every_language() throws Exception {
    var family = Family.registered(p);
    var codes = context.getBean(Codes.class);
    var all = pages.page(family, p.as(Role.DONOR, RABAT), "/reference").getContentAsString();
    assertThat(codes.lists()).hasSizeGreaterThan(90).allSatisfy(list -> assertThat(all).contains("<option value=\"" + list + "\""));
    var stages = pages.page(family, p.as(Role.SYSTEM_ADMINISTRATOR, RABAT), "/reference?list=stage").getContentAsString();
    codes.of("stage").forEach(code -> assertThat(stages).contains(code.code()).contains(code.labels().values()));
    for (var strange : List.of("nothing", "%3Cscript%3E", ""))
      assertThat(pages.page(family, p.as(Role.DONOR, RABAT), "/reference?list=" + strange).getContentAsString()).contains("Code lists")
        .doesNotContain("<script>", "rowheader");
  }

  @Test
  void the_survey_says_that_it_stands_in_for_the_official_one() throws Exception {
    var family = Family.registered(p);
    var page = pages.page(family, p.as(Role.ME_OFFICER, RABAT), "/instruments").getContentAsString();
    assertThat(page).contains("stands in for the official one", "How do you find your economic situation?", "Very good · Good · Fair",
      "Psychosocial");
    assertThat(pages.page(family, p.as(Role.MOVEMENTS_OFFICER, RABAT), "/instruments").getStatus()).isEqualTo(404);
    assertThat(pages.page(family, p.as(Role.ME_OFFICER, RABAT), "/follow-up").getContentAsString()).contains("href=\"/instruments\"");
  }
}
