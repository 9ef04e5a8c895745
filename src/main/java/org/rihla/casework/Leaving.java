package org.rihla.casework;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.access.Sight;
import org.rihla.people.Persons;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.rihla.web.NotFound;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One of a travel group changes their mind, and the others go on without them. */
@Service
public class Leaving {

  private final CaseDesk desk;
  private final Cases cases;
  private final Members members;
  private final Decisions decisions;
  private final Transfers transfers;
  private final Persons persons;
  private final Tasks tasks;
  private final ObjectProvider<Releasing> releasing;

  Leaving(CaseDesk desk, Cases cases, Members members, Decisions decisions, Transfers transfers, Persons persons, Tasks tasks,
    ObjectProvider<Releasing> releasing) {
    this.desk = desk;
    this.cases = cases;
    this.members = members;
    this.decisions = decisions;
    this.transfers = transfers;
    this.persons = persons;
    this.tasks = tasks;
    this.releasing = releasing;
  }

  /**
   * Everything held for the one who leaves is let go in the same transaction.
   *
   * @param channel of the code list {@code withdrawal_channel}
   * @param successor another adult of the group, who becomes the principal where the principal leaves
   */
  @Transactional
  public Outcome leave(CaseId id, PersonId person, String channel, @Nullable PersonId successor) {
    var found = desk.open(id, Act.WITHDRAW);
    var others = new ArrayList<>(found.members());
    others.remove(found.member(person));
    var minors = minors(found);
    var children = others.stream().filter(minors::contains).toList();
    var adults = others.stream().filter(other -> !minors.contains(other)).toList();
    boolean succession = found.principal().equals(person);
    var refusal = refusal(found, others, succession ? adults : null, successor);
    if (refusal != null) return Outcome.refused(refusal);
    Sight.wide(() -> goOnWithout(found, person, channel, others, succession ? successor : null)); // it may not be shared from now on
    if (minors.contains(person)) Sight.wide(() -> askWhoAnswersFor(found, person));
    else Sight.wide(() -> lookAfter(found, children, Act.WITHDRAW));
    return Outcome.done();
  }

  private void goOnWithout(ReturnCase found, PersonId person, String channel, List<PersonId> others, @Nullable PersonId successor) {
    var id = found.id();
    members.leave(id, person, channel, desk.today());
    desk.record(found, Act.WITHDRAW, "MEMBER_WITHDREW", person, channel, Told.of(person, Fact.DECLARATION, Fact.NO, desk.today()));
    releasing.forEach(module -> module.release(found, person));
    tasks.finish(id, person);
    transfers.consented(found, others, Act.WITHDRAW, TransferRows.Closing.NOT_ALL_AGREE);
    cases.regroup(id, successor != null ? successor : found.principal());
    if (successor != null) succeed(found, successor);
  }

  private static @Nullable String refusal(ReturnCase found, List<PersonId> others, @Nullable List<PersonId> adults,
    @Nullable PersonId successor) {
    if (!found.stage().beforeBoarding()) return "already-departed";
    if (others.isEmpty()) return "nobody-left";
    if (adults == null) return null;
    if (adults.isEmpty()) return "no-adult-left";
    if (successor == null) return "successor-needed";
    return adults.contains(successor) ? null : "successor-not-adult";
  }

  /** Reasons for overrides are about, and closed with the key of, the principal who is gone: they are asked for again. */
  private void succeed(ReturnCase found, PersonId successor) {
    members.succeed(found.id(), found.principal(), successor);
    for (var gate : Gate.values()) decisions.endOverrides(found, gate, Act.WITHDRAW);
    desk.record(found, Act.WITHDRAW, "PRINCIPAL_CHANGED", successor, "");
  }

  /** An adult who leaves may be the one who answered for a child: until the child is screened anew, no gate opens. */
  private void lookAfter(ReturnCase found, Collection<PersonId> children, Act act) {
    for (var child : children) {
      askWhoAnswersFor(found, child);
      desk.record(found, act, "SCREENING_REOPENED", child, "", Told.of(child, Fact.SCREENED, Fact.NO, desk.today()));
    }
  }

  /** Who was taken for an adult turned out to be a child: who answers for them, and for the other children? */
  void turnedOutMinor(ReturnCase found, PersonId person) {
    if (!found.stage().beforeBoarding()) {
      tasks.ask(found.id(), found.origin(), TaskKind.LOOK_AFTER_CHILD, person);
      return;
    }
    var children = minors(found);
    children.add(person);
    lookAfter(found, children, Act.CORRECT_IDENTITY);
  }

  private void askWhoAnswersFor(ReturnCase found, PersonId child) {
    tasks.ask(found.id(), found.host(), TaskKind.LOOK_AFTER_CHILD, child);
  }

  private Set<PersonId> minors(ReturnCase found) {
    var people = persons.identities(found.members());
    if (!people.keySet().containsAll(found.members())) throw new NotFound("person");
    return people.entrySet().stream().filter(each -> each.getValue().minorOn(desk.today())).map(Map.Entry::getKey)
      .collect(Collectors.toSet());
  }
}
