package org.rihla.casework;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Compartment;
import org.rihla.people.Papers;
import org.rihla.people.Papers.Paper;
import org.rihla.web.Ui;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The papers of each of them: kind, end, and whether one can travel with it on the day; the number only for those who read identities. */
@Component
@Order(10)
class PapersSection implements CaseSection {

  private final Papers papers;
  private final Rules rules;

  PapersSection(Papers papers, Rules rules) {
    this.papers = papers;
    this.rules = rules;
  }

  @Override
  public String key() { return "papers"; }

  @Override
  public Compartment compartment() { return Compartment.MOVEMENT; }

  @Override
  public List<Line> lines(CaseView view, Ui ui) {
    var lines = new ArrayList<Line>();
    for (var person : view.found().members())
      for (var paper : papers.of(person))
        lines.add(new Line(paper.issuedOn(), ui.code("paper_type", paper.type()), person, said(paper, view, ui)));
    return lines;
  }

  private String said(Paper paper, CaseView view, Ui ui) {
    var parts = new ArrayList<>(
      List.of(ui.t("paper.issuer", ui.country(paper.issuer().code())), ui.code("paper_location", paper.location()),
        paper.expiresOn() == null ? ui.t("paper.no-end") : ui.t("paper.ends", ui.date(paper.expiresOn()))));
    if (!view.masked()) parts.add(ui.t("paper.number", paper.number()));
    var covers = covers(paper, view, ui);
    if (covers != null) parts.add(covers);
    return String.join(" · ", parts);
  }

  /** Whether it lasts as long as this journey needs it; null for a paper that nobody travels with, or when they have left. */
  private @Nullable String covers(Paper paper, CaseView view, Ui ui) {
    if (!Papers.TO_TRAVEL_WITH.contains(paper.type()) || !view.found().stage().beforeBoarding()) return null;
    if (!paper.isHeld()) return ui.t("paper.not-here");
    var end = paper.expiresOn();
    if (end == null) return ui.t("paper.end-needed");
    if (end.isBefore(view.today())) return ui.t("paper.ended");
    var departure = view.found().plannedDeparture();
    if (departure == null) return ui.t("paper.long-enough-for", ui.date(lastDeparture(paper)));
    var needed = rules.documentNeededUntil(departure);
    return ui.t(end.isBefore(needed) ? "paper.too-short" : "paper.covers", ui.date(departure), ui.date(needed));
  }

  private java.time.LocalDate lastDeparture(Paper paper) {
    var end = java.util.Objects.requireNonNull(paper.expiresOn());
    return end.minusDays(java.time.temporal.ChronoUnit.DAYS.between(end, rules.documentNeededUntil(end)));
  }
}
