package org.rihla.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;

/** What must be true of the course of every case, whatever the profile. */
final class CourseRules {

  private static final List<Class<? extends Step>> CASE_ORDER = List.of(Step.Registered.class, Step.MoneyReserved.class,
    Step.Approved.class,
    Step.ExitRequested.class, Step.ExitGranted.class, Step.Booked.class, Step.ReceptionConfirmed.class, Step.Cleared.class,
    Step.Departed.class,
    Step.Arrived.class, Step.PlanAgreed.class, Step.Supported.class);
  private static final List<Class<? extends Step>> MEMBER_ORDER = List.of(Step.Registered.class, Step.Counselled.class, Step.Screened.class,
    Step.NeedsAssessed.class, Step.Declared.class, Step.Approved.class, Step.ConsulateAsked.class, Step.ConsulateAppointment.class,
    Step.PaperIssued.class, Step.Examined.class, Step.Cleared.class, Step.PreEmbarkationChecked.class, Step.WillReconfirmed.class,
    Step.Departed.class);
  private static final Set<Class<? extends Step>> ANY_HOUR = Set.of(Step.Departed.class, Step.Arrived.class, Step.NoShow.class,
    Step.WillReconfirmed.class, Step.PreEmbarkationChecked.class);

  private CourseRules() {}

  static void hold(Plan plan) {
    var end = LocalDateTime.of(plan.profile().year(), 12, 31, 23, 59);
    SoftAssertions.assertSoftly(softly -> plan.cases().forEach(each -> {
      try {
        inOrder(each, end);
        everyMember(each);
        outcome(each, plan.profile().year());
        if (each.first(Step.Departed.class).isPresent()) departure(each);
        support(each, plan.profile().year());
        money(each);
      } catch (AssertionError | RuntimeException e) {
        softly.fail(plan.profile().published() + "\n" + each.outcome() + " " + each.steps() + "\n" + each.members(), e);
      }
    }));
  }

  /** Plans are made, deliveries booked and instalments paid in what the country of return pays with. */
  private static void money(PlannedCase each) {
    var there = Catalogue.currency(each.destination());
    for (var plan : each.all(Step.PlanAgreed.class))
      for (var activity : plan.activities()) assertThat(activity.budget().currency()).isEqualTo(there);
    for (var given : each.all(Step.Supported.class)) {
      assertThat(given.unitCost().currency()).isEqualTo(there);
      assertThat(given.unitCost().cents()).isPositive();
    }
    for (var asked : each.all(Step.InstalmentRequested.class)) assertThat(asked.amount().currency()).isEqualTo(there);
  }

  private static void inOrder(PlannedCase each, LocalDateTime end) {
    assertThat(each.steps()).isNotEmpty().isSortedAccordingTo((a, b) -> a.at().compareTo(b.at())).allMatch(step -> !step.at().isAfter(end));
    assertThat(each.steps().getFirst()).isInstanceOf(Step.Registered.class);
    LocalDateTime before = null;
    for (var kind : CASE_ORDER) {
      var at = each.first(kind).orElse(null);
      if (at == null) continue;
      if (before != null) assertThat(at).as(kind.getSimpleName()).isAfter(before);
      before = at;
    }
    for (var step : each.steps()) {
      var pocketMoney = step instanceof Step.Delivered given && given.service().equals("CASH_PD");
      if (ANY_HOUR.contains(step.getClass()) || pocketMoney) continue;
      assertThat(step.at().getDayOfWeek()).as(step.toString()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
      assertThat(step.at().getHour()).as(step.toString()).isBetween(8, 18);
    }
    if (!each.all(Step.Closed.class).isEmpty())
      assertThat(each.steps().getLast()).as("nothing after the closure").isInstanceOf(Step.Closed.class);
  }

  private static void everyMember(PlannedCase each) {
    for (var member = 0; member < each.members().size(); member++) {
      LocalDateTime before = LocalDateTime.MIN;
      for (var step : each.steps()) {
        if (!MEMBER_ORDER.contains(step.getClass()) || memberOf(step) >= 0 && memberOf(step) != member) continue;
        assertThat(step.at()).as(step.toString()).isAfterOrEqualTo(before);
        before = step.at();
      }
      var person = each.members().get(member);
      var left = each.first(Step.Departed.class).orElse(each.steps().getLast().at()).toLocalDate();
      assertThat(person.isChildOn(left)).as("nobody turns 18 on the way: who does declares anew, and waits")
        .isEqualTo(person.isChildOn(each.steps().getFirst().at().toLocalDate()));
      var order = member;
      var places = each.steps().stream()
        .filter(step -> MEMBER_ORDER.contains(step.getClass()) && (memberOf(step) < 0 || memberOf(step) == order))
        .map(step -> MEMBER_ORDER.indexOf(step.getClass())).toList();
      assertThat(places).as("member " + member).isSorted();
    }
  }

  private static int memberOf(Step step) {
    return switch (step) {
      case Step.Counselled it -> it.member();
      case Step.Screened it -> it.member();
      case Step.NeedsAssessed it -> it.member();
      case Step.Declared it -> it.member();
      case Step.ConsulateAsked it -> it.member();
      case Step.ConsulateAppointment it -> it.member();
      case Step.PaperIssued it -> it.member();
      case Step.Examined it -> it.member();
      case Step.PreEmbarkationChecked it -> it.member();
      case Step.WillReconfirmed it -> it.member();
      default -> -1;
    };
  }

  private static void outcome(PlannedCase each, int year) {
    var departed = each.first(Step.Departed.class);
    var registered = each.first(Step.Registered.class).orElseThrow();
    switch (each.outcome()) {
      case RETURNED_THIS_YEAR, NO_SHOW_THEN_RETURNED -> assertThat(departed.orElseThrow().getYear()).isEqualTo(year);
      case RETURNED_PREVIOUS_YEAR -> {
        assertThat(departed.orElseThrow().getYear()).isEqualTo(year - 1);
        assertThat(registered.getYear()).isEqualTo(year - 1);
      }
      case WITHDREW, NO_SHOW_THEN_WITHDREW -> assertThat(each.steps().getLast()).isInstanceOf(Step.Withdrew.class);
      case NOT_RETURN_PROTECTION -> assertThat(each.steps().getLast()).isInstanceOf(Step.Closed.class);
      case PENDING_AT_YEAR_END -> assertThat(each.all(Step.Closed.class)).isEmpty();
    }
    if (each.outcome().missesTheFirstFlight()) assertThat(each.all(Step.NoShow.class)).hasSize(1);
    if (!each.outcome().returnedThisYear() && each.outcome() != Outcome.RETURNED_PREVIOUS_YEAR) {
      assertThat(departed).isEmpty();
      assertThat(registered.getYear()).isEqualTo(year);
    }
  }

  private static void departure(PlannedCase each) {
    var departed = each.first(Step.Departed.class).orElseThrow();
    var day = departed.toLocalDate();
    var cleared = each.first(Step.Cleared.class).orElseThrow();
    var approved = each.first(Step.Approved.class).orElseThrow();
    assertThat(each.all(Step.HoldPlaced.class)).hasSameSizeAs(each.all(Step.HoldReleased.class));
    assertThat(each.all(Step.Booked.class).getLast().departure()).isEqualTo(departed);
    for (var index = 0; index < each.members().size(); index++) {
      var member = index;
      var person = each.members().get(member);
      assertThat(each.all(Step.Declared.class)).anyMatch(it -> it.member() == member && !it.at().toLocalDate().plusDays(3).isAfter(day));
      assertThat(each.all(Step.Screened.class)).anyMatch(it -> it.member() == member);
      assertThat(each.all(Step.WillReconfirmed.class)).anyMatch(it -> it.member() == member && it.at().toLocalDate().equals(day));
      var examined = each.all(Step.Examined.class).stream().filter(it -> it.member() == member).findFirst().orElseThrow();
      assertThat(examined.validUntil()).isAfterOrEqualTo(day);
      var papers = new HashSet<PlannedPerson.Paper>();
      if (person.paper() != null && person.paper().type().equals("PASSPORT")) papers.add(person.paper());
      each.all(Step.PaperIssued.class).stream().filter(it -> it.member() == member).forEach(it -> papers.add(it.paper()));
      assertThat(papers).hasSize(1).allMatch(paper -> paper.expires().isAfter(day.plusDays(30)));
      if (person.role().equals("CHILD")) assertThat(person.isChildOn(day)).isTrue();
      if (!examined.conditions().isEmpty())
        assertThat(each.all(Step.PreEmbarkationChecked.class)).anyMatch(it -> it.member() == member && it.at().toLocalDate().equals(day));
      if (person.has("VOT_P", "VOT_C")) {
        assertThat(each.all(Step.ReflectionStarted.class)).anyMatch(it -> it.member() == member && it.until().isBefore(day)
          && it.until().equals(it.at().toLocalDate().plusDays(30)));
        assertThat(each.all(Step.SecurityAssessed.class)).anyMatch(it -> it.member() == member && it.at().isBefore(approved));
      }
      if (person.legalStatus().matches("ASYLUM_SEEKER_PENDING|REFUGEE") && !person.role().equals("CHILD"))
        assertThat(each.all(Step.UnhcrConsulted.class)).anyMatch(it -> it.member() == member && it.at().isBefore(approved));
    }
    if (each.principal().isChildOn(day)) {
      assertThat(each.principal().has("UC", "SC")).isTrue();
      assertThat(each.first(Step.GuardianAppointed.class).orElseThrow()).isBefore(each.first(Step.Declared.class).orElseThrow());
      assertThat(each.all(Step.FamilyTraced.class)).singleElement()
        .matches(it -> it.result().equals("FOUND") && it.at().isBefore(approved));
      assertThat(each.all(Step.FamilyAssessed.class)).singleElement()
        .matches(it -> it.recommendation().equals("POSITIVE") && it.at().isBefore(approved));
      assertThat(each.all(Step.BestInterestsDetermined.class)).singleElement()
        .matches(it -> it.decision().equals("RETURN") && it.at().isBefore(approved));
      assertThat(each.first(Step.ReceivingAdultNamed.class).orElseThrow()).isBefore(cleared);
      assertThat(each.first(Step.EscortAssigned.class).orElseThrow()).isBefore(cleared);
    }
  }

  private static void support(PlannedCase each, int year) {
    for (var index = 0; index < each.members().size(); index++) {
      var member = index;
      var given = each.all(Step.Supported.class).stream().filter(it -> it.member() == member && it.at().getYear() == year).toList();
      assertThat(given.isEmpty()).as("member " + member).isNotEqualTo(each.members().get(member).supported());
    }
    for (var paid : each.all(Step.InstalmentPaid.class))
      assertThat(each.all(Step.InstalmentRequested.class))
        .anyMatch(asked -> asked.member() == paid.member() && asked.number() == paid.number() && asked.at().isBefore(paid.at()));
  }
}
