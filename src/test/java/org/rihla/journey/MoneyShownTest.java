package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.journey.Programme.RABAT;

import org.junit.jupiter.api.Test;
import org.rihla.access.Role;
import org.rihla.access.Sight;

/** Whoever promises money sees how much there is, and nobody is led to take one currency from another. */
class MoneyShownTest extends AtWork {

  private String budget(Family family) throws Exception {
    return pages.form(family, Role.FINANCE_OFFICER, "budget").text().replaceAll("[\\u00A0\\u202F]", " ");
  }

  @Test
  void each_amount_to_reserve_stands_beside_what_is_free_in_each_line() throws Exception {
    var there = p.anotherCountry();
    p.endow("TRAVEL", there, 1_234_500);
    var family = Family.oneAdult(p, there).applied();
    assertThat(budget(family)).contains("(invented) TRAVEL").contains("12 345").contains("MAD")
      .contains("No budget line may pay this today.");
  }

  @Test
  void what_the_case_holds_already_counts_as_free_since_it_is_given_back_first() throws Exception {
    var there = p.anotherCountry();
    for (var category : Programme.CATEGORIES) p.endow(category, there, 1_234_500);
    var family = Family.oneAdult(p, there).applied().reserveMoney();
    assertThat(budget(family)).contains("12 345");
    var other = Family.oneAdult(p, there).applied();
    assertThat(budget(other)).contains("11 845").doesNotContain("12 345");
  }

  @Test
  void what_people_were_paid_stands_apart_from_what_donors_promised_in_another_currency() throws Exception {
    var family = Family.registered(p).reintegrating();
    Programme.done(family.atHome(Role.ORIGIN_CASE_WORKER,
      () -> p.instalments.request(family.id, family.mother(), 100_000, "MILESTONE", "QUOTE")));
    var payment = Sight.wide(() -> p.payments.of(family.id)).getFirst().id();
    Programme.done(family.atHome(Role.OFFICE_MANAGER, () -> p.instalments.approve(family.id, payment)));
    Programme.done(family.atHome(Role.FINANCE_OFFICER, () -> p.instalments.pay(family.id, payment, "CASH")));
    var page = pages.window(family, RABAT, Role.FINANCE_OFFICER, "/funds").html();
    var promised = page.substring(page.indexOf("id=\"totals\""), page.indexOf("id=\"paid\""));
    var paid = page.substring(page.indexOf("id=\"paid\""), page.indexOf("id=\"lines\""));
    assertThat(promised).contains("MAD").doesNotContain("GNF");
    assertThat(paid).contains("GNF", "no exchange rate is kept");
  }

  @Test
  void the_money_is_reserved_and_nobody_is_asked_for_it_any_more() {
    var family = Family.registered(p).applied().eligible();
    assertThat(family.count("casework.task where kind = 'RESERVE_MONEY' and done_at is null")).isOne();
    family.reserveMoney();
    assertThat(family.count("casework.task where kind = 'RESERVE_MONEY' and done_at is null")).isZero();
  }
}
