package org.rihla.drafts;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Actor;
import org.rihla.privacy.Place;
import org.rihla.privacy.Seals;
import org.rihla.privacy.Unreadable;
import org.rihla.values.CaseId;
import org.rihla.values.StaffId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The drafts of whoever acts, one for each form. A draft is closed with the key of its account and bound to the address of its form: whoever has the
 * database has nothing, and nobody can move it elsewhere.
 */
@Repository
public class Drafts {

  private static final Logger LOG = LoggerFactory.getLogger(Drafts.class);
  static final Duration LIFE = Duration.ofDays(7);
  static final String COLUMN = "drafts.draft.typed";
  private static final Pattern ADDRESS = Pattern.compile("/[a-z](?:/?[a-z0-9-]){0,190}");
  private static final Pattern OF_A_CASE = Pattern.compile("/cases/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/.*");

  private final JdbcClient db;
  private final Seals seals;
  private final Clock clock;

  Drafts(JdbcClient db, Seals seals, Clock clock) {
    this.db = db;
    this.seals = seals;
    this.clock = clock;
  }

  /** What became of what was to be kept. */
  public sealed interface Keeping {
    record Kept(Instant at) implements Keeping {
    }

    record TooMuch() implements Keeping {
    }

    /** The same form was begun on another page, and that is kept. */
    record Another() implements Keeping {
    }
  }

  /** @param page on which it is typed: what was begun on another page is not replaced */
  @Transactional
  Keeping keep(String address, UUID page, Typing typed) {
    return write(address, page, typed, clock.instant().minus(LIFE));
  }

  /** The same, over what another page kept until then. */
  @Transactional
  Keeping replaceOlder(String address, UUID page, Typing typed, Instant until) {
    return write(address, page, typed, until);
  }

  /** @param over what was kept until then by another page gives way */
  private Keeping write(String address, UUID page, Typing typed, Instant over) {
    if (!ADDRESS.matcher(address).matches()) throw new IllegalArgumentException("no address of a form");
    if (typed.tooMuch()) return new Keeping.TooMuch();
    var now = clock.instant();
    var me = Actor.current().id();
    int written = db.sql("""
      insert into drafts.draft (staff_id, address, case_id, page_id, typed, kept_at) values (?, ?, ?, ?, ?, ?)
      on conflict (staff_id, address) do update set page_id = excluded.page_id, typed = excluded.typed, kept_at = excluded.kept_at
      where draft.page_id = excluded.page_id or draft.kept_at <= ?""")
      .params(me.value(), address, caseOf(address), page, seals.ofAccount(me).close(typed.text(), place(address)), Timestamp.from(now),
        Timestamp.from(over))
      .update();
    return written == 0 ? new Keeping.Another() : new Keeping.Kept(now);
  }

  private static @Nullable UUID caseOf(String address) {
    var found = OF_A_CASE.matcher(address);
    return found.matches() ? UUID.fromString(found.group(1)) : null;
  }

  private static Place place(String address) { return new Place(COLUMN, address); }

  private Timestamp tooOld() { return Timestamp.from(clock.instant().minus(LIFE)); }

  /** Of whoever acts. What does not open was not closed here for them, and stands in nobody's way. */
  Optional<Draft> find(String address) {
    var me = Actor.current().id();
    return db.sql("select page_id, typed, kept_at from drafts.draft where staff_id = ? and address = ? and kept_at > ?")
      .params(me.value(), address, tooOld())
      .query((row, _) -> new Closed(row.getObject(1, UUID.class), row.getBytes(2), row.getTimestamp(3).toInstant())).optional()
      .flatMap(closed -> opened(closed, me, address));
  }

  private record Closed(UUID page, byte[] typed, Instant keptAt) {
  }

  private Optional<Draft> opened(Closed closed, StaffId me, String address) {
    try {
      var typed = Objects.requireNonNull(seals.ofAccount(me).open(closed.typed(), place(address)));
      return Optional.of(new Draft(closed.page(), Typing.read(typed).sent(), closed.keptAt()));
    } catch (Unreadable notTheirs) {
      LOG.warn("a draft was not closed where it stands");
      return Optional.empty();
    }
  }

  /** @param of the case, or null before there is one */
  public record Begun(String address, @Nullable CaseId of, Instant keptAt) {
  }

  /** Which forms whoever acts has begun, the newest first; not what they typed. */
  public List<Begun> begun() {
    return db.sql("select address, case_id, kept_at from drafts.draft where staff_id = ? and kept_at > ? order by kept_at desc")
      .params(Actor.current().id().value(), tooOld())
      .query((row, _) -> {
        var of = row.getObject(2, UUID.class);
        return new Begun(row.getString(1), of == null ? null : new CaseId(of), row.getTimestamp(3).toInstant());
      }).list();
  }

  void throwAway(String address) {
    db.sql("delete from drafts.draft where staff_id = ? and address = ?").params(Actor.current().id().value(), address).update();
  }

  /** The form was carried out. What was begun on another page stays. */
  void over(String address, UUID page) {
    db.sql("delete from drafts.draft where staff_id = ? and address = ? and page_id = ?")
      .params(Actor.current().id().value(), address, page).update();
  }

  /** Whoever the case is about is forgotten: what anybody began about it goes with them. Asked with the eyes of the system. */
  public void forget(CaseId of) {
    db.sql("delete from drafts.draft where case_id = ?").param(of.value()).update();
  }

  void forget(StaffId who) { db.sql("delete from drafts.draft where staff_id = ?").param(who.value()).update(); }

  /** @return how many were too old */
  int forgetOld() {
    return db.sql("delete from drafts.draft where kept_at <= ?").param(tooOld()).update();
  }
}
