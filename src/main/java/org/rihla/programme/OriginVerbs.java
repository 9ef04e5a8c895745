package org.rihla.programme;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rihla.access.Role;
import org.rihla.access.Sight;
import org.rihla.assistance.Deliveries;
import org.rihla.assistance.Deliveries.Delivery;
import org.rihla.assistance.Handing;
import org.rihla.assistance.Referrals;
import org.rihla.funding.Payments.Status;
import org.rihla.monitoring.ContactAttempts;
import org.rihla.monitoring.Instrument;
import org.rihla.monitoring.Surveys;
import org.rihla.privacy.Assent;
import org.rihla.privacy.Consents.Consent;
import org.rihla.privacy.Consents.Terms;
import org.rihla.privacy.Reading;
import org.rihla.reintegration.Instalments;
import org.rihla.reintegration.Plans;
import org.rihla.values.Language;
import org.rihla.values.Money;
import org.rihla.values.OfficeCode;
import org.springframework.stereotype.Component;

/** The office in the country of origin: plan, help, money, surveys. */
@Component
class OriginVerbs {

  private static final int REFERRAL_DAYS = 14;
  private static final int SHOWN_DAYS = 150;
  /** An organisation in the one country of origin whose accounts the demonstration shows. */
  static final OfficeCode PARTNER = new OfficeCode("ESP");
  private static final OfficeCode PARTNERS_OFFICE = new OfficeCode("CIV");

  private final Plans plans;
  private final Instalments instalments;
  private final Deliveries deliveries;
  private final Referrals referrals;
  private final Handing handing;
  private final Surveys surveys;
  private final ContactAttempts attempts;

  OriginVerbs(Plans plans, Instalments instalments, Deliveries deliveries, Referrals referrals, Handing handing, Surveys surveys,
    ContactAttempts attempts) {
    this.handing = handing;
    this.plans = plans;
    this.instalments = instalments;
    this.deliveries = deliveries;
    this.referrals = referrals;
    this.surveys = surveys;
    this.attempts = attempts;
  }

  void reassess(Replayed on, int member) {
    on.atOrigin(Role.ORIGIN_CASE_WORKER, () -> plans.reassess(on.id(), on.person(member), List.of("INCOME"), false));
  }

  void agree(Replayed on, List<Step.Activity> activities) {
    for (var activity : activities)
      on.atOrigin(Role.ORIGIN_CASE_WORKER, () -> plans.addActivity(on.id(), on.person(activity.member()), activity.service(), "MED",
        activity.budget().cents(), "(invented) What was agreed."));
    on.atOrigin(Role.ORIGIN_CASE_WORKER, () -> plans.agree(on.id(), true, "SIGNATURE", null));
  }

  void support(Replayed on, int member, String service, int quantity, Money unitCost) {
    on.atOrigin(Role.ORIGIN_CASE_WORKER, () -> deliveries.deliverAfterReturn(on.id(),
      new Delivery(on.person(member), service, quantity, "UNIT", unitCost, "IN_KIND", "Invented partner")));
  }

  void refer(Replayed on, int member) {
    on.atOrigin(Role.ORIGIN_CASE_WORKER,
      () -> referrals.refer(on.id(), on.person(member), "Invented partner", "HEALTH", on.today().plusDays(REFERRAL_DAYS), true));
    if (on.origin().equals(PARTNERS_OFFICE))
      on.atOrigin(Role.ORIGIN_CASE_WORKER, () -> handing.handAfterReturn(on.id(), new Handing.What(on.person(member), PARTNER, "HEALTH",
        Handing.least(), "(invented) Comes on Thursday.", on.today().plusDays(SHOWN_DAYS), agreed(on, member))));
  }

  private static Consent agreed(Replayed on, int member) {
    var terms = Terms.USUAL.to(PARTNER.value()).interpreted("SHARED_LANGUAGE");
    return new Consent("C_SHARE_NGO", "CONSENT", true, "SIGNATURE", on.language(member), on.minor(member),
      on.saidItself(member) ? terms.saying(new Assent("YES", null)) : terms, Reading.in(Language.FR));
  }

  void request(Replayed on, int member, int number, Money amount) {
    on.atOrigin(Role.ORIGIN_CASE_WORKER,
      () -> instalments.request(on.id(), on.person(member), amount.cents(), number == 1 ? "ARRIVAL" : "MILESTONE",
        number == 1 ? "QUOTE" : "SITE_VISIT"));
  }

  /** Approved by the manager, paid by finance, and the person says that it came. */
  void pay(Replayed on, int member) {
    var payment = Sight.wide(() -> instalments.waiting(on.id(), Status.REQUESTED)).stream()
      .filter(each -> each.payee().equals(on.person(member))).findFirst()
      .orElseThrow(() -> on.stuck("no payment waits")).id();
    on.atOrigin(Role.OFFICE_MANAGER, () -> instalments.approve(on.id(), payment));
    on.atOrigin(Role.FINANCE_OFFICER, () -> instalments.pay(on.id(), payment, "MOBILE_MONEY"));
    on.atOrigin(Role.ORIGIN_CASE_WORKER, () -> instalments.received(on.id(), payment));
  }

  void attempt(Replayed on, int member, String channel, String result) {
    on.atOrigin(Role.ORIGIN_CASE_WORKER, () -> attempts.attempt(on.id(), on.person(member), channel, result));
  }

  /** Answers that come near the planned score: the items of a dimension step through the positions around it. */
  void survey(Replayed on, int member, String wave, Map<String, Double> target) {
    if (on.planned(member).isChildOn(on.today())) return; // not an adult beyond doubt: the survey is for adults
    var answers = new TreeMap<String, Integer>();
    var carried = new TreeMap<String, Double>();
    for (var item : Instrument.PLACEHOLDER.items()) {
      int worst = item.scale().equals("YN") ? 1 : 4;
      double wanted = (1 - target.getOrDefault(item.dimension(), 0.5)) * worst + carried.getOrDefault(item.dimension(), 0.0) * worst;
      int position = (int) Math.max(0, Math.min(worst, Math.round(wanted)));
      carried.put(item.dimension(), (wanted - position) / worst);
      answers.put(item.code(), position);
    }
    on.atOrigin(Role.ORIGIN_CASE_WORKER, () -> surveys.take(on.id(), on.person(member), wave, "CALL", answers));
  }
}
