package org.rihla.protection;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Compartment;
import org.rihla.database.CaseRows;
import org.rihla.privacy.Place;
import org.rihla.privacy.Seals;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.rihla.values.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of best interests determinations and of those who judge in them. */
@Repository
class Panels {

  static final String REOPENED = "REOPENED";
  static final String RELEASED = "RELEASED";

  /** @param waiting who has not answered yet; @param endedAs null while the panel is asked */
  record Determination(UUID id, PersonId child, String proposed, LocalDate openedOn, StaffId chair, @Nullable String endedAs,
    List<StaffId> members, List<StaffId> waiting) {

    boolean open() { return endedAs == null; }

    Stream<StaffId> everybody() { return Stream.concat(Stream.of(chair), members.stream()); }

    /** Asked or answered, and neither reopened nor let go: no other round beside it. */
    boolean counts() {
      return !REOPENED.equals(endedAs) && !RELEASED.equals(endedAs);
    }
  }

  /** Every round of every child of the case, oldest first. */
  static final CaseRows<Determination> ROUNDS = new CaseRows<>(
    """
      select d.id, d.person_id, d.proposed, d.opened_on, d.chair, d.ended_as,
        (select array_agg(m.staff_id order by m.staff_id) from protection.panel_member m where m.determination_id = d.id) as members,
        (select array_agg(m.staff_id order by m.staff_id) from protection.panel_member m where m.determination_id = d.id and m.answer is null) as waiting
      from protection.determination d where d.case_id = ? order by d.id""",
    row -> new Determination(row.id(1), row.person(2), row.text(3), row.date(4), new StaffId(row.id(5)), row.maybeText(6),
      staff(row.ids(7)),
      staff(row.ids(8))));

  /** What the chair wrote, or a member who did not agree. */
  record Written(UUID round, @Nullable UUID member, byte[] closed) {

    boolean byTheChair() { return member == null; }

    Place place() { return member == null ? Place.of(REASONS, round) : Place.of(DISSENT, round, member); }
  }

  static final CaseRows<Written> WRITTEN = new CaseRows<>(
    """
      select d.id, w.member, w.closed from protection.determination d cross join lateral (
        select null::uuid, d.reasons, d.opened_on::timestamptz
        union all select m.staff_id, m.reason, m.answered_at from protection.panel_member m where m.determination_id = d.id and m.reason is not null)
        w (member, closed, at)
      where d.case_id = ? order by d.id, w.member is null desc, w.at""",
    row -> new Written(row.id(1), row.maybeId(2), row.closed(3)));

  static final String REASONS = "protection.determination.reasons";
  static final String DISSENT = "protection.panel_member.reason";

  private final JdbcClient db;
  private final Seals seals;
  private final Clock clock;

  Panels(JdbcClient db, Seals seals, Clock clock) {
    this.db = db;
    this.seals = seals;
    this.clock = clock;
  }

  void open(CaseId id, PersonId child, String proposed, String reasons, LocalDate on, StaffId chair, List<StaffId> members) {
    var determination = Ids.next();
    db.sql(
      """
        insert into protection.determination (id, case_id, person_id, proposed, reasons, opened_on, chair, seats) values (?, ?, ?, ?, ?, ?, ?, ?)""")
      .params(determination, id.value(), child.value(), proposed,
        seals.toClose(child, Compartment.CHILD).close(reasons, Place.of(REASONS, determination)), on,
        chair.value(), members.stream().map(StaffId::value).toArray(UUID[]::new))
      .update();
    for (var member : members)
      db.sql("insert into protection.panel_member (determination_id, staff_id) values (?, ?)").params(determination, member.value())
        .update();
  }

  void answer(Determination of, StaffId member, String answer, @Nullable String reason) {
    db.sql("update protection.panel_member set answer = ?, reason = ?, answered_at = ? where determination_id = ? and staff_id = ?")
      .params(answer,
        reason == null ? null : seals.toClose(of.child(), Compartment.CHILD).close(reason, Place.of(DISSENT, of.id(), member.value())),
        Timestamp.from(clock.instant()), of.id(), member.value())
      .update();
  }

  void end(Determination of, String as, LocalDate on) {
    db.sql("update protection.determination set ended_as = ?, ended_on = ? where id = ?").params(as, on, of.id()).update();
  }

  List<Determination> of(CaseId id) { return ROUNDS.of(id, db); }

  /** The newest round of one child. */
  Optional<Determination> newest(CaseId id, PersonId child) {
    return Optional.ofNullable(newest(id).get(child));
  }

  /** The newest round of each child that has one. */
  Map<PersonId, Determination> newest(CaseId id) {
    return of(id).stream().collect(Collectors.toMap(Determination::child, round -> round, (_, newer) -> newer));
  }

  /** For those of the panel: what the chair has written. */
  String reasons(Determination of) {
    var closed = db.sql("select reasons from protection.determination where id = ?").param(of.id()).query(byte[].class).single();
    return Objects.requireNonNull(seals.of(of.child(), Compartment.CHILD).open(closed, Place.of(REASONS, of.id())));
  }

  /** For who may put it to a panel again: why those who did not agree did not. */
  List<String> dissents(Determination of) {
    var seal = seals.of(of.child(), Compartment.CHILD);
    return db
      .sql("select staff_id, reason from protection.panel_member where determination_id = ? and answer = 'DISSENTED' order by answered_at")
      .param(of.id())
      .query((row, _) -> Objects.requireNonNull(seal.open(row.getBytes(2), Place.of(DISSENT, of.id(), row.getObject(1, UUID.class)))))
      .list();
  }

  private static List<StaffId> staff(List<UUID> ids) { return ids.stream().map(StaffId::new).toList(); }
}
