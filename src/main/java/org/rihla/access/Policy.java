package org.rihla.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.values.PolicyFile;

/**
 * The one decision: may this actor do this, to this case, now? Pure, and denies unless everything holds. The grants are read once from
 * {@code policy/policy.csv}, which people can read too.
 */
public final class Policy {

  /** A row of the file. */
  record Grant(Role role, Compartment compartment, Set<Right> rights, Scope scope) {

    static Grant read(String line) {
      var cells = line.split(",", -1);
      if (cells.length != 4) throw new IllegalStateException("policy/policy.csv: four cells, not \"" + line + "\"");
      var rights = EnumSet.noneOf(Right.class);
      for (var right : cells[2].strip().split(" ")) rights.add(Right.valueOf(right));
      return new Grant(Role.valueOf(cells[0].strip()), Compartment.valueOf(cells[1].strip()), rights, Scope.valueOf(cells[3].strip()));
    }
  }

  private final Map<Role, Map<Compartment, List<Grant>>> grants = new EnumMap<>(Role.class);
  private final Map<Role, Sight.Reach> reaches = new EnumMap<>(Role.class);
  private final Purposes purposes = new Purposes();

  Policy() {
    PolicyFile.rows("policy.csv").stream().map(Grant::read).forEach(this::add);
    for (var role : Role.values()) reaches.put(role, widest(role));
  }

  private void add(Grant grant) {
    purposes.require(grant);
    grants.computeIfAbsent(grant.role(), _ -> new EnumMap<>(Compartment.class)).computeIfAbsent(grant.compartment(), _ -> new ArrayList<>())
      .add(grant);
  }

  List<Grant> grants(Role role, Compartment compartment) {
    return grants.getOrDefault(role, Map.of()).getOrDefault(compartment, List.of());
  }

  /** @param subject the case, or null where the act touches none: then the answer is whether they may do it anywhere */
  public Decision decide(Actor actor, Act act, @Nullable Subject subject, LocalDate today, Instant now) {
    if (subject != null && !ofItsSide(act.side(), actor, subject)) return Decision.DENIED;
    return decide(actor, act.compartment(), act.right(), subject, today, now);
  }

  /** As it is on that day without any emergency. */
  public Decision decide(Actor actor, Act act, @Nullable Subject subject, LocalDate today) {
    return decide(actor, act, subject, today, Instant.MAX);
  }

  public Decision decide(Actor actor, Compartment compartment, Right right, @Nullable Subject subject, LocalDate today) {
    return decide(actor, compartment, right, subject, today, Instant.MAX);
  }

  public Decision decide(Actor actor, Compartment compartment, Right right, @Nullable Subject subject, LocalDate today, Instant now) {
    if (subject != null && subject.apart().bars(actor.id())) return Decision.DENIED;
    var masked = Decision.DENIED;
    for (var grant : grants(actor.role(), compartment)) {
      if (!grant.scope().holds(actor, compartment, subject, today, now)) continue;
      if (subject != null && grant.scope().keepsToHandover() && !subject.lets(actor.office(), compartment, right, today)) continue;
      if (grant.rights().contains(right)) return Decision.ALLOWED;
      if (right == Right.READ && grant.rights().contains(Right.MASKED)) masked = Decision.MASKED;
    }
    return masked;
  }

  /** Of what was handed to an organisation outside. */
  public Decision decideHanded(Actor actor, Act act, Referred handed, LocalDate today) {
    return grants(actor.role(), act.compartment()).stream()
      .anyMatch(grant -> grant.scope() == Scope.REFERRED && grant.rights().contains(act.right()) && handed.isFor(actor, today))
        ? Decision.ALLOWED
        : Decision.DENIED;
  }

  /** To which cases the readers of a compartment are let, so that a list asks the database for those and no others. */
  Set<Scope> scopesOfReading(Role role, Compartment compartment) {
    var scopes = EnumSet.noneOf(Scope.class);
    for (var grant : grants(role, compartment))
      if (grant.rights().contains(Right.READ) || grant.rights().contains(Right.MASKED)) scopes.add(grant.scope());
    return scopes;
  }

  /** How far the database lets a role see: at least as far as any of its grants on a case. */
  Sight.Reach reach(Role role) {
    return reaches.getOrDefault(role, Sight.Reach.NOTHING);
  }

  private Sight.Reach widest(Role role) {
    return grants.getOrDefault(role, Map.of()).entrySet().stream().filter(each -> each.getKey().isOfCase())
      .flatMap(each -> each.getValue().stream()).map(grant -> reach(grant.scope())).max(Comparator.naturalOrder())
      .orElse(Sight.Reach.NOTHING);
  }

  private static Sight.Reach reach(Scope scope) {
    return switch (scope) {
      case OFFICE, OFFERED, ASSIGNED, ASSIGNED_30_DAYS, NAMED, TRAVELLING, PAYING, SELF, EMERGENCY -> Sight.Reach.OFFICE;
      case EVERYWHERE -> Sight.Reach.EVERYTHING;
      case AGGREGATE, REFERRED -> Sight.Reach.NOTHING;
    };
  }

  Set<Scope> scopesOf(Role role, Act act) {
    var scopes = EnumSet.noneOf(Scope.class);
    for (var grant : grants(role, act.compartment())) if (grant.rights().contains(act.right())) scopes.add(grant.scope());
    return scopes;
  }

  /** The sealed compartments in which a role has that right on the cases where it is named. */
  Set<Compartment> sealed(Role role, Right right) {
    var sealed = EnumSet.noneOf(Compartment.class);
    for (var compartment : Compartment.values())
      if (compartment.sealed() && ordinary(role, compartment).anyMatch(grant -> grant.rights().contains(right)))
        sealed.add(compartment);
    return sealed;
  }

  boolean isEverywhere(Role role, Act act) {
    return grants(role, act.compartment()).stream()
      .anyMatch(grant -> grant.scope() == Scope.EVERYWHERE && grant.rights().contains(act.right()));
  }

  /** What a role may open in an emergency, one part at a time. */
  Set<Compartment> inEmergency(Role role) {
    var some = EnumSet.noneOf(Compartment.class);
    for (var compartment : Compartment.values())
      if (grants(role, compartment).stream().anyMatch(grant -> grant.scope() == Scope.EMERGENCY)) some.add(compartment);
    return some;
  }

  private Stream<Grant> ordinary(Role role, Compartment compartment) {
    return grants(role, compartment).stream().filter(grant -> grant.scope() != Scope.EMERGENCY);
  }

  List<Role> rolesFor(Act act) {
    return Arrays.stream(Role.values())
      .filter(role -> ordinary(role, act.compartment()).anyMatch(grant -> grant.rights().contains(act.right())))
      .filter(role -> act.side() != Act.Side.ORIGIN || role != Role.RETURN_COUNSELLOR)
      .filter(role -> act.side() != Act.Side.HOST || role != Role.ORIGIN_CASE_WORKER).toList();
  }

  private static boolean ofItsSide(Act.Side side, Actor actor, Subject subject) {
    return switch (side) {
      case EITHER -> true;
      case HOST -> subject.isOfHost(actor.office());
      case ORIGIN -> subject.isOfOrigin(actor.office());
    };
  }
}
