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
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.OfficeCode;
import org.rihla.values.PersonId;
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

  /** Asked of an office of origin about a case that it does not see, or no longer. */
  private static final TaskKind[] BEFORE_IT_IS_THEIRS = {TaskKind.ANSWER_TRANSFER, TaskKind.DELETE_COPIES};

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
  void ask(CaseId id, OfficeCode office, Role role, TaskKind kind, PersonId about) {
    ask(id, office, role, kind, kind.due(today()), about.value(), null);
  }

  /** For this one and nobody else, about one of the group: open once for each. */
  public void ask(CaseId id, Actor who, TaskKind kind, PersonId about) {
    ask(id, who.office(), who.role(), kind, kind.due(today()), about.value(), who.id().value());
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

  /** Of whom such a thing is still asked. */
  public Set<PersonId> open(CaseId id, TaskKind kind) {
    return new HashSet<>(
      db.sql("select about_id from casework.task where case_id = ? and kind = ? and about_id is not null and done_at is null")
        .params(id.value(), kind.name()).query((row, _) -> new PersonId(row.getObject(1, UUID.class))).list());
  }

  boolean isOpen(CaseId id, TaskKind kind) {
    return db.sql("select exists (select from casework.task where case_id = ? and kind = ? and done_at is null)")
      .params(id.value(), kind.name()).query(Boolean.class).single();
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
        where (t.office = ? or (c.office_parent = ? and t.office = c.office)) and (t.for_staff = ? or (t.for_staff is null and t.for_role = ?)) and t.done_at is null and (t.office <> c.origin_office or (c.shared and c.transfer_accepted) or t.kind = any(?)) order by t.due_on, t.id limit ?""")
      .params(who.office().value(), who.office().value(), who.id().value(), who.role().name(), names(BEFORE_IT_IS_THEIRS), most)
      .query((row, _) -> new Task(row.getObject("id", UUID.class), new CaseId(row.getObject("case_id", UUID.class)),
        row.getString("number"), TaskKind.valueOf(row.getString("kind")),
        row.getObject("due_on", LocalDate.class), Role.valueOf(row.getString("for_role")), false))
      .list();
  }
}
