package org.rihla.privacy;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Purpose;
import org.rihla.access.Unrecorded;
import org.rihla.values.Ids;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who did what, written in the transaction of the deed itself. Each row carries the hash of its own content (RFC 6962 leaf), so that a tree
 * over the rows can later prove that none was changed. It names fields and codes, never what stood in them. Where it cannot be written, whoever asked is
 * told so ({@link Unrecorded}) and nothing else.
 */
@Service
public class Audit {

  private static final UUID NOBODY = new UUID(0, 0);

  private final JdbcTemplate db;
  private final Clock clock;
  private final AFewAMinute strangers;

  Audit(JdbcTemplate db, Clock clock, @Value("${rihla.audit.strangers:60}") int strangers) {
    this.strangers = new AFewAMinute(strangers);
    this.db = db;
    this.clock = clock;
  }

  /**
   * @param about the case, or whatever else the act touched
   * @param person whom it concerned, if one person
   * @param outcome a code such as {@code DONE} or {@code REFUSED}
   * @param fields names or codes, separated by spaces
   * @return the number of the entry
   */
  public UUID record(Act act, @Nullable UUID about, @Nullable UUID person, String outcome, String fields) {
    return record(Purpose.of(act.compartment(), Actor.current().role()), act, about, person, outcome, fields);
  }

  /** For what is not done in the usual way: in an emergency. */
  public UUID record(Purpose purpose, Act act, @Nullable UUID about, @Nullable UUID person, String outcome, String fields) {
    var actor = Actor.current();
    return write(new Audited(Ids.next(), now(), actor.id().value(), actor.role().name(), actor.office().value(), act.name(),
      act.compartment().name(), purpose.name(), about, person, outcome, fields)).id();
  }

  /**
   * Who came, or tried to: before anybody acts.
   *
   * @param who the account, if it is one of ours
   * @param event such as {@code SIGN_IN}
   * @param fields with what: codes, never what was typed
   */
  public Audited atTheDoor(Optional<Actor> who, String event, String outcome, String fields) {
    return write(new Audited(Ids.next(), now(), who.map(actor -> actor.id().value()).orElse(NOBODY),
      who.map(actor -> actor.role().name()).orElse("-"), who.map(actor -> actor.office().value()).orElse("-"), event,
      Compartment.SETTINGS.name(), Purpose.ADMINISTRATION.name(), null, null, outcome, fields));
  }

  private Instant now() { return clock.instant().truncatedTo(ChronoUnit.MICROS); }

  private Audited write(Audited deed) {
    try {
      db.update(
        """
          insert into privacy.audit_event (id, at, actor_id, role, office, act, compartment, purpose, about_id, person_id, outcome, fields, leaf)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        deed.id(), Timestamp.from(deed.at()), deed.actor(), deed.role(), deed.office(),
        deed.act(), deed.compartment(), deed.purpose(), deed.about(), deed.person(), deed.outcome(), deed.fields(), deed.leaf());
      return deed;
    } catch (DataAccessException e) {
      throw new Unrecorded(e);
    }
  }

  /** An attempt is written down although what it was part of is rolled back. */
  @EventListener
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void denied(Access.Denied attempt) { record(attempt.act(), attempt.about(), null, "DENIED", ""); }

  @EventListener
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void notOurs(Access.NotOurs sent) {
    notOurs(Actor.isKnown() ? Optional.of(Actor.current()) : Optional.empty(), sent.what());
  }

  /**
   * Something was sent that was never given out, or is no longer good. Of those who are not signed in no more than a few are written down: nobody
   * fills the audit by asking.
   *
   * @param what a code, such as {@code form-token}
   */
  public void notOurs(Optional<Actor> who, String what) {
    if (who.isPresent() || strangers.oneMore(clock.instant())) atTheDoor(who, "NOT_OURS", "REFUSED", what);
  }

  @EventListener
  public void done(Access.Done deed) { record(deed.act(), null, null, "DONE", deed.fields()); }
}
