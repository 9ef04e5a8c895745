package org.rihla.protection;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.CaseView;
import org.rihla.casework.Fact;
import org.rihla.casework.Outcome;
import org.rihla.casework.ReturnCase;
import org.rihla.casework.Substance;
import org.rihla.casework.TaskKind;
import org.rihla.casework.Tasks;
import org.rihla.casework.Told;
import org.rihla.protection.Findings.Kind;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.rihla.web.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What must be known of a child without parents before anybody speaks of a journey: the family, and who receives the child. */
@Service
public class Children {

  private final CaseDesk desk;
  private final Findings findings;
  private final Tasks tasks;

  Children(CaseDesk desk, Findings findings, Tasks tasks) {
    this.desk = desk;
    this.findings = findings;
    this.tasks = tasks;
  }

  /** @param result of the code list {@code tracing_result} */
  @Transactional
  public Outcome traceFamily(CaseId id, PersonId child, String result, @Nullable String story) {
    var found = desk.open(id, Act.TRACE_FAMILY);
    findings.add(id, found.member(child), Kind.TRACING, desk.today(), result, null, story);
    desk.record(found, Act.TRACE_FAMILY, "FAMILY_TRACED", child, "", Told.of(child, Fact.FAMILY_TRACED, result, desk.today()));
    if (result.equals("FOUND")) tasks.ask(id, found.origin(), TaskKind.ASSESS_FAMILY);
    return Outcome.done();
  }

  /** A visit to the family at home. @param result of the code list {@code family_assessment} */
  @Transactional
  public Outcome assessFamily(CaseId id, PersonId child, String result, String story) {
    var found = desk.open(id, Act.ASSESS_FAMILY);
    found.member(child);
    if (Substance.lacking(story)) return Outcome.refused("reason-too-short");
    findings.add(id, child, Kind.FAMILY_ASSESSMENT, desk.today(), result, null, story);
    desk.record(found, Act.ASSESS_FAMILY, "FAMILY_ASSESSED", child, "", Told.of(child, Fact.FAMILY_ASSESSED, result, desk.today()));
    tasks.finish(id, TaskKind.ASSESS_FAMILY);
    return Outcome.done();
  }

  /**
   * A child left the group, or turned out after the journey to be one, and somebody saw to it that they are not on their own. It ends what was
   * asked then, of the office of origin once they have left.
   *
   * @param referredTo of the code list {@code child_referral}
   * @param done what was done, and who answers for the child now
   */
  @Transactional
  public Outcome lookedAfter(CaseId id, PersonId child, String referredTo, String done) {
    var found = desk.open(id, Act.LOOK_AFTER_CHILD);
    if (!travelledWith(found, child)) desk.whoLeft(found, child);
    if (!tasks.open(id, TaskKind.LOOK_AFTER_CHILD).contains(child)) return Outcome.refused("nobody-to-look-after");
    if (Substance.lacking(done)) return Outcome.refused("reason-too-short");
    findings.add(id, child, Kind.LOOKED_AFTER, desk.today(), referredTo, null, done);
    desk.record(found, Act.LOOK_AFTER_CHILD, "CHILD_LOOKED_AFTER", child, referredTo);
    tasks.finish(id, child, TaskKind.LOOK_AFTER_CHILD);
    return Outcome.done();
  }

  /** Before boarding, a child of the group is looked after by screening them; and who withdrew is no matter of the office of origin. */
  private static boolean travelledWith(ReturnCase found, PersonId child) {
    boolean travelled = !found.stage().beforeBoarding() && found.members().contains(child);
    if (!travelled && Actor.current().office().equals(found.origin())) throw new NotFound("member");
    return travelled;
  }

  /** Children who left this group, or travelled with it, and for whom nobody has said yet who answers. */
  List<PersonId> toLookAfter(CaseView view) {
    var some = new ArrayList<>(view.left().keySet());
    if (!view.found().stage().beforeBoarding()) some.addAll(view.found().members());
    if (some.isEmpty()) return List.of();
    some.retainAll(tasks.open(view.id(), TaskKind.LOOK_AFTER_CHILD));
    return some;
  }

  /** Who receives the child, with the paper that proves who they are. Kept closed with the child's key. */
  @Transactional
  public Outcome nameReceivingAdult(CaseId id, PersonId child, String name, String relation, String paper) {
    var found = desk.open(id, Act.NAME_RECEIVING_ADULT);
    findings.add(id, found.member(child), Kind.RECEIVING_ADULT, desk.today(), "NAMED", null, String.join("\n", name, relation, paper));
    desk.record(found, Act.NAME_RECEIVING_ADULT, "RECEIVING_ADULT", child, "",
      Told.of(child, Fact.RECEIVING_ADULT, Fact.YES, desk.today()));
    return Outcome.done();
  }
}
