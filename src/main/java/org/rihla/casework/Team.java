package org.rihla.casework;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Role;
import org.rihla.access.Sight;
import org.rihla.access.Staff;
import org.rihla.casework.Workers.How;
import org.rihla.casework.Workers.SealedReader;
import org.rihla.casework.Workers.Worker;
import org.rihla.values.CaseId;
import org.rihla.values.OfficeCode;
import org.rihla.values.StaffId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who works on a case. Names are shown to those who do and to no colleague beside them: a case that nobody has is taken on by whoever sits there;
 * one that somebody has is handed on by them or by the manager of their office. Its sealed parts have a list of their own.
 */
@Service
public class Team {

  private final CaseDesk desk;
  private final Cases cases;
  private final Workers workers;
  private final Tasks tasks;
  private final Staff staff;
  private final Access access;

  Team(CaseDesk desk, Cases cases, Workers workers, Tasks tasks, Staff staff, Access access) {
    this.desk = desk;
    this.cases = cases;
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
    if (found.subject().isWorkedOnBy(me.id())) return Outcome.done();
    if (found.subject().isColleaguesOf(me)) return Outcome.refused("somebody-works-on-it");
    begin(found, me, How.TAKEN, Act.TAKE_ON);
    return Outcome.done();
  }

  /** To a colleague of one's own office: by the manager. */
  @Transactional
  public Outcome assign(CaseId id, StaffId who) { return give(desk.open(id, Act.ASSIGN), who, Act.ASSIGN); }

  /** The same, by one who works on it, and goes on doing so. */
  @Transactional
  public Outcome handOn(CaseId id, StaffId who) {
    var found = desk.open(id, Act.TAKE_ON);
    if (!found.subject().isWorkedOnBy(Actor.current().id())) return Outcome.refused("does-not-work-on-it");
    return give(found, who, Act.TAKE_ON);
  }

  private Outcome give(ReturnCase found, StaffId who, Act act) {
    var chosen = eligible(found).stream().filter(each -> each.id().equals(who)).findFirst();
    if (found.subject().isWorkedOnBy(who)) return Outcome.refused("works-on-it-already");
    if (chosen.isEmpty()) return Outcome.refused("not-somebody-who-can");
    begin(found, chosen.get(), How.GIVEN, act);
    return Outcome.done();
  }

  /** Ends the work of somebody of one's own office, and what they were named for: by the manager. */
  @Transactional
  public Outcome release(CaseId id, StaffId who) {
    var found = desk.open(id, Act.ASSIGN);
    var worker = found.subject().workers().get(who);
    if (worker == null || !ofMySide(found, worker.office())) return Outcome.refused("does-not-work-on-it");
    return end(found, who, Act.ASSIGN);
  }

  /** Ends one's own. */
  @Transactional
  public Outcome stepBack(CaseId id) {
    var found = desk.open(id, Act.TAKE_ON);
    var me = Actor.current().id();
    return found.subject().isWorkedOnBy(me) ? end(found, me, Act.TAKE_ON) : Outcome.refused("does-not-work-on-it");
  }

  /** Their account was switched off. */
  @EventListener
  void letGo(Staff.SwitchedOff news) { letGo(news.account().id()); }

  /** Or they work as something else, or somewhere else. */
  @EventListener
  void letGo(Staff.Moved news) { letGo(news.account().id()); }

  /** In the transaction of whoever did that, who sees none of these cases. */
  private void letGo(StaffId who) {
    Sight.wide(() -> workers.casesOf(who).forEach(id -> end(cases.lock(id), who, Act.ASSIGN)));
  }

  private Outcome end(ReturnCase found, StaffId who, Act act) {
    workers.end(found.id(), who);
    askForSomebody(found, who);
    finishIfDecided(found.id());
    desk.record(found, act, "RELEASED_FROM", null, who.toString());
    return Outcome.done();
  }

  /** Whoever answers for the office hears of it where nobody of its side is left: people wait for somebody who no longer comes. */
  private void askForSomebody(ReturnCase found, StaffId who) {
    var gone = found.subject().workers().get(who);
    if (gone == null || found.stage() == Stage.CLOSED) return;
    var side = gone.office().equals(found.origin()) ? found.origin() : found.host();
    boolean others = found.subject().workers().entrySet().stream().anyMatch(each -> !each.getKey().equals(who)
      && each.getValue().office().equals(found.origin()) == side.equals(found.origin()));
    if (!others) tasks.ask(found.id(), side, TaskKind.GIVE_TO_SOMEBODY);
  }

  /** They must stay away: what they had in hand is let go. */
  void sendAway(ReturnCase found, StaffId who, Act act) {
    tasks.finish(found.id(), who);
    if (found.subject().isWorkedOnBy(who) || workers.named(found.id()).stream().anyMatch(each -> each.who().equals(who)))
      end(found, who, act);
  }

  private static boolean ofMySide(ReturnCase of, OfficeCode office) {
    return office.equals(of.origin()) == Actor.current().office().equals(of.origin());
  }

  /** Those of one's own side who could work on it and do not yet. */
  List<Actor> eligible(ReturnCase of) {
    return staff.active().stream()
      .filter(each -> !of.subject().isWorkedOnBy(each.id()) && ofMySide(of, each.office()) && access.may(each, Act.TAKE_ON, of.subject()))
      .toList();
  }

  /** Opening a case is taking it on. */
  void opened(CaseId id) { workers.begin(id, Actor.current(), How.OPENED); }

  private void begin(ReturnCase of, Actor who, How how, Act act) {
    workers.begin(of.id(), who, how);
    tasks.finish(of.id(), TaskKind.GIVE_TO_SOMEBODY);
    desk.record(of, act, how == How.TAKEN ? "TAKEN_ON" : "ASSIGNED", null, who.role() + " " + who.id());
    if (!who.office().equals(of.origin())) nameTheFirst(of, who, act);
  }

  /** Somebody must be the first to open a sealed part: who first works on it at the host's. Once there was one, it always takes two. */
  private void nameTheFirst(ReturnCase of, Actor who, Act act) {
    for (var compartment : access.worksOnSealed(who.role()))
      if (!workers.wasEverNamed(of.id(), compartment)) {
        workers.nameFirst(of.id(), who, compartment);
        desk.record(of, Act.NAME_READER, "READER_FIRST", null, compartment + " " + who.id());
      }
    finishIfDecided(of.id());
  }

  // ---- the sealed parts: two people

  /** Asks that somebody be named, oneself or a colleague. */
  @Transactional
  public Outcome askReader(CaseId id, StaffId who, Compartment compartment, String reason) {
    var found = desk.open(id, Act.NAME_READER);
    if (Substance.lacking(reason)) return Outcome.refused("reason-too-short");
    var chosen = couldRead(found, List.of(compartment)).stream().filter(each -> each.id().equals(who)).findFirst();
    if (chosen.isEmpty()) return Outcome.refused("not-somebody-who-can");
    if (workers.named(id).stream().anyMatch(each -> each.who().equals(who) && each.compartment() == compartment))
      return Outcome.refused("named-already");
    workers.ask(found, chosen.get(), compartment, reason.strip());
    tasks.ask(id, found.host(), TaskKind.CONFIRM_READER);
    desk.record(found, Act.NAME_READER, "READER_ASKED", null, compartment + " " + who);
    return Outcome.done();
  }

  /** Those who could be named for any of the sealed parts. */
  List<Actor> couldRead(ReturnCase of) {
    return couldRead(of, Arrays.stream(Compartment.values()).filter(Compartment::sealed).toList());
  }

  private List<Actor> couldRead(ReturnCase of, List<Compartment> any) {
    return staff.active().stream()
      .filter(each -> of.subject().isOf(each.office()) && access.sees(each, of.subject())
        && any.stream().anyMatch(part -> access.couldBeNamed(each.role(), part)))
      .toList();
  }

  /**
   * The second person: somebody of the host's who is named for that part, or the data protection officer; never who asked, nor who is to be named.
   * An office of origin does not decide for itself what it reads.
   */
  @Transactional
  public Outcome confirmReader(CaseId id, UUID request, boolean confirmed) {
    var found = desk.open(id, Act.CONFIRM_READER);
    var asked = workers.asked(id, request).filter(each -> !each.holds());
    if (asked.isEmpty()) return Outcome.refused("reader-not-asked");
    if (!mayConfirm(asked.get(), found)) return Outcome.refused("second-person-needed");
    var reader = staff.active().stream().filter(each -> each.id().equals(asked.get().who()) && access.sees(each, found.subject()))
      .findFirst();
    if (confirmed && reader.isEmpty()) return Outcome.refused("not-somebody-who-can");
    if (confirmed) workers.confirm(request);
    else workers.end(request);
    if (confirmed) workers.begin(id, reader.orElseThrow(), How.GIVEN); // who reads the sealed part works on the case
    finishIfDecided(id);
    desk.record(found, Act.CONFIRM_READER, confirmed ? "READER_NAMED" : "READER_REFUSED", null,
      asked.get().compartment() + " " + asked.get().who());
    return Outcome.done();
  }

  private void finishIfDecided(CaseId id) {
    if (workers.named(id).stream().allMatch(SealedReader::holds)) tasks.finish(id, TaskKind.CONFIRM_READER);
  }

  boolean mayConfirm(SealedReader asked, ReturnCase of) {
    var me = Actor.current();
    if (asked.askedBy().equals(me.id()) || asked.who().equals(me.id())) return false;
    return me.role() == Role.DATA_PROTECTION_OFFICER
      || !me.office().equals(of.origin()) && of.subject().isNamed(me.id(), asked.compartment());
  }

  List<SealedReader> waiting(ReturnCase of) {
    return workers.named(of.id()).stream().filter(each -> !each.holds() && mayConfirm(each, of)).toList();
  }

  /** Those asked for that nobody has confirmed. */
  public List<UUID> requests(CaseId id) {
    return workers.named(id).stream().filter(each -> !each.holds()).map(SealedReader::id).toList();
  }

  /** Those of one's own side who work on it. */
  List<Worker> ofMine(ReturnCase of) {
    return workers.atWork(of.id()).stream().filter(each -> ofMySide(of, each.office())).toList();
  }

  Optional<String> reason(SealedReader request) { return workers.reason(request); }
}
