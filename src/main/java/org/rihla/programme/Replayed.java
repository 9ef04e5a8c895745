package org.rihla.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Demonstration;
import org.rihla.access.Role;
import org.rihla.access.Sight;
import org.rihla.casework.Move;
import org.rihla.casework.Outcome;
import org.rihla.casework.Team;
import org.rihla.casework.Transfers;
import org.rihla.travel.Departures.Departure;
import org.rihla.values.Calendar;
import org.rihla.values.CaseId;
import org.rihla.values.Country;
import org.rihla.values.OfficeCode;
import org.rihla.values.PersonId;

/** One planned case while it is replayed: who is who in the installation, what time it is, and who acts. */
final class Replayed {

  private static final Set<Role> TAKE_ON = Set.of(Role.RETURN_COUNSELLOR, Role.ORIGIN_CASE_WORKER, Role.PROTECTION_OFFICER,
    Role.MEDICAL_OFFICER);
  private static final Set<String> HEALTH = Set.of("MED_S", "MENTAL", "SUBST");

  private static final OfficeCode HEAD_OFFICE = new OfficeCode("RBA");

  private final PlannedCase plan;
  private final Map<String, Actor> staff;
  private final ZoneId zone;
  private @Nullable CaseId id;
  private final List<PersonId> persons = new ArrayList<>();
  private LocalDateTime at = LocalDateTime.MIN;
  private String guardian = "(invented) guardian";
  private boolean missedFlight;
  private final Team team;
  private final Transfers transfers;
  private boolean handedOver;
  /** Those who have taken the case on, as far as this run knows. */
  private final Set<Actor> working = new HashSet<>();
  private int verbs;
  private @Nullable Actor last;

  Replayed(PlannedCase plan, Map<String, Actor> staff, ZoneId zone, Team team, Transfers transfers) {
    this.plan = plan;
    this.staff = staff;
    this.zone = zone;
    this.team = team;
    this.transfers = transfers;
  }

  void begin(LocalDateTime moment) { at = moment; }

  void registered(CaseId opened, List<PersonId> members) {
    id = opened;
    persons.clear();
    persons.addAll(members);
  }

  CaseId id() { return Objects.requireNonNull(id); }

  PlannedCase plan() { return plan; }

  PersonId person(int member) { return persons.get(member); }

  List<PersonId> everybody() { return List.copyOf(persons); }

  PlannedPerson planned(int member) { return plan.members().get(member); }

  int size() { return plan.members().size(); }

  Country destination() { return plan.destination(); }

  LocalDate today() { return at.toLocalDate(); }

  Instant now() { return at.atZone(zone).toInstant(); }

  String guardian() { return guardian; }

  void appoint(String name) { guardian = name; }

  /** A step done by an earlier run still leaves its mark. */
  void wasDone(Step step) {
    switch (step) {
      case Step.GuardianAppointed(_, _, var name) -> appoint(name);
      case Step.NoShow _ -> missFlight();
      case Step.WillReconfirmed _,Step.PreEmbarkationChecked _ -> missedFlight = false;
      default -> {
      }
    }
  }

  boolean missedFlight() { return missedFlight; }

  LocalDateTime at() { return at; }

  void missFlight() { missedFlight = true; }

  /** True once after a missed flight: the group must be cleared again for its new day. */
  boolean mustClearAgain() {
    boolean missed = missedFlight;
    missedFlight = false;
    return missed;
  }

  boolean minor(int member) { return planned(member).isChildOn(today()); }

  /** In a demonstration each child is asked that is old enough for it, and says yes. */
  boolean saidItself(int member) {
    return planned(member).saidItselfOn(today());
  }

  String language(int member) { return planned(member).language(); }

  boolean isHealthCase(int member) { return planned(member).vulnerabilities().stream().anyMatch(each -> HEALTH.contains(each.code())); }

  boolean atHome() { return plan.first(Step.Arrived.class).map(arrived -> !arrived.isAfter(at)).orElse(false); }

  boolean lastDeclaration(int member) {
    return plan.all(Step.Declared.class).getLast().member() == member && plan.all(Step.Declared.class).size() == size();
  }

  int verbs() { return verbs; }

  /** The host office's; two people where the office has no other. */
  Actor staff(Role role) { return staffOf(role, plan.office()); }

  private Actor staffOf(Role role, OfficeCode office) {
    var found = staff.get(Demonstration.login(role, office));
    if (found == null) throw stuck("nobody works as " + role);
    return found;
  }

  /** Somebody of the host office does it, or of the origin office where the role is only there. */
  void as(Role role, Callable<Outcome> verb) {
    done(run(role == Role.ORIGIN_CASE_WORKER ? staffOf(role, origin()) : staff(role), verb));
  }

  /** The second of the host office in that role, for what the first has worked on. */
  void asSecond(Role role, Callable<Outcome> verb) {
    done(run(second(role), verb));
  }

  Actor second(Role role) {
    var second = staff.get(Demonstration.login(role, plan.office()) + "2");
    if (second == null) throw stuck("nobody else works as " + role);
    return second;
  }

  void atOrigin(Role role, Callable<Outcome> verb) { done(run(staffOf(role, origin()), verb)); }

  void moves(Role role, Callable<Move> verb) {
    var move = run(staff(role), verb);
    if (!move.made()) throw stuck(move.toString());
  }

  /** A step that may find its gate not yet open, or already passed: the plan comes back to it. */
  void mayWait(Role role, Callable<Move> verb) {
    run(staff(role), verb);
  }

  void departs(Role role, Callable<Departure> verb) {
    var departure = run(staff(role), verb);
    switch (departure) {
      case Departure.Asked(var move) when !move.made() -> throw stuck(move.toString());
      case Departure.AnotherDay(var booked) -> throw stuck("booked for " + booked);
      case Departure.Asked _,Departure.Stayed _ -> {
      }
    }
  }

  /** Somebody else than the first is named for a sealed part: the first asks, the data protection officer confirms. */
  void name(Actor who, Compartment sealed) {
    if (who.office().equals(origin())) handOver();
    var first = staff(Role.PROTECTION_OFFICER);
    var asked = run(first, () -> team.askReader(id(), who.id(), sealed, "(invented) Works on this person's return too."));
    if (asked instanceof Outcome.Refused) return; // named already
    var watches = staffOf(Role.DATA_PROTECTION_OFFICER, HEAD_OFFICE);
    Sight.wide(() -> team.requests(id())).forEach(request -> done(run(watches, () -> team.confirmReader(id(), request, true))));
    working.add(who);
  }

  Actor whoAtOrigin(Role role) { return staffOf(role, origin()); }

  /** Before the office of origin does anything, the case is offered to it and accepted; what an earlier run did is not done again. */
  void handOver() {
    if (handedOver) return;
    handedOver = true;
    if (plan.first(Step.Departed.class).map(left -> left.isBefore(at)).orElse(false)) return; // then it has gone over with them
    var there = staffOf(Role.ORIGIN_CASE_WORKER, origin());
    run(staff(Role.RETURN_COUNSELLOR), () -> transfers.offer(id(), planned(0).language()));
    boolean known = !working.add(there); // accepting is taking it on
    if (run(there, () -> transfers.accept(id(), there.id())) instanceof Outcome.Refused && !known) working.remove(there);
  }

  <T> T run(Actor actor, Callable<T> verb) {
    if (actor.office().equals(origin()) && !persons.isEmpty()) handOver();
    if (TAKE_ON.contains(actor.role()) && !persons.isEmpty() && working.add(actor)) run(actor, () -> team.takeOn(id()));
    verbs++;
    last = actor;
    return inTheNameOf(actor, () -> Calendar.at(now(), verb));
  }

  private static <T> T inTheNameOf(Actor actor, Callable<T> work) {
    try {
      return actor.doing(work);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** In the name of whoever acted last, so that the database need not be told of another. */
  void lastly(Runnable work) {
    if (last == null) work.run();
    else inTheNameOf(last, Executors.callable(work));
  }

  OfficeCode origin() { return new OfficeCode(plan.destination().code()); }

  private void done(Outcome outcome) {
    if (outcome instanceof Outcome.Refused(var reasons)) throw stuck(String.join(", ", reasons));
  }

  IllegalStateException stuck(String why) { return new IllegalStateException("case " + plan.key() + " of the plan at " + at + ": " + why); }
}
