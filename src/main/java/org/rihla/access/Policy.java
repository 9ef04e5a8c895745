package org.rihla.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one decision: may this actor do this, to this case, today? Pure, and denies unless everything holds. The grants are read once from
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

  Policy() {
    try (var file = Policy.class.getResourceAsStream("/policy/policy.csv")) {
      if (file == null) throw new IllegalStateException("policy/policy.csv is missing");
      new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8)).lines().skip(1).filter(line -> !line.isBlank())
        .map(Grant::read).forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(Grant grant) {
    grants.computeIfAbsent(grant.role(), _ -> new EnumMap<>(Compartment.class)).computeIfAbsent(grant.compartment(), _ -> new ArrayList<>())
      .add(grant);
  }

  List<Grant> grants(Role role, Compartment compartment) {
    return grants.getOrDefault(role, Map.of()).getOrDefault(compartment, List.of());
  }

  /** @param subject the case, or null where the act touches none: then the answer is whether they may do it anywhere */
  public Decision decide(Actor actor, Act act, @Nullable Subject subject, LocalDate today) {
    if (subject != null && !ofItsSide(act.side(), actor, subject)) return Decision.DENIED;
    return decide(actor, act.compartment(), act.right(), subject, today);
  }

  public Decision decide(Actor actor, Compartment compartment, Right right, @Nullable Subject subject, LocalDate today) {
    var masked = Decision.DENIED;
    for (var grant : grants(actor.role(), compartment)) {
      if (!grant.scope().holds(actor, compartment, subject, today)) continue;
      if (subject != null && grant.scope() != Scope.EVERYWHERE && !subject.lets(actor.office(), compartment, right, today)) continue;
      if (grant.rights().contains(right)) return Decision.ALLOWED;
      if (right == Right.READ && grant.rights().contains(Right.MASKED)) masked = Decision.MASKED;
    }
    return masked;
  }

  /** To which cases the readers of a compartment are let, so that a list asks the database for those and no others. */
  Set<Scope> scopesOfReading(Role role, Compartment compartment) {
    var scopes = EnumSet.noneOf(Scope.class);
    for (var grant : grants(role, compartment))
      if (grant.rights().contains(Right.READ) || grant.rights().contains(Right.MASKED)) scopes.add(grant.scope());
    return scopes;
  }

  /** The sealed compartments in which a role has that right on the cases where it is named. */
  Set<Compartment> sealed(Role role, Right right) {
    var sealed = EnumSet.noneOf(Compartment.class);
    for (var compartment : Compartment.values())
      if (compartment.sealed() && grants(role, compartment).stream().anyMatch(grant -> grant.rights().contains(right)))
        sealed.add(compartment);
    return sealed;
  }

  List<Role> rolesFor(Act act) {
    return Arrays.stream(Role.values())
      .filter(role -> grants(role, act.compartment()).stream().anyMatch(grant -> grant.rights().contains(act.right())))
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
