package org.rihla.programme;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rihla.values.Money;

/** The way of one case to the airport. Parts of the way are measured up to the examination, which must be fresh at the departure. */
final class Course {

  private static final double EXAMINATION = 0.6;
  /** Some who are ten at registration are twelve, and must have been counselled, before they leave. */
  private static final int OLD_ENOUGH = 10;

  private final Draft draft;
  private final List<PlannedPerson> people;
  private final Diary diary;
  private final double scale;
  final LocalDateTime departure;
  LocalDateTime needsAssessed = LocalDateTime.MIN;
  LocalDateTime approved = LocalDateTime.MIN;

  Course(Draft draft, List<PlannedPerson> people, Diary diary) {
    this.draft = draft;
    this.people = people;
    this.diary = diary;
    this.scale = before(10, 0.4) / EXAMINATION;
    var hour = draft.charter ? 11 : 7 + diary.chance.nextInt(14);
    this.departure = diary.until.atTime(hour, draft.charter ? 0 : 5 * diary.chance.nextInt(12));
  }

  private LocalDateTime early(double part) { return diary.next(part * scale); }

  private double before(int days, double share) { return 1 - Math.min(days, share * diary.days()) / diary.days(); }

  private int[] members() { return IntStream.range(0, people.size()).toArray(); }

  private boolean is(int member, String... codes) { return people.get(member).has(codes); }

  void intake() {
    diary.add(new Step.Registered(early(0)));
    early(0.01);
    for (var member : members()) if (draft.members.get(member).age >= OLD_ENOUGH) diary.add(new Step.Counselled(diary.next(), member));
    early(0.03);
    for (var member : members()) {
      var at = diary.next();
      diary.add(new Step.Screened(at, member, people.get(member).vulnerabilities()));
      if (is(member, "VOT_P", "VOT_C")) diary.add(new Step.ReflectionStarted(at.plusMinutes(5), member, at.toLocalDate().plusDays(30)));
    }
    if (draft.unaccompaniedChild()) diary.add(new Step.GuardianAppointed(early(0.05), 0, "Guardian " + draft.key + " (invented)"));
    early(0.07);
    for (var member : members()) diary.add(new Step.NeedsAssessed(needsAssessed = diary.next(), member, needs(member)));
    early(0.12);
    for (var member : members()) diary.add(new Step.Declared(diary.next(), member));
  }

  private List<String> needs(int member) {
    if (is(member, "MED_S", "PREG", "DIS_WALK")) return List.of("HEALTH", "FOOD");
    if (is(member, "VOT_P", "VOT_C", "GBV")) return List.of("SAFETY", "PSYCHOSOCIAL");
    if (is(member, "DESTITUTE")) return List.of("HOUSING", "FOOD", "CLOTHING");
    return draft.members.get(member).child ? List.of("CLOTHING", "CHILDCARE") : List.of("DOCUMENTS", "INCOME");
  }

  void protection() {
    var stays = draft.outcome == Outcome.NOT_RETURN_PROTECTION;
    if (draft.held || stays) diary.add(new Step.HoldPlaced(early(0.15), stays ? "FEAR_OF_RETURN" : "PROTECTION_REVIEW"));
    if (draft.seeksProtection()) early(0.18);
    if (draft.seeksProtection())
      for (var member : members())
        diary.add(new Step.UnhcrConsulted(diary.next(), member, stays ? "REFERRED_UNHCR_STAYS" : "UNHCR_CONSULTED_RETURN"));
    if (draft.unaccompaniedChild()) {
      diary.add(new Step.FamilyTraced(early(0.18), 0, "FOUND"));
      diary.add(new Step.FamilyAssessed(early(0.21), 0, "POSITIVE"));
      diary.add(new Step.BestInterestsDetermined(early(0.24), 0, stays ? "LOCAL" : "RETURN"));
      diary.add(new Step.ReceivingAdultNamed(early(0.25), 0, "Relative " + draft.key + " (invented)"));
    }
    for (var member : members())
      if (is(member, "VOT_P", "VOT_C")) diary.add(new Step.SecurityAssessed(early(0.24), member, is(member, "VOT_C") ? "MEDIUM" : "LOW"));
    if (stays) close();
    else if (draft.held) diary.add(new Step.HoldReleased(early(0.25)));
  }

  private void close() {
    var at = early(0.27);
    diary.add(new Step.Closed(at, "PROTECTION_NOT_RETURN"));
    draft.ends = at;
  }

  void decision(Map<String, Money> reserves) {
    diary.add(new Step.MoneyReserved(early(0.28), reserves));
    approved = early(0.30);
    diary.add(new Step.Approved(approved));
  }

  void papers() {
    var lacking = IntStream.of(members()).filter(member -> !hasPassport(member)).toArray();
    early(0.32);
    for (var member : lacking) diary.add(new Step.ConsulateAsked(diary.next(), member));
    if (lacking.length > 0) appointments();
    for (var member : lacking) diary.add(new Step.ConsulateAppointment(diary.next(), member, draft.mission));
    early(0.48);
    for (var member : lacking) {
      var at = diary.next();
      diary.add(new Step.PaperIssued(at, member, Identities.laissezPasser(draft.key, member, at.toLocalDate(), draft.departs)));
    }
    diary.add(new Step.ExitRequested(early(0.50)));
    diary.add(new Step.ExitGranted(early(0.57)));
  }

  /** A mission of the consulate receives everybody on the same Wednesday. */
  private void appointments() {
    var at = early(0.40);
    if (!draft.mission) return;
    var wednesday = at.toLocalDate().with(TemporalAdjusters.nextOrSame(DayOfWeek.WEDNESDAY));
    diary.next((double) ChronoUnit.DAYS.between(diary.from, wednesday) / diary.days());
  }

  private boolean hasPassport(int member) {
    var paper = people.get(member).paper();
    return paper != null && paper.type().equals("PASSPORT");
  }

  /** After the decision, in the year, well before the departure; beside everything else. */
  void virtualSession(int year) {
    var wanted = diary.from.plusDays(Math.round(diary.days() * 0.5 * scale));
    var earliest = LocalDate.of(year, 1, 3);
    var at = diary.at(Periods.weekdayAfter(wanted.isBefore(earliest) ? earliest : wanted));
    diary
      .add(new Step.VirtualSession(at, IntStream.of(members()).filter(member -> people.get(member).virtualCounselling()).boxed().toList()));
  }

  LocalDateTime journey() {
    diary.next(before(10, 0.4));
    for (var member : members()) {
      var at = diary.next();
      var conditions = conditions(member);
      diary.add(
        new Step.Examined(at, member, conditions.isEmpty() ? "FIT" : "FIT_WITH_CONDITIONS", conditions, at.toLocalDate().plusDays(40)));
    }
    diary.add(booked(diary.next(before(8, 0.32)), departure, 0));
    for (var member : members())
      if (escort(member) != null) diary.add(new Step.EscortAssigned(diary.next(before(7, 0.28)), member, String.valueOf(escort(member))));
    var facility = draft.any("MED_S", "MENTAL", "SUBST") ? "Hospital " + draft.destination + " (invented)" : null;
    diary.add(new Step.ReceptionConfirmed(diary.next(before(6, 0.24)), facility));
    diary.add(new Step.Cleared(diary.next(before(3, 0.12))));
    return leave(draft.outcome.missesTheFirstFlight() ? missed() : departure);
  }

  private Step.Booked booked(LocalDateTime at, LocalDateTime leaves, int attempt) {
    var charter = draft.charter && attempt == 0;
    var flight = charter ? "INV-" + draft.destination : "INV%04d".formatted((draft.key * 3 + attempt) % 10_000);
    return new Step.Booked(at, flight, charter, leaves, leaves.plusHours(hours()));
  }

  /** Hours in the air and between flights, without changing zones. */
  private int hours() {
    return 3 + Math.floorMod(draft.destination.code().hashCode(), 6);
  }

  /** Some did not come: the next flight is booked, and the second time they leave. */
  private LocalDateTime missed() {
    diary.add(new Step.NoShow(departure));
    if (draft.outcome == Outcome.NO_SHOW_THEN_WITHDREW) draft.ends = diary.at(Periods.weekdayAfter(departure.toLocalDate().plusDays(1)));
    var again = draft.departs.atTime(departure.toLocalTime());
    diary.add(booked(diary.at(Periods.weekdayAfter(departure.toLocalDate().plusDays(2))), again, 1));
    return again;
  }

  private LocalDateTime leave(LocalDateTime at) {
    for (var member : members()) {
      if (!conditions(member).isEmpty()) diary.add(new Step.PreEmbarkationChecked(at.minusMinutes(170L - member), member));
      diary.add(new Step.WillReconfirmed(at.minusMinutes(150L - 3L * member), member));
    }
    diary.add(new Step.Departed(at));
    diary.add(new Step.Arrived(at.plusHours(hours())));
    return at.plusHours(hours());
  }

  private List<String> conditions(int member) {
    if (is(member, "MED_S")) return List.of("MEDICAL_ESCORT", "MEDICATION_ON_BOARD");
    if (is(member, "MENTAL", "SUBST")) return List.of("MEDICATION_ON_BOARD");
    if (is(member, "DIS_WALK")) return List.of("WHEELCHAIR");
    return is(member, "PREG") ? List.of("AISLE_OR_ROW") : List.of();
  }

  private @Nullable String escort(int member) {
    if (is(member, "MED_S")) return "MEDICAL";
    return member == 0 && draft.unaccompaniedChild() ? "SOCIAL" : null;
  }
}
