package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rihla.journey.Programme.CONAKRY;
import static org.rihla.journey.Programme.done;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rihla.access.Actor;
import org.rihla.access.Role;
import org.rihla.access.Sight;
import org.rihla.casework.Outcome;
import org.rihla.funding.Payments.Status;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.context.TestPropertySource;

/** Above the operator's amount a payment takes two who approve it. */
@TestPropertySource(properties = "rihla.payments.two-above.GNF=999")
class TwoApproversTest extends AtWork {

  private static final Outcome REFUSED = Outcome.refused("second-person-needed");

  private Family asked(long cents) {
    var family = Family.registered(p).reintegrating();
    done(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.instalments.request(family.id, family.mother(), cents, "ARRIVAL", "QUOTE")));
    return family;
  }

  private UUID payment(Family family) { return Sight.wide(() -> p.payments.of(family.id)).getFirst().id(); }

  private Status status(Family family) { return Sight.wide(() -> p.payments.of(family.id)).getFirst().status(); }

  private Outcome approves(Family family, Actor who) {
    return Programme.on(family.today, who, () -> p.instalments.approve(family.id, payment(family)));
  }

  private Outcome pays(Family family, Actor who) {
    var paying = new Actor(who.id(), who.login(), Role.FINANCE_OFFICER, who.office());
    return Programme.on(family.today, paying, () -> p.instalments.pay(family.id, payment(family), "CASH"));
  }

  @Test
  void up_to_the_amount_one_is_enough() {
    var family = asked(99_900);
    done(approves(family, p.as(Role.OFFICE_MANAGER, CONAKRY)));
    assertThat(status(family)).isEqualTo(Status.APPROVED);
  }

  @Test
  void above_it_two_approve_and_a_third_pays() {
    var family = asked(99_901);
    var first = p.as(Role.OFFICE_MANAGER, CONAKRY);
    var second = p.as(Role.OFFICE_MANAGER, CONAKRY, "2");
    done(approves(family, first));
    assertThat(status(family)).as("by one").isEqualTo(Status.REQUESTED);
    assertThat(family.count("casework.task where kind = 'APPROVE_PAYMENT' and done_at is null")).as("somebody is still asked").isOne();
    assertThat(pays(family, p.as(Role.FINANCE_OFFICER, CONAKRY))).isEqualTo(Outcome.refused("not-approved-yet"));
    assertThat(approves(family, first)).as("the same once more").isEqualTo(REFUSED);
    assertThat(approves(family, new Actor(first.id(), first.login(), Role.FINANCE_OFFICER, first.office()))).as("in another role")
      .isEqualTo(
        REFUSED);
    done(approves(family, second));
    assertThat(status(family)).isEqualTo(Status.APPROVED);
    assertThat(family.count("casework.task where kind = 'APPROVE_PAYMENT' and done_at is null")).isZero();
    assertThat(family.count("casework.case_history where what in ('PAYMENT_APPROVED_FIRST', 'PAYMENT_APPROVED')")).isEqualTo(2);
    for (var approver : new Actor[]{first, second}) assertThat(pays(family, approver)).as(approver.login()).isEqualTo(REFUSED);
    done(pays(family, p.as(Role.FINANCE_OFFICER, CONAKRY)));
  }

  @Test
  void who_asked_is_neither_of_them() {
    var family = asked(99_901);
    var worker = p.as(Role.ORIGIN_CASE_WORKER, CONAKRY);
    var promoted = new Actor(worker.id(), worker.login(), Role.OFFICE_MANAGER, worker.office());
    assertThat(approves(family, promoted)).isEqualTo(REFUSED);
    done(approves(family, p.as(Role.OFFICE_MANAGER, CONAKRY)));
    assertThat(approves(family, promoted)).isEqualTo(REFUSED);
    assertThatThrownBy(
      () -> p.db.sql("update funding.payment set approved_by = first_approved_by where id = ?").param(payment(family)).update())
      .as("the database refuses too").isInstanceOf(DataIntegrityViolationException.class);
  }
}
