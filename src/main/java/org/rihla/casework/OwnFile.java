package org.rihla.casework;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.privacy.Audit;
import org.rihla.values.PersonId;
import org.springframework.stereotype.Service;

/** The file of somebody who comes for themselves. Their account carries the number of the person. */
@Service
public class OwnFile {

  /** What a person can be told that it is still missing: nothing of what is known of them, nothing that others decide. */
  private static final EnumSet<Safeguard> TOLD = EnumSet.of(Safeguard.DECISION_INFORMED, Safeguard.DECLARATION_IN_FORCE,
    Safeguard.TRAVEL_DOCUMENT_VALID, Safeguard.EXIT_AUTHORISED, Safeguard.FIT_TO_TRAVEL, Safeguard.SEATS_TOGETHER);

  private final Cases cases;
  private final CaseDesk desk;
  private final Access access;
  private final Audit audit;

  OwnFile(Cases cases, CaseDesk desk, Access access, Audit audit) {
    this.audit = audit;
    this.cases = cases;
    this.desk = desk;
    this.access = access;
  }

  public PersonId me() { return new PersonId(Actor.current().id().value()); }

  /** The one that is open, else the newest; empty where nothing is theirs any more. */
  public Optional<ReturnCase> mine() {
    return mine(Compartment.CASE);
  }

  /** The same, as far as it is theirs to read that part of it. */
  public Optional<ReturnCase> mine(Compartment part) {
    return cases.ofPersons(List.of(me())).stream().filter(each -> access.reading(part, each.subject()) == Decision.ALLOWED)
      .min(Comparator.comparing(each -> each.stage() == Stage.CLOSED));
  }

  /** What is still missing of them before they can leave, in the order in which it is asked: what others of the group lack is not told to them. */
  public List<Safeguard> missing(ReturnCase mine) {
    if (!mine.stage().beforeBoarding()) return List.of();
    var facts = desk.evidence(mine, mine.plannedDeparture());
    return Safeguard.unmet(Gate.CLEAR, facts, desk.today()).stream().filter(TOLD::contains)
      .filter(each -> each.lacking(facts, desk.today()).stream().anyMatch(who -> who.id().equals(me()))).toList();
  }

  /** Whether nothing goes on until they were talked with. */
  public boolean isPaused(ReturnCase mine) {
    return mine.stage().beforeBoarding() && desk.isPaused(mine);
  }

  /** Also that is written down: whoever has the digits may not be who they are for. */
  public void looked(ReturnCase mine) {
    audit.record(Act.READ_CASE, mine.id().value(), me().value(), "DONE", "own");
  }

  /** The same of a child for whom they speak. */
  public void lookedAsGuardian(ReturnCase mine, PersonId child) {
    audit.record(Act.READ_CASE, mine.id().value(), child.value(), "DONE", "own guardian");
  }
}
