package org.rihla.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.database.CaseRows;
import org.rihla.database.CaseTables;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.web.Readers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the page of a case together: from casework itself, and from the sections and forms that the other modules bring. */
@Component
class CasePages {

  /** What the page needs to know whoever reads it. */
  private static final List<CaseRows<?>> ASKED = List.of(Members.BELONGING, Cases.REACHED, Trail.NEWEST, Trail.LENGTH, Trail.PIECES,
    Overrides.ASKED, Cases.OTHERS);

  private final CaseDesk desk;
  private final Cases cases;
  private final CaseTables tables;
  private final CaseViews views;
  private final Readiness readiness;
  private final Checks checks;
  private final CaseForms forms;
  private final CaseSections sections;
  private final Access access;
  private final Readers readers;

  CasePages(CaseDesk desk, Cases cases, CaseTables tables, CaseViews views, Readiness readiness, Checks checks, CaseForms forms,
    CaseSections sections, Access access, Readers readers) {
    this.desk = desk;
    this.cases = cases;
    this.tables = tables;
    this.views = views;
    this.readiness = readiness;
    this.checks = checks;
    this.forms = forms;
    this.sections = sections;
    this.access = access;
    this.readers = readers;
  }

  /** All of it is read in one transaction: one connection, few journeys to the database. */
  @Transactional
  public CasePage page(CaseId id, HttpServletRequest request, @Nullable Set<Safeguard> refused, boolean outOfOrder) {
    var found = desk.read(id);
    var readable = sections.readable(found);
    var answers = tables.ask(id,
      Stream.of(ASKED.stream(), sections.asks(readable), forms.asks(found)).flatMap(each -> each).distinct().toList());
    var known = Trail.Known.of(answers.to(Trail.PIECES), desk.today());
    var looked = views.look(found, answers.to(Members.BELONGING), known, request);
    var view = looked.view();
    var ui = readers.ui(request);
    var offered = forms.offered(view, answers);
    var names = named(offered);
    var overridden = checks.overridden(found, answers.to(Overrides.ASKED));
    var ahead = readiness.of(view, known, offered, overridden, ui);
    return new CasePage(view, ahead, mayMove(ahead, found), ahead.next() == null ? "" : ui.roles(ahead.next().act()),
      found.stage() == Stage.REGISTERED && access.may(Act.REGISTER_PERSON, found.subject()),
      reached(answers.to(Cases.REACHED), found.stage()), readiness.told(refused, found), outOfOrder, looked.contacts(), names,
      sections.parts(readable, new CaseSection.Page(view, ui, answers), names.keySet()),
      view.masked() ? List.of() : others(answers.to(Cases.OTHERS)),
      checks.history(answers.to(Trail.NEWEST).stream().filter(line -> view.shows(line.about())).toList(), found, overridden),
      Ids.next().toString(), new Seen(found.version(), answers.to(Trail.LENGTH).getFirst(), List.of()).toString());
  }

  private boolean mayMove(Readiness.Ahead ahead, ReturnCase found) {
    return ahead.next() != null && access.may(ahead.next().act(), found.subject());
  }

  /** By section. */
  private static Map<String, List<String>> named(List<CaseForm> offered) {
    return offered.stream()
      .collect(Collectors.groupingBy(CaseForm::section, LinkedHashMap::new, Collectors.mapping(CaseForm::name, Collectors.toList())));
  }

  /** Somebody who left before and is here again: their counsellor must see what was tried. Of a case out of sight nothing is told. */
  private List<ReturnCase> others(List<CaseId> ids) {
    return ids.isEmpty()
      ? List.of()
      : cases.find(ids).stream().filter(each -> access.reading(Compartment.IDENTITY, each.subject()) == Decision.ALLOWED)
        .sorted(Comparator.comparing(ReturnCase::registeredOn).reversed()).toList();
  }

  private static Set<Stage> reached(List<Cases.Entered> before, Stage now) {
    var reached = EnumSet.of(Stage.REGISTERED, now);
    before.forEach(each -> reached.add(each.stage()));
    return reached;
  }
}
