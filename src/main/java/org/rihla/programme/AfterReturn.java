package org.rihla.programme;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.rihla.programme.Step.Activity;
import org.rihla.values.Money;

/**
 * From the arrival to the closure. Whoever is supported is given at least one service in the year, whoever is not is given none; a case
 * without support waits for its plan, declines it, or is not found again.
 */
final class AfterReturn {

  private final Profile profile;
  private final Catalogue catalogue;

  AfterReturn(Profile profile, Catalogue catalogue) {
    this.profile = profile;
    this.catalogue = catalogue;
  }

  void write(Draft draft, LocalDateTime arrived, Diary diary) {
    if (draft.anySupported()) new Support(draft, arrived, diary).write();
    else withoutSupport(draft, arrived, diary);
  }

  private void withoutSupport(Draft draft, LocalDateTime arrived, Diary diary) {
    var drawn = diary.chance.nextDouble();
    if (drawn < 0.15) lost(arrived.plusDays(10 + diary.chance.nextInt(30)), diary);
    else if (drawn < 0.85) {
      var at = diary.between(arrived.plusDays(5), arrived.toLocalDate().plusDays(25));
      diary.add(new Step.ContactAttempted(at.minusMinutes(10), 0, "CALL", "REACHED"));
      for (var member = 0; member < draft.members.size(); member++) diary.add(new Step.Reassessed(at, member));
      if (drawn > 0.80) diary.add(new Step.Closed(diary.between(at.plusDays(7), at.toLocalDate().plusDays(30)), "DECLINED_PLAN"));
    }
  }

  /** Five attempts over six weeks, by telephone and through others, before a case is closed as lost. */
  private static void lost(LocalDateTime from, Diary diary) {
    var at = from;
    for (var channel : List.of("CALL", "WHATSAPP", "CALL", "RELATIVE", "CALL")) {
      at = diary.between(at.plusDays(11), at.toLocalDate().plusDays(15));
      diary.add(new Step.ContactAttempted(at, 0, channel, "NO_ANSWER"));
    }
    diary.add(new Step.Closed(diary.between(at.plusDays(1), at.toLocalDate().plusDays(8)), "LOST_TO_FOLLOW_UP"));
  }

  /** The case of somebody who is supported. */
  private final class Support {

    private final Draft draft;
    private final LocalDateTime arrived;
    private final Diary diary;
    private final List<Activity> activities = new ArrayList<>();
    private final List<Step> deliveries = new ArrayList<>();
    private final LocalDate firstOfYear = LocalDate.of(profile.year(), 1, 2);
    private final LocalDate lastOfYear = LocalDate.of(profile.year(), 12, 30);

    Support(Draft draft, LocalDateTime arrived, Diary diary) {
      this.draft = draft;
      this.arrived = arrived;
      this.diary = diary;
    }

    void write() {
      var room = Math.clamp(ChronoUnit.DAYS.between(arrived.toLocalDate(), lastOfYear) / 2, 4, 28);
      var reassessed = diary.between(arrived.plusHours(20), arrived.toLocalDate().plusDays(room / 2));
      var agreed = diary.between(reassessed.plusHours(20), arrived.toLocalDate().plusDays(room));
      for (var member = 0; member < draft.members.size(); member++) {
        diary.add(new Step.Reassessed(reassessed.plusMinutes(5L * member), member));
        if (draft.members.get(member).supported) support(member, agreed);
      }
      diary.add(new Step.PlanAgreed(agreed, activities));
      deliveries.forEach(diary::add);
      follow(reassessed.plusMinutes(60));
    }

    private void support(int member, LocalDateTime agreed) {
      var first = deliveries.size();
      for (var service : new ServiceChoice(profile.assumed().reintegration(), diary.chance).of(draft.members.get(member))) {
        var at = deliveries.size() == first ? inTheYear(agreed) : diary.between(agreed.plusDays(1), agreed.toLocalDate().plusDays(170));
        give(member, service, at, agreed);
      }
    }

    /** The first service, which makes somebody a supported person of the year. */
    private LocalDateTime inTheYear(LocalDateTime agreed) {
      var earliest = agreed.isBefore(firstOfYear.atStartOfDay()) ? firstOfYear.plusDays(1).atStartOfDay() : agreed.plusDays(1);
      var latest = earliest.toLocalDate().plusDays(45);
      return diary.between(earliest, latest.isAfter(lastOfYear) ? lastOfYear : latest);
    }

    private void give(int member, String service, LocalDateTime at, LocalDateTime agreed) {
      var quantity = service.startsWith("MHPSS") ? 2 + diary.chance.nextInt(5) : 1;
      var price = catalogue.price(service, draft.destination);
      var dimension = Catalogue.dimension(service);
      activities.add(new Activity(member, service, dimension, new Money(price.cents() * quantity, price.currency())));
      if (List.of("TVET", "JOB", "HEALTH_R", "LEGAL_R").contains(service))
        diary.add(new Step.Referred(diary.after(agreed), member, service));
      deliveries.add(new Step.Supported(at, member, service, dimension, quantity, price));
      if (service.equals("MICROBIZ")) instalments(member, service, at, price);
    }

    /** The first with the start of the business, the second some months later against proof. */
    private void instalments(int member, String service, LocalDateTime at, Money price) {
      var first = new Money(price.cents() * 6 / 10, price.currency());
      var second = new Money(price.cents() - first.cents(), price.currency());
      var asked = diary.after(at);
      diary.add(new Step.InstalmentRequested(asked, member, service, 1, first));
      var paid = diary.between(asked.plusDays(2), asked.toLocalDate().plusDays(9));
      diary.add(new Step.InstalmentPaid(paid, member, service, 1, first));
      var again = diary.between(paid.plusDays(100), paid.toLocalDate().plusDays(170));
      diary.add(new Step.InstalmentRequested(again, member, service, 2, second));
      diary.add(new Step.InstalmentPaid(diary.between(again.plusDays(2), again.toLocalDate().plusDays(12)), member, service, 2, second));
    }

    private void follow(LocalDateTime baseline) {
      var survey = new Waves(draft, diary);
      survey.wave("BASELINE", baseline, 0.0);
      var half = diary.at(arrived.toLocalDate().plusDays(180 + diary.chance.nextInt(20)));
      var year = diary.at(arrived.toLocalDate().plusDays(364 + diary.chance.nextInt(20)));
      if (diary.chance.nextDouble() < 0.85) survey.wave("MIDTERM", half, 0.10);
      if (diary.chance.nextDouble() < 0.75) {
        survey.wave("ENDLINE_12M", year, 0.18);
        var from = diary.latest().plusDays(2);
        var reason = diary.chance.nextDouble() < 0.8 ? "COMPLETED" : "END_OF_SUPPORT_PERIOD";
        diary.add(new Step.Closed(diary.between(from, from.toLocalDate().plusDays(18)), reason));
      } else lost(diary.latest().isAfter(year) ? diary.latest() : year, diary);
    }
  }
}
