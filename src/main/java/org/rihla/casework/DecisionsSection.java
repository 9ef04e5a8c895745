package org.rihla.casework;

import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rihla.access.Compartment;
import org.rihla.casework.CaseSection.Line;
import org.rihla.casework.CaseSection.Page;
import org.rihla.casework.Eligibility.Refused;
import org.rihla.privacy.Place;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * What was decided about a case, in the order of the days. Everybody who works on it sees it, and what the people can do after a no; why, those who
 * decide and those who tell them. Overrides stand with their safeguards; here stands that they were decided, where the safeguard may be named.
 */
@Configuration
class DecisionsSection {

  private final Discretion discretion;

  DecisionsSection(Discretion discretion) {
    this.discretion = discretion;
  }

  @Bean
  @Order(90)
  CaseSection decisions() {
    return CaseSection.of("decisions", Compartment.CASE).knowing(Eligibility.REFUSED).knowing(Cases.REACHED)
      .knowing(Overrides.ASKED).knowing(ClosingWords.WRITTEN).and(this::all);
  }

  private Stream<Line> all(Page page) {
    return Stream.of(refused(page), eligible(page), passed(page), overridden(page), closed(page)).flatMap(some -> some)
      .sorted(Comparator.comparing(line -> Objects.requireNonNull(line.on())));
  }

  private Stream<Line> refused(Page page) { return page.answers().to(Eligibility.REFUSED).stream().map(each -> refused(each, page)); }

  private Stream<Line> eligible(Page page) {
    var told = page.view().told(Fact.ELIGIBILITY);
    return told == null || !told.finding().equals(Fact.YES)
      ? Stream.empty()
      : Stream.of(new Line(told.from(), page.ui().t("history.ELIGIBLE"), null, ""));
  }

  private static Stream<Line> passed(Page page) {
    return page.answers().to(Cases.REACHED).stream().filter(each -> each.stage() == Stage.APPROVED || each.stage() == Stage.CLEARED)
      .map(each -> new Line(each.on(), page.ui().t("history." + each.stage()), null, ""));
  }

  private Stream<Line> overridden(Page page) {
    return page.answers().to(Overrides.ASKED).stream().filter(each -> discretion.mayKnow(each.safeguard(), page.view().found()))
      .map(each -> new Line(page.view().day(each.confirmedAt() == null ? each.askedAt() : each.confirmedAt()),
        page.ui().t(each.confirmed() ? "history.OVERRIDDEN" : "history.OVERRIDE_ASKED"), null,
        page.ui().t("safeguard." + each.safeguard()) + (each.ended() ? "\n" + page.ui().t("override.ended") : "")));
  }

  private Stream<Line> closed(Page page) {
    var found = page.view().found();
    if (found.closedOn() == null || found.closureReason() == null) return Stream.empty();
    var line = new Line(found.closedOn(), page.ui().t("history.CLOSED"), null, page.ui().code("closure_reason", found.closureReason()));
    return Stream.of(page.answers().to(ClosingWords.WRITTEN).stream().filter(why -> discretion.mayReadWhy(why, found)).findFirst()
      .map(why -> line.telling(page.ui().t("words.reasons"), Place.of(ClosingWords.WORDS, why.id()), why.closedFor(), why.words()))
      .orElse(line));
  }

  private Line refused(Refused refused, Page page) {
    var ui = page.ui();
    var next = ui.t("decision.next", refused.nextSteps().stream().map(step -> ui.code("after_refusal", step))
      .collect(Collectors.joining(" · ")));
    var what = ui.t("history.NOT_ELIGIBLE");
    if (!discretion.mayReadWhy(refused, page.view().found())) return new Line(refused.on(), what, null, next);
    return new Line(refused.on(), what, null, ui.code("ineligibility_reason", refused.reason()) + "\n" + next)
      .telling(ui.t("words.reasons"), Place.of(Eligibility.WORDS, refused.id()), refused.closedFor(), refused.words());
  }
}
