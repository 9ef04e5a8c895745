package org.rihla.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.access.Offices;
import org.rihla.people.Contact;
import org.rihla.people.Identity;
import org.rihla.people.Persons;
import org.rihla.privacy.Audit;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.rihla.web.Readers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A case as the one who acts may see it. That it was looked at is written down first. */
@Component
class CaseViews {

  private final CaseDesk desk;
  private final Members members;
  private final Trail trail;
  private final Persons persons;
  private final Offices offices;
  private final Access access;
  private final Audit audit;
  private final Readers readers;
  private final Stays stays;

  CaseViews(CaseDesk desk, Members members, Trail trail, Persons persons, Offices offices, Access access, Audit audit, Readers readers,
    Stays stays) {
    this.desk = desk;
    this.members = members;
    this.trail = trail;
    this.persons = persons;
    this.offices = offices;
    this.access = access;
    this.audit = audit;
    this.readers = readers;
    this.stays = stays;
  }

  /** @param contacts how to reach them, or null for readers who need none */
  record Looked(CaseView view, @Nullable Map<PersonId, Contact> contacts) {
  }

  @Transactional
  public CaseView view(CaseId id, HttpServletRequest request) {
    var found = desk.read(id);
    var group = members.of(id);
    boolean masked = !reads(Compartment.IDENTITY, found);
    lookedAt(found, masked ? "case" : "case identity");
    return view(found, masked, persons.identities(shown(found, group)), group, trail.known(id), request);
  }

  /** Also how to reach them. */
  Looked look(ReturnCase found, List<Members.Belonging> group, Trail.Known known, HttpServletRequest request) {
    boolean masked = !reads(Compartment.IDENTITY, found);
    boolean reaches = reads(Compartment.CONTACT, found); // in an emergency perhaps without names
    lookedAt(found, (masked ? "case" : "case identity") + (reaches ? " contact" : ""));
    if (!reaches) return new Looked(view(found, masked, persons.identities(shown(found, group)), group, known, request), null);
    var reachable = persons.reachable(shown(found, group)).entrySet();
    var people = reachable.stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().identity()));
    var view = view(found, masked, people, group, known, request);
    return new Looked(view, reachable.stream()
      .collect(Collectors.toMap(Map.Entry::getKey, each -> view.showing().contact(each.getKey(), each.getValue().contact()))));
  }

  private boolean reads(Compartment compartment, ReturnCase found) {
    return access.reading(compartment, found.subject()) == Decision.ALLOWED;
  }

  private void lookedAt(ReturnCase found, String parts) { audit.record(Act.READ_CASE, found.id().value(), null, "DONE", parts); }

  /** Whoever withdrew has not agreed that anybody abroad goes on seeing them. */
  private static List<PersonId> shown(ReturnCase found, List<Members.Belonging> group) {
    boolean abroad = Actor.current().office().equals(found.origin());
    return group.stream().filter(each -> each.left() == null || !abroad).map(Members.Belonging::person).toList();
  }

  private CaseView view(ReturnCase found, boolean masked, Map<PersonId, Identity> people, List<Members.Belonging> group,
    Trail.Known known, HttpServletRequest request) {
    var roles = group.stream().collect(Collectors.toMap(Members.Belonging::person, Members.Belonging::role));
    var left = new LinkedHashMap<PersonId, LocalDate>();
    var erased = shown(found, group).stream().filter(person -> !people.containsKey(person)).collect(Collectors.toSet());
    for (var each : group)
      if (each.left() != null && (people.containsKey(each.person()) || erased.contains(each.person())))
        left.put(each.person(), each.left());
    var ui = readers.ui(request);
    var roleNames = roles.values().stream().distinct().collect(Collectors.toMap(role -> role, role -> ui.code("case_role", role)));
    var showing = stays.showing(found);
    return new CaseView(found, offices.get(found.host()), offices.get(found.origin()), people, masked, roles, roleNames, left, erased,
      ui.t("person.erased"), known.told(), desk.today(), readers.zone(), readers.language(request), access.openInEmergency(found.subject()),
      access.waitingForProof(found.subject()), readers.clock().instant(),
      showing, stays.as(found, showing));
  }
}
