package org.rihla.access;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.values.CaseId;
import org.rihla.values.OfficeCode;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Asks the policy in the name of whoever is acting. */
@Service
public class Access {

  private final Policy policy = new Policy();
  private final Offices offices;
  private final ApplicationEventPublisher news;
  private final Clock clock;

  Access(Offices offices, ApplicationEventPublisher news, Clock clock) {
    this.offices = offices;
    this.news = news;
    this.clock = clock;
  }

  /** News: an act that touches no case was done. @param fields codes, never names */
  public record Done(Act act, String fields) {
  }

  /** Lets the audit know, in the same transaction. */
  public void done(Act act, String fields) { news.publishEvent(new Done(act, fields)); }

  /** News: somebody tried what is not theirs to do. */
  public record Denied(Act act, @Nullable UUID about) {
  }

  /**
   * @throws Forbidden unless the one who acts may do this to that case (or, with null, at all)
   * @throws Proof.Needed if they may, and must first prove that it is them
   */
  public void require(Act act, @Nullable Subject subject) {
    if (may(act, subject)) {
      if (act.isDangerous() && Proof.isMissing()) throw new Proof.Needed(act);
      return;
    }
    denied(act, subject == null ? null : subject.id());
    throw new Forbidden(act);
  }

  /** Writes down what somebody tried with something that is no case. */
  public void denied(Act act, UUID about) {
    news.publishEvent(new Denied(act, about));
  }

  /** The same of what was handed to an organisation outside. @throws Forbidden unless it is theirs, the person agrees, and its day has not passed */
  public void requireHanded(Act act, Referred handed) {
    if (policy.decideHanded(Actor.current(), act, handed, today()) == Decision.ALLOWED) return;
    denied(act, handed.id());
    throw new Forbidden(act);
  }

  public boolean mayHanded(Act act, Referred handed) {
    return policy.decideHanded(Actor.current(), act, handed, today()) == Decision.ALLOWED;
  }

  /** Writes down that somebody asked for what is not theirs, or is not there: both look alike, also to a clock. */
  public void denied(Act act, @Nullable CaseId about) {
    news.publishEvent(new Denied(act, about == null ? null : about.value()));
  }

  /** News: something was sent that was never given out, or is no longer good. @param what a code, such as {@code form-key} */
  public record NotOurs(String what) {
  }

  /** Writes down that it was sent, whoever sent it. It is refused by whoever asks this. */
  public void notOurs(String what) {
    news.publishEvent(new NotOurs(what));
  }

  public boolean may(Act act, @Nullable Subject subject) {
    return policy.decide(Actor.current(), act, subject, today(), now()) == Decision.ALLOWED && (subject != null || isAtItsSide(act));
  }

  /** An act that touches no case yet, such as opening one, is done in the offices whose work it is. */
  private boolean isAtItsSide(Act act) {
    return switch (act.side()) {
      case EITHER -> true;
      case HOST -> offices.known(Actor.current().office())
        .filter(office -> office.kind() == Office.Kind.HOST || office.kind() == Office.Kind.SUB_OFFICE).isPresent();
      case ORIGIN -> offices.known(Actor.current().office()).filter(office -> office.kind() == Office.Kind.ORIGIN).isPresent();
    };
  }

  /** Whether they may do such a thing for what was asked in that office: everywhere, in theirs, or in one below it. */
  public boolean mayFor(Act act, OfficeCode asked) {
    var me = Actor.current();
    return policy.isEverywhere(me.role(), act) || may(act, (Subject) null)
      && (asked.equals(me.office()) || offices.known(asked).map(Office::parent).filter(me.office()::equals).isPresent());
  }

  /** Whether the one who acts is not of those who work here, and only has a file of their own. */
  public boolean comesForThemselves() {
    return policy.scopesOfReading(Actor.current().role(), Compartment.CASE).contains(Scope.SELF);
  }

  /** Whether somebody else may: for naming those who are to decide. */
  public boolean may(Actor who, Act act, Subject subject) {
    return policy.decide(who, act, subject, today(), now()) == Decision.ALLOWED;
  }

  /** Whether the case exists for them at all, be it without names. */
  public boolean sees(Actor who, Subject subject) {
    return policy.decide(who, Act.READ_CASE, subject, today(), now()) != Decision.DENIED;
  }

  /** Who is to be asked for such a thing: the roles that may do it somewhere. */
  public List<Role> rolesFor(Act act) {
    return policy.rolesFor(act);
  }

  public Decision reading(Compartment compartment, @Nullable Subject subject) {
    var decided = policy.decide(Actor.current(), compartment, Right.READ, subject, today(), now());
    return subject != null && compartment.sealed() && ReadingProof.isMissing() ? Decision.DENIED : decided;
  }

  /** Whether what they wrote themselves is not shown at this screen before they prove that it is them. */
  public boolean waitsForProof(Compartment part) {
    return part.sealed() && ReadingProof.isMissing();
  }

  /** The sealed parts that are open to the one who acts now. */
  public Set<Compartment> openSeals(Subject subject) {
    var open = EnumSet.noneOf(Compartment.class);
    for (var part : Compartment.values()) if (part.sealed() && reading(part, subject) == Decision.ALLOWED) open.add(part);
    return open;
  }

  /** The sealed parts that are open to the one who acts as soon as they prove that it is them. */
  public Set<Compartment> waitingForProof(Subject subject) {
    var waiting = EnumSet.noneOf(Compartment.class);
    if (ReadingProof.isMissing())
      for (var part : Compartment.values())
        if (part.sealed() && policy.decide(Actor.current(), part, Right.READ, subject, today(), now()) == Decision.ALLOWED)
          waiting.add(part);
    return waiting;
  }

  /** What the one who acts could open in an emergency: what the file would not show them otherwise. */
  public Set<Compartment> closedTo(Subject subject) {
    var me = Actor.current();
    var closed = policy.inEmergency(me.role());
    closed.removeIf(part -> policy.decide(me, part, Right.READ, subject, today()) == Decision.ALLOWED);
    return closed;
  }

  /** What is open to the one who acts in an emergency, and nothing else lets them read: each until when. */
  public Map<Compartment, Instant> openInEmergency(Subject subject) {
    var open = subject.apart().open(Actor.current().id(), now());
    open.keySet().retainAll(closedTo(subject));
    return open;
  }

  /** What a role may open in an emergency at all. */
  public Set<Compartment> inEmergency(Role role) {
    return policy.inEmergency(role);
  }

  /** To which cases the one who acts is let for reading this compartment: what a list asks for. */
  public Set<Scope> scopesOfReading(Compartment compartment) {
    return policy.scopesOfReading(Actor.current().role(), compartment);
  }

  /** To which cases the one who acts is let for doing this. */
  public Set<Scope> scopesOf(Act act) {
    return policy.scopesOf(Actor.current().role(), act);
  }

  /** The sealed compartments that a role works on. */
  public Set<Compartment> worksOnSealed(Role role) {
    return policy.sealed(role, Right.WRITE);
  }

  /** Whether somebody in that role can be named for a sealed compartment at all. */
  public boolean couldBeNamed(Role role, Compartment compartment) {
    return policy.sealed(role, Right.READ).contains(compartment);
  }

  private LocalDate today() { return LocalDate.now(clock); }

  private Instant now() { return clock.instant(); }
}
