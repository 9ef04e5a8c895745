package org.rihla.casework;

import java.util.List;
import java.util.UUID;
import org.rihla.access.Act;
import org.rihla.access.Staff;
import org.rihla.values.CaseId;
import org.rihla.values.StaffId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Somebody's account was switched off: their cases are free for colleagues, and nobody is named for a sealed part who cannot come in. */
@Component
class Leavers {

  private final JdbcClient db;
  private final Cases cases;
  private final Workers workers;
  private final CaseDesk desk;

  Leavers(JdbcClient db, Cases cases, Workers workers, CaseDesk desk) {
    this.db = db;
    this.cases = cases;
    this.workers = workers;
    this.desk = desk;
  }

  /** In the transaction of whoever switched it off, who sees none of these cases. */
  @EventListener
  public void letGo(Staff.SwitchedOff news) {
    var who = news.account().id();
    for (var id : casesOf(who)) {
      var found = cases.lock(id);
      workers.end(id, who);
      desk.record(found, Act.ASSIGN, "RELEASED_FROM", null, news.account().role().name());
    }
  }

  /** In one order, so that two who do this never wait for each other. */
  private List<CaseId> casesOf(StaffId who) {
    return db.sql("""
      select case_id from casework.case_worker where staff_id = :who and ended_at is null
      union select case_id from casework.sealed_reader where staff_id = :who and ended_at is null order by 1""").param("who", who.value())
      .query((row, _) -> new CaseId(row.getObject(1, UUID.class))).list();
  }
}
