package org.rihla.journey;

import static org.rihla.journey.History.Group.ALMOST_OF_AGE;
import static org.rihla.journey.History.Group.CHILD_ALONE;
import static org.rihla.journey.History.Group.ILL;
import static org.rihla.journey.History.Group.SEEKING_ASYLUM;
import static org.rihla.journey.History.Group.TRAFFICKED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.rihla.access.Compartment;
import org.rihla.access.Role;
import org.rihla.casework.Eligibility.NotEligible;
import org.rihla.casework.Safeguard;
import org.rihla.counselling.Declarations.ChildsView;
import org.rihla.counselling.Declarations.Declaration;
import org.rihla.counselling.Declarations.Guardian;
import org.rihla.counselling.Declarations.Leaver;
import org.rihla.health.Examinations.Examination;
import org.rihla.people.Papers.Paper;
import org.rihla.protection.Screening.Answer;
import org.rihla.protection.Screening.Screened;
import org.rihla.protection.Screening.Vulnerability;
import org.rihla.values.PersonId;

/** Everything that staff do with a case, for one {@link History}: the way that leads home, in its order, and what comes between. */
final class Deeds {

  /** @param alone changes the day, or what stands in no case: never done at once with something else */
  record Deed(String name, boolean alone, Consumer<History> does) {

    Deed(String name, Consumer<History> does) { this(name, false, does); }
  }

  private int steps;

  /** The next step of the way home, sometimes the one after it; after the last, from the beginning, for whatever was undone. */
  Deed helping(History of) {
    var way = way(of);
    if (of.oneIn(10)) steps++; // forgotten
    return way.get(steps++ % way.size());
  }

  Deed anything(History of) { return of.oneIn(3) ? of.oneOf(way(of)) : of.oneOf(BETWEEN); }

  private static List<Deed> way(History of) {
    var way = new ArrayList<Deed>();
    way.add(new Deed("take on", Deeds::takeOn));
    way.add(new Deed("counsel", h -> h.host(Role.RETURN_COUNSELLOR, () -> h.p.conversations.hold(h.family.id, Family.conversation(
      h.family.everybody)))));
    way.add(each("screen", (h, person) -> screen(h, person, h.isOf(CHILD_ALONE, ALMOST_OF_AGE) ? Answer.YES : Answer.NO, Answer.NO)));
    if (of.isOf(TRAFFICKED)) way.addAll(trafficked());
    if (of.isOf(SEEKING_ASYLUM)) way.addAll(seekingAsylum());
    if (of.isOf(CHILD_ALONE, ALMOST_OF_AGE)) way.addAll(alone());
    way.add(each("declare", Deeds::declare));
    way.add(new Deed("apply", h -> h.host(Role.RETURN_COUNSELLOR, () -> h.p.moves.apply(h.family.id))));
    way.add(new Deed("release hold", Deeds::release));
    way.add(new Deed("apply", h -> h.host(Role.RETURN_COUNSELLOR, () -> h.p.moves.apply(h.family.id))));
    way.add(new Deed("eligible", h -> h.host(Role.OFFICE_MANAGER, () -> h.p.eligibility.confirm(h.family.id))));
    way.add(new Deed("reserve", Deeds::reserve));
    way.add(new Deed("open again", true, Deeds::reopenDestination));
    way.add(new Deed("approve", h -> h.host(Role.OFFICE_MANAGER, () -> h.p.moves.approve(h.family.id))));
    way.add(new Deed("hand over", h -> h.family.handOver()));
    way.add(each("paper", (h, person) -> paper(h, person, h.oneIn(3) ? h.family.today.plusDays(6) : h.family.today.plusYears(1))));
    way.add(new Deed("exit", h -> {
      h.host(Role.MOVEMENTS_OFFICER, () -> h.p.documents.requestExit(h.family.id));
      h.host(Role.MOVEMENTS_OFFICER, () -> h.p.documents.answerExit(h.family.id, "GRANTED", h.family.today.plusDays(90)));
    }));
    way.add(each("examine", (h, person) -> examine(h, person, h.isOf(ILL) ? "FIT_WITH_CONDITIONS" : "FIT", 60)));
    if (of.isOf(ILL)) way.addAll(ill());
    way.add(new Deed("book", h -> book(h, h.family.everybody, 5)));
    if (of.isOf(CHILD_ALONE, ALMOST_OF_AGE))
      way.add(each("escort", (h, person) -> h.host(Role.MOVEMENTS_OFFICER, () -> h.p.journeys
        .assignEscort(h.family.id, person, "SOCIAL_WORKER", "Invented Escort"))));
    way.add(new Deed("reception", h -> h.origin(Role.ORIGIN_CASE_WORKER, () -> h.p.journeys.confirmReception(h.family.id, true))));
    way.add(new Deed("wait", true, h -> h.family.later(4)));
    way.add(new Deed("clear", h -> h.host(Role.OFFICE_MANAGER, () -> h.p.moves.clear(h.family.id))));
    way.add(new Deed("the day comes", true, Deeds::theDayComes));
    if (of.isOf(ILL))
      way.add(each("check", (h, person) -> h.host(Role.MEDICAL_OFFICER, () -> h.p.examinations.checkBeforeEmbarkation(
        h.family.id, person, true))));
    way.add(each("reconfirm", (h, person) -> reconfirm(h, person, true)));
    way.add(new Deed("depart", h -> h.host(Role.MOVEMENTS_OFFICER, () -> h.p.departures.depart(h.family.id, "DEPARTED"))));
    return way;
  }

  private static List<Deed> trafficked() {
    return List.of(
      each("found trafficked", (h, person) -> h.host(Role.PROTECTION_OFFICER, () -> h.p.screening.identify(h.family.id, person,
        new Vulnerability("VOT_C", "CONFIRMED", "STAFF")))),
      each("risk signed here", (h, person) -> risk(h, person, true, "LOW")),
      each("risk signed there", (h, person) -> {
        h.family.named(h.p.as(Role.PROTECTION_OFFICER, Programme.CONAKRY), Compartment.TRAFFICKING);
        risk(h, person, false, "LOW");
      }),
      each("time to recover", (h, person) -> {
        if (h.family.count("protection.finding where kind = 'REFLECTION_PERIOD'") == 0 || h.oneIn(8))
          h.host(Role.PROTECTION_OFFICER, () -> h.p.safety.setReflectionPeriod(h.family.id, person, h.family.today.plusDays(31)));
      }),
      new Deed("two weeks", true, h -> h.family.later(14)));
  }

  private static List<Deed> seekingAsylum() {
    return List.of(
      each("needs protection", (h, person) -> h.host(Role.PROTECTION_OFFICER, () -> h.p.screening.identify(h.family.id, person,
        new Vulnerability("INTL_PROT", "CONFIRMED", "SELF")))),
      each("advised", (h, person) -> h.host(Role.PROTECTION_OFFICER, () -> h.p.safety.resolveProtection(h.family.id, person,
        "INDEPENDENT_ADVICE_SIGNED", h.planted.words("She")))));
  }

  private static List<Deed> alone() {
    return List.of(
      each("trace", (h, person) -> h.host(Role.PROTECTION_OFFICER, () -> h.p.children.traceFamily(h.family.id, person, "FOUND", h.planted
        .words("An aunt")))),
      each("assess the family", (h, person) -> assess(h, person, "POSITIVE")),
      each("panel", (h, person) -> {
        var members = List.of(h.p.as(Role.OFFICE_MANAGER, Programme.RABAT).id(), h.p.as(Role.OFFICE_MANAGER, Programme.RABAT, "2").id());
        h.family.named(h.p.as(Role.PROTECTION_OFFICER, Programme.RABAT, "2"), Compartment.CHILD);
        h.second(Role.PROTECTION_OFFICER, () -> h.p.bestInterests.open(h.family.id, person, "RETURN", h.planted.words("Her aunt asks"),
          members));
      }),
      each("the panel answers", (h, person) -> {
        h.host(Role.OFFICE_MANAGER, () -> h.p.bestInterests.answer(h.family.id, person, true, null));
        h.second(Role.OFFICE_MANAGER, () -> h.p.bestInterests.answer(h.family.id, person, true, null));
      }),
      each("who receives", (h, person) -> h.host(Role.PROTECTION_OFFICER, () -> h.p.children.nameReceivingAdult(h.family.id, person,
        h.planted.name(), "aunt", "INV-1"))));
  }

  private static List<Deed> ill() {
    return List.of(
      each("conditions met", (h, person) -> h.host(Role.MEDICAL_OFFICER, () -> h.p.examinations.meetConditions(h.family.id, person, List.of(
        "WHEELCHAIR")))),
      each("clinic", (h, person) -> h.host(Role.MEDICAL_OFFICER, () -> h.p.examinations.nameReceivingFacility(h.family.id, person,
        "Clinic " + h.planted.name(), 30))));
  }

  /** What comes between: stops, undoes, or only disturbs. */
  private static final List<Deed> BETWEEN = List.of(
    new Deed("take on", Deeds::takeOn),
    new Deed("days pass", true, h -> h.family.later(h.chance().nextInt(6))),
    new Deed("months pass", true, h -> {
      if (h.oneIn(6)) h.family.later(h.chance().nextInt(120));
    }),
    new Deed("hold", h -> h.host(Role.RETURN_COUNSELLOR, () -> h.p.holds.place(h.family.id, "PROTECTION_REVIEW"))),
    new Deed("release hold", Deeds::release),
    one("fear", (h, person) -> screen(h, person, Answer.NO, Answer.YES)),
    one("suspected trafficked", (h, person) -> {
      if (h.oneIn(4))
        h.host(Role.PROTECTION_OFFICER,
          () -> h.p.screening.identify(h.family.id, person, new Vulnerability("VOT_P", "SUSPECTED", "STAFF")));
    }),
    one("not trafficked", (h, person) -> h.host(Role.PROTECTION_OFFICER, () -> h.p.screening.identify(h.family.id, person,
      new Vulnerability("VOT_P", "REFUTED", "STAFF")))),
    one("risk high", (h, person) -> risk(h, person, h.oneIn(2), "HIGH")),
    one("support", (h, person) -> h.host(Role.PROTECTION_OFFICER, () -> h.p.support.decide(h.family.id, person, "REINFORCED", List.of(
      "VOT")))),
    one("family says no", (h, person) -> assess(h, person, "NEGATIVE")),
    one("family lost", (h, person) -> h.host(Role.PROTECTION_OFFICER, () -> h.p.children.traceFamily(h.family.id, person, "CONTACT_LOST",
      null))),
    one("reopen panel", (h, person) -> h.host(Role.PROTECTION_OFFICER, () -> h.p.bestInterests.reopen(h.family.id, person))),
    one("panel says no", (h, person) -> h.second(Role.OFFICE_MANAGER, () -> h.p.bestInterests.answer(h.family.id, person, false, h.planted
      .words("Nobody asked")))),
    one("unfit", (h, person) -> examine(h, person, h.oneIn(2) ? "UNFIT" : "TEMPORARILY_UNFIT", 10)),
    one("fit for three days", (h, person) -> examine(h, person, "FIT", 3)),
    one("short paper", (h, person) -> paper(h, person, h.family.today.plusDays(2))),
    new Deed("exit refused", h -> h.host(Role.MOVEMENTS_OFFICER, () -> h.p.documents.answerExit(h.family.id, "REFUSED", null))),
    new Deed("book some", h -> book(h, List.of(h.anyone()), 3)),
    new Deed("book tomorrow", h -> book(h, h.family.everybody, 1)),
    new Deed("reception refused", h -> h.origin(Role.ORIGIN_CASE_WORKER, () -> h.p.journeys.confirmReception(h.family.id, false))),
    new Deed("closed there", true, h -> {
      if (h.oneIn(3)) h.host(Role.PROTECTION_OFFICER, () -> {
        h.p.decisions.closeDestination(Programme.GUINEA, "Invented notice");
        return true;
      });
    }),
    new Deed("open again", true, Deeds::reopenDestination),
    one("no longer wants", (h, person) -> reconfirm(h, person, false)),
    one("reconfirm", (h, person) -> reconfirm(h, person, true)),
    new Deed("no show", h -> h.host(Role.MOVEMENTS_OFFICER, () -> h.p.departures.depart(h.family.id, h.oneIn(2)
      ? "NO_SHOW"
      : "OFFLOADED_MEDICAL"))),
    new Deed("withdraw", h -> {
      if (h.oneIn(12)) h.host(Role.RETURN_COUNSELLOR, () -> h.p.declarations.withdraw(h.family.id, h.anyone(), "PHONE"));
    }),
    one("leaves the group", (h, person) -> {
      if (h.oneIn(8))
        h.host(Role.RETURN_COUNSELLOR, () -> h.p.declarations.withdrawAlone(h.family.id, new Leaver(person, "PHONE", h.isAChild(
          person) ? new Guardian("Her mother", "mother") : null, h.anyone())));
    }),
    new Deed("not eligible", h -> {
      if (h.oneIn(4))
        h.host(Role.OFFICE_MANAGER, () -> h.p.eligibility.refuse(h.family.id, new NotEligible("OWN_MEANS",
          "Your work lets you pay the journey yourselves.", List.of("COMPLAINT"))));
    }),
    new Deed("ask override", h -> h.host(Role.OFFICE_MANAGER, () -> h.p.decisions.askOverride(h.family.id, h.oneOf(List.of(Safeguard
      .values())), "The grandmother is dying, they ask to leave now.", h.oneIn(2)))),
    new Deed("confirm override", h -> h.second(Role.OFFICE_MANAGER, () -> h.p.decisions.confirmOverride(h.family.id, h.oneOf(List.of(
      Safeguard.values()))))),
    one("no longer shared", (h, person) -> {
      if (h.oneIn(4)) h.host(Role.RETURN_COUNSELLOR, () -> h.p.consenting.withdraw(h.family.id, person, "C_SHARE_ORIGIN", null, "PHONE"));
    }),
    new Deed("arrive", h -> h.origin(Role.ORIGIN_CASE_WORKER, () -> h.p.departures.arrive(h.family.id, "ARRIVED", "IOM", true))),
    new Deed("close", h -> {
      if (h.oneIn(20)) h.host(Role.RETURN_COUNSELLOR, () -> h.p.moves.close(h.family.id, "LOST_CONTACT", "Nobody answers any more."));
    }));

  // ---- how each is done

  private static Deed each(String name, BiConsumer<History, PersonId> deed) {
    return new Deed(name, h -> List.copyOf(h.family.everybody).forEach(person -> deed.accept(h, person)));
  }

  private static Deed one(String name, BiConsumer<History, PersonId> deed) { return new Deed(name, h -> deed.accept(h, h.anyone())); }

  private static void takeOn(History h) {
    for (var role : List.of(Role.RETURN_COUNSELLOR, Role.PROTECTION_OFFICER, Role.MEDICAL_OFFICER))
      h.family.working(h.p.as(role, Programme.RABAT));
    h.family.working(h.p.as(Role.ORIGIN_CASE_WORKER, Programme.CONAKRY));
  }

  private static void screen(History h, PersonId person, Answer alone, Answer afraid) {
    h.host(Role.RETURN_COUNSELLOR,
      () -> h.p.screening.screen(h.family.id, new Screened(person, afraid, Answer.NO, Answer.NO, alone, List.of(), h.planted
        .words("She says"))));
  }

  private static void declare(History h, PersonId person) {
    boolean child = h.isAChild(person);
    h.host(Role.RETURN_COUNSELLOR, () -> h.p.declarations.sign(h.family.id, new Declaration(person, "fr", "SIGNATURE", true, child
      ? new Guardian("Invented Guardian", "mother")
      : null, child ? new ChildsView(h.oneIn(20) ? "DOES_NOT_WANT" : "WANTS", h.planted.words("I want")) : null)));
  }

  private static void release(History h) {
    h.second(Role.PROTECTION_OFFICER, () -> h.p.holds.release(h.family.id, h.planted.words("Spoken with alone")));
    h.host(Role.PROTECTION_OFFICER, () -> h.p.holds.release(h.family.id, h.planted.words("Spoken with alone")));
  }

  private static void reserve(History h) {
    var cents = new TreeMap<String, Long>();
    Programme.CATEGORIES.forEach(category -> cents.put(category, 50_000L));
    h.host(Role.FINANCE_OFFICER, () -> h.p.budgets.reserve(h.family.id, cents));
  }

  private static void paper(History h, PersonId person, LocalDate until) {
    h.host(Role.RETURN_COUNSELLOR,
      () -> h.p.particulars.recordPaper(h.family.id, person, new Paper("PASSPORT", "INV" + h.chance().nextInt(1_000_000),
        Programme.GUINEA, null, until, "WITH_APPLICANT")));
  }

  private static void examine(History h, PersonId person, String result, int days) {
    h.host(Role.MEDICAL_OFFICER, () -> h.p.examinations.examine(h.family.id, new Examination(person, "FIT_TO_TRAVEL", result, result.equals(
      "FIT_WITH_CONDITIONS") ? List.of("WHEELCHAIR") : List.of(), h.family.today.plusDays(days), h.isOf(ILL), h.planted.words("Insulin"))));
  }

  private static void book(History h, List<PersonId> persons, int days) {
    h.host(Role.MOVEMENTS_OFFICER, () -> h.p.journeys.book(h.family.id, persons, Family.booking(h.family.today.plusDays(days)), h.oneIn(
      10)));
  }

  private static void risk(History h, PersonId person, boolean host, String level) {
    Callable<?> signed = () -> h.p.safety.assessSecurityRisk(h.family.id, person, level, h.planted.words("Lives inland"));
    if (host) h.host(Role.PROTECTION_OFFICER, signed);
    else h.origin(Role.PROTECTION_OFFICER, signed);
  }

  private static void assess(History h, PersonId person, String result) {
    h.family.named(h.p.as(Role.PROTECTION_OFFICER, Programme.CONAKRY), Compartment.CHILD);
    h.origin(Role.PROTECTION_OFFICER, () -> h.p.children.assessFamily(h.family.id, person, result, h.planted.words("A room")));
  }

  private static void reconfirm(History h, PersonId person, boolean still) {
    h.host(Role.MOVEMENTS_OFFICER, () -> h.p.declarations.reconfirm(h.family.id, person, still, true, "fr"));
  }

  static void reopenDestination(History h) {
    h.host(Role.PROTECTION_OFFICER, () -> {
      h.p.decisions.reopenDestination(Programme.GUINEA);
      return true;
    });
  }

  private static void theDayComes(History h) {
    var day = h.p.db.sql("select planned_departure from casework.return_case where id = ?").param(h.family.id.value())
      .query(LocalDate.class)
      .optional().orElse(null);
    if (day != null && day.isAfter(h.family.today)) h.family.today = day;
  }
}
