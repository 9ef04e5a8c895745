package org.rihla.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Role;
import org.rihla.access.Staff;
import org.rihla.casework.TransferRows.Closing;
import org.rihla.casework.TransferRows.Status;
import org.rihla.casework.TransferRows.Transfer;
import org.rihla.casework.Workers.How;
import org.rihla.privacy.Manifest;
import org.rihla.privacy.Phase;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.rihla.values.StaffId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a case goes to the office of origin: drafted when everybody has agreed, offered under its number alone, accepted by somebody who then works on
 * it, or refused; and closed at once when one of them takes their word back.
 */
@Service
public class Transfers {

  private static final String TO_REINTEGRATE = "REINTEGRATION";

  private final CaseDesk desk;
  private final Cases cases;
  private final TransferRows rows;
  private final Sharing sharing;
  private final Workers workers;
  private final Tasks tasks;
  private final Staff staff;
  private final Access access;

  Transfers(CaseDesk desk, Cases cases, TransferRows rows, Sharing sharing, Workers workers, Tasks tasks, Staff staff, Access access) {
    this.access = access;
    this.desk = desk;
    this.cases = cases;
    this.rows = rows;
    this.sharing = sharing;
    this.workers = workers;
    this.tasks = tasks;
    this.staff = staff;
  }

  /** @param language ISO 639, in which it was explained to them that the case goes over now */
  @Transactional
  public Outcome offer(CaseId id, String language) {
    var found = desk.open(id, Act.OFFER_TRANSFER);
    if (!found.stage().beforeBoarding()) return Outcome.refused("already-departed");
    endIfOver(found, found.members());
    var draft = rows.open(id);
    if (draft.isEmpty()) return Outcome.refused("not-all-agree");
    if (desk.isPaused(found)) return Outcome.refused("no-legal-basis");
    if (draft.get().status() != Status.DRAFTED) return Outcome.refused("transfer-offered-already");
    if (!draft.get().byConsent()) return Outcome.refused("second-person-needed");
    var until = sharing.until(found.members());
    if (!sharing.allAgree(found.members())) return Outcome.refused("not-all-agree"); // one of them only agreed until a day
    offer(found, draft.get(), language, until, Act.OFFER_TRANSFER);
    return Outcome.done();
  }

  void offer(ReturnCase found, Transfer draft, @Nullable String language, @Nullable LocalDate until, Act act) {
    var manifest = manifest(Phase.ACTIVE, found.members());
    rows.offer(draft.id(), language, manifest, until);
    cases.hand(found.id(), true, false, Set.of(), until);
    tasks.ask(found.id(), found.origin(), TaskKind.ANSWER_TRANSFER);
    desk.record(found, act, "TRANSFER_OFFERED", null, manifest.codes());
  }

  private Manifest manifest(Phase phase, List<PersonId> people) { return Manifest.of(people, sharing.toOrigin(phase, people)); }

  /** @param who of the office of origin works on it from now on */
  @Transactional
  public Outcome accept(CaseId id, StaffId who) {
    var found = desk.open(id, Act.ANSWER_TRANSFER);
    var offered = rows.open(id);
    if (offered.isEmpty() || offered.get().status() != Status.OFFERED) return Outcome.refused("transfer-answered-already");
    var worker = couldWork(found).stream().filter(each -> each.id().equals(who)).findFirst();
    if (worker.isEmpty()) return Outcome.refused("not-somebody-who-can");
    var disclosed = sharing.toOrigin(Phase.ACTIVE, found.members());
    var manifest = Manifest.of(found.members(), disclosed);
    rows.accept(offered.get().id(), manifest);
    cases.hand(id, true, true, Sharing.parts(disclosed), offered.get().until());
    workers.begin(id, worker.get(), who.equals(Actor.current().id()) ? How.TAKEN : How.GIVEN);
    tasks.finish(id, TaskKind.ANSWER_TRANSFER);
    desk.record(found, Act.ANSWER_TRANSFER, "TRANSFER_ACCEPTED", null, manifest.codes());
    return Outcome.done();
  }

  /** @param reason of the code list {@code transfer_refusal} */
  @Transactional
  public Outcome refuse(CaseId id, String reason) {
    var found = desk.open(id, Act.ANSWER_TRANSFER);
    var offered = rows.open(id);
    if (offered.isEmpty() || offered.get().status() != Status.OFFERED) return Outcome.refused("transfer-answered-already");
    desk.record(found, Act.ANSWER_TRANSFER, "TRANSFER_REFUSED", null, reason);
    rows.refuse(offered.get().id(), reason);
    endBasis(found, offered.get());
    tasks.finish(id, TaskKind.ANSWER_TRANSFER);
    tasks.ask(id, found.host(), TaskKind.OFFER_AGAIN);
    draftIfAllAgree(found, found.members());
    cases.hand(id, false, false, Set.of(), null); // last: from here on they see nothing of it
    return Outcome.done();
  }

  /**
   * What they said has changed, or who they are: what follows for the office of origin holds from the end of this transaction.
   *
   * @return whether a transfer ended by it
   */
  boolean consented(ReturnCase found, List<PersonId> people, Act act, Closing why) {
    if (found.stage() == Stage.CLOSED && found.departedOn() == null) return false;
    if (found.departedOn() != null) {
      carry(found, people);
      return false;
    }
    if (endIfOver(found, people)) return true;
    var open = rows.open(found.id());
    if (open.isEmpty()) {
      draftIfAllAgree(found, people);
      return false;
    }
    if (open.get().byConsent() && !sharing.allAgree(people)) return end(found, open.get(), why, act);
    if (open.get().status() != Status.DRAFTED) carry(found, people);
    return false;
  }

  /** Somebody who knows it no longer may: at once; and what was copied there is deleted. */
  private boolean end(ReturnCase found, Transfer open, Closing why, Act act) {
    rows.close(open.id(), why);
    endBasis(found, open);
    tasks.finish(found.id(), TaskKind.ANSWER_TRANSFER);
    if (open.status() == Status.DRAFTED) return false;
    if (open.status() == Status.ACTIVE) tasks.ask(found.id(), found.origin(), TaskKind.DELETE_COPIES);
    desk.record(found, act, "TRANSFER_CLOSED", null, why.name());
    cases.hand(found.id(), false, false, Set.of(), null); // last: whoever writes this down over there sees nothing of it any more
    return true;
  }

  /**
   * The day until which they agreed is over. Nothing of it was readable since; what was copied there is deleted, and the host may offer anew what they
   * agree to now. The transfer itself says that a day ended it; where nobody acts there is nobody for the history to name.
   *
   * @param people whom it is about from now on
   *
   * @return whether it was
   */
  boolean endIfOver(ReturnCase found, List<PersonId> people) {
    var over = rows.open(found.id()).filter(open -> open.isOver(desk.today()) && found.departedOn() == null);
    over.ifPresent(open -> {
      rows.close(open.id(), Closing.CONSENT_EXPIRED);
      tasks.finish(found.id(), TaskKind.ANSWER_TRANSFER);
      if (open.status() == Status.ACTIVE) tasks.ask(found.id(), found.origin(), TaskKind.DELETE_COPIES);
      cases.hand(found.id(), false, false, Set.of(), null);
      draftIfAllAgree(found, people);
      if (Actor.isKnown()) desk.record(found, Act.OFFER_TRANSFER, "TRANSFER_CLOSED", null, Closing.CONSENT_EXPIRED.name());
    });
    return over.isPresent();
  }

  List<CaseId> over() { return rows.over(desk.today()); }

  /** Danger to life was the reason for this one transfer: it opens nothing in a later one. */
  private void endBasis(ReturnCase found, Transfer ended) {
    if (!ended.byConsent() && ended.status() != Status.DRAFTED) sharing.end(found.members(), UrgentTransfers.BASIS);
  }

  void draftIfAllAgree(ReturnCase found, List<PersonId> people) {
    if (sharing.allAgree(people)) rows.draft(found.id(), Status.DRAFTED, "CONSENT", TO_REINTEGRATE);
  }

  boolean restsOnConsent(CaseId id) { return rows.open(id).map(Transfer::byConsent).orElse(true); }

  /** Those of the office of origin who can be given it. */
  List<Actor> couldWork(ReturnCase found) {
    return staff.active().stream().filter(each -> each.role() == Role.ORIGIN_CASE_WORKER && each.office().equals(found.origin())
      && access.sees(each, found.subject())).toList();
  }

  /** After the departure something still goes with their word: what was copied of it. */
  void askToDelete(ReturnCase found) {
    tasks.ask(found.id(), found.origin(), TaskKind.DELETE_COPIES);
  }

  private void carry(ReturnCase found, List<PersonId> people) {
    var phase = Sharing.phase(found);
    var disclosed = sharing.toOrigin(phase == Phase.OFFERED ? Phase.ACTIVE : phase, people);
    var until = found.departedOn() == null ? sharing.until(people) : null;
    boolean accepted = phase != Phase.OFFERED;
    rows.open(found.id()).ifPresent(open -> rows.carries(open.id(), Manifest.of(people, disclosed), until));
    cases.hand(found.id(), true, accepted, accepted ? Sharing.parts(disclosed) : Set.of(), until);
  }

  /**
   * They are on their way: from here on the office of origin has what reception and reintegration need, whether it had accepted or not. The basis,
   * that they asked for this help, was recorded just before.
   */
  void departed(ReturnCase found) {
    var open = rows.open(found.id());
    if (open.isEmpty()) rows.draft(found.id(), Status.ACTIVE, Particulars.ASSISTANCE, TO_REINTEGRATE);
    var disclosed = sharing.toOrigin(Phase.DEPARTED, found.members());
    var manifest = Manifest.of(found.members(), disclosed);
    open.ifPresent(each -> rows.accept(each.id(), manifest));
    cases.hand(found.id(), true, true, Sharing.parts(disclosed), null);
    tasks.finish(found.id(), TaskKind.ANSWER_TRANSFER);
  }

  /** With the case ends what of it went over; of people who came home a little is kept there. */
  void ended(ReturnCase found) {
    rows.open(found.id()).ifPresent(open -> {
      rows.close(open.id(), Closing.CASE_CLOSED);
      endBasis(found, open);
      if (open.status() == Status.ACTIVE && found.departedOn() == null) tasks.ask(found.id(), found.origin(), TaskKind.DELETE_COPIES);
    });
    boolean home = found.departedOn() != null;
    var parts = home ? Sharing.parts(sharing.toOrigin(Phase.CLOSED, found.members())) : Set.<Compartment>of();
    cases.hand(found.id(), home, home, parts, null);
  }
}
