package org.rihla.casework;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Compartment;
import org.rihla.casework.CaseSection.Line;
import org.rihla.casework.CaseSection.Page;
import org.rihla.people.Papers;
import org.rihla.people.Papers.Paper;
import org.rihla.privacy.Disclosable;
import org.rihla.values.PersonId;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The papers of each of them: kind, end, and whether one can travel with it on the day; the number only for those who read identities. */
@Configuration
class PapersSection {

  private final Papers papers;
  private final Rules rules;

  PapersSection(Papers papers, Rules rules) {
    this.papers = papers;
    this.rules = rules;
  }

  @Bean
  @Order(10)
  CaseSection papersOfTheGroup() {
    return CaseSection.of("papers", Compartment.MOVEMENT).and(this::lines);
  }

  /** They belong to the people and not to the case, and are opened with their keys. */
  private Stream<Line> lines(Page page) {
    var held = papers.of(page.view().found().members());
    return page.view().found().members().stream().flatMap(person -> held.getOrDefault(person, List.of()).stream()
      .map(paper -> new Line(paper.issuedOn(), page.ui().code("paper_type", paper.type()), person,
        said(paper, person, page.view(), page.ui()))));
  }

  private String said(Paper paper, PersonId person, CaseView view, Ui ui) {
    boolean shown = view.shows(person, Disclosable.DOCUMENTS);
    var parts = new ArrayList<>(List.of(ui.code("paper_location", paper.location()),
      paper.expiresOn() == null ? ui.t("paper.no-end") : ui.t("paper.ends", ui.date(paper.expiresOn()))));
    if (shown) parts.addFirst(ui.t("paper.issuer", ui.country(paper.issuer().code()))); // who issued it tells whose citizen somebody is
    if (!view.masked() && shown) parts.add(ui.t("paper.number", Ui.apart(paper.number())));
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

  private LocalDate lastDeparture(Paper paper) {
    var end = Objects.requireNonNull(paper.expiresOn());
    return end.minusDays(ChronoUnit.DAYS.between(end, rules.documentNeededUntil(end)));
  }
}
