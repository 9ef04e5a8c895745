package org.rihla.protection;

import java.util.List;
import org.rihla.access.Sight;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Releasing;
import org.rihla.casework.ReturnCase;
import org.rihla.casework.Tasks;
import org.rihla.protection.Panels.Determination;
import org.rihla.values.PersonId;
import org.springframework.stereotype.Component;

/** Asks a panel no longer about a child who does not return with this case. */
@Component
class ProtectionReleasing implements Releasing {

  private final CaseDesk desk;
  private final Panels panels;
  private final Tasks tasks;

  ProtectionReleasing(CaseDesk desk, Panels panels, Tasks tasks) {
    this.desk = desk;
    this.panels = panels;
    this.tasks = tasks;
  }

  /** Whoever writes down a withdrawal is not named for what the panel judges, and is shown nothing of it. */
  @Override
  public void release(ReturnCase withdrawn) { Sight.wide(() -> end(withdrawn, panels.of(withdrawn.id()))); }

  @Override
  public void release(ReturnCase of, PersonId leaving) {
    Sight.wide(() -> end(of, panels.of(of.id()).stream().filter(round -> round.child().equals(leaving)).toList()));
  }

  private void end(ReturnCase of, List<Determination> rounds) {
    rounds.stream().filter(Determination::open).forEach(round -> panels.end(round, Panels.RELEASED, desk.today()));
    rounds.forEach(round -> tasks.finish(of.id(), round.child(), BestInterests.ANSWER, BestInterests.REOPEN));
  }
}
