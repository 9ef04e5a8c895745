package org.rihla.counselling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Compartment;
import org.rihla.casework.CaseSection;
import org.rihla.casework.CaseSection.Line;
import org.rihla.casework.CaseSection.Page;
import org.rihla.casework.CaseView;
import org.rihla.counselling.Conversations.Held;
import org.rihla.counselling.Declarations.Said;
import org.rihla.counselling.Informing.Lack;
import org.rihla.counselling.TwoOfficeSessions.Session;
import org.rihla.privacy.Place;
import org.rihla.values.PersonId;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What was talked about, with whom and how it was understood, what is to be talked about with the other office, and what was declared. */
@Configuration
class CounsellingSection {

  @Bean
  @Order(20)
  CaseSection counsellingSection() {
    return CaseSection.of("counselling", Compartment.NOTES).each(Conversations.HELD, CounsellingSection::held)
      .each(TwoOfficeSessions.SESSIONS, CounsellingSection::booked)
      .each(Declarations.SAID, CounsellingSection::said);
  }

  /** Who withdrew from the group is not named abroad; a conversation with nobody else is not told there. */
  private static @Nullable Line held(Held held, Page page) {
    var ui = page.ui();
    var there = held.persons().stream().filter(page.view().people()::containsKey).toList();
    if (there.isEmpty()) return null;
    var told = new ArrayList<String>();
    told.add(ui.t(held.twoOffices() ? "counselling.two-offices" : "counselling.one-office", ui.code("modality", held.modality()),
      ui.code("language", held.language()), interpreter(held.interpreterMode(), ui)));
    told.add(held.topics().stream().map(topic -> ui.code("topic", topic)).collect(Collectors.joining(" · ")));
    told.add(ui.t("counselling.present") + " " + names(there, page.view()));
    told.add(ui.t(held.teachBack() ? "counselling.said-back" : "counselling.not-said-back") + " · "
      + ui.code("counselling_outcome", held.outcome()));
    told.addAll(counts(held, there, page));
    return new Line(held.on(), ui.code("counselling_phase", held.phase()), null,
      told.stream().filter(each -> !each.isEmpty()).collect(Collectors.joining("\n")));
  }

  /** For whom it counts, and for whom it does not and why; named only where it is not the same for all. */
  private static List<String> counts(Held held, List<PersonId> there, Page page) {
    var alike = new LinkedHashMap<Set<Lack>, List<PersonId>>();
    for (var person : there)
      alike.computeIfAbsent(held.informing().lacking(page.view().identity(person).language()), _ -> new ArrayList<>()).add(person);
    var ui = page.ui();
    return alike.entrySet().stream().map(each -> {
      var why = each.getKey().stream().map(lack -> ui.t("counselling.lacks." + lack)).collect(Collectors.joining(" · "));
      var said = why.isEmpty() ? ui.t("counselling.counts") : ui.t("counselling.counts-not", why);
      return alike.size() == 1 ? said : names(each.getValue(), page.view()) + " – " + said;
    }).toList();
  }

  private static String names(List<PersonId> persons, CaseView view) {
    return persons.stream().map(person -> Ui.apart(view.name(person))).collect(Collectors.joining(" · "));
  }

  private static String interpreter(@Nullable String mode, Ui ui) {
    return mode == null ? ui.t("counselling.no-interpreter") : ui.t("counselling.interpreter", ui.code("interpreter_mode", mode));
  }

  /** One that was held is told as the conversation it was. */
  private static @Nullable Line booked(Session session, Page page) {
    if (session.status().equals("HELD")) return null;
    var ui = page.ui();
    return new Line(null, ui.t("counselling.session." + session.status()), null,
      bothClocks(session.startsAt(), page.view(), ui) + " · " + ui.code("language", session.language()) + " · "
        + interpreter(session.interpreterMode(), ui));
  }

  private static Line said(Said said, Page page) {
    var ui = page.ui();
    boolean declared = said.kind().equals("DECLARED") || said.kind().equals("CHILD_REFUSED");
    var line = new Line(said.on(), ui.t("statement." + said.kind()), said.person(),
      !declared
        ? ""
        : ui.code("how_given", said.howGiven()) + " · " + ui.code("language", said.language())
          + (said.readAloud() ? " · " + ui.t("field.readAloud") : "") + " · " + ui.t("counselling.text", Ui.apart(said.textVersion())))
      .telling(ui.t(declared ? "words.guardian" : "words.guardian-said"), Place.of(Declarations.GUARDIAN, said.id()), said.person(),
        Compartment.CHILD, said.guardian())
      .telling(ui.t("words.mandate"), Place.of(Declarations.MANDATE, said.id()), said.person(), Compartment.CHILD, said.mandate())
      .telling(ui.t("words.childs-view"), Place.of(Declarations.CHILDS_VIEW, said.id()), said.person(), Compartment.CHILD,
        said.childsView())
      .telling(ui.t("words.witness"), Place.of(Declarations.WITNESS, said.id()), said.person(),
        page.view().masked() ? null : said.witness());
    return declared ? line.signed(DeclarationPapers.KIND, said.id()) : line;
  }

  /** The hour as each of the two offices reads it. */
  private static String bothClocks(Instant at, CaseView view, Ui ui) {
    return ui.t("counselling.both-clocks", ui.moment(at, view.host().zone()), ui.country(view.host().country().code()),
      ui.moment(at, view.origin().zone()), ui.country(view.origin().country().code()));
  }
}
