package org.rihla.counselling;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Outcome;
import org.rihla.counselling.Conversations.Conversation;
import org.rihla.database.CaseRows;
import org.rihla.database.Row;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Virtual counselling: the person, the host office and the office in the country of origin, at one time in two time zones. */
@Service
public class TwoOfficeSessions {

  private final CaseDesk desk;
  private final Conversations conversations;
  private final JdbcClient db;
  private final Clock clock;

  TwoOfficeSessions(CaseDesk desk, Conversations conversations, JdbcClient db, Clock clock) {
    this.desk = desk;
    this.conversations = conversations;
    this.db = db;
    this.clock = clock;
  }

  /** The origin office must be allowed to see the case, and have nobody else at that time. */
  @Transactional
  public Outcome book(CaseId id, List<PersonId> persons, Instant startsAt, String language, @Nullable String interpreterMode) {
    var found = desk.open(id, Act.BOOK_SESSION);
    persons.forEach(found::member);
    if (!found.sharedAndAccepted()) return Outcome.refused("not-shared-with-origin");
    if (!found.stage().beforeBoarding()) return Outcome.refused("already-departed");
    if (startsAt.isBefore(clock.instant())) return Outcome.refused("date-passed");
    int booked = db
      .sql(
        """
          insert into counselling.session (id, case_id, host_office, origin_office, starts_at, language, interpreter_mode, persons) values (?, ?, ?, ?, ?, ?, ?, ?)
          on conflict (origin_office, starts_at) where status in ('BOOKED', 'HELD') do nothing""")
      .params(Ids.next(), id.value(), found.host().value(), found.origin().value(), Timestamp.from(startsAt), language, interpreterMode,
        persons.stream().map(PersonId::value).toArray(UUID[]::new))
      .update();
    if (booked == 0) return Outcome.refused("slot-taken");
    desk.record(found, Act.BOOK_SESSION, "SESSION_BOOKED", null, "");
    return Outcome.done();
  }

  /** The booked session took place; those who came are counselled by both offices. */
  @Transactional
  public Outcome held(CaseId id, List<PersonId> came, String modality, List<String> topics, boolean teachBack, String outcome) {
    var found = desk.open(id, Act.COUNSEL);
    came.forEach(found::member);
    var booked = next(id);
    if (booked.isEmpty()) return Outcome.refused("no-session-booked");
    var session = booked.get();
    if (session.startsAt().isAfter(clock.instant())) return Outcome.refused("session-not-yet");
    db.sql("update counselling.session set status = 'HELD' where id = ?").param(session.id()).update();
    conversations.write(id,
      new Conversation(came, "PRE_DEPARTURE_REINTEGRATION", modality, session.language(), session.interpreterMode(), topics, teachBack,
        outcome),
      desk.today(), true, session.id());
    desk.record(found, Act.COUNSEL, "SESSION_HELD", null, outcome);
    return Outcome.done();
  }

  /** Nobody came to the sessions whose time has come; a session that lies ahead stays booked. */
  @Transactional
  public Outcome missed(CaseId id) {
    var found = desk.open(id, Act.COUNSEL);
    int missed = db.sql("update counselling.session set status = 'MISSED' where case_id = ? and status = 'BOOKED' and starts_at <= ?")
      .params(id.value(), Timestamp.from(clock.instant())).update();
    if (missed == 0) return Outcome.refused(next(id).isPresent() ? "session-not-yet" : "no-session-booked");
    desk.record(found, Act.COUNSEL, "SESSION_MISSED", null, "");
    return Outcome.done();
  }

  /** What lies ahead of one of the people of a case, and of nobody else there. */
  List<Session> ahead(CaseId id, PersonId person) {
    return db.sql("""
      select id, starts_at, language, interpreter_mode, status, origin_office from counselling.session
      where case_id = ? and status = 'BOOKED' and ? = any(persons) and starts_at > ? order by starts_at""")
      .params(id.value(), person.value(), Timestamp.from(clock.instant())).query((row, _) -> SESSIONS.reading().read(new Row(row))).list();
  }

  record Session(UUID id, Instant startsAt, String language, @Nullable String interpreterMode, String status, String originOffice) {
  }

  static final CaseRows<Session> SESSIONS = new CaseRows<>(
    "select id, starts_at, language, interpreter_mode, status, origin_office from counselling.session where case_id = ? order by starts_at",
    row -> new Session(row.id(1), row.moment(2), row.text(3), row.maybeText(4), row.text(5), row.text(6)));

  Optional<Session> next(CaseId id) {
    return SESSIONS.of(id, db).stream().filter(session -> session.status().equals("BOOKED")).findFirst();
  }

  void cancel(CaseId id) {
    db.sql("update counselling.session set status = 'CANCELLED' where case_id = ? and status = 'BOOKED'").param(id.value()).update();
  }

  /** The others are still expected; nobody waits for a session to which nobody comes. */
  void leave(CaseId id, PersonId person) {
    db.sql("""
      update counselling.session set persons = array_remove(persons, ?),
        status = case when array_remove(persons, ?) = '{}' then 'CANCELLED' else status end
      where case_id = ? and status = 'BOOKED' and ? = any(persons)""")
      .params(person.value(), person.value(), id.value(), person.value()).update();
  }
}
