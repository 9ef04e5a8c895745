package org.rihla.protection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Staff;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Fact;
import org.rihla.casework.Outcome;
import org.rihla.casework.ReturnCase;
import org.rihla.casework.Substance;
import org.rihla.casework.TaskKind;
import org.rihla.casework.Tasks;
import org.rihla.casework.Told;
import org.rihla.people.Persons;
import org.rihla.protection.Findings.Kind;
import org.rihla.protection.Panels.Determination;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.rihla.values.StaffId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is best for a child on its own. The chair proposes and names the others; each of them confirms, or says no and why, from their own account.
 * Nobody answers for anybody else, and nobody judges who has worked with the child in this case.
 */
@Service
public class BestInterests {

  static final String CONFIRMED = "CONFIRMED";
  static final String DISSENTED = "DISSENTED";
  private static final String ASKED = "ASKED";
  private static final int FEWEST_BESIDE_THE_CHAIR = 2;
  static final TaskKind ANSWER = TaskKind.CONFIRM_BEST_INTERESTS;
  static final TaskKind REOPEN = TaskKind.REOPEN_BEST_INTERESTS;

  private final CaseDesk desk;
  private final Panels panels;
  private final Findings findings;
  private final Tasks tasks;
  private final Persons persons;
  private final Staff staff;
  private final Access access;

  BestInterests(CaseDesk desk, Panels panels, Findings findings, Tasks tasks, Persons persons, Staff staff, Access access) {
    this.desk = desk;
    this.panels = panels;
    this.findings = findings;
    this.tasks = tasks;
    this.persons = persons;
    this.staff = staff;
    this.access = access;
  }

  /**
   * By the chair, who is one of the panel.
   *
   * @param proposed of the code list {@code bid_decision}
   * @param members the others on the panel, at least two
   */
  @Transactional
  public Outcome open(CaseId id, PersonId child, String proposed, String reasons, List<StaffId> members) {
    var found = desk.open(id, Act.OPEN_BEST_INTERESTS);
    var possible = possible(found);
    var refusals = refusals(found, found.member(child), members, possible);
    if (Substance.lacking(reasons)) refusals.add("reason-too-short");
    if (!refusals.isEmpty()) return new Outcome.Refused(refusals);
    panels.open(id, child, proposed, reasons, desk.today(), Actor.current().id(), members);
    possible.stream().filter(actor -> members.contains(actor.id()))
      .forEach(member -> tasks.ask(id, member, ANSWER, child));
    tasks.finish(id, Actor.current(), child, REOPEN);
    tell(found, Act.OPEN_BEST_INTERESTS, "PANEL_ASKED", child, ASKED);
    return Outcome.done();
  }

  private List<String> refusals(ReturnCase found, PersonId child, List<StaffId> members, List<Actor> possible) {
    var refusals = new ArrayList<String>();
    var chair = Actor.current().id();
    if (!found.stage().beforeBoarding()) refusals.add("already-departed");
    if (!persons.find(child).orElseThrow().minorOn(desk.today())) refusals.add("not-a-minor");
    var each = new HashSet<>(members);
    if (each.size() < members.size() || each.contains(chair)) refusals.add("panel-person-twice");
    each.remove(chair);
    if (each.size() < FEWEST_BESIDE_THE_CHAIR) refusals.add("panel-too-small");
    if (!possible.stream().map(Actor::id).toList().containsAll(each)) refusals.add("panel-without-right");
    each.add(chair);
    if (desk.anyWorkedOn(found, List.copyOf(each))) refusals.add("panel-not-independent");
    panels.newest(found.id(), child).filter(Determination::counts)
      .ifPresent(before -> refusals.add(before.open() ? "panel-still-asked" : "panel-to-reopen"));
    return refusals;
  }

  /** Whoever works here today and may judge in this case. */
  private List<Actor> possible(ReturnCase found) {
    return staff.active().stream().filter(actor -> access.may(actor, Act.DETERMINE_BEST_INTERESTS, found.subject())).toList();
  }

  /** Those whom the chair can name: who may, is somebody else, and has not worked with the child. */
  List<Actor> eligible(ReturnCase found) {
    return possible(found).stream()
      .filter(actor -> !actor.id().equals(Actor.current().id()) && !desk.anyWorkedOn(found, List.of(actor.id()))).toList();
  }

  /** By one of the panel. A single no ends the round, and the question stays open. */
  @Transactional
  public Outcome answer(CaseId id, PersonId child, boolean confirms, @Nullable String reason) {
    var found = desk.open(id, Act.DETERMINE_BEST_INTERESTS);
    var me = Actor.current();
    if (!found.stage().beforeBoarding()) return Outcome.refused("already-departed");
    var asked = panels.newest(id, found.member(child)).filter(Determination::open).orElse(null);
    if (asked == null) return Outcome.refused("no-panel-asked");
    if (!asked.members().contains(me.id())) return Outcome.refused("not-on-the-panel");
    if (!asked.waiting().contains(me.id())) return Outcome.refused("already-answered");
    var lacking = confirms
      ? null
      : reason == null || reason.isBlank() ? "dissent-needs-reason" : Substance.lacking(reason) ? "reason-too-short" : null;
    if (lacking != null) return Outcome.refused(lacking);
    boolean last = asked.waiting().size() == 1;
    // What is determined is the chair's proposal: whoever has worked with the child since they wrote it judges no more.
    if (desk.anyWorkedOn(found, confirms && last ? List.of(me.id(), asked.chair()) : List.of(me.id())))
      return Outcome.refused("panel-not-independent");
    // Whoever turned out since to have an interest of their own has decided nothing: chair or member.
    if (confirms && last && asked.everybody().anyMatch(found.subject()::isBarred)) return Outcome.refused("panel-conflict");
    panels.answer(asked, me.id(), confirms ? CONFIRMED : DISSENTED, reason);
    tasks.finish(id, me, child, ANSWER);
    if (!confirms) dissent(found, asked);
    else if (!last) desk.record(found, Act.DETERMINE_BEST_INTERESTS, "PANEL_CONFIRMED", child, "");
    else {
      panels.end(asked, CONFIRMED, desk.today());
      findings.add(id, child, Kind.BEST_INTERESTS, desk.today(), asked.proposed(), null, null);
      tell(found, Act.DETERMINE_BEST_INTERESTS, "BEST_INTERESTS", child, asked.proposed());
    }
    return Outcome.done();
  }

  private void dissent(ReturnCase found, Determination asked) {
    panels.end(asked, DISSENTED, desk.today());
    tasks.finish(found.id(), asked.child(), ANSWER);
    staff.active().stream().filter(actor -> actor.id().equals(asked.chair()))
      .forEach(chair -> tasks.ask(found.id(), chair, REOPEN, asked.child()));
    tell(found, Act.DETERMINE_BEST_INTERESTS, "PANEL_DISSENTED", asked.child(), DISSENTED);
  }

  /** By the chair, or whoever could be one where the chair works here no more, or must stay away: nothing of the last round counts. */
  @Transactional
  public Outcome reopen(CaseId id, PersonId child) {
    var found = desk.open(id, Act.OPEN_BEST_INTERESTS);
    if (!found.stage().beforeBoarding()) return Outcome.refused("already-departed");
    var last = panels.newest(id, found.member(child)).filter(Determination::counts).orElse(null);
    if (last == null) return Outcome.refused("no-panel-asked");
    if (!mayReopen(found, last)) return Outcome.refused("only-the-chair");
    panels.end(last, Panels.REOPENED, desk.today());
    tasks.finish(id, child, ANSWER, REOPEN);
    tell(found, Act.OPEN_BEST_INTERESTS, "PANEL_REOPENED", child, Panels.REOPENED);
    return Outcome.done();
  }

  boolean mayReopen(ReturnCase found, Determination last) {
    return last.chair().equals(Actor.current().id()) || staff.active().stream()
      .noneMatch(actor -> actor.id().equals(last.chair()) && access.sees(actor, found.subject()));
  }

  private void tell(ReturnCase found, Act act, String what, PersonId child, String finding) {
    desk.record(found, act, what, child, "", Told.of(child, Fact.BEST_INTERESTS, finding, desk.today()));
  }
}
