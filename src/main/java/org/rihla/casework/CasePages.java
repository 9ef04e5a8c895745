package org.rihla.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.access.Offices;
import org.rihla.casework.CasePage.Part;
import org.rihla.people.Persons;
import org.rihla.privacy.Audit;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.rihla.web.Readers;
import org.rihla.web.Ui;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the page of a case together: from casework itself, and from the sections and forms that the other modules bring. */
@Component
class CasePages {

  private static final int HISTORY = 60;

  private final CaseDesk desk;
  private final Cases cases;
  private final Trail trail;
  private final Checks checks;
  private final Persons persons;
  private final Access access;
  private final Offices offices;
  private final Audit audit;
  private final Readers readers;
  private final List<CaseForm> forms;
  private final List<CaseSection> sections;

  CasePages(CaseDesk desk, Cases cases, Trail trail, Checks checks, Persons persons, Access access, Offices offices, Audit audit,
    Readers readers,
    List<CaseForm> forms,
    List<CaseSection> sections) {
    this.desk = desk;
    this.cases = cases;
    this.trail = trail;
    this.checks = checks;
    this.persons = persons;
    this.access = access;
    this.offices = offices;
    this.audit = audit;
    this.readers = readers;
    this.forms = forms;
    this.sections = sections;
  }

  /** The case as the one who acts may see it. That it was looked at is written down first. */
  @Transactional
  public CaseView view(CaseId id, HttpServletRequest request) {
    var found = desk.read(id);
    boolean masked = access.reading(Compartment.IDENTITY, found.subject()) != Decision.ALLOWED;
    audit.record(Act.READ_CASE, id.value(), null, "DONE", masked ? "case" : "case identity");
    return new CaseView(found, offices.get(found.host()), offices.get(found.origin()), persons.identities(found.members()), masked,
      cases.roles(id), desk.today(), readers.zone(),
      readers.language(request));
  }

  /** All of it is read in one transaction: one connection, one moment. */
  @Transactional
  public CasePage page(CaseId id, HttpServletRequest request, @Nullable Set<Safeguard> refused) {
    var view = view(id, request);
    var ui = readers.ui(request);
    var found = view.found();
    var next = Arrays.stream(Gate.values()).filter(gate -> gate.from() == found.stage()).findFirst().orElse(null);
    var offered = offered(view);
    var overridden = checks.overridden(found);
    var facts = next == null ? null : desk.evidence(found, found.plannedDeparture(), view.people());
    var forecast = facts == null
      ? null
      : Forecast.of(facts, found.stage(), view.today(), safeguard -> checks.mayKnow(safeguard, found));
    return new CasePage(view, next, forecast, next != null && access.may(next.act(), found.subject()),
      next == null ? "" : ui.roles(next.act()),
      found.stage() == Stage.REGISTERED && access.may(Act.REGISTER_PERSON, found.subject()),
      facts == null || forecast == null ? List.of() : checks.of(forecast, facts, view, ui, offered, overridden),
      reached(id, found.stage()),
      refused == null
        ? null
        : refused.stream().filter(safeguard -> checks.mayKnow(safeguard, found))
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(Safeguard.class))),
      facts != null && next != null && somethingSealed(facts, view, next),
      contacts(view),
      offered.stream()
        .collect(Collectors.groupingBy(CaseForm::section, LinkedHashMap::new, Collectors.mapping(CaseForm::name, Collectors.toList()))),
      parts(view, ui, offered.stream().map(CaseForm::section).collect(Collectors.toSet())),
      checks.history(trail.history(id, HISTORY), found, overridden),
      Ids.next().toString());
  }

  List<CaseForm> offered(CaseView view) {
    return forms.stream().filter(form -> form.offered().test(view) && access.may(form.act(), view.found().subject())).toList();
  }

  /** Whether a reason, such as {@code safeguard.NO_HOLD}, may be told to this reader. */
  boolean maySay(String reason, ReturnCase of) {
    return !reason.startsWith("safeguard.") || checks.mayKnow(Safeguard.valueOf(reason.substring("safeguard.".length())), of);
  }

  /** What stands in the way that this reader must not know more of. */
  private boolean somethingSealed(Evidence facts, CaseView view, Gate next) {
    return Safeguard.unmet(next, facts, view.today()).stream().anyMatch(safeguard -> !checks.mayKnow(safeguard, view.found()));
  }

  private Set<Stage> reached(CaseId id, Stage now) {
    var reached = EnumSet.of(Stage.REGISTERED, now);
    reached.addAll(cases.reached(id));
    return reached;
  }

  private @Nullable Map<PersonId, String> contacts(CaseView view) {
    if (view.masked() || access.reading(Compartment.CONTACT, view.found().subject()) != Decision.ALLOWED) return null;
    var contacts = new HashMap<PersonId, String>();
    persons.contacts(view.found().members()).forEach((person, contact) -> contacts.put(person,
      contact.telephone() == null ? "–" : contact.telephone() + (contact.safeToCall() ? "" : " ⚠")));
    return contacts;
  }

  /** An empty section is shown only to those who can fill it. */
  private List<Part> parts(CaseView view, Ui ui, Set<String> usable) {
    return sections.stream().filter(section -> access.reading(section.compartment(), view.found().subject()) == Decision.ALLOWED)
      .map(section -> new Part(section.key(), section.lines(view, ui)))
      .filter(part -> !part.lines().isEmpty() || usable.contains(part.key())).toList();
  }
}
