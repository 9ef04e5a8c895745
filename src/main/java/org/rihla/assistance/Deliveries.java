package org.rihla.assistance;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Offices;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Outcome;
import org.rihla.casework.ReturnCase;
import org.rihla.casework.Stage;
import org.rihla.database.CaseRows;
import org.rihla.reference.Codes;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.Money;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was delivered to whom: a service of the catalogue, with quantity, cost and provider. */
@Service
public class Deliveries {

  /** The three times of help; a service belongs to one of them. */
  enum Phase {
    PRE_DEPARTURE, RECEPTION, REINTEGRATION
  }

  /** @param service of the code list {@code service}; unit of {@code unit}; mode of {@code delivery_mode} */
  public record Delivery(PersonId person, String service, int quantity, String unit, Money unitCost, String mode, String provider) {
  }

  private final CaseDesk desk;
  private final Codes codes;
  private final Offices offices;
  private final JdbcClient db;

  Deliveries(CaseDesk desk, Codes codes, Offices offices, JdbcClient db) {
    this.desk = desk;
    this.offices = offices;
    this.codes = codes;
    this.db = db;
  }

  @Transactional
  public Outcome deliverBeforeDeparture(CaseId id, Delivery delivery) { return deliver(id, Act.DELIVER_BEFORE_DEPARTURE, delivery); }

  /** At reception and during reintegration. */
  @Transactional
  public Outcome deliverAfterReturn(CaseId id, Delivery delivery) { return deliver(id, Act.DELIVER_AFTER_RETURN, delivery); }

  private Outcome deliver(CaseId id, Act act, Delivery delivery) {
    var found = desk.open(id, act);
    var person = found.member(delivery.person());
    var phase = phase(delivery.service());
    boolean before = act == Act.DELIVER_BEFORE_DEPARTURE;
    if (before != (phase == Phase.PRE_DEPARTURE)) return Outcome.refused("service-of-another-phase");
    if (before ? !found.stage().beforeBoarding() : !found.stage().home()) return Outcome.refused("not-in-this-stage");
    // Care, shelter and school do not wait for a signature; what a plan is made for does.
    boolean planned = codes.attribute("service", delivery.service()).equals("ECO");
    if (planned && found.stage() != Stage.REINTEGRATING) return Outcome.refused("not-reintegrating");
    db.sql(
      """
        insert into assistance.delivery (id, case_id, person_id, service, phase, dimension, quantity, unit, unit_cost_cents, currency, mode, provider, delivered_on, delivered_by)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
      .params(Ids.next(), id.value(), person.value(), delivery.service(), phase.name(),
        phase == Phase.REINTEGRATION ? codes.attribute("service", delivery.service()) : null,
        BigDecimal.valueOf(delivery.quantity()), delivery.unit(), delivery.unitCost().cents(), delivery.unitCost().currency(),
        delivery.mode(), delivery.provider(),
        desk.today(), Actor.current().id().value())
      .update();
    desk.record(found, act, "DELIVERED", person, delivery.service());
    return Outcome.done();
  }

  /** By an organisation outside, at no cost to the programme; within the verb that asked whether they may. */
  Outcome deliveredBy(Actor partner, String name, ReturnCase found, PersonId person, String service, int quantity, String unit) {
    var phase = phase(service);
    if (found.stage().beforeBoarding() != (phase == Phase.PRE_DEPARTURE)) return Outcome.refused("service-of-another-phase");
    if (quantity <= 0) return Outcome.refused("nothing-delivered");
    db.sql(
      """
        insert into assistance.delivery (id, case_id, person_id, service, phase, dimension, quantity, unit, unit_cost_cents, currency, mode, provider, delivered_on, delivered_by)
        values (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 'SERVICE', ?, ?, ?)""")
      .params(Ids.next(), found.id().value(), person.value(), service, phase.name(),
        phase == Phase.REINTEGRATION ? codes.attribute("service", service) : null, BigDecimal.valueOf(quantity), unit,
        offices.get(partner.office()).currency(), name, desk.today(), partner.id().value())
      .update();
    return Outcome.done();
  }

  Phase phase(String service) {
    return switch (codes.attribute("service", service)) {
      case "PRE_DEPARTURE" -> Phase.PRE_DEPARTURE;
      case "RECEPTION" -> Phase.RECEPTION;
      default -> Phase.REINTEGRATION;
    };
  }

  record Delivered(PersonId person, String service, BigDecimal quantity, String unit, Money cost, String provider, LocalDate on,
    Phase phase) {
  }

  static final CaseRows<Delivered> DELIVERED = new CaseRows<>("""
    select person_id, service, quantity, unit, (quantity * unit_cost_cents)::bigint, currency, provider, delivered_on, phase
    from assistance.delivery where case_id = ? order by delivered_on, id""",
    row -> new Delivered(row.person(1), row.text(2), row.number(3), row.text(4), row.money(5, 6), row.text(7), row.date(8),
      row.code(9, Phase.class)));
}
