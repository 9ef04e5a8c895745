package org.rihla.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.access.Offices;
import org.rihla.casework.CasePage.Part;
import org.rihla.database.CaseTables;
import org.rihla.people.Contact;
import org.rihla.people.Identity;
import org.rihla.people.Persons;
import org.rihla.people.Persons.Reachable;
import org.rihla.privacy.Audit;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.rihla.web.Readers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the page of a case together: from casework itself, and from the sections and forms that the other modules bring. */
@Component
class CasePages {

  private final CaseDesk desk;
  private final Cases cases;
  private final Members members;
  private final Trail trail;
  private final CaseTables tables;
  private final Checks checks;
  private final Discretion discretion;
  private final Persons persons;
  private final Access access;
  private final Offices offices;
  private final Audit audit;
  private final Readers readers;
  private final List<CaseForm> forms;
  private final List<CaseSection> sections;
  private final SealedWords words;

  CasePages(CaseDesk desk, Cases cases, Members members, Trail trail, CaseTables tables, Checks checks, Discretion discretion,
    Persons persons,
    Access access,
    Offices offices, Audit audit,
    Readers readers,
    List<CaseForm> forms,
    List<CaseSection> sections, SealedWords words) {
    this.desk = desk;
    this.cases = cases;
    this.members = members;
    this.trail = trail;
    this.tables = tables;
    this.checks = checks;
    this.discretion = discretion;
    this.persons = persons;
    this.access = access;
    this.offices = offices;
    this.audit = audit;
    this.readers = readers;
    this.forms = forms;
    this.sections = sections;
    this.words = words;
  }

  /** The case as the one who acts may see it. That it was looked at is written down first. */
  @Transactional
  public CaseView view(CaseId id, HttpServletRequest request) {
    var found = desk.read(id);
    var group = members.of(id);
    return view(found, lookedAt(found), persons.identities(shown(found, group)), group, trail.known(id), request);
  }

  /** @return whether the reader has no right to names */
  private boolean lookedAt(ReturnCase found) {
    boolean masked = access.reading(Compartment.IDENTITY, found.subject()) != Decision.ALLOWED;
    lookedAt(found, masked, false);
    return masked;
  }

  private void lookedAt(ReturnCase found, boolean masked, boolean reaches) {
    audit.record(Act.READ_CASE, found.id().value(), null, "DONE", masked ? "case" : reaches ? "case identity contact" : "case identity");
  }

  /** Whoever withdrew has not agreed that anybody abroad goes on seeing them. */
  private static List<PersonId> shown(ReturnCase found, List<Members.Belonging> group) {
    boolean abroad = Actor.current().office().equals(found.origin());
    return group.stream().filter(each -> each.left() == null || !abroad).map(Members.Belonging::person).toList();
  }

  private CaseView view(ReturnCase found, boolean masked, Map<PersonId, Identity> people, List<Members.Belonging> group,
    Trail.Known known, HttpServletRequest request) {
    var roles = group.stream().collect(Collectors.toMap(Members.Belonging::person, Members.Belonging::role));
    var left = new LinkedHashMap<PersonId, LocalDate>();
    for (var each : group) if (each.left() != null && people.containsKey(each.person())) left.put(each.person(), each.left());
    var ui = readers.ui(request);
    var roleNames = roles.values().stream().distinct().collect(Collectors.toMap(role -> role, role -> ui.code("case_role", role)));
    return new CaseView(found, offices.get(found.host()), offices.get(found.origin()), people, masked, roles, roleNames, left,
      known.told(), desk.today(), readers.zone(), readers.language(request));
  }

  /** All of it is read in one transaction: one connection, few journeys to the database. */
  @Transactional
  public CasePage page(CaseId id, HttpServletRequest request, @Nullable Set<Safeguard> refused) {
    var found = desk.read(id);
    var readable = sections.stream().filter(section -> access.reading(section.compartment(), found.subject()) == Decision.ALLOWED).toList();
    var answers = tables.ask(id,
      Stream.concat(Stream.of(Members.BELONGING, Cases.REACHED, Trail.NEWEST, Trail.LENGTH, Trail.PIECES, Overrides.ASKED, Cases.OTHERS),
        readable.stream().flatMap(section -> section.asks().stream())).toList());
    boolean masked = access.reading(Compartment.IDENTITY, found.subject()) != Decision.ALLOWED;
    boolean reaches = !masked && access.reading(Compartment.CONTACT, found.subject()) == Decision.ALLOWED;
    lookedAt(found, masked, reaches);
    var group = answers.to(Members.BELONGING);
    Map<PersonId, Reachable> reachable = reaches ? persons.reachable(shown(found, group)) : Map.of();
    var known = Trail.Known.of(answers.to(Trail.PIECES), desk.today());
    var view = view(found, masked, reaches ? identities(reachable) : persons.identities(shown(found, group)), group, known, request);
    var ui = readers.ui(request);
    var next = Arrays.stream(Gate.values()).filter(gate -> gate.from() == found.stage()).findFirst().orElse(null);
    var offered = offered(view);
    var overridden = checks.overridden(found, answers.to(Overrides.ASKED));
    var facts = next == null
      ? null
      : desk.evidence(found, found.plannedDeparture(), view.people(), known);
    var forecast = facts == null
      ? null
      : Forecast.of(facts, found.stage(), view.today(), safeguard -> discretion.mayKnow(safeguard, found));
    return new CasePage(view, next, forecast, next != null && access.may(next.act(), found.subject()),
      next == null ? "" : ui.roles(next.act()),
      found.stage() == Stage.REGISTERED && access.may(Act.REGISTER_PERSON, found.subject()),
      facts == null || forecast == null ? List.of() : checks.of(forecast, facts, view, ui, offered, overridden),
      reached(answers.to(Cases.REACHED), found.stage()),
      refused == null
        ? null
        : refused.stream().filter(safeguard -> discretion.mayKnow(safeguard, found))
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(Safeguard.class))),
      facts != null && next != null && discretion.hides(next, facts, found, view.today()),
      reaches ? contacts(reachable) : null,
      offered.stream()
        .collect(Collectors.groupingBy(CaseForm::section, LinkedHashMap::new, Collectors.mapping(CaseForm::name, Collectors.toList()))),
      parts(readable, new CaseSection.Page(view, ui, answers), offered.stream().map(CaseForm::section).collect(Collectors.toSet())),
      masked ? List.of() : others(answers.to(Cases.OTHERS)),
      checks.history(answers.to(Trail.NEWEST).stream().filter(line -> view.shows(line.about())).toList(), found, overridden),
      Ids.next().toString(), new Seen(found.version(), answers.to(Trail.LENGTH).getFirst(), List.of()).toString());
  }

  /** Somebody who left before and is here again: their counsellor must see what was tried. Of a case out of sight nothing is told. */
  private List<ReturnCase> others(List<CaseId> ids) {
    return ids.isEmpty()
      ? List.of()
      : cases.find(ids).stream().filter(each -> access.reading(Compartment.IDENTITY, each.subject()) == Decision.ALLOWED)
        .sorted(Comparator.comparing(ReturnCase::registeredOn).reversed()).toList();
  }

  List<CaseForm> offered(CaseView view) { return theirs(view).filter(form -> form.offered().test(view)).toList(); }

  Optional<CaseForm> offered(CaseView view, String name) {
    return theirs(view).filter(form -> form.name().equals(name) && form.offered().test(view)).findFirst();
  }

  /** Whether it makes sense now or not. */
  Optional<CaseForm> known(CaseView view, String name) {
    return theirs(view).filter(form -> form.name().equals(name)).findFirst();
  }

  private Stream<CaseForm> theirs(CaseView view) {
    return forms.stream().filter(form -> access.may(form.act(), view.found().subject()));
  }

  /** The acts that write the same as this form does: its own, and those of the forms that meet the same safeguards. */
  Set<Act> alike(CaseForm form) {
    return forms.stream().filter(other -> other.act() == form.act() || other.meets().stream().anyMatch(form.meets()::contains))
      .map(CaseForm::act).collect(Collectors.toCollection(() -> EnumSet.noneOf(Act.class)));
  }

  private static Set<Stage> reached(List<Cases.Entered> before, Stage now) {
    var reached = EnumSet.of(Stage.REGISTERED, now);
    before.forEach(each -> reached.add(each.stage()));
    return reached;
  }

  private static Map<PersonId, Identity> identities(Map<PersonId, Reachable> reachable) {
    return reachable.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().identity()));
  }

  private static Map<PersonId, Contact> contacts(Map<PersonId, Reachable> reachable) {
    return reachable.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().contact()));
  }

  /** An empty section is shown only to those who can fill it. */
  private List<Part> parts(List<CaseSection> readable, CaseSection.Page page, Set<String> usable) {
    var told = new LinkedHashMap<String, List<CaseSection.Line>>();
    for (var section : readable) {
      var lines = section.lines(page).stream().filter(line -> page.view().shows(line.about())).toList();
      if (!lines.isEmpty() || usable.contains(section.key())) told.put(section.key(), lines);
    }
    return words.open(page.view().id(), told, page.ui());
  }
}
