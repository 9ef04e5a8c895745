package org.rihla.casework;

import java.util.stream.Collectors;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.casework.CaseSection.Line;
import org.rihla.casework.CaseSection.Page;
import org.rihla.casework.Eligibility.Refused;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What was decided against a case. Everybody who works on it sees what the people can do next; why, those who decide and those who tell them. */
@Configuration
class DecisionsSection {

  private final Access access;

  DecisionsSection(Access access) {
    this.access = access;
  }

  @Bean
  @Order(90)
  CaseSection decisions() {
    return CaseSection.of("decisions", Compartment.CASE).each(Eligibility.REFUSED, this::refused);
  }

  private Line refused(Refused refused, Page page) {
    var ui = page.ui();
    var next = ui.t("decision.next", refused.nextSteps().stream().map(step -> ui.code("after_refusal", step))
      .collect(Collectors.joining(" · ")));
    var what = ui.t("history.NOT_ELIGIBLE");
    if (!mayReadWhy(page.view().found())) return new Line(refused.on(), what, null, next);
    return new Line(refused.on(), what, null, ui.code("ineligibility_reason", refused.reason()) + "\n" + next)
      .telling(ui.t("words.reasons"), Eligibility.WORDS, refused.closedFor(), refused.words());
  }

  private boolean mayReadWhy(ReturnCase of) {
    return access.may(Act.DECIDE_ELIGIBILITY, of.subject()) || access.reading(Compartment.NOTES, of.subject()) == Decision.ALLOWED;
  }
}
