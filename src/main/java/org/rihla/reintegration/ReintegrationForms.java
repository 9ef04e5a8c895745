package org.rihla.reintegration;

import static org.rihla.web.Field.*;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.casework.CaseForm;
import org.rihla.casework.CaseSection;
import org.rihla.casework.CaseSection.Line;
import org.rihla.casework.CaseSection.Page;
import org.rihla.casework.CaseView;
import org.rihla.casework.Stage;
import org.rihla.funding.Payments;
import org.rihla.funding.Payments.Status;
import org.rihla.privacy.Place;
import org.rihla.reference.Codes;
import org.rihla.web.Field;
import org.rihla.web.Field.Choice;
import org.rihla.web.Readers;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What the origin office is asked on the screen, and shown. */
@Configuration
class ReintegrationForms {

  private static final String SECTION = "reintegration";

  private final Readers readers;

  ReintegrationForms(Readers readers) {
    this.readers = readers;
  }

  @Bean
  CaseForm reassessment(Plans plans) {
    return CaseForm.of("reassessment", Act.REASSESS, SECTION).atHome()
      .asks(view -> List.of(view.whichMember(), many("needs", "need").needed(), yes("contradicts")))
      .does((view, entry) -> plans.reassess(view.id(), entry.person(), entry.all("needs"), entry.yes("contradicts")));
  }

  @Bean
  CaseForm activity(Plans plans, Codes codes) {
    return CaseForm.of("activity", Act.PLAN, SECTION).atHome()
      .asks(view -> List.of(view.whichMember(),
        one("service", codes.of("service").stream().filter(code -> codes.has("dimension", code.attribute()))
          .map(code -> new Choice(code.code(), code.labels().getOrDefault(view.language(), code.code()))).toList()),
        one("feasibility", "feasibility"), money("budget", view.origin().currency()),
        longText("description")))
      .does((view, entry) -> plans.addActivity(view.id(), entry.person(), entry.text("service"), entry.text("feasibility"),
        entry.cents("budget"), entry.text("description")));
  }

  @Bean
  CaseForm agreement(Plans plans) {
    return CaseForm.of("plan-agreement", Act.PLAN, SECTION).during(Stage.ARRIVED)
      .asks(_ -> List.of(one("agreed", "yes_no"), one("howGiven", "how_given"), name("witness").optional()))
      .does((view, entry) -> plans.agree(view.id(), entry.text("agreed").equals("YES"), entry.text("howGiven"),
        entry.maybe("witness")));
  }

  @Bean
  CaseForm paymentRequest(Instalments instalments) {
    return CaseForm.of("payment-request", Act.REQUEST_PAYMENT, SECTION).during(Stage.REINTEGRATING)
      .asks(view -> List.of(view.whichMember(), money("amount", view.origin().currency()).noting(left(view, instalments)),
        one("trigger", "instalment_trigger"),
        one("proof", "proof")))
      .does(
        (view, entry) -> instalments.request(view.id(), entry.person(), entry.cents("amount"), entry.text("trigger"), entry.text("proof")));
  }

  private String left(CaseView view, Instalments instalments) {
    return view.found().members().stream().map(person -> readers.ui(view.language()).t("payment.left", Ui.apart(view.name(person)),
      Ui.plain(instalments.left(view.found(), person), view.language()))).collect(Collectors.joining("\n"));
  }

  /** Whoever approves sees for what it is, what shows that it is due, and what the plan has left beside it. */
  private String dueFor(CaseView view, Instalments instalments) {
    var ui = readers.ui(view.language());
    var waiting = instalments.waiting(view.id(), Status.REQUESTED);
    return Stream.concat(instalments.asked(view.id()).stream().flatMap(asked -> waiting.stream()
      .filter(payment -> payment.id().equals(asked.payment()))
      .map(payment -> ui.t("payment.due", Ui.apart(view.name(payment.payee())), Ui.plain(payment.amount(), view.language()),
        ui.code("instalment_trigger", asked.trigger()), ui.code("proof", asked.proof()), ui.date(asked.on())))),
      Stream.of(left(view, instalments))).collect(Collectors.joining("\n"));
  }

  private static Field which(CaseView view, Instalments instalments, Status status) {
    return one("payment", instalments.waiting(view.id(), status).stream()
      .map(payment -> new Choice(payment.id().toString(),
        Ui.apart(view.name(payment.payee())) + " · " + Ui.plain(payment.amount(), view.language())))
      .toList());
  }

  @Bean
  CaseForm paymentApproval(Instalments instalments) {
    return CaseForm.of("payment-approval", Act.APPROVE_PAYMENT, SECTION).atHome()
      .asks(view -> List.of(which(view, instalments, Status.REQUESTED).noting(dueFor(view, instalments))))
      .does((view, entry) -> instalments.approve(view.id(), UUID.fromString(entry.text("payment"))));
  }

  @Bean
  CaseForm payment(Instalments instalments) {
    return CaseForm.of("payment", Act.PAY, SECTION).atHome()
      .asks(view -> List.of(which(view, instalments, Status.APPROVED), one("mechanism", "delivery_mechanism")))
      .does((view, entry) -> instalments.pay(view.id(), UUID.fromString(entry.text("payment")), entry.text("mechanism")));
  }

  @Bean
  CaseForm receipt(Instalments instalments) {
    return CaseForm.of("payment-receipt", Act.REQUEST_PAYMENT, SECTION).atHome()
      .asks(view -> List.of(which(view, instalments, Status.PAID)))
      .does((view, entry) -> instalments.received(view.id(), UUID.fromString(entry.text("payment"))));
  }

  @Bean
  @Order(65)
  CaseSection reintegrationSection() {
    return CaseSection.of(SECTION, Compartment.REINTEGRATION)
      .each(Plans.REASSESSED, (again, page) -> new Line(again.on(), page.ui().t("reintegration.reassessed"), again.person(),
        again.needs().stream().map(need -> page.ui().code("need", need)).collect(Collectors.joining(" · "))))
      .each(Plans.ACTIVITIES, ReintegrationForms::activity)
      .each(Plans.AGREEMENT, ReintegrationForms::agreed)
      .each(Instalments.ASKED, ReintegrationForms::instalment).knowing(Payments.REQUESTED);
  }

  private static Line activity(Plans.Activity activity, Page page) {
    var line = new Line(activity.on(), page.ui().code("service", activity.service()), activity.person(),
      page.ui().money(activity.budget()) + " · " + page.ui().code("feasibility", activity.feasibility()));
    return page.view().masked()
      ? line
      : line.telling(page.ui().t("words.activity"), Place.of(Plans.DESCRIPTION, activity.id()), activity.person(), activity.description());
  }

  private static Line agreed(Plans.Agreement plan, Page page) {
    var ui = page.ui();
    var line = new Line(plan.on(), ui.t(plan.agreed() ? "reintegration.agreed" : "reintegration.refused"), null,
      ui.code("how_given", plan.howGiven()));
    return plan.closedFor() == null || page.view().masked()
      ? line
      : line.telling(ui.t("words.witness"), Place.of(Plans.WITNESS, plan.id()), plan.closedFor(), plan.witness());
  }

  /** Dated by the request; the day of the payment is told as such, so that no other deed seems to be of that day. */
  private static Line instalment(Instalments.Instalment asked, Page page) {
    var payment = page.answers().to(Payments.REQUESTED).stream().filter(each -> each.id().equals(asked.payment())).findFirst()
      .orElseThrow();
    var ui = page.ui();
    var told = new ArrayList<>(List.of(ui.money(payment.amount()), ui.code("proof", asked.proof())));
    var paid = payment.paidAt();
    if (paid != null) told.add(ui.t("reintegration.paid-on", ui.date(page.view().day(paid))));
    if (payment.status() != Status.PAID && payment.status() != Status.REQUESTED)
      told.add(ui.code("payment_status", payment.status().name()));
    return new Line(asked.on(), ui.t("reintegration.instalment"), asked.person(), String.join(" · ", told));
  }
}
