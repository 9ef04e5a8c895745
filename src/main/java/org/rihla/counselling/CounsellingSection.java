package org.rihla.counselling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.rihla.access.Compartment;
import org.rihla.casework.CaseSection;
import org.rihla.casework.CaseView;
import org.rihla.web.Ui;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(20)
class CounsellingSection implements CaseSection {

  private final Conversations conversations;
  private final TwoOfficeSessions sessions;
  private final Declarations declarations;

  CounsellingSection(Conversations conversations, TwoOfficeSessions sessions, Declarations declarations) {
    this.conversations = conversations;
    this.sessions = sessions;
    this.declarations = declarations;
  }

  @Override
  public String key() { return "counselling"; }

  @Override
  public Compartment compartment() { return Compartment.NOTES; }

  @Override
  public List<Line> lines(CaseView view, Ui ui) {
    var lines = new ArrayList<Line>();
    for (var held : conversations.of(view.id()))
      lines.add(new Line(held.on(), ui.code("counselling_phase", held.phase()), null,
        ui.t(held.twoOffices() ? "counselling.two-offices" : "counselling.one-office", ui.code("modality", held.modality()),
          ui.code("language", held.language()),
          held.topics().stream().map(topic -> ui.code("topic", topic)).collect(Collectors.joining(" · ")),
          ui.code("counselling_outcome", held.outcome()), held.persons())));
    for (var session : sessions.of(view.id()))
      if (!session.status().equals("HELD"))
        lines.add(new Line(null, ui.t("counselling.session." + session.status()), null,
          bothClocks(session.startsAt(), view, ui) + " · " + ui.code("language", session.language())));
    for (var said : declarations.of(view.id()))
      lines.add(new Line(said.on(), ui.t("statement." + said.kind()), said.person(),
        said.kind().equals("DECLARED") ? ui.code("how_given", said.howGiven()) + " · " + ui.code("language", said.language()) : ""));
    return lines;
  }

  /** The hour as each of the two offices reads it. */
  private static String bothClocks(Instant at, CaseView view, Ui ui) {
    return ui.t("counselling.both-clocks", ui.moment(at, view.host().zone()), ui.country(view.host().country().code()),
      ui.moment(at, view.origin().zone()), ui.country(view.origin().country().code()));
  }
}
