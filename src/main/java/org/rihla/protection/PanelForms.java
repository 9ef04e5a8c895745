package org.rihla.protection;

import static org.rihla.web.Field.*;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.casework.CaseForm;
import org.rihla.casework.CaseView;
import org.rihla.casework.Safeguard;
import org.rihla.casework.SealedWords;
import org.rihla.protection.Panels.Determination;
import org.rihla.reference.Codes;
import org.rihla.values.PersonId;
import org.rihla.values.StaffId;
import org.rihla.web.Field;
import org.rihla.web.Field.Choice;
import org.rihla.web.Messages;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a panel is asked on the screen, and who asks it. A manager of the panel sees what is put before them, and nothing else of the child's file. */
@Configuration
class PanelForms {

  private static final String SECTION = "protection";

  private final BestInterests bestInterests;
  private final Panels panels;
  private final Codes codes;
  private final Messages messages;
  private final SealedWords words;

  PanelForms(BestInterests bestInterests, Panels panels, Codes codes, Messages messages, SealedWords words) {
    this.bestInterests = bestInterests;
    this.panels = panels;
    this.codes = codes;
    this.messages = messages;
    this.words = words;
  }

  @Bean
  CaseForm openBestInterests() {
    return CaseForm.of("best-interests", Act.OPEN_BEST_INTERESTS, SECTION).beforeBoarding().when(view -> !view.minors().isEmpty())
      .meets(Safeguard.BEST_INTERESTS_DETERMINED)
      .asks(view -> List.of(saying(view.whichMinor(), view), one("decision", "bid_decision"), longText("reasonsInWords"), panel(view)))
      .does((view, entry) -> bestInterests.open(view.id(), PersonId.of(entry.text("person")), entry.text("decision"),
        entry.text("reasonsInWords"), entry.all("panel").stream().map(StaffId::of).toList()));
  }

  private Field panel(CaseView view) {
    return many("panel", bestInterests.eligible(view.found()).stream()
      .map(actor -> new Choice(actor.id().toString(), actor.login() + " · " + codes.label("role", actor.role().name(), view.language())))
      .toList()).needed();
  }

  /** Why somebody of the last panel did not agree, read before the question is put again. */
  private Field saying(Field which, CaseView view) {
    var newest = panels.newest(view.id());
    var said = which.choices().stream().flatMap(choice -> Stream.ofNullable(newest.get(PersonId.of(choice.value())))
      .flatMap(last -> dissents(view, last).stream())
      .map(reason -> messages.text("panel.dissent", view.language(), Ui.apart(choice.label()), Ui.apart(reason))))
      .collect(Collectors.joining("\n"));
    return said.isEmpty() ? which : which.noting(said);
  }

  @Bean
  CaseForm answerBestInterests() {
    return CaseForm.of("best-interests-answer", Act.DETERMINE_BEST_INTERESTS, SECTION).beforeBoarding().besideOthers()
      .when(view -> !waiting(view).isEmpty()).meets(Safeguard.BEST_INTERESTS_DETERMINED)
      .asks(view -> List.of(proposals(view), asked("answer", answers(view)), longText("dissentInWords").optional()))
      .does((view, entry) -> bestInterests.answer(view.id(), PersonId.of(entry.text("proposal")),
        entry.text("answer").equals(BestInterests.CONFIRMED), entry.maybe("dissentInWords")));
  }

  /** What is opened for who is asked is written down, as on the page of the case. */
  private List<String> dissents(CaseView view, Determination last) {
    var found = panels.dissents(last);
    if (!found.isEmpty()) words.viewed(view.id(), last.child(), Set.of(Panels.DISSENT));
    return found;
  }

  private String reasons(CaseView view, Determination of) {
    words.viewed(view.id(), of.child(), Set.of(Panels.REASONS));
    return panels.reasons(of);
  }

  private List<Determination> waiting(CaseView view) {
    return panels.of(view.id()).stream().filter(each -> each.open() && each.waiting().contains(Actor.current().id())).toList();
  }

  /** What is proposed for which child, and why: read before it is answered. */
  private Field proposals(CaseView view) {
    var choices = waiting(view).stream().map(each -> new Choice(each.child().toString(), view.toldApart(each.child()) + " · "
      + codes.label("bid_decision", each.proposed(), view.language()) + ": " + reasons(view, each))).toList();
    var field = asked("proposal", choices);
    return choices.size() == 1 ? field.preset(choices.getFirst().value()) : field;
  }

  private List<Choice> answers(CaseView view) {
    return List.of(BestInterests.CONFIRMED, BestInterests.DISSENTED).stream()
      .map(answer -> new Choice(answer, messages.text("panel.answer." + answer, view.language()))).toList();
  }

  @Bean
  CaseForm reopenBestInterests() {
    return CaseForm.of("best-interests-reopening", Act.OPEN_BEST_INTERESTS, SECTION).beforeBoarding()
      .when(view -> !reopenable(view).isEmpty()).meets(Safeguard.BEST_INTERESTS_DETERMINED)
      .asks(view -> List.of(saying(one("person", reopenable(view)), view)))
      .does((view, entry) -> bestInterests.reopen(view.id(), PersonId.of(entry.text("person"))));
  }

  private List<Choice> reopenable(CaseView view) {
    var newest = panels.newest(view.id());
    return view.minors().stream().filter(child -> Stream.ofNullable(newest.get(child))
      .anyMatch(last -> last.counts() && bestInterests.mayReopen(view.found(), last)))
      .map(child -> new Choice(child.toString(), view.toldApart(child))).toList();
  }
}
