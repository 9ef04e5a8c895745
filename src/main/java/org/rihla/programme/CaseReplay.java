package org.rihla.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.rihla.access.Role;
import org.rihla.casework.Particulars;
import org.rihla.casework.Registration;
import org.rihla.casework.Registration.DuplicateAnswer;
import org.rihla.casework.Registration.Newcomer;
import org.rihla.casework.Registration.Registered;
import org.rihla.people.Contact;
import org.rihla.people.Identity;
import org.rihla.people.Identity.Precision;
import org.rihla.people.Identity.Sex;
import org.rihla.people.Papers.Paper;
import org.rihla.privacy.Assent;
import org.rihla.privacy.Consents.Consent;
import org.rihla.privacy.Consents.Terms;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.springframework.stereotype.Component;

/** Carries out one step of a plan through the same verbs that people use on the screen. */
@Component
class CaseReplay {

  private final Registration registration;
  private final Particulars particulars;
  private final HostVerbs host;
  private final ProtectionVerbs protection;
  private final TravelVerbs travel;
  private final OriginVerbs origin;

  CaseReplay(Registration registration, Particulars particulars, HostVerbs host, ProtectionVerbs protection, TravelVerbs travel,
    OriginVerbs origin) {
    this.registration = registration;
    this.particulars = particulars;
    this.host = host;
    this.protection = protection;
    this.travel = travel;
    this.origin = origin;
  }

  void carryOut(Step step, Replayed on) {
    on.begin(step.at());
    switch (step) {
      case Step.Registered _ -> register(on);
      case Step.Counselled(_, int member) -> host.counsel(on, member);
      case Step.Screened(_, int member, var found) -> host.screen(on, member, found);
      case Step.ReflectionStarted(_, int member, var until) -> protection.reflect(on, member, until);
      case Step.GuardianAppointed(_, _, var guardian) -> on.appoint(guardian);
      case Step.NeedsAssessed(_, int member, var needs) -> host.assessNeeds(on, member, needs);
      case Step.Declared(_, int member) -> host.declare(on, member);
      case Step.Delivered(_, int member, var service, int quantity, var cost) -> host.deliver(on, member, service, quantity, cost);
      case Step.HoldPlaced(_, var reason) -> protection.hold(on, reason);
      case Step.HoldReleased _ -> protection.release(on);
      case Step.UnhcrConsulted(_, int member, var resolution) -> protection.resolve(on, member, resolution);
      case Step.FamilyTraced(_, int member, var result) -> protection.trace(on, member, result);
      case Step.FamilyAssessed(_, int member, var result) -> protection.assessFamily(on, member, result);
      case Step.BestInterestsDetermined(_, int member, var decision) -> protection.determine(on, member, decision);
      case Step.ReceivingAdultNamed(_, int member, var adult) -> protection.nameAdult(on, member, adult);
      case Step.SecurityAssessed(_, int member, var risk) -> protection.signRisk(on, member, risk);
      case Step.MoneyReserved(_, var byCategory) -> host.reserve(on, byCategory);
      case Step.Approved _ -> host.approve(on);
      case Step.ConsulateAsked(_, int member) -> travel.ask(on, member);
      case Step.ConsulateAppointment(_, int member, _) -> travel.appointment(on, member);
      case Step.PaperIssued(_, int member, var paper) -> travel.issued(on, member, paper);
      case Step.VirtualSession(_, var attended) -> travel.meet(on, attended);
      case Step.ExitRequested _ -> travel.askExit(on);
      case Step.ExitGranted _ -> travel.grantExit(on);
      case Step.Examined(_, int member, var result, var conditions, var until) -> protection.examine(on, member, result, conditions, until);
      case Step.Booked(_, var flight, boolean charter, var departure, _) -> {
        travel.book(on, flight, charter, departure);
        if (on.missedFlight()) again(on); // reception and escort are for one day only
      }
      case Step.EscortAssigned(_, int member, var type) -> travel.escort(on, member, type);
      case Step.ReceptionConfirmed(_, var facility) -> {
        travel.receive(on);
        protection.nameFacility(on, facility == null ? "(invented) clinic" : facility);
      }
      case Step.Cleared _ -> host.clear(on);
      case Step.PreEmbarkationChecked(_, int member) -> {
        host.clearAgainIfMissed(on);
        protection.check(on, member);
      }
      case Step.WillReconfirmed(_, int member) -> {
        host.clearAgainIfMissed(on);
        host.reconfirm(on, member);
      }
      case Step.NoShow _ -> {
        travel.depart(on, "NO_SHOW");
        on.missFlight();
      }
      case Step.Departed _ -> travel.depart(on, "DEPARTED");
      case Step.Arrived _ -> travel.arrive(on);
      case Step.Reassessed(_, int member) -> origin.reassess(on, member);
      case Step.PlanAgreed(_, var activities) -> origin.agree(on, activities);
      case Step.Referred(_, int member, _) -> origin.refer(on, member);
      case Step.Supported(_, int member, var service, _, int quantity, var cost) -> origin.support(on, member, service, quantity, cost);
      case Step.InstalmentRequested(_, int member, _, int number, var amount) -> origin.request(on, member, number, amount);
      case Step.InstalmentPaid(_, int member, _, _, _) -> origin.pay(on, member);
      case Step.ContactAttempted(_, int member, var channel, var result) -> origin.attempt(on, member, channel, result);
      case Step.Surveyed(_, int member, var wave, var target) -> origin.survey(on, member, wave, target);
      case Step.Withdrew(_, var channel) -> host.withdraw(on, channel);
      case Step.Closed(_, var reason) -> host.close(on, reason);
    }
  }

  private void again(Replayed on) {
    travel.receive(on);
    for (var escort : on.plan().all(Step.EscortAssigned.class))
      if (!escort.at().isAfter(on.at())) travel.escort(on, escort.member(), escort.type());
  }

  private void register(Replayed on) {
    var members = new ArrayList<PersonId>();
    CaseId id = null;
    for (var planned : on.plan().members()) {
      var opened = id;
      var registered = ask(on, opened, newcomer(planned, null, on.today()));
      if (registered instanceof Registered.MaybeKnown)
        registered = ask(on, opened, newcomer(planned, new DuplicateAnswer("DIFFERENT_PERSON", null), on.today()));
      if (!(registered instanceof Registered.Done(var caseId, var person))) throw on.stuck(registered.toString());
      id = caseId;
      members.add(person);
    }
    if (id == null) throw on.stuck("nobody in it");
    on.registered(id, members);
    for (int member = 0; member < on.size(); member++) recordPaper(on, member);
  }

  private Registered ask(Replayed on, @org.jspecify.annotations.Nullable CaseId opened, Newcomer who) {
    return on.run(on.staff(Role.RETURN_COUNSELLOR),
      () -> opened == null ? registration.register(who, on.destination()) : registration.join(opened, who));
  }

  private void recordPaper(Replayed on, int member) {
    var paper = on.planned(member).paper();
    if (paper != null)
      on.as(Role.RETURN_COUNSELLOR, () -> particulars.recordPaper(on.id(), on.person(member),
        new Paper(paper.type(), paper.number(), on.planned(member).nationality(), null, paper.expires(), "WITH_APPLICANT")));
  }

  private static Newcomer newcomer(PlannedPerson who, @org.jspecify.annotations.Nullable DuplicateAnswer answer,
    LocalDate today) {
    var identity = new Identity(who.familyName(), who.givenNames(), who.nameInScript(), Sex.valueOf(who.sex()), who.birthDate(),
      Precision.valueOf(who.precision()),
      who.nationality(), who.maritalStatus(), who.language());
    var consents = Stream.of("C_PROCESS", "C_SHARE_ORIGIN", "C_SHARE_CONSULATE", "C_SHARE_STATE_HOST")
      .map(purpose -> consent(purpose, identity, who, today)).toList();
    return new Newcomer(identity, new Contact(who.phone(), true, null, null, null), who.role(), who.legalStatus(), consents, answer);
  }

  /** Of a child, by a guardian and with the child's own yes where it can say it. */
  private static Consent consent(String purpose, Identity who, PlannedPerson planned, LocalDate today) {
    return new Consent(purpose, "CONSENT", true, "SIGNATURE", who.language(), who.minorOn(today), planned.saidItselfOn(today)
      ? Terms.USUAL.saying(new Assent("YES", null))
      : Terms.USUAL);
  }
}
