package org.rihla.monitoring;

import java.time.LocalDate;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Fact;
import org.rihla.casework.Outcome;
import org.rihla.casework.ReturnCase;
import org.rihla.casework.Told;
import org.rihla.database.CaseRows;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Each try to reach a person. Only after enough of them, on more than one channel and over enough days, may anybody be called lost; and that can be taken back. */
@Service
public class ContactAttempts {

  private final CaseDesk desk;
  private final JdbcClient db;
  private final int attemptsNeeded;
  private final int channelsNeeded;
  private final int daysNeeded;

  ContactAttempts(CaseDesk desk, JdbcClient db, @Value("${rihla.contact.attempts:5}") int attemptsNeeded,
    @Value("${rihla.contact.channels:2}") int channelsNeeded,
    @Value("${rihla.contact.days:30}") int daysNeeded) {
    this.desk = desk;
    this.db = db;
    this.attemptsNeeded = attemptsNeeded;
    this.channelsNeeded = channelsNeeded;
    this.daysNeeded = daysNeeded;
  }

  /** @param channel of the code list {@code contact_channel}; @param result of {@code contact_result} */
  @Transactional
  public Outcome attempt(CaseId id, PersonId person, String channel, String result) {
    var found = desk.open(id, Act.ATTEMPT_CONTACT);
    db.sql(
      "insert into monitoring.contact_attempt (id, case_id, person_id, channel, result, tried_on, tried_by) values (?, ?, ?, ?, ?, ?, ?)")
      .params(Ids.next(), id.value(), found.member(person).value(), channel, result, desk.today(), Actor.current().id().value()).update();
    desk.record(found, Act.ATTEMPT_CONTACT, "CONTACT_ATTEMPT", person, channel + " " + result,
      Told.ofCase(Fact.CONTACT_EXHAUSTED, exhausted(found) ? Fact.YES : Fact.NO, desk.today()));
    return Outcome.done();
  }

  /** Tries that count as not having reached somebody who is home, in a statement where {@code a} is a try and {@code m} its case. */
  static final String IN_VAIN = """
    a.case_id = m.id and a.tried_on >= m.arrived_on and a.tried_on > coalesce((
      select max(r.tried_on) from monitoring.contact_attempt r where r.case_id = m.id and r.result = 'REACHED'), '-infinity')""";
  /** After these nobody is tried again. */
  static final String FINAL = "('REFUSED', 'DECEASED', 'REMIGRATED')";

  /** Only tries after the arrival count: who is still in the host country is lost to nobody's follow-up. */
  private boolean exhausted(ReturnCase found) {
    if (found.arrivedOn() == null) return false;
    var since = db.sql("""
      select count(*) as attempts, count(distinct a.channel) as channels, coalesce(max(a.tried_on) - min(a.tried_on), 0) as days
      from (select ?::uuid as id, ?::date as arrived_on) m join monitoring.contact_attempt a on\s""" + IN_VAIN)
      .params(found.id().value(), found.arrivedOn())
      .query((row, _) -> new int[]{row.getInt(1), row.getInt(2), row.getInt(3)}).single();
    return since[0] >= attemptsNeeded && since[1] >= channelsNeeded && since[2] >= daysNeeded;
  }

  record Attempt(PersonId person, String channel, String result, LocalDate on) {
  }

  static final CaseRows<Attempt> TRIED = new CaseRows<>(
    "select person_id, channel, result, tried_on from monitoring.contact_attempt where case_id = ? order by tried_on, id",
    row -> new Attempt(row.person(1), row.text(2), row.text(3), row.date(4)));
}
