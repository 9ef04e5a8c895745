package org.rihla.casework;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Sight;
import org.rihla.values.CaseId;
import org.rihla.web.Stale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a case: each has its right, its rule, its trace and its news. */
@Service
public class Moves {

  private static final int ANY_VERSION = -1;

  private final CaseDesk desk;
  private final Cases cases;
  private final ClosingWords closingWords;
  private final Members members;
  private final Tasks tasks;
  private final Decisions decisions;
  private final Reopening reopening;
  private final Transfers transfers;
  private final Particulars particulars;
  /** Asked late: what releases also moves cases. */
  private final ObjectProvider<Releasing> releasing;
  private final ApplicationEventPublisher news;

  Moves(CaseDesk desk, Cases cases, ClosingWords closingWords, Members members, Tasks tasks, Decisions decisions, Reopening reopening,
    Transfers transfers,
    Particulars particulars, ObjectProvider<Releasing> releasing,
    ApplicationEventPublisher news) {
    this.desk = desk;
    this.cases = cases;
    this.closingWords = closingWords;
    this.members = members;
    this.tasks = tasks;
    this.decisions = decisions;
    this.reopening = reopening;
    this.transfers = transfers;
    this.particulars = particulars;
    this.releasing = releasing;
    this.news = news;
  }

  @Transactional
  public Move apply(CaseId id) { return pass(id, Gate.APPLY, null, desk.today()); }

  @Transactional
  public Move approve(CaseId id) { return pass(id, Gate.APPROVE, null, desk.today()); }

  /** For the day of departure that the booking set. */
  @Transactional
  public Move clear(CaseId id) { return pass(id, Gate.CLEAR, null, desk.today()); }

  /** Every safeguard is asked once more, with that day as the day of departure. @param day today, or yesterday for who left before midnight */
  @Transactional
  public Move depart(CaseId id, LocalDate day) { return pass(id, Gate.DEPART, day, day); }

  private Move pass(CaseId id, Gate gate, @Nullable LocalDate departure, LocalDate today) {
    var found = desk.open(id, gate.act());
    var facts = desk.evidence(found, departure == null ? found.plannedDeparture() : departure);
    var move = found.pass(gate, facts, today);
    switch (move) {
      case Move.Made(var now) -> {
        cases.enter(id, now, today);
        if (now == Stage.DEPARTED) {
          facts.members().forEach(m -> members.noteAgesAtDeparture(id, m.id(), m.identity().ageOn(today)));
          particulars.askedForHelp(facts.members());
          transfers.departed(found);
        }
        desk.record(found, gate.act(), now.name(), null, "");
        handOn(found, now, today);
        news.publishEvent(new StageReached(id, now, today));
      }
      case Move.Refused(var unmet) -> desk.refuse(found, gate.act(), unmet.stream().map(Enum::name).collect(Collectors.joining(" ")));
      case Move.OutOfOrder(var from, var to) -> desk.refuse(found, gate.act(), from + " " + to);
    }
    return move;
  }

  /** Whoever must act next finds it on their page of the day. */
  private void handOn(ReturnCase of, Stage now, LocalDate today) {
    switch (now) {
      case APPLIED -> {
        tasks.ask(of.id(), of.host(), TaskKind.DECIDE_APPLICATION);
        tasks.ask(of.id(), of.host(), TaskKind.RESERVE_MONEY);
      }
      case APPROVED -> {
        tasks.finish(of.id(), TaskKind.DECIDE_APPLICATION, TaskKind.RESERVE_MONEY);
        tasks.ask(of.id(), of.host(), TaskKind.PREPARE_JOURNEY);
        tasks.ask(of.id(), of.host(), TaskKind.EXAMINE);
      }
      case CLEARED -> {
        tasks.finish(of.id(), TaskKind.PREPARE_JOURNEY, TaskKind.EXAMINE);
        tasks.ask(of.id(), of.host(), TaskKind.SEE_OFF, of.plannedDeparture() == null ? today : of.plannedDeparture());
      }
      case DEPARTED -> tasks.finish(of.id(), TaskKind.SEE_OFF);
      case REGISTERED, ARRIVED, REINTEGRATING, CLOSED -> {
      } // their tasks are asked where they arise
    }
  }

  @Transactional
  public Move arrive(CaseId id) { return enter(id, Passage.ARRIVE); }

  @Transactional
  public Move startReintegration(CaseId id) { return enter(id, Passage.BEGIN); }

  private Move enter(CaseId id, Passage passage) {
    var found = desk.open(id, passage.act());
    var to = passage.to();
    if (found.stage() != passage.from()) {
      desk.refuse(found, passage.act(), found.stage() + " " + to);
      return new Move.OutOfOrder(found.stage(), to);
    }
    cases.enter(id, to, desk.today());
    desk.record(found, passage.act(), to.name(), null, "");
    news.publishEvent(new StageReached(id, to, desk.today()));
    return new Move.Made(to);
  }

  /** Possible at any time before boarding, without a reason; everything held for the case is let go in the same transaction. */
  @Transactional
  public Outcome withdraw(CaseId id, String channel) {
    var found = desk.open(id, Act.WITHDRAW);
    if (!found.stage().beforeBoarding()) return Outcome.refused("already-departed");
    Sight.wide(() -> letGo(found, channel)); // also what whoever listened may not see, and of a case that is not shared from now on
    return Outcome.done();
  }

  private void letGo(ReturnCase found, String channel) {
    var id = found.id();
    cases.withdraw(id, channel, desk.today());
    desk.record(found, Act.WITHDRAW, "WITHDRAWN", null, channel,
      found.members().stream().map(m -> Told.of(m, Fact.DECLARATION, Fact.NO, desk.today())).toList());
    releasing.forEach(module -> module.release(found));
    tasks.finishAll(id);
    transfers.ended(found);
    cases.close(id, "WITHDREW_BEFORE_DEPARTURE", desk.today());
    news.publishEvent(new StageReached(id, Stage.CLOSED, desk.today()));
  }

  /** @param words why, where the reason needs them; @param version of the page the reader decided on, or -1 */
  @Transactional
  public Outcome close(CaseId id, String reason, @Nullable String words, int version) {
    var found = desk.open(id, Act.CLOSE);
    if (version != ANY_VERSION && version != found.version()) throw new Stale("case");
    if (!found.isInCustodyOf(Actor.current().office())) return Outcome.refused("not-in-your-custody");
    var refusals = Closure.refusals(found, reason, desk.evidence(found, null), owes(found), desk.today());
    refusals.addAll(Closure.wordless(reason, words));
    if (!refusals.isEmpty()) return new Outcome.Refused(refusals);
    releasing.forEach(module -> module.release(found));
    cases.close(id, reason, desk.today());
    if (words != null) closingWords.write(found, words);
    tasks.finishAll(id);
    transfers.ended(found);
    desk.record(found, Act.CLOSE, Stage.CLOSED.name(), null, reason);
    news.publishEvent(new StageReached(id, Stage.CLOSED, desk.today()));
    return Outcome.done();
  }

  /** Whether people still wait for something that ends with the case. */
  boolean owes(ReturnCase of) {
    return releasing.stream().anyMatch(module -> module.owes(of));
  }

  @Transactional
  public Outcome close(CaseId id, String reason, @Nullable String words) { return close(id, reason, words, ANY_VERSION); }

  /** Sets or clears the day of departure; told by whoever books. What was cleared for another day must be cleared again. */
  @Transactional
  public void planDeparture(ReturnCase of, @Nullable LocalDate day) {
    cases.plan(of.id(), day);
    if (day != null) reopening.lookAgain(of.id()); // a document may be too short for it
    decisions.endOverrides(of, Gate.CLEAR, Act.BOOK_JOURNEY); // they were granted for the other day
    if (of.stage() != Stage.CLEARED) return;
    cases.backToApproved(of.id());
    tasks.finish(of.id(), TaskKind.SEE_OFF);
    tasks.ask(of.id(), of.host(), TaskKind.PREPARE_JOURNEY);
  }
}
