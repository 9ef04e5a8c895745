package org.rihla.protection;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Fact;
import org.rihla.casework.Outcome;
import org.rihla.casework.ReturnCase;
import org.rihla.casework.Stopping;
import org.rihla.casework.Substance;
import org.rihla.casework.TaskKind;
import org.rihla.casework.Tasks;
import org.rihla.casework.Told;
import org.rihla.database.CaseRows;
import org.rihla.privacy.Place;
import org.rihla.privacy.Seals;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A hold stops every forward move. Whoever may see a case may stop it; only a protection officer lifts it, and not the one who placed it. */
@Service
public class Holds implements Stopping {

  static final String STORY = "protection.hold.story";

  private final CaseDesk desk;
  private final Tasks tasks;
  private final Seals seals;
  private final JdbcClient db;
  private final Clock clock;

  Holds(CaseDesk desk, Tasks tasks, Seals seals, JdbcClient db, Clock clock) {
    this.desk = desk;
    this.tasks = tasks;
    this.seals = seals;
    this.db = db;
    this.clock = clock;
  }

  /** @param reason of the code list {@code hold_reason} */
  @Transactional
  public Outcome place(CaseId id, String reason) {
    var found = desk.open(id, Act.PLACE_HOLD);
    if (!found.stage().beforeBoarding()) return Outcome.refused("already-departed");
    place(found, reason);
    return Outcome.done();
  }

  @Override
  public void stop(ReturnCase of, String reason) { place(of, reason); }

  void place(ReturnCase found, String reason) {
    db.sql("insert into protection.hold (id, case_id, reason, placed_at, placed_by) values (?, ?, ?, ?, ?)")
      .params(Ids.next(), found.id().value(), reason, Timestamp.from(clock.instant()), Actor.current().id().value()).update();
    desk.hold(found, true);
    desk.record(found, Act.PLACE_HOLD, "HELD", null, reason, Told.ofCase(Fact.HOLD, "HELD", desk.today()));
    tasks.ask(found.id(), found.host(), TaskKind.REVIEW_HOLD);
  }

  /** After a conversation in private by somebody other than who placed it. */
  @Transactional
  public Outcome release(CaseId id, String story) {
    var found = desk.open(id, Act.RELEASE_HOLD);
    var open = db.sql("select id, placed_by from protection.hold where case_id = ? and lifted_at is null").param(id.value())
      .query((row, _) -> new Standing(row.getObject(1, UUID.class), row.getObject(2, UUID.class))).list();
    if (open.isEmpty()) return Outcome.refused("not-held");
    if (open.stream().anyMatch(each -> each.by().equals(Actor.current().id().value()))) return Outcome.refused("second-person-needed");
    if (Substance.lacking(story)) return Outcome.refused("reason-too-short");
    for (var hold : open)
      db.sql("update protection.hold set lifted_at = ?, lifted_by = ?, story = ?, closed_for = ? where id = ? and lifted_at is null")
        .params(Timestamp.from(clock.instant()), Actor.current().id().value(),
          seals.toClose(found.principal(), Compartment.TRAFFICKING).close(story, Place.of(STORY, hold.id())), found.principal().value(),
          hold.id())
        .update();
    desk.hold(found, false);
    desk.record(found, Act.RELEASE_HOLD, "HOLD_LIFTED", null, "", Told.ofCase(Fact.HOLD, "LIFTED", desk.today()));
    tasks.finish(id, TaskKind.REVIEW_HOLD);
    return Outcome.done();
  }

  private record Standing(UUID id, UUID by) {
  }

  /** @param story what was said when it was lifted, closed with the key of closedFor; null while it is in force */
  record Hold(UUID id, String reason, Instant placedAt, @Nullable Instant liftedAt, byte @Nullable [] story, @Nullable PersonId closedFor) {
  }

  static final CaseRows<Hold> PLACED = new CaseRows<>(
    "select reason, placed_at, lifted_at, story, closed_for, id from protection.hold where case_id = ? order by placed_at",
    row -> new Hold(row.id(6), row.text(1), row.moment(2), row.maybeMoment(3), row.maybeClosed(4), row.maybePerson(5)));
}
