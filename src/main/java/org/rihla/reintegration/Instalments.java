package org.rihla.reintegration;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.rihla.access.Act;
import org.rihla.access.Offices;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Outcome;
import org.rihla.casework.ReturnCase;
import org.rihla.casework.Stage;
import org.rihla.casework.TaskKind;
import org.rihla.casework.Tasks;
import org.rihla.database.CaseRows;
import org.rihla.funding.Payments;
import org.rihla.funding.Payments.Status;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.Money;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The grant in instalments, each against proof: requested by the case worker, approved by another, paid, received. */
@Service
public class Instalments {

  private final CaseDesk desk;
  private final Payments payments;
  private final Offices offices;
  private final Tasks tasks;
  private final JdbcClient db;

  Instalments(CaseDesk desk, Payments payments, Offices offices, Tasks tasks, JdbcClient db) {
    this.desk = desk;
    this.payments = payments;
    this.offices = offices;
    this.tasks = tasks;
    this.db = db;
  }

  /** @param trigger of the code list {@code instalment_trigger}; @param proof of {@code proof}: what shows that it is due */
  @Transactional
  public Outcome request(CaseId id, PersonId payee, long cents, String trigger, String proof) {
    var found = desk.open(id, Act.REQUEST_PAYMENT);
    if (found.stage() != Stage.REINTEGRATING) return Outcome.refused("not-reintegrating");
    if (cents <= 0) return Outcome.refused("amount-needed");
    if (cents > left(found, found.member(payee)).cents()) return Outcome.refused("above-the-plan");
    var payment = payments.request(id, payee, new Money(cents, currency(found)));
    db.sql(
      "insert into reintegration.instalment (id, case_id, person_id, trigger, proof, payment_id, requested_on) values (?, ?, ?, ?, ?, ?, ?)")
      .params(Ids.next(), id.value(), payee.value(), trigger, proof, payment, desk.today()).update();
    desk.record(found, Act.REQUEST_PAYMENT, "PAYMENT_REQUESTED", payee, trigger + " " + proof);
    tasks.ask(id, found.origin(), TaskKind.APPROVE_PAYMENT);
    return Outcome.done();
  }

  /** What the agreed plan of this person still has, after everything asked for and paid: nobody is paid more than was planned with them. */
  Money left(ReturnCase of, PersonId person) {
    var currency = currency(of);
    var asked = payments.of(of.id()).stream().filter(each -> each.payee().equals(person) && each.status() != Status.CANCELLED
      && each.amount().currency().equals(currency)).mapToLong(each -> each.amount().cents()).sum();
    return new Money(Math.max(0, planned(of, person, currency) - asked), currency);
  }

  private long planned(ReturnCase of, PersonId person, String currency) {
    return db.sql("""
      select coalesce(sum(budget_cents), 0)::bigint from reintegration.activity where case_id = ? and person_id = ? and currency = ?""")
      .params(of.id().value(), person.value(), currency).query(Long.class).single();
  }

  private String currency(ReturnCase of) { return offices.get(of.origin()).currency(); }

  /** What was asked for, why, and what shows that it is due. */
  List<Instalment> asked(CaseId id) { return ASKED.of(id, db); }

  /** By somebody other than the requester. */
  @Transactional
  public Outcome approve(CaseId id, UUID payment) {
    var found = desk.open(id, Act.APPROVE_PAYMENT);
    if (!ofCase(id, payment)) return Outcome.refused("second-person-needed");
    return switch (payments.approve(payment)) {
      case REFUSED -> Outcome.refused("second-person-needed");
      case HALF -> {
        desk.record(found, Act.APPROVE_PAYMENT, "PAYMENT_APPROVED_FIRST", null, "");
        tasks.ask(id, found.origin(), TaskKind.APPROVE_PAYMENT);
        yield Outcome.done();
      }
      case WHOLE -> {
        desk.record(found, Act.APPROVE_PAYMENT, "PAYMENT_APPROVED", null, "");
        tasks.finish(id, TaskKind.APPROVE_PAYMENT);
        yield Outcome.done();
      }
    };
  }

  @Transactional
  public Outcome pay(CaseId id, UUID payment, String mechanism) {
    var found = desk.open(id, Act.PAY);
    if (!ofCase(id, payment) || !payments.pay(payment, mechanism))
      return Outcome.refused(approved(id, payment)
        ? "second-person-needed"
        : "not-approved-yet");
    desk.record(found, Act.PAY, "PAYMENT_MADE", null, mechanism);
    return Outcome.done();
  }

  private boolean approved(CaseId id, UUID payment) {
    return waiting(id, Status.APPROVED).stream().anyMatch(each -> each.id().equals(payment));
  }

  /** The person says that it came. */
  @Transactional
  public Outcome received(CaseId id, UUID payment) {
    var found = desk.open(id, Act.REQUEST_PAYMENT);
    if (!ofCase(id, payment) || !payments.confirmReceipt(payment)) return Outcome.refused("not-paid-yet");
    desk.record(found, Act.REQUEST_PAYMENT, "PAYMENT_RECEIVED", null, "");
    return Outcome.done();
  }

  private boolean ofCase(CaseId id, UUID payment) { return payments.of(id).stream().anyMatch(known -> known.id().equals(payment)); }

  /** The payments of a case that wait in this status, oldest first. */
  public List<Payments.Payment> waiting(CaseId id, Status status) {
    return payments.of(id).stream().filter(payment -> payment.status() == status).toList();
  }

  record Instalment(PersonId person, String trigger, String proof, LocalDate on, UUID payment) {
  }

  static final CaseRows<Instalment> ASKED = new CaseRows<>(
    "select person_id, trigger, proof, requested_on, payment_id from reintegration.instalment where case_id = ? order by id",
    row -> new Instalment(row.person(1), row.text(2), row.text(3), row.date(4), row.id(5)));
}
