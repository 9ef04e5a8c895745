package org.rihla.casework;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Actor;
import org.rihla.privacy.Seals;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of overrides: who asked, who confirmed, when, and why. The reason is kept closed with the principal's key; nothing is written over. */
@Repository
class Overrides {

  private static final String REASON = "casework.safeguard_override.reason";

  private final JdbcClient db;
  private final Seals seals;
  private final Clock clock;

  Overrides(JdbcClient db, Seals seals, Clock clock) {
    this.db = db;
    this.seals = seals;
    this.clock = clock;
  }

  /** @param reason as written down, opened for the reader; confirmedBy and confirmedAt are null until a second person has confirmed */
  record Request(Safeguard safeguard, String reason, StaffId askedBy, Instant askedAt, @Nullable StaffId confirmedBy,
    @Nullable Instant confirmedAt, boolean ended) {

    boolean confirmed() { return confirmedBy != null; }
  }

  /** A new request ends one that nobody confirmed. */
  void ask(ReturnCase of, Safeguard safeguard, String reason) {
    end(of.id(), safeguard);
    db.sql("insert into casework.safeguard_override (id, case_id, safeguard, reason, asked_by, asked_at) values (?, ?, ?, ?, ?, ?)")
      .params(Ids.next(), of.id().value(), safeguard.name(), seals.of(of.principal()).close(reason, REASON),
        Actor.current().id().value(), now())
      .update();
  }

  /** Who asked for what nobody has confirmed yet. */
  Optional<StaffId> askedBy(CaseId id, Safeguard safeguard) {
    return db.sql("""
      select asked_by from casework.safeguard_override
      where case_id = ? and safeguard = ? and confirmed_by is null and ended_at is null""")
      .params(id.value(), safeguard.name()).query(UUID.class).optional().map(StaffId::new);
  }

  void confirm(CaseId id, Safeguard safeguard) {
    db.sql("""
      update casework.safeguard_override set confirmed_by = ?, confirmed_at = ?
      where case_id = ? and safeguard = ? and confirmed_by is null and ended_at is null""")
      .params(Actor.current().id().value(), now(), id.value(), safeguard.name()).update();
  }

  void end(CaseId id, Safeguard... safeguards) {
    db.sql("update casework.safeguard_override set ended_at = ? where case_id = ? and safeguard = any(?) and ended_at is null")
      .params(now(), id.value(), Arrays.stream(safeguards).map(Enum::name).toArray(String[]::new)).update();
  }

  /** All that were ever asked for in this case, the oldest first. */
  List<Request> of(ReturnCase found) {
    var rows = db.sql("""
      select safeguard, reason, asked_by, asked_at, confirmed_by, confirmed_at, ended_at from casework.safeguard_override
      where case_id = ? order by asked_at, id""").param(found.id().value());
    var seal = seals.of(found.principal());
    return rows.query((row, _) -> {
      var second = row.getObject("confirmed_by", UUID.class);
      var at = row.getTimestamp("confirmed_at");
      return new Request(Safeguard.valueOf(row.getString("safeguard")),
        Objects.requireNonNull(seal.open(row.getBytes("reason"), REASON)), new StaffId(row.getObject("asked_by", UUID.class)),
        row.getTimestamp("asked_at").toInstant(), second == null ? null : new StaffId(second), at == null ? null : at.toInstant(),
        row.getTimestamp("ended_at") != null);
    }).list();
  }

  private Timestamp now() { return Timestamp.from(clock.instant()); }
}
