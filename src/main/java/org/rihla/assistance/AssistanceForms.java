package org.rihla.assistance;

import static org.rihla.web.Field.*;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.assistance.Deliveries.Delivered;
import org.rihla.assistance.Deliveries.Delivery;
import org.rihla.assistance.Deliveries.Phase;
import org.rihla.casework.CaseForm;
import org.rihla.casework.CaseSection;
import org.rihla.casework.CaseSection.Line;
import org.rihla.casework.CaseSection.Page;
import org.rihla.casework.CaseView;
import org.rihla.casework.Safeguard;
import org.rihla.funding.Reservations;
import org.rihla.funding.Reservations.Free;
import org.rihla.reference.Codes;
import org.rihla.values.Money;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.rihla.web.Field.Choice;
import org.rihla.web.Readers;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What assistance asks on the screen, and shows. */
@Configuration
class AssistanceForms {

  private static final List<String> CATEGORIES = List.of("TRAVEL", "PRE_DEPARTURE", "RECEPTION", "REINTEGRATION");

  @Bean
  CaseForm needs(Needs needs) {
    return CaseForm.of("needs", Act.ASSESS_NEEDS, "assistance").beforeBoarding()
      .asks(view -> List.of(view.whichMember(), many("needs", "need").needed()))
      .does((view, entry) -> needs.assess(view.id(), entry.person(), entry.all("needs")));
  }

  @Bean
  CaseForm budget(CaseBudgets budgets, Readers readers) {
    return CaseForm.of("budget", Act.RESERVE_MONEY, "money").beforeBoarding().meets(Safeguard.MONEY_RESERVED)
      .asks(view -> {
        var free = budgets.free(view.found());
        return CATEGORIES.stream().map(category -> money(category, view.host().currency()).noting(free(category, free, view, readers)))
          .map(amount -> amount.name().equals("PRE_DEPARTURE") ? amount.optional() : amount).toList();
      })
      .does((view, entry) -> {
        Map<String, Long> cents = new TreeMap<>();
        for (var category : CATEGORIES)
          if (entry.maybe(category) != null && entry.cents(category) > 0) cents.put(category, entry.cents(category));
        return budgets.reserve(view.id(), cents);
      });
  }

  /** An amount is taken from one line: so each is told by itself, and not their sum. */
  private static String free(String category, List<Free> all, CaseView view, Readers readers) {
    var ui = readers.ui(view.language());
    var here = all.stream().filter(line -> line.category().equals(category)).toList();
    if (here.isEmpty()) return ui.t("budget.no-line");
    return here.stream().map(line -> ui.t("budget.free", Ui.apart(line.fund()), ui.money(line.amount()))).collect(Collectors.joining("\n"));
  }

  @Bean
  CaseForm deliverBefore(Deliveries deliveries, Codes codes) {
    return CaseForm.of("pre-departure-delivery", Act.DELIVER_BEFORE_DEPARTURE, "assistance").beforeBoarding()
      .asks(view -> delivery(view, deliveries, codes, true))
      .does((view, entry) -> deliveries.deliverBeforeDeparture(view.id(), delivered(entry, view.host().currency())));
  }

  @Bean
  CaseForm deliverAfter(Deliveries deliveries, Codes codes) {
    return CaseForm.of("delivery", Act.DELIVER_AFTER_RETURN, "reintegration").atHome()
      .asks(view -> delivery(view, deliveries, codes, false))
      .does((view, entry) -> deliveries.deliverAfterReturn(view.id(), delivered(entry, view.origin().currency())));
  }

  private static List<Field> delivery(CaseView view, Deliveries deliveries, Codes codes, boolean before) {
    var services = codes.of("service").stream().filter(code -> (deliveries.phase(code.code()) == Phase.PRE_DEPARTURE) == before)
      .map(code -> new Choice(code.code(), code.labels().getOrDefault(view.language(), code.code()))).toList();
    return List.of(view.whichMember(), one("service", services), number("quantity").preset(1), one("unit", "unit"),
      money("unitCost", (before ? view.host() : view.origin()).currency()),
      one("mode", "delivery_mode"), text("provider"));
  }

  private static Delivery delivered(Entry entry, String currency) {
    return new Delivery(entry.person(), entry.text("service"), entry.number("quantity"), entry.text("unit"),
      new Money(entry.cents("unitCost"), currency), entry.text("mode"),
      entry.text("provider"));
  }

  @Bean
  CaseForm refer(Referrals referrals) {
    return CaseForm.of("referral", Act.REFER, "reintegration").atHome()
      .asks(view -> List.of(view.whichMember(), text("organisation"), one("need", "need"), date("answerDue"), yes("consented")))
      .does((view, entry) -> referrals.refer(view.id(), entry.person(), entry.text("organisation"), entry.text("need"),
        entry.date("answerDue"), entry.yes("consented")));
  }

  @Bean
  CaseForm answerReferral(Referrals referrals) {
    return CaseForm.of("referral-answer", Act.REFER, "reintegration").atHome()
      .asks(view -> List.of(
        one("referral",
          referrals.of(view.id()).stream()
            .map(r -> new Choice(r.id().toString(), Ui.apart(r.organisation()) + " · " + Ui.apart(view.name(r.person()))))
            .toList()),
        one("referralStatus", "referral_status")))
      .over((view, entry) -> referrals.of(view.id()).stream().filter(r -> entry.typed("referral", r.id().toString())).findFirst()
        .map(r -> Map.of("referralStatus", r.status())).orElse(Map.of()))
      .does((view, entry) -> referrals.answer(view.id(), UUID.fromString(entry.text("referral")), entry.text("referralStatus")));
  }

  private static @Nullable Line delivered(Delivered delivered, Page page, boolean before) {
    if ((delivered.phase() == Phase.PRE_DEPARTURE) != before) return null;
    var ui = page.ui();
    return new Line(delivered.on(), ui.code("service", delivered.service()), delivered.person(), ui.t("assistance.delivered",
      ui.number(delivered.quantity().longValue()), ui.code("unit", delivered.unit()), ui.money(delivered.cost()), delivered.provider()));
  }

  @Bean
  @Order(50)
  CaseSection before() {
    return CaseSection.of("assistance", Compartment.NOTES)
      .each(Needs.ASSESSED, (assessed, page) -> new Line(assessed.on(), page.ui().t("assistance.needs"), assessed.person(),
        assessed.needs().stream().map(need -> page.ui().code("need", need)).collect(Collectors.joining(" · "))))
      .each(Deliveries.DELIVERED, (delivered, page) -> delivered(delivered, page, true));
  }

  @Bean
  @Order(55)
  CaseSection reserved() {
    return CaseSection.of("money", Compartment.MONEY).each(Reservations.RESERVED, (reserved, page) -> new Line(null,
      page.ui().code("cost_category", reserved.category()), null,
      page.ui().money(reserved.amount()) + " · " + Ui.apart(reserved.fund())
        + (reserved.released() ? " · " + page.ui().t("money.released") : "")));
  }

  @Bean
  @Order(70)
  CaseSection after() {
    return CaseSection.of("help", Compartment.REINTEGRATION)
      .each(Deliveries.DELIVERED, (delivered, page) -> delivered(delivered, page, false))
      .each(Referrals.REFERRED, (referral, page) -> new Line(referral.on(), page.ui().t("assistance.referral"), referral.person(),
        Ui.apart(referral.organisation()) + " · " + page.ui().code("need", referral.need()) + " · "
          + page.ui().code("referral_status", referral.status()) + " · " + page.ui().t("until", page.ui().date(referral.due()))));
  }
}
