package org.rihla.counselling;

import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Compartment;
import org.rihla.casework.CaseSection;
import org.rihla.casework.CaseSection.Line;
import org.rihla.casework.CaseSection.Page;
import org.rihla.casework.CaseView;
import org.rihla.counselling.Conversations.Held;
import org.rihla.counselling.Declarations.Said;
import org.rihla.counselling.TwoOfficeSessions.Session;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What was talked about, what is to be talked about with the other office, and what was declared. */
@Configuration
class CounsellingSection {

  @Bean
  @Order(20)
  CaseSection counsellingSection() {
    return CaseSection.of("counselling", Compartment.NOTES).each(Conversations.HELD, CounsellingSection::held)
      .each(TwoOfficeSessions.SESSIONS, CounsellingSection::booked)
      .each(Declarations.SAID, CounsellingSection::said);
  }

  private static Line held(Held held, Page page) {
    var ui = page.ui();
    return new Line(held.on(), ui.code("counselling_phase", held.phase()), null,
      ui.t(held.twoOffices() ? "counselling.two-offices" : "counselling.one-office", ui.code("modality", held.modality()),
        ui.code("language", held.language()),
        held.topics().stream().map(topic -> ui.code("topic", topic)).collect(Collectors.joining(" · ")),
        ui.code("counselling_outcome", held.outcome()), held.persons()));
  }

  /** One that was held is told as the conversation it was. */
  private static @Nullable Line booked(Session session, Page page) {
    if (session.status().equals("HELD")) return null;
    var ui = page.ui();
    return new Line(null, ui.t("counselling.session." + session.status()), null,
      bothClocks(session.startsAt(), page.view(), ui) + " · " + ui.code("language", session.language()));
  }

  private static Line said(Said said, Page page) {
    var ui = page.ui();
    return new Line(said.on(), ui.t("statement." + said.kind()), said.person(),
      said.kind().equals("DECLARED") ? ui.code("how_given", said.howGiven()) + " · " + ui.code("language", said.language()) : "");
  }

  /** The hour as each of the two offices reads it. */
  private static String bothClocks(Instant at, CaseView view, Ui ui) {
    return ui.t("counselling.both-clocks", ui.moment(at, view.host().zone()), ui.country(view.host().country().code()),
      ui.moment(at, view.origin().zone()), ui.country(view.origin().country().code()));
  }
}
