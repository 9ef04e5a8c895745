package org.rihla.casework;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Actor;
import org.rihla.access.Role;
import org.rihla.access.Sight;
import org.rihla.database.CaseRows;
import org.rihla.database.ReaderRows;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.OfficeCode;
import org.rihla.values.PersonId;
import org.rihla.values.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What somebody must do, by when.  */
@Repository
public class Tasks {

  public record Task(UUID id, CaseId caseId, String caseNumber, TaskKind kind, LocalDate dueOn, Role forRole,
    boolean sealed) {

    /** A message: what is to be done, or where that is sealed for the reader, only that something is. */
    public String says() {
      return sealed ? "today.sealed" : "task." + kind;
    }

    /** Where it is done. */
    public String address() { return "/cases/" + caseId + (kind == TaskKind.DELETE_COPIES ? "/copies" : ""); }

    Task withoutWords() { return new Task(id, caseId, caseNumber, kind, dueOn, forRole, true); }
  }

  private final JdbcClient db;
  private final Clock clock;

  Tasks(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Open once: asking again for the same thing in the same case changes only the day. */
  public void ask(CaseId id, OfficeCode office, TaskKind kind) {
    ask(id, office, kind, kind.due(today()));
  }

  /** By a day that the journey sets. */
  public void ask(CaseId id, OfficeCode office, TaskKind kind, LocalDate dueOn) {
    ask(id, office, kind.role(), kind, dueOn, null, null);
  }

  /** About one of the group: open once for each. */
  public void ask(CaseId id, OfficeCode office, TaskKind kind, PersonId about) {
    ask(id, office, kind.role(), kind, kind.due(today()), about.value(), null);
  }

  /** The same, of others than those whose work such a thing is otherwise. */
  public void ask(CaseId id, OfficeCode office, Role role, TaskKind kind, PersonId about) {
    ask(id, office, role, kind, kind.due(today()), about.value(), null);
  }

  /** For this one and nobody else, about one of the group: open once for each. */
  public void ask(CaseId id, Actor who, TaskKind kind, PersonId about) {
    ask(id, who.office(), who.role(), kind, kind.due(today()), about.value(), who.id().value());
  }

  /** For this one and nobody else: open once for each. */
  void ask(CaseId id, Actor who, TaskKind kind) {
    ask(id, who.office(), who.role(), kind, kind.due(today()), null, who.id().value());
  }

  private LocalDate today() { return LocalDate.now(clock); }

  private void ask(CaseId id, OfficeCode office, Role role, TaskKind kind, LocalDate dueOn, @Nullable UUID about, @Nullable UUID staff) {
    db.sql("""
      insert into casework.task (id, case_id, office, for_role, kind, due_on, about_id, for_staff) values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (case_id, kind, about_id, for_staff) where done_at is null
      do update set due_on = excluded.due_on, for_role = excluded.for_role""")
      .params(Ids.next(), id.value(), office.value(), role.name(), kind.name(), dueOn, about, staff).update();
  }

  public void finish(CaseId id, TaskKind... kinds) {
    db.sql("update casework.task set done_at = ? where case_id = ? and kind = any(?) and done_at is null")
      .params(Timestamp.from(clock.instant()), id.value(), names(kinds)).update();
  }

  private static String[] names(TaskKind... kinds) { return Arrays.stream(kinds).map(Enum::name).toArray(String[]::new); }

  /** Everything that was to be done about one of them. */
  void finish(CaseId id, PersonId about) {
    db.sql("update casework.task set done_at = ? where case_id = ? and about_id = ? and done_at is null")
      .params(Timestamp.from(clock.instant()), id.value(), about.value()).update();
  }

  /** What was to be done about one of them. */
  public void finish(CaseId id, PersonId about, TaskKind kind, TaskKind... more) {
    var kinds = names(EnumSet.of(kind, more).toArray(TaskKind[]::new));
    db.sql("update casework.task set done_at = ? where case_id = ? and about_id = ? and kind = any(?) and done_at is null")
      .params(Timestamp.from(clock.instant()), id.value(), about.value(), kinds).update();
  }

  /** What this one alone was asked about one of the group. */
  public void finish(CaseId id, Actor who, PersonId about, TaskKind kind) {
    db.sql("update casework.task set done_at = ? where case_id = ? and for_staff = ? and about_id = ? and kind = ? and done_at is null")
      .params(Timestamp.from(clock.instant()), id.value(), who.id().value(), about.value(), kind.name()).update();
  }

  boolean anyAbout(PersonId person) {
    return db.sql("select exists (select from casework.task where about_id = ? and done_at is null)").param(person.value())
      .query(Boolean.class).single();
  }

  /** Who is still to be called: they said by themselves that they stay. */
  public static final CaseRows<PersonId> TO_CALL = new CaseRows<>("""
    select about_id from casework.task where case_id = ? and kind = 'CALL_WHO_STAYS' and about_id is not null and done_at is null""",
    row -> row.person(1));

  /** Of whom such a thing is still asked. */
  public Set<PersonId> open(CaseId id, TaskKind kind) {
    return new HashSet<>(
      db.sql("select about_id from casework.task where case_id = ? and kind = ? and about_id is not null and done_at is null")
        .params(id.value(), kind.name()).query((row, _) -> new PersonId(row.getObject(1, UUID.class))).list());
  }

  /** Everything that this one alone was asked. */
  void finish(CaseId id, StaffId who) {
    db.sql("update casework.task set done_at = ? where case_id = ? and for_staff = ? and done_at is null")
      .params(Timestamp.from(clock.instant()), id.value(), who.value()).update();
  }

  /** Whatever whoever asks may see of the case: an office that no longer sees it may still owe something. */
  boolean isOpen(CaseId id, TaskKind kind) {
    return Sight.wide(() -> db.sql("select exists (select from casework.task where case_id = ? and kind = ? and done_at is null)")
      .params(id.value(), kind.name()).query(Boolean.class).single());
  }

  /** All that is about the case itself; who opened it in an emergency is still looked at. */
  void finishAll(CaseId id) {
    db.sql("update casework.task set done_at = ? where case_id = ? and done_at is null and kind <> all(?)")
      .params(Timestamp.from(clock.instant()), id.value(),
        names(TaskKind.REVIEW_EMERGENCY, TaskKind.KNOW_OF_EMERGENCY, TaskKind.ANSWER_WISH, TaskKind.DELETE_COPIES, TaskKind.CALL_WHO_STAYS))
      .update();
  }

  /** The first that wait for this reader: for their role in their office, or for them alone. */
  static final ReaderRows<Waits> WAITING = new ReaderRows<>(
    """
      select t.id, t.case_id, t.number, t.kind, t.due_on, t.for_role, count(*) over ()
      from casework.seen_task t
      where (t.task_office = :office or (t.office_parent = :office and t.task_office = t.office))
        and (t.for_staff = :me or (t.for_staff is null and t.for_role = :role))
        and (t.task_office <> t.origin_office or (t.shared and (t.shared_until is null or t.shared_until >= :today) and (t.transfer_accepted or t.kind = 'ANSWER_TRANSFER'))) and t.kind <> 'DELETE_COPIES'
        and not exists (select from casework.conflict k where k.case_id = t.case_id and k.staff_id = :me and k.lifted_at is null)
      order by t.due_on, t.id limit\s"""
      + Mine.A_PAGE + " offset :skip",
    row -> new Waits(
      new Task(row.id(1), new CaseId(row.id(2)), row.text(3), row.code(4, TaskKind.class), row.date(5), row.code(6, Role.class),
        false),
      row.columns().getLong(7)));

  /** What an office of origin is to delete of cases that it may not see any more: nothing of them but the number. */
  List<Task> copies(Actor who) {
    if (who.role() != TaskKind.DELETE_COPIES.role()) return List.of();
    return Sight.wide(() -> db.sql("""
      select t.id, t.case_id, c.number, t.due_on from casework.task t join casework.return_case c on c.id = t.case_id
      where t.office = ? and t.kind = 'DELETE_COPIES' and t.done_at is null
        and not exists (select from casework.conflict k where k.case_id = c.id and k.staff_id = ? and k.lifted_at is null)
      order by t.due_on, t.id limit 100""")
      .params(who.office().value(), who.id().value())
      .query((row, _) -> new Task(row.getObject(1, UUID.class), new CaseId(row.getObject(2, UUID.class)),
        row.getString(3), TaskKind.DELETE_COPIES, row.getObject(4, LocalDate.class), who.role(), false))
      .list());
  }

  /** @param all how many there are */
  record Waits(Task task, long all) {
  }
}
