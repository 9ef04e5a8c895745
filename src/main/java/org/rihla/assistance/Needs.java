package org.rihla.assistance;

import java.time.LocalDate;
import java.util.List;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Outcome;
import org.rihla.database.CaseRows;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person needs, as they and the counsellor see it. */
@Service
public class Needs {

  private final CaseDesk desk;
  private final JdbcClient db;

  Needs(CaseDesk desk, JdbcClient db) {
    this.desk = desk;
    this.db = db;
  }

  /** @param needs of the code list {@code need} */
  @Transactional
  public Outcome assess(CaseId id, PersonId person, List<String> needs) {
    var found = desk.open(id, Act.ASSESS_NEEDS);
    db.sql("insert into assistance.need (id, case_id, person_id, needs, assessed_on, assessed_by) values (?, ?, ?, ?, ?, ?)")
      .params(Ids.next(), id.value(), found.member(person).value(), needs.toArray(String[]::new), desk.today(),
        Actor.current().id().value())
      .update();
    desk.record(found, Act.ASSESS_NEEDS, "NEEDS_ASSESSED", person, String.join(" ", needs));
    return Outcome.done();
  }

  record Assessed(PersonId person, List<String> needs, LocalDate on) {
  }

  static final CaseRows<Assessed> ASSESSED = new CaseRows<>(
    "select person_id, needs, assessed_on from assistance.need where case_id = ? order by id",
    row -> new Assessed(row.person(1), row.texts(2), row.date(3)));
}
