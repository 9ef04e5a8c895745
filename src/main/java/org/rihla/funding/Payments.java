package org.rihla.funding;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Actor;
import org.rihla.access.Sight;
import org.rihla.database.CaseRows;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.Money;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A payment: requested by one, approved by another, paid, received. Called within the verb of the module that owes it. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Payments {

  /** Of the code list {@code payment_status}, as far as it goes. */
  public enum Status {
    REQUESTED, APPROVED, PAID, RECEIPT_CONFIRMED, CANCELLED
  }

  public record Payment(UUID id, PersonId payee, Money amount, Status status, UUID requestedBy, @Nullable String mechanism,
    @Nullable Instant paidAt) {
  }

  private final JdbcClient db;
  private final Thresholds thresholds;
  private final Clock clock;

  Payments(JdbcClient db, Thresholds thresholds, Clock clock) {
    this.db = db;
    this.thresholds = thresholds;
    this.clock = clock;
  }

  public UUID request(CaseId id, PersonId payee, Money amount) {
    var payment = Ids.next();
    db.sql(
      "insert into funding.payment (id, case_id, person_id, amount_cents, currency, status, requested_by, requested_at) values (?, ?, ?, ?, ?, 'REQUESTED', ?, ?)")
      .params(payment, id.value(), payee.value(), amount.cents(), amount.currency(), Actor.current().id().value(),
        Timestamp.from(clock.instant()))
      .update();
    return payment;
  }

  /** How far it is approved. {@code HALF}: it takes another. */
  public enum Approval {
    REFUSED, HALF, WHOLE
  }

  /** Refused unless it waits for approval, from somebody other than the requester; above the operator's amount from two. */
  public Approval approve(UUID payment) {
    var me = Actor.current().id().value();
    var now = Timestamp.from(clock.instant());
    if (waitsForTheFirst(payment))
      return db.sql("""
        update funding.payment set first_approved_by = ?, first_approved_at = ?
        where id = ? and status = 'REQUESTED' and requested_by <> ?""").params(me, now, payment, me).update() == 1
        ? Approval.HALF
        : Approval.REFUSED;
    return db.sql("""
      update funding.payment set status = 'APPROVED', approved_by = ?, approved_at = ?
      where id = ? and status = 'REQUESTED' and requested_by <> ? and first_approved_by is distinct from ?""")
      .params(me, now, payment, me, me)
      .update() == 1 ? Approval.WHOLE : Approval.REFUSED;
  }

  private boolean waitsForTheFirst(UUID payment) {
    return db.sql("select amount_cents, currency from funding.payment where id = ? and first_approved_by is null for update").param(payment)
      .query((row, _) -> new Money(row.getLong(1), row.getString(2))).optional().filter(thresholds::takesTwo).isPresent();
  }

  /** @param mechanism of the code list {@code delivery_mechanism}; @return false unless it is approved, by somebody other than who pays */
  public boolean pay(UUID payment, String mechanism) {
    return db
      .sql(
        "update funding.payment set status = 'PAID', mechanism = ?, paid_by = ?, paid_at = ? where id = ? and status = 'APPROVED' and approved_by <> ? and first_approved_by is distinct from ?")
      .params(mechanism, Actor.current().id().value(), Timestamp.from(clock.instant()), payment, Actor.current().id().value(),
        Actor.current().id()
          .value())
      .update() == 1;
  }

  /** The person says that it came. */
  public boolean confirmReceipt(UUID payment) {
    return db.sql("update funding.payment set status = 'RECEIPT_CONFIRMED' where id = ? and status = 'PAID'").param(payment).update() == 1;
  }

  public void cancelOpen(CaseId id) {
    db.sql("update funding.payment set status = 'CANCELLED' where case_id = ? and status in ('REQUESTED', 'APPROVED')").param(id.value())
      .update();
  }

  /** Whether one was asked for, or approved, and is not paid. */
  @Transactional(readOnly = true)
  public boolean anyOpen(CaseId id) {
    return of(id).stream().anyMatch(each -> each.status() == Status.REQUESTED || each.status() == Status.APPROVED);
  }

  /** The same of one payee, in whatever case. */
  @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
  public boolean anyOpen(PersonId payee) {
    return db.sql("select exists (select from funding.payment where person_id = ? and status in ('REQUESTED', 'APPROVED'))")
      .param(payee.value()).query(Boolean.class).single();
  }

  /** What has been paid out to people, in hundredths, by currency. */
  @Transactional(readOnly = true)
  public Map<String, Long> paidByCurrency() {
    var paid = new TreeMap<String, Long>();
    Sight.wide(() -> db.sql(
      "select currency, sum(amount_cents)::bigint from funding.payment where status in ('PAID', 'RECEIPT_CONFIRMED') group by currency")
      .query(row -> {
        paid.put(row.getString(1), row.getLong(2));
      }));
    return paid;
  }

  @Transactional(readOnly = true)
  public Optional<Payment> oldest(CaseId id, Status status) {
    return of(id).stream().filter(payment -> payment.status() == status).findFirst();
  }

  public static final CaseRows<Payment> REQUESTED = new CaseRows<>(
    "select id, person_id, amount_cents, currency, status, requested_by, mechanism, paid_at from funding.payment where case_id = ? order by id",
    row -> new Payment(row.id(1), row.person(2), row.money(3, 4), row.code(5, Status.class), row.id(6), row.maybeText(7),
      row.maybeMoment(8)));

  @Transactional(readOnly = true)
  public List<Payment> of(CaseId id) { return REQUESTED.of(id, db); }
}
