package org.rihla.casework;

import java.util.List;
import java.util.UUID;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Role;
import org.rihla.access.Staff;
import org.rihla.casework.Workers.How;
import org.rihla.casework.Workers.SealedReader;
import org.rihla.casework.Workers.Worker;
import org.rihla.values.CaseId;
import org.rihla.values.StaffId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who works on a case. Names are shown to those who do and to no colleague beside them: a case that nobody has is taken on by whoever sits there;
 * one that somebody has is handed on by them or by the manager. Its sealed parts have a list of their own.
 */
@Service
public class Team {

  private static final int SHORTEST_REASON = 20;

  private final CaseDesk desk;
  private final Workers workers;
  private final Tasks tasks;
  private final Staff staff;
  private final Access access;

  Team(CaseDesk desk, Workers workers, Tasks tasks, Staff staff, Access access) {
    this.desk = desk;
    this.workers = workers;
    this.tasks = tasks;
    this.staff = staff;
    this.access = access;
  }

  /** For oneself, where none of one's colleagues in the same role works on it. Doing it twice is doing it once. */
  @Transactional
  public Outcome takeOn(CaseId id) {
    var found = desk.open(id, Act.TAKE_ON);
    var me = Actor.current();
    if (found.subject().workers().containsKey(me.id())) return Outcome.done();
    if (found.subject().isColleaguesOf(me)) return Outcome.refused("somebody-works-on-it");
    begin(found, me, How.TAKEN, Act.TAKE_ON);
    return Outcome.done();
  }

  /** By the manager, or by one who works on it: to a colleague of either office whose work it can be. */
  @Transactional
  public Outcome assign(CaseId id, StaffId who) {
    var found = desk.open(id, handsOn(id));
    var chosen = eligible(found).stream().filter(each -> each.id().equals(who)).findFirst();
    if (chosen.isEmpty()) return Outcome.refused("not-somebody-who-can");
    if (found.subject().workers().containsKey(who)) return Outcome.refused("works-on-it-already");
    begin(found, chosen.get(), How.GIVEN, Act.ASSIGN);
    return Outcome.done();
  }

  /** Ends somebody's work on it, and what they were named for. */
  @Transactional
  public Outcome release(CaseId id, StaffId who) {
    var found = desk.open(id, handsOn(id));
    if (!found.subject().workers().containsKey(who)) return Outcome.refused("does-not-work-on-it");
    workers.end(id, who);
    desk.record(found, Act.ASSIGN, "RELEASED_FROM", null, "");
    return Outcome.done();
  }

  /** Who works on it hands on as who takes it on does; everybody else must be the manager. */
  private Act handsOn(CaseId id) {
    boolean mine = workers.atWork(id).stream().anyMatch(each -> each.id().equals(Actor.current().id()));
    return mine ? Act.TAKE_ON : Act.ASSIGN;
  }

  /** Those of its offices who could work on it. */
  List<Actor> eligible(ReturnCase of) {
    return staff.active().stream().filter(each -> access.may(each, Act.TAKE_ON, of.subject())).toList();
  }

  /** Opening a case is taking it on. */
  void opened(CaseId id) { workers.begin(id, Actor.current(), How.OPENED); }

  private void begin(ReturnCase of, Actor who, How how, Act act) {
    workers.begin(of.id(), who, how);
    if (!who.office().equals(of.origin())) nameTheFirst(of, who);
    desk.record(of, act, how == How.TAKEN ? "TAKEN_ON" : "ASSIGNED", null, who.role().name());
  }

  /** A sealed part always has somebody who may open it: the first of the host's whose work it is. */
  private void nameTheFirst(ReturnCase of, Actor who) {
    var named = workers.named(of.id());
    for (var compartment : access.worksOnSealed(who.role()))
      if (named.stream().noneMatch(each -> each.compartment() == compartment && each.holds()))
        workers.nameFirst(of.id(), who, compartment);
  }

  // ---- the sealed parts: two people

  /** Asks that somebody be named, oneself or a colleague. */
  @Transactional
  public Outcome askReader(CaseId id, StaffId who, Compartment compartment, String reason) {
    var found = desk.open(id, Act.NAME_READER);
    if (reason.strip().length() < SHORTEST_REASON) return Outcome.refused("reason-too-short");
    var chosen = couldRead(found, compartment).stream().filter(each -> each.id().equals(who)).findFirst();
    if (chosen.isEmpty()) return Outcome.refused("not-somebody-who-can");
    if (workers.named(id).stream().anyMatch(each -> each.who().equals(who) && each.compartment() == compartment))
      return Outcome.refused("named-already");
    workers.ask(found, chosen.get(), compartment, reason.strip());
    tasks.ask(id, found.host(), TaskKind.CONFIRM_READER);
    desk.record(found, Act.NAME_READER, "READER_ASKED", null, compartment.name());
    return Outcome.done();
  }

  List<Actor> couldRead(ReturnCase of, Compartment compartment) {
    return staff.active().stream().filter(each -> of.subject().isOf(each.office()) && access.couldBeNamed(each.role(), compartment))
      .toList();
  }

  /** The second person: named for that part themselves, or the data protection officer; never who asked, nor who is to be named. */
  @Transactional
  public Outcome confirmReader(CaseId id, UUID request, boolean confirmed) {
    var found = desk.open(id, Act.CONFIRM_READER);
    var asked = workers.asked(id, request).filter(each -> !each.holds());
    if (asked.isEmpty()) return Outcome.refused("reader-not-asked");
    if (!mayConfirm(asked.get(), found)) return Outcome.refused("second-person-needed");
    if (confirmed) confirm(found, asked.get());
    else workers.end(request);
    if (workers.named(id).stream().allMatch(SealedReader::holds)) tasks.finish(id, TaskKind.CONFIRM_READER);
    desk.record(found, Act.CONFIRM_READER, confirmed ? "READER_NAMED" : "READER_REFUSED", null,
      asked.get().compartment().name());
    return Outcome.done();
  }

  private void confirm(ReturnCase found, SealedReader asked) {
    workers.confirm(asked.id());
    var named = staff.active().stream().filter(each -> each.id().equals(asked.who())).findFirst().orElseThrow();
    workers.begin(found.id(), named, How.GIVEN); // who reads the sealed part works on the case
  }

  boolean mayConfirm(SealedReader asked, ReturnCase of) {
    var me = Actor.current();
    if (asked.askedBy().equals(me.id()) || asked.who().equals(me.id())) return false;
    return me.role() == Role.DATA_PROTECTION_OFFICER || of.subject().isNamed(me.id(), asked.compartment());
  }

  List<SealedReader> waiting(ReturnCase of) {
    return workers.named(of.id()).stream().filter(each -> !each.holds() && mayConfirm(each, of)).toList();
  }

  /** Those asked for that nobody has confirmed. */
  public List<UUID> requests(CaseId id) {
    return workers.named(id).stream().filter(each -> !each.holds()).map(SealedReader::id).toList();
  }

  List<Worker> atWork(CaseId id) { return workers.atWork(id); }

  String reason(SealedReader request) { return workers.reason(request); }
}
