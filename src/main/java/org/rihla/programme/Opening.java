package org.rihla.programme;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.rihla.access.Actor;
import org.rihla.access.Demonstration;
import org.rihla.access.Office;
import org.rihla.access.Offices;
import org.rihla.access.Organisation;
import org.rihla.access.Role;
import org.rihla.access.Staff;
import org.rihla.assistance.Partners;
import org.rihla.funding.Funds;
import org.rihla.reference.Codes;
import org.rihla.values.Country;
import org.rihla.values.Money;
import org.rihla.values.OfficeCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What must stand before the first case: an office in each country of origin, invented staff, invented donors. */
@Component
class Opening {

  private final Offices offices;
  private final Organisation organisation;
  private final Partners partners;
  private final Staff staff;
  private final Demonstration demonstration;
  private final Funds funds;
  private final Codes codes;

  Opening(Offices offices, Organisation organisation, Partners partners, Staff staff, Demonstration demonstration, Funds funds,
    Codes codes) {
    this.partners = partners;
    this.offices = offices;
    this.organisation = organisation;
    this.staff = staff;
    this.demonstration = demonstration;
    this.funds = funds;
    this.codes = codes;
  }

  /** @return the staff by their login */
  @Transactional
  public Map<String, Actor> open(Plan plan) throws Exception {
    if (plan.profile().organisation() != null) organisation.called(plan.profile().organisation());
    var countries = new TreeSet<Country>();
    plan.cases().forEach(each -> countries.add(each.destination()));
    for (var country : countries) offices.open(office(country));
    partners.found(new OfficeCode("DAM"), "Dar Amal (invented)", new OfficeCode("RBA"));
    if (countries.contains(new Country("CIV"))) partners.found(OriginVerbs.PARTNER, "Centre Espoir (invented)", new OfficeCode("CIV"));
    demonstration.hireEverybody();
    var known = new HashMap<String, Actor>();
    staff.all().forEach(actor -> known.put(actor.login(), actor));
    if (funds.all().isEmpty()) {
      var manager = known.get(Demonstration.login(Role.FINANCE_OFFICER, new OfficeCode("RBA")));
      if (manager == null) throw new IllegalStateException("no finance officer");
      manager.doing(() -> {
        endow(plan);
        return null;
      });
    }
    return known;
  }

  private Office office(Country country) {
    var facts = codes.countryFacts(country.code());
    if (facts == null) throw new IllegalStateException("unknown country " + country);
    return new Office(new OfficeCode(country.code()), Office.Kind.ORIGIN, null, country, ZoneId.of(facts.timeZone()), facts.languages(),
      facts.currency());
  }

  /** A line for each category and country, with a tenth more than the plan will reserve. */
  private void endow(Plan plan) {
    var needed = new HashMap<Country, Map<String, Money>>();
    for (var each : plan.cases())
      for (var reserved : each.all(Step.MoneyReserved.class))
        reserved.byCategory().forEach((category, money) -> needed
          .computeIfAbsent(each.destination(), _ -> new HashMap<>()).merge(category, money, Money::plus));
    var fund = funds.open("Invented donor A", "(invented) Voluntary return " + plan.profile().year());
    var from = LocalDate.of(plan.profile().year() - 2, 1, 1);
    var until = LocalDate.of(plan.profile().year() + 5, 12, 31);
    needed.forEach((country, byCategory) -> byCategory.forEach((category, money) -> funds.addLine(fund, category, country,
      new Money(money.cents() * 11 / 10, money.currency()), from, until)));
  }
}
