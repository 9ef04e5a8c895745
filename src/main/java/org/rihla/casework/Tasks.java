package org.rihla.casework;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Actor;
import org.rihla.access.Role;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.OfficeCode;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What somebody must do, by when. Kinds have a message {@code task.<kind>}. */
@Repository
public class Tasks {

  public record Task(UUID id, CaseId caseId, String caseNumber, String kind, LocalDate dueOn, Role forRole) {
  }

  private final JdbcClient db;
  private final Clock clock;

  Tasks(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Open once: asking again for the same thing in the same case changes only the day. */
  public void ask(CaseId id, OfficeCode office, Role role, String kind, LocalDate dueOn) {
    ask(id, office, role, kind, dueOn, null, null);
  }

  /** About one of the group: open once for each. */
  public void ask(CaseId id, OfficeCode office, Role role, String kind, LocalDate dueOn, PersonId about) {
    ask(id, office, role, kind, dueOn, about.value(), null);
  }

  /** For this one and nobody else, about one of the group: open once for each. */
  public void ask(CaseId id, Actor who, String kind, LocalDate dueOn, PersonId about) {
    ask(id, who.office(), who.role(), kind, dueOn, about.value(), who.id().value());
  }

  private void ask(CaseId id, OfficeCode office, Role role, String kind, LocalDate dueOn, @Nullable UUID about, @Nullable UUID staff) {
    db.sql("""
      insert into casework.task (id, case_id, office, for_role, kind, due_on, about_id, for_staff) values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (case_id, kind, about_id, for_staff) where done_at is null do update set due_on = excluded.due_on""")
      .params(Ids.next(), id.value(), office.value(), role.name(), kind, dueOn, about, staff).update();
  }

  public void finish(CaseId id, String... kinds) {
    db.sql("update casework.task set done_at = ? where case_id = ? and kind = any(?) and done_at is null")
      .params(Timestamp.from(clock.instant()), id.value(), kinds).update();
  }

  /** Everything that was to be done about one of them. */
  void finish(CaseId id, PersonId about) {
    db.sql("update casework.task set done_at = ? where case_id = ? and about_id = ? and done_at is null")
      .params(Timestamp.from(clock.instant()), id.value(), about.value()).update();
  }

  /** What was to be done about one of them. */
  public void finish(CaseId id, PersonId about, String kind, String... more) {
    var kinds = Stream.concat(Stream.of(kind), Arrays.stream(more)).toArray(String[]::new);
    db.sql("update casework.task set done_at = ? where case_id = ? and about_id = ? and kind = any(?) and done_at is null")
      .params(Timestamp.from(clock.instant()), id.value(), about.value(), kinds).update();
  }

  /** What this one alone was asked about one of the group. */
  public void finish(CaseId id, Actor who, PersonId about, String kind) {
    db.sql("update casework.task set done_at = ? where case_id = ? and for_staff = ? and about_id = ? and kind = ? and done_at is null")
      .params(Timestamp.from(clock.instant()), id.value(), who.id().value(), about.value(), kind).update();
  }

  void finishAll(CaseId id) {
    db.sql("update casework.task set done_at = ? where case_id = ? and done_at is null").params(Timestamp.from(clock.instant()), id.value())
      .update();
  }

  /** What waits for this reader: for their role in their office, or for them alone. */
  List<Task> of(Actor who, int most) {
    return db.sql(
      """
        select t.id, t.case_id, c.number, t.kind, t.due_on, t.for_role from casework.task t join casework.return_case c on c.id = t.case_id
        where (t.office = ? or (c.office_parent = ? and t.office = c.office)) and (t.for_staff = ? or (t.for_staff is null and t.for_role = ?)) and t.done_at is null and (t.office <> c.origin_office or c.shared) order by t.due_on, t.id limit ?""")
      .params(who.office().value(), who.office().value(), who.id().value(), who.role().name(), most)
      .query((row, _) -> new Task(row.getObject("id", UUID.class), new CaseId(row.getObject("case_id", UUID.class)),
        row.getString("number"), row.getString("kind"),
        row.getObject("due_on", LocalDate.class), Role.valueOf(row.getString("for_role"))))
      .list();
  }
}
