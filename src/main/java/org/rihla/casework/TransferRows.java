package org.rihla.casework;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.database.CaseRows;
import org.rihla.database.Row;
import org.rihla.privacy.Manifest;
import org.rihla.privacy.Place;
import org.rihla.privacy.Seals;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.rihla.values.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of transfers between the host office and the office of origin. */
@Repository
class TransferRows {

  static final String REASON = "casework.transfer.reason";

  enum Status {
    DRAFTED, OFFERED, REFUSED, ACTIVE, CLOSED
  }

  /** Why one ended. */
  enum Closing {
    CONSENT_WITHDRAWN, CASE_CLOSED, NOT_ALL_AGREE, CONSENT_EXPIRED
  }

  record Transfer(UUID id, Status status, String basis, String purpose, List<String> fields, @Nullable LocalDate until,
    byte @Nullable [] reason, @Nullable PersonId reasonOf, @Nullable StaffId draftedBy, Instant draftedAt, @Nullable Instant offeredAt,
    @Nullable Instant answeredAt, @Nullable String refusal, @Nullable Instant closedAt, @Nullable String closing, boolean confirmed) {

    boolean open() { return status == Status.DRAFTED || status == Status.OFFERED || status == Status.ACTIVE; }

    boolean byConsent() { return basis.equals("CONSENT"); }

    boolean isOver(LocalDate today) { return byConsent() && status != Status.DRAFTED && until != null && until.isBefore(today); }

    private static Transfer read(Row row) throws java.sql.SQLException {
      var by = row.maybeId(9);
      return new Transfer(row.id(1), row.code(2, Status.class), row.text(3), row.text(4), row.texts(5), row.maybeDate(6),
        row.maybeClosed(7),
        row.maybePerson(8), by == null ? null : new StaffId(by), row.moment(10), row.maybeMoment(11), row.maybeMoment(12),
        row.maybeText(13),
        row.maybeMoment(14), row.maybeText(15), row.yes(16));
    }
  }

  static final CaseRows<Transfer> OF_CASE = new CaseRows<>(
    """
      select id, status, basis, purpose, fields, expires_on, reason, reason_of, drafted_by, drafted_at, offered_at, answered_at, refusal, closed_at,
        closing, confirmed_by is not null from casework.transfer where case_id = ? order by id""",
    Transfer::read);

  private final JdbcClient db;
  private final Seals seals;
  private final Clock clock;

  TransferRows(JdbcClient db, Seals seals, Clock clock) {
    this.db = db;
    this.seals = seals;
    this.clock = clock;
  }

  Optional<Transfer> open(CaseId id) { return OF_CASE.of(id, db).stream().filter(Transfer::open).findFirst(); }

  void draft(CaseId id, Status status, String basis, String purpose) {
    db.sql("insert into casework.transfer (id, case_id, status, basis, purpose, drafted_by, drafted_at) values (?, ?, ?, ?, ?, ?, ?)")
      .params(Ids.next(), id.value(), status.name(), basis, purpose, me(), now()).update();
  }

  /** Closed with the key of the principal. */
  void draftUrgent(ReturnCase of, String basis, String reason) {
    var id = Ids.next();
    db.sql("""
      insert into casework.transfer (id, case_id, status, basis, purpose, drafted_by, drafted_at, reason, reason_of)
      values (?, ?, 'DRAFTED', ?, 'PROTECTION', ?, ?, ?, ?)""")
      .params(id, of.id().value(), basis, me(), now(), seals.of(of.principal()).close(reason, Place.of(REASON, id)), of.principal().value())
      .update();
  }

  /** Empty where the person whose key closed it is forgotten. */
  Optional<String> reason(Transfer of) {
    var whose = Objects.requireNonNull(of.reasonOf());
    return seals.of(List.of(whose)).of(whose, Compartment.IDENTITY)
      .map(key -> Objects.requireNonNull(key.open(of.reason(), Place.of(REASON, of.id()))));
  }

  void confirm(UUID id) { db.sql("update casework.transfer set confirmed_by = ? where id = ?").params(me(), id).update(); }

  void offer(UUID id, @Nullable String language, Manifest manifest, @Nullable LocalDate until) {
    db.sql(
      """
        update casework.transfer set status = 'OFFERED', language = ?, fields = ?, manifest = ?, expires_on = ?, offered_by = ?, offered_at = ?
        where id = ?""")
      .params(language, manifest.names(), manifest.hash(), until, me(), now(), id).update();
  }

  void accept(UUID id, Manifest manifest) {
    db.sql("update casework.transfer set status = 'ACTIVE', fields = ?, manifest = ?, answered_by = ?, answered_at = ? where id = ?")
      .params(manifest.names(), manifest.hash(), me(), now(), id).update();
  }

  void refuse(UUID id, String reason) {
    db.sql("update casework.transfer set status = 'REFUSED', refusal = ?, answered_by = ?, answered_at = ? where id = ?")
      .params(reason, me(), now(), id).update();
  }

  void close(UUID id, Closing why) {
    db.sql("update casework.transfer set status = 'CLOSED', closing = ?, closed_by = ?, closed_at = ? where id = ?")
      .params(why.name(), why == Closing.CONSENT_EXPIRED ? null : me(), now(), id).update(); // a day is nobody
  }

  /** Those before departure whose last day is over. */
  List<CaseId> over(LocalDate today) {
    return db.sql("""
      select t.case_id from casework.transfer t join casework.return_case c on c.id = t.case_id and c.departed_on is null
      where t.status in ('OFFERED', 'ACTIVE') and t.basis = 'CONSENT' and t.expires_on < ? order by t.case_id""").param(today)
      .query((row, _) -> new CaseId(row.getObject(1, UUID.class))).list();
  }

  /** What goes over has changed. */
  void carries(UUID id, Manifest manifest, @Nullable LocalDate until) {
    db.sql("update casework.transfer set fields = ?, manifest = ?, expires_on = ? where id = ?")
      .params(manifest.names(), manifest.hash(), until, id).update();
  }

  /** Nobody, where a day has ended it. */
  private static @Nullable UUID me() {
    return Actor.isKnown() ? Actor.current().id().value() : null;
  }

  private Timestamp now() { return Timestamp.from(clock.instant()); }
}
