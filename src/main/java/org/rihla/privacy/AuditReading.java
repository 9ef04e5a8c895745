package org.rihla.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.values.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the audit can be asked. It knows codes and numbers; whoever asks has been let in by their own rights. */
@Repository
public class AuditReading {

  /** More than these are not shown at once. */
  public static final int MOST = 200;
  /** How an entry about a case begins that says to which authority one of its people was named; a code follows. */
  public static final String GIVEN = "given ";
  private static final String COLUMNS = "select id, at, actor_id, role, office, act, compartment, purpose, about_id, person_id, outcome, fields from privacy.audit_event ";

  private final JdbcClient db;

  AuditReading(JdbcClient db) {
    this.db = db;
  }

  /** Half-open in time; what is null is not asked for. */
  public record Question(Instant from, Instant before, @Nullable StaffId actor, @Nullable UUID about, @Nullable String act,
    @Nullable String purpose, @Nullable String outcome) {
  }

  /** When something was last done; empty if nothing ever was. */
  public Optional<Instant> last() {
    return db.sql("select max(at) from privacy.audit_event")
      .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
      .single();
  }

  /** The newest {@value #MOST} that answer the question. */
  public List<Audited> find(Question asked) {
    var conditions = new LinkedHashMap<String, @Nullable Object>();
    conditions.put("actor_id", asked.actor() == null ? null : asked.actor().value());
    conditions.put("about_id", asked.about());
    conditions.put("act", asked.act());
    conditions.put("purpose", asked.purpose());
    conditions.put("outcome", asked.outcome());
    conditions.values().removeIf(Objects::isNull);
    return db.sql(COLUMNS + "where at >= :from and at < :before"
      + conditions.keySet().stream().map(column -> " and " + column + " = :" + column).collect(Collectors.joining())
      + " order by at desc, id desc limit " + MOST)
      .param("from", Timestamp.from(asked.from())).param("before", Timestamp.from(asked.before())).params(conditions)
      .query((row, _) -> read(row)).list();
  }

  private static Audited read(ResultSet row) throws SQLException {
    return new Audited(row.getObject(1, UUID.class), row.getTimestamp(2).toInstant(), row.getObject(3, UUID.class), row.getString(4),
      row.getString(5), row.getString(6), row.getString(7), row.getString(8), row.getObject(9, UUID.class), row.getObject(10, UUID.class),
      row.getString(11), row.getString(12));
  }

  /** What one account read, asked and was denied in one hour. @param fastest the cases opened with names in its busiest minute */
  public record Hour(StaffId actor, String role, String office, Instant from, int cases, int sealed, int searches, int denied,
    int fastest) {
  }

  public List<Hour> hours(Instant from, Instant before) {
    return db
      .sql(
        """
          with read as (
            select actor_id, role, office, date_trunc('hour', at) as hour, date_trunc('minute', at) as minute, about_id, act, outcome, fields
            from privacy.audit_event where at >= :from and at < :before and office <> '-'),
          fast as (
            select actor_id, role, office, hour, max(cases) as fastest from (
              select actor_id, role, office, hour, minute, count(distinct about_id) as cases from read
              where act = 'READ_CASE' and outcome = 'DONE' and fields like '%identity%' group by 1, 2, 3, 4, 5) m group by 1, 2, 3, 4),
          counted as (
            select actor_id, role, office, hour,
              count(distinct about_id) filter (where act = 'READ_CASE' and outcome = 'DONE' and fields like '%identity%') as cases,
              count(distinct about_id) filter (where act = 'READ_CASE' and outcome = 'DONE' and fields like 'sealed %') as sealed,
              count(*) filter (where act = 'READ_CASE' and fields like 'search %') as searches, count(*) filter (where outcome = 'DENIED' or act = 'NOT_OURS') as denied
            from read group by 1, 2, 3, 4)
          select actor_id, role, office, hour, cases, sealed, searches, denied, coalesce(fastest, 0)
          from counted left join fast using (actor_id, role, office, hour) order by hour desc, actor_id""")
      .param("from", Timestamp.from(from)).param("before", Timestamp.from(before))
      .query((row, _) -> new Hour(new StaffId(row.getObject(1, UUID.class)), row.getString(2), row.getString(3),
        row.getTimestamp(4).toInstant(), row.getInt(5), row.getInt(6), row.getInt(7), row.getInt(8), row.getInt(9)))
      .list();
  }

  /**
   * That a file was read, or its people named in a list: by which role of which office, on which day of that zone; names and sealed words told apart
   * from the rest.
   *
   * @param given the code of the authority that somebody of it was named to, if that is what was done
   */
  public record Opening(LocalDate day, String role, String office, boolean names, boolean sealed, boolean emergency,
    @Nullable String given) {
  }

  /** What one account read from then until then, and the person is not told of yet: it would put somebody in danger. */
  public record Withheld(StaffId actor, Instant from, Instant until) {
  }

  /** @param whose of those alone who were named, or of all of the case */
  public List<Opening> openings(UUID about, String number, Optional<Set<UUID>> whose, String zone, List<Withheld> withheld) {
    return db
      .sql(
        """
          select (at at time zone ?)::date, role, office, bool_or(about_id is null or fields like '%identity%' or fields like 'sealed %'),
            bool_or(fields like 'sealed %'), bool_or(act = 'OPEN_IN_EMERGENCY'),
            case when about_id is not null and fields like ? then split_part(fields, ' ', 2) end
          from (select at, role, office, act, actor_id, about_id, fields from privacy.audit_event
            where about_id = ? and act in ('READ_CASE', 'OPEN_IN_EMERGENCY', 'READ_REFERRAL') and outcome = 'DONE'
              and (fields not like ? or coalesce(person_id = any(?::uuid[]), true))
            union all select at, role, office, act, actor_id, about_id, fields from privacy.audit_event
            where about_id is null and act = 'READ_CASE' and string_to_array(fields, ' ') @> array[?::text]) of_it
          where not exists (select from unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[]) as w (actor, since, until)
            where actor_id = w.actor and at between w.since and w.until)
          group by 1, 2, 3, 7 order by 1 desc, 2, 3, 7""")
      .params(zone, GIVEN + "%", about, GIVEN + "%", whose.map(some -> some.toArray(UUID[]::new)).orElse(null), number,
        withheld.stream().map(each -> each.actor().value()).toArray(UUID[]::new),
        withheld.stream().map(each -> each.from().toString()).toArray(String[]::new), withheld.stream().map(each -> each.until().toString())
          .toArray(String[]::new))
      .query((row, _) -> new Opening(row.getObject(1, LocalDate.class), row.getString(2), row.getString(3),
        row.getBoolean(4), row.getBoolean(5), row.getBoolean(6), row.getString(7)))
      .list();
  }

  /** How many deeds about cases the audit has of that time. */
  public long deeds(Instant from, Instant before) {
    return db.sql("""
      select count(*) from privacy.audit_event
      where at >= ? and at < ? and about_id is not null and act <> 'READ_CASE' and outcome in ('DONE', 'REFUSED')""")
      .params(Timestamp.from(from), Timestamp.from(before)).query(Long.class).single();
  }
}
