package org.rihla.casework;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.database.CaseRows;
import org.rihla.database.Row;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was told of a case, and everything that was done or refused in it: evidence is replaced, history only grows. */
@Repository
public class Trail {

  private final JdbcClient db;
  private final Clock clock;

  Trail(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** One line of history. {@code what} is a code with a message {@code history.<what>}; {@code codes} belong to it. */
  public record Line(Instant at, String actor, String office, Act act, String what, @Nullable PersonId about, String codes) {
  }

  void write(CaseId id, Act act, String what, @Nullable PersonId about, String codes, List<Told> told) {
    var actor = Actor.current();
    var at = Timestamp.from(clock.instant());
    var person = about == null ? null : about.value();
    if (told.isEmpty()) {
      db.sql(
        "insert into casework.case_history (id, case_id, at, actor_id, actor_role, office, act, what, person_id, codes) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(Ids.next(), id.value(), at, actor.id().value(), actor.role().name(), actor.office().value(), act.name(), what, person,
          codes)
        .update();
      return;
    }
    db.sql(
      """
        with told as (
          insert into casework.evidence (case_id, about_id, fact, finding, holds_from, holds_until, told_at, told_by)
          select ?, t.about_id, t.fact, t.finding, t.holds_from, t.holds_until, ?, ?
          from unnest(?::uuid[], ?::text[], ?::text[], ?::date[], ?::date[]) as t (about_id, fact, finding, holds_from, holds_until)
          on conflict (case_id, about_id, fact) do update
            set finding = excluded.finding, holds_from = excluded.holds_from, holds_until = excluded.holds_until, told_at = excluded.told_at, told_by = excluded.told_by)
        insert into casework.case_history (id, case_id, at, actor_id, actor_role, office, act, what, person_id, codes) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
      .params(id.value(), at, actor.id().value(),
        told.stream().map(t -> t.about() == null ? id.value() : t.about().value()).toArray(UUID[]::new),
        told.stream().map(t -> t.fact().name()).toArray(String[]::new), told.stream().map(Told::finding).toArray(String[]::new),
        told.stream().map(t -> t.from().toString()).toArray(String[]::new),
        told.stream().map(t -> t.until() == null ? null : t.until().toString()).toArray(String[]::new),
        Ids.next(), id.value(), at, actor.id().value(), actor.role().name(), actor.office().value(), act.name(), what, person, codes)
      .update();
  }

  /** What a gate must know besides the people themselves. */
  record Known(Map<UUID, Map<Fact, Told>> told, Set<Safeguard> overridden, boolean destinationOpen, Map<UUID, String[]> members) {

    static Known of(List<Piece> pieces, LocalDate today) {
      var known = new Known(new HashMap<>(), EnumSet.noneOf(Safeguard.class), pieces.stream().noneMatch(piece -> piece.closes(today)),
        new LinkedHashMap<>());
      for (var piece : pieces)
        switch (piece.kind()) {
        case MEMBER -> known.members.put(piece.about(), new String[]{piece.what(), piece.finding()});
        case TOLD ->
          known.told.computeIfAbsent(piece.about(), _ -> new EnumMap<>(Fact.class)).put(Fact.valueOf(piece.what()), piece.told());
        case OVERRIDDEN -> known.overridden.add(Safeguard.valueOf(piece.what()));
        case CLOSED -> {
        } // looked at above: from which day on
        }
      return known;
    }
  }

  private enum Kind {
    MEMBER, TOLD, OVERRIDDEN, CLOSED
  }

  /** One row of it. */
  record Piece(Kind kind, boolean ofCase, UUID about, String what, String finding, @Nullable LocalDate from, @Nullable LocalDate until) {

    boolean closes(LocalDate today) { return kind == Kind.CLOSED && !Objects.requireNonNull(from).isAfter(today); }

    Told told() {
      return new Told(ofCase ? null : new PersonId(about), Fact.valueOf(what), finding, Objects.requireNonNull(from), until);
    }
  }

  private static final String PIECES_OF = "select kind, of_case, about_id, what, finding, holds_from, holds_until, case_id from casework.seen_piece where case_id %s order by place";

  /** In one question to the database. */
  static final CaseRows<Piece> PIECES = new CaseRows<>(PIECES_OF.formatted("= ?"), Trail::piece);

  private static Piece piece(Row row) throws SQLException {
    return new Piece(row.code(1, Kind.class), row.yes(2), row.id(3), row.text(4), row.text(5), row.maybeDate(6), row.maybeDate(7));
  }

  /** The same of several cases. */
  Map<CaseId, Known> known(Collection<CaseId> ids) {
    var pieces = new HashMap<CaseId, List<Piece>>();
    ids.forEach(id -> pieces.put(id, new ArrayList<>()));
    db.sql(PIECES_OF.formatted("= any(?)")).param(ids.stream().map(CaseId::value).toArray(UUID[]::new))
      .query((columns, _) -> pieces.getOrDefault(new CaseId(columns.getObject(8, UUID.class)), new ArrayList<>())
        .add(piece(new Row(columns))))
      .list();
    var known = new HashMap<CaseId, Known>();
    pieces.forEach((id, some) -> known.put(id, Known.of(some, LocalDate.now(clock))));
    return known;
  }

  Known known(CaseId id) { return Known.of(PIECES.of(id, db), LocalDate.now(clock)); }

  List<PersonId> toldAs(CaseId id, Fact fact, String finding) {
    return db.sql("select about_id from casework.evidence where case_id = ? and fact = ? and finding = ?")
      .params(id.value(), fact.name(), finding).query((row, _) -> new PersonId(row.getObject(1, UUID.class))).list();
  }

  boolean anyWorkedOn(CaseId id, List<org.rihla.values.StaffId> staff) {
    return db.sql(
      """
        select count(*) from casework.case_history
        where case_id = ? and actor_id = any(?) and act not in ('READ_CASE', 'TAKE_ON', 'ASSIGN', 'NAME_READER', 'CONFIRM_READER', 'OPEN_IN_EMERGENCY', 'REVIEW_EMERGENCY', 'DECLARE_CONFLICT', 'SET_CONFLICT', 'OPEN_BEST_INTERESTS', 'DETERMINE_BEST_INTERESTS', 'DECIDE_ELIGIBILITY', 'APPROVE_CASE', 'CLEAR_FOR_DEPARTURE', 'OVERRIDE_SAFEGUARD')""")
      .params(id.value(), staff.stream().map(org.rihla.values.StaffId::value).toArray(UUID[]::new)).query(Long.class).single() > 0;
  }

  private static final CaseRows.Reading<Line> LINE = row -> new Line(row.moment(1), row.text(2), row.text(3), row.code(4, Act.class),
    row.text(5), row.maybePerson(6), row.text(7));

  long deeds(Instant from, Instant before) {
    return db.sql("select count(*) from casework.case_history where at >= ? and at < ?")
      .params(Timestamp.from(from), Timestamp.from(before)).query(Long.class).single();
  }

  /** As much of it as somebody reads on a page. */
  static final CaseRows<Line> NEWEST = new CaseRows<>(
    "select at, actor_role, office, act, what, person_id, codes from casework.case_history where case_id = ? order by at desc, id desc limit 60",
    LINE);

  static final CaseRows<Long> LENGTH = new CaseRows<>("select count(*) from casework.case_history where case_id = ?", row -> row.columns()
    .getLong(1));

  long length(CaseId id) { return LENGTH.of(id, db).getFirst(); }

  /** The last ones, newest first: each is written while nobody else changes the case, so that their ids have its order. */
  List<Line> newest(CaseId id, long most) {
    return db.sql(
      "select at, actor_role, office, act, what, person_id, codes from casework.case_history where case_id = ? order by id desc limit ?")
      .params(id.value(), Math.max(0, most)).query((columns, _) -> LINE.read(new Row(columns))).list();
  }
}
