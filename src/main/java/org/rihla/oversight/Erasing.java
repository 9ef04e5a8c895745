package org.rihla.oversight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Outcome;
import org.rihla.casework.ReturnCase;
import org.rihla.casework.Substance;
import org.rihla.privacy.Erasures;
import org.rihla.privacy.Erasures.Erasure;
import org.rihla.privacy.Erasures.Hold;
import org.rihla.privacy.Forgetting;
import org.rihla.privacy.Seals;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody asks to be forgotten. One person writes it down, another agrees; then their keys are destroyed, and what was written of them can be read by
 * nobody. What was done, and how often, stays: the case, its history, the audit and the figures.
 */
@Service
public class Erasing {

  private final CaseDesk desk;
  private final Erasures erasures;
  private final Seals seals;
  private final ObjectProvider<Forgetting> modules;

  Erasing(CaseDesk desk, Erasures erasures, Seals seals, ObjectProvider<Forgetting> modules) {
    this.desk = desk;
    this.erasures = erasures;
    this.seals = seals;
    this.modules = modules;
  }

  /** On the person's behalf. @param ground of the code list {@code erasure_ground} */
  @Transactional
  public Outcome ask(CaseId id, PersonId person, String ground, String reason) {
    var found = desk.open(id, Act.ASK_ERASURE);
    desk.belongs(found, person);
    erasures.alone(person);
    var refusals = against(person);
    if (Substance.lacking(reason)) refusals.add("reason-too-short");
    if (erasures.of(List.of(person)).stream().anyMatch(Erasure::waits)) refusals.add("erasure-asked-already");
    if (!refusals.isEmpty()) return new Outcome.Refused(refusals);
    erasures.ask(person, id, ground, reason.strip());
    desk.record(found, Act.ASK_ERASURE, "ERASURE_ASKED", person, ground);
    return Outcome.done();
  }

  private List<String> against(PersonId person) {
    var reasons = new ArrayList<String>();
    if (erased(person)) return new ArrayList<>(List.of("erased-already"));
    if (erasures.holds(List.of(person)).stream().anyMatch(hold -> hold.liftedAt() == null)) reasons.add("erasure-held");
    modules.forEach(module -> reasons.addAll(module.standsAgainst(person)));
    return reasons;
  }

  private boolean erased(PersonId person) { return erasures.of(List.of(person)).stream().anyMatch(Erasure::done); }

  /** The second account: never the one that asked, as whatever they work now. It cannot be taken back. */
  @Transactional
  public Outcome confirm(CaseId id, UUID request, boolean confirmed) {
    var found = desk.open(id, Act.CONFIRM_ERASURE);
    var asked = erasures.waiting(request).filter(each -> each.askedIn().equals(id));
    if (asked.isEmpty()) return Outcome.refused("erasure-not-asked");
    if (asked.get().askedBy().equals(Actor.current().id())) return Outcome.refused("second-person-needed");
    var person = asked.get().person();
    if (!confirmed) {
      erasures.refuse(asked.get());
      desk.record(found, Act.CONFIRM_ERASURE, "ERASURE_REFUSED", person, asked.get().ground());
      return Outcome.done();
    }
    erasures.alone(person);
    var refusals = against(person);
    if (!refusals.isEmpty()) return new Outcome.Refused(refusals);
    int keys = seals.forget(person);
    modules.forEach(module -> module.forget(person));
    var entry = desk.record(found, Act.CONFIRM_ERASURE, "ERASED", person, asked.get().ground());
    erasures.done(asked.get(), keys, entry);
    return Outcome.done();
  }

  /** What must be kept for now. @param ground of the code list {@code retention_ground} */
  @Transactional
  public Outcome hold(CaseId id, PersonId person, String ground, String reason) {
    var found = desk.open(id, Act.PLACE_RETENTION_HOLD);
    desk.belongs(found, person);
    erasures.alone(person);
    if (erased(person)) return Outcome.refused("erased-already");
    if (Substance.lacking(reason)) return Outcome.refused("reason-too-short");
    erasures.hold(person, id, ground, reason.strip());
    desk.record(found, Act.PLACE_RETENTION_HOLD, "RETENTION_HELD", person, ground);
    return Outcome.done();
  }

  /** By somebody other than who placed it. */
  @Transactional
  public Outcome lift(CaseId id, UUID hold) {
    var found = desk.open(id, Act.LIFT_RETENTION_HOLD);
    var placed = standing(found).stream().filter(each -> each.id().equals(hold)).findFirst();
    if (placed.isEmpty()) return Outcome.refused("retention-not-held");
    if (placed.get().placedBy().equals(Actor.current().id())) return Outcome.refused("second-person-needed");
    erasures.alone(placed.get().person());
    erasures.lift(placed.get());
    desk.record(found, Act.LIFT_RETENTION_HOLD, "RETENTION_LIFTED", placed.get().person(), placed.get().ground());
    return Outcome.done();
  }

  /** Those that hold up somebody of this case now. */
  List<Hold> standing(ReturnCase of) {
    return erasures.holds(desk.everybodyOf(of)).stream().filter(hold -> hold.liftedAt() == null).toList();
  }

  /** Those asked in this case that wait for somebody else than the one who acts. */
  List<Erasure> waiting(ReturnCase of) {
    return erasures.of(desk.everybodyOf(of)).stream()
      .filter(each -> each.waits() && each.askedIn().equals(of.id()) && !each.askedBy().equals(Actor.current().id())).toList();
  }

  Optional<Erasure> done(PersonId person) { return erasures.of(List.of(person)).stream().filter(Erasure::done).findFirst(); }
}
