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

  /** Only tries after the arrival count: who is still in the host country is lost to nobody's follow-up. */
  private boolean exhausted(ReturnCase found) {
    if (found.arrivedOn() == null) return false;
    var since = db.sql(
      """
        select count(*) as attempts, count(distinct channel) as channels, coalesce(max(tried_on) - min(tried_on), 0) as days from monitoring.contact_attempt
        where case_id = ? and tried_on >= ? and tried_on > coalesce((select max(tried_on) from monitoring.contact_attempt where case_id = ? and result = 'REACHED'), '-infinity')""")
      .params(found.id().value(), found.arrivedOn(), found.id().value())
      .query((row, _) -> new int[]{row.getInt(1), row.getInt(2), row.getInt(3)}).single();
    return since[0] >= attemptsNeeded && since[1] >= channelsNeeded && since[2] >= daysNeeded;
  }

  record Attempt(PersonId person, String channel, String result, LocalDate on) {
  }

  static final CaseRows<Attempt> TRIED = new CaseRows<>(
    "select person_id, channel, result, tried_on from monitoring.contact_attempt where case_id = ? order by tried_on, id",
    row -> new Attempt(row.person(1), row.text(2), row.text(3), row.date(4)));
}
