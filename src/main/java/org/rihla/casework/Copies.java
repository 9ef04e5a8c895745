package org.rihla.casework;

import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Sight;
import org.rihla.values.CaseId;
import org.rihla.web.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An office of origin that no longer may see a case says that it has deleted what it had copied. It sees nothing more of it than the number. */
@Service
public class Copies {

  private final CaseDesk desk;
  private final Cases cases;
  private final Tasks tasks;
  private final Access access;

  Copies(CaseDesk desk, Cases cases, Tasks tasks, Access access) {
    this.desk = desk;
    this.cases = cases;
    this.tasks = tasks;
    this.access = access;
  }

  /** @throws NotFound unless this office was asked to delete, and has not yet said that it did */
  String number(CaseId id) {
    access.require(Act.DELETE_COPIES, null);
    return Sight.wide(() -> cases.find(id)).filter(this::isAsked).map(ReturnCase::number).orElseThrow(() -> new NotFound("copies"));
  }

  private boolean isAsked(ReturnCase of) {
    var me = Actor.current();
    return of.origin().equals(me.office()) && !of.subject().apart().conflicts().contains(me.id())
      && tasks.isOpen(of.id(), TaskKind.DELETE_COPIES);
  }

  @Transactional
  public void deleted(CaseId id) {
    access.require(Act.DELETE_COPIES, null);
    Sight.wide(() -> { // it is out of sight over there, and stays so
      var found = cases.lock(id);
      if (!isAsked(found)) throw new NotFound("copies");
      tasks.finish(id, TaskKind.DELETE_COPIES);
      desk.record(found, Act.DELETE_COPIES, "COPIES_DELETED", null, "");
    });
  }
}
