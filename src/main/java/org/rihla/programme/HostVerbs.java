package org.rihla.programme;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rihla.access.Role;
import org.rihla.assistance.CaseBudgets;
import org.rihla.assistance.Deliveries;
import org.rihla.assistance.Deliveries.Delivery;
import org.rihla.assistance.Needs;
import org.rihla.casework.Closure;
import org.rihla.casework.Decisions;
import org.rihla.casework.Eligibility;
import org.rihla.casework.Moves;
import org.rihla.counselling.Conversations;
import org.rihla.counselling.Conversations.Conversation;
import org.rihla.counselling.Declarations;
import org.rihla.counselling.Declarations.ChildsView;
import org.rihla.counselling.Declarations.Declaration;
import org.rihla.counselling.Declarations.Guardian;
import org.rihla.protection.Screening;
import org.rihla.protection.Screening.Answer;
import org.rihla.protection.Screening.Screened;
import org.rihla.protection.Screening.Vulnerability;
import org.rihla.protection.SupportDecisions;
import org.rihla.reference.Codes;
import org.rihla.values.Money;
import org.springframework.stereotype.Component;

/** The host office at its desk: counselling, screening, declaration, needs, money, and the gates. */
@Component
class HostVerbs {

  private static final List<String> TOPICS = List.of("LEGAL_OPTIONS_TO_STAY", "ASYLUM_RIGHTS", "REGULARISATION", "AVRR_TERMS",
    "CONSEQUENCES_REENTRY",
    "SITUATION_IN_ORIGIN", "REINTEGRATION_OFFER_AND_LIMITS", "RIGHT_TO_WITHDRAW", "DATA_PROTECTION", "COMPLAINTS");
  private static final Set<String> WITHOUT_PARENTS = Set.of("UC", "SC");

  private final Conversations conversations;
  private final Declarations declarations;
  private final Screening screening;
  private final SupportDecisions support;
  private final Needs needs;
  private final Deliveries deliveries;
  private final CaseBudgets budgets;
  private final Decisions decisions;
  private final Eligibility eligibility;
  private final Moves moves;
  private final Codes codes;

  HostVerbs(Conversations conversations, Declarations declarations, Screening screening, SupportDecisions support, Needs needs,
    Deliveries deliveries,
    CaseBudgets budgets, Decisions decisions, Eligibility eligibility, Moves moves, Codes codes) {
    this.conversations = conversations;
    this.declarations = declarations;
    this.screening = screening;
    this.support = support;
    this.needs = needs;
    this.deliveries = deliveries;
    this.budgets = budgets;
    this.decisions = decisions;
    this.eligibility = eligibility;
    this.moves = moves;
    this.codes = codes;
  }

  void counsel(Replayed on, int member) {
    var person = on.planned(member);
    on.as(Role.RETURN_COUNSELLOR, () -> conversations.hold(on.id(),
      new Conversation(List.of(on.person(member)), "PRE_DECISION", "IN_PERSON", person.language(), null, TOPICS, true, "PROCEED")));
  }

  void screen(Replayed on, int member, List<PlannedPerson.Vulnerability> found) {
    on.as(Role.RETURN_COUNSELLOR, () -> screening.screen(on.id(), new Screened(on.person(member), Answer.NO, Answer.NO, Answer.NO,
      found.stream().anyMatch(each -> WITHOUT_PARENTS.contains(each.code())) ? Answer.YES : Answer.NO,
      found.stream().map(each -> new Vulnerability(each.code(), each.status(), "SELF")).toList(), null)));
    if (on.planned(member).reinforced())
      on.as(Role.PROTECTION_OFFICER, () -> support.decide(on.id(), on.person(member), "REINFORCED",
        found.stream().map(each -> codes.attribute("vulnerability", each.code())).distinct().toList()));
  }

  void assessNeeds(Replayed on, int member, List<String> found) {
    on.as(Role.RETURN_COUNSELLOR, () -> needs.assess(on.id(), on.person(member), found));
  }

  void declare(Replayed on, int member) {
    var person = on.planned(member);
    boolean child = person.isChildOn(on.today());
    on.as(Role.RETURN_COUNSELLOR, () -> declarations.sign(on.id(), new Declaration(on.person(member), person.language(), "SIGNATURE", true,
      child ? new Guardian(on.guardian(), "(invented) mandate") : null,
      child ? new ChildsView("WANTS", "(invented) I was asked and I want to go.") : null)));
    if (on.lastDeclaration(member)) on.mayWait(Role.RETURN_COUNSELLOR, () -> moves.apply(on.id()));
  }

  void deliver(Replayed on, int member, String service, int quantity, Money unitCost) {
    on.as(Role.RETURN_COUNSELLOR, () -> deliveries.deliverBeforeDeparture(on.id(),
      new Delivery(on.person(member), service, quantity, "UNIT", unitCost, "IN_KIND", "Invented partner")));
  }

  void reserve(Replayed on, Map<String, Money> byCategory) {
    on.mayWait(Role.RETURN_COUNSELLOR, () -> moves.apply(on.id()));
    on.as(Role.OFFICE_MANAGER, () -> eligibility.confirm(on.id()));
    var cents = new TreeMap<String, Long>();
    byCategory.forEach((category, money) -> cents.put(category, money.cents()));
    on.as(Role.FINANCE_OFFICER, () -> budgets.reserve(on.id(), cents));
  }

  void approve(Replayed on) { on.moves(Role.OFFICE_MANAGER, () -> moves.approve(on.id())); }

  void clear(Replayed on) { on.moves(Role.OFFICE_MANAGER, () -> moves.clear(on.id())); }

  void clearAgainIfMissed(Replayed on) {
    if (on.mustClearAgain()) clear(on);
  }

  void reconfirm(Replayed on, int member) {
    on.as(Role.MOVEMENTS_OFFICER, () -> declarations.reconfirm(on.id(), on.person(member), true, true, on.planned(member).language()));
  }

  void withdraw(Replayed on, String channel) { on.as(Role.RETURN_COUNSELLOR, () -> declarations.withdraw(on.id(), on.person(0), channel)); }

  void close(Replayed on, String reason) {
    on.as(on.atHome() ? Role.ORIGIN_CASE_WORKER : Role.RETURN_COUNSELLOR, () -> moves.close(on.id(), reason,
      Closure.needsWords(reason) ? "(invented) What was found, by whom and when." : null));
  }
}
