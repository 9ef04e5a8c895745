package org.rihla.assistance;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
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

/** Sending a person to somebody who can help better, with a day by which an answer is due. */
@Service
public class Referrals {

  private final CaseDesk desk;
  private final JdbcClient db;

  Referrals(CaseDesk desk, JdbcClient db) {
    this.desk = desk;
    this.db = db;
  }

  /** @param need of the code list {@code need}; @param consented whether the person agreed to what is handed on */
  @Transactional
  public Outcome refer(CaseId id, PersonId person, String organisation, String need, LocalDate answerDue, boolean consented) {
    var found = desk.open(id, Act.REFER);
    if (!consented) return Outcome.refused("consent-needed");
    if (answerDue.isBefore(desk.today())) return Outcome.refused("date-passed");
    db.sql(
      "insert into assistance.referral (id, case_id, person_id, organisation, need, referred_on, answer_due, referred_by) values (?, ?, ?, ?, ?, ?, ?, ?)")
      .params(Ids.next(), id.value(), found.member(person).value(), organisation, need, desk.today(), answerDue,
        Actor.current().id().value())
      .update();
    desk.record(found, Act.REFER, "REFERRED", person, need);
    return Outcome.done();
  }

  /** @param status of the code list {@code referral_status} */
  @Transactional
  public Outcome answer(CaseId id, UUID referral, String status) {
    var found = desk.open(id, Act.REFER);
    int changed = db.sql("update assistance.referral set status = ?, answered_on = ? where id = ? and case_id = ?")
      .params(status, desk.today(), referral, id.value()).update();
    if (changed == 0) return Outcome.refused("no-such-referral");
    desk.record(found, Act.REFER, "REFERRAL_ANSWERED", null, status);
    return Outcome.done();
  }

  record Referral(UUID id, PersonId person, String organisation, String need, LocalDate on, LocalDate due, String status) {
  }

  public List<UUID> open(CaseId id) {
    return of(id).stream().filter(referral -> referral.status().equals("SENT")).map(Referral::id).toList();
  }

  static final CaseRows<Referral> REFERRED = new CaseRows<>(
    "select id, person_id, organisation, need, referred_on, answer_due, status from assistance.referral where case_id = ? order by id",
    row -> new Referral(row.id(1), row.person(2), row.text(3), row.text(4), row.date(5), row.date(6), row.text(7)));

  List<Referral> of(CaseId id) { return REFERRED.of(id, db); }
}
