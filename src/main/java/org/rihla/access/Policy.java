package org.rihla.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one decision: may this actor do this, to this case? Pure, and denies unless everything holds. The grants are read once from
 * {@code policy/policy.csv}, which people can read too.
 */
public final class Policy {

  /** Where a grant applies. */
  enum Scope {
    OFFICE, EVERYWHERE, AGGREGATE
  }

  private record Grant(Set<Right> rights, Scope scope) {
  }

  private final Map<Role, Map<Compartment, Grant>> grants = new EnumMap<>(Role.class);

  Policy() {
    try (var file = Policy.class.getResourceAsStream("/policy/policy.csv")) {
      if (file == null) throw new IllegalStateException("policy/policy.csv is missing");
      new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8)).lines().skip(1).filter(line -> !line.isBlank())
        .forEach(this::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(String line) {
    var cells = line.split(",", -1);
    var rights = EnumSet.noneOf(Right.class);
    for (var right : cells[2].trim().split(" ")) rights.add(Right.valueOf(right));
    grants.computeIfAbsent(Role.valueOf(cells[0].trim()), _ -> new EnumMap<>(Compartment.class))
      .put(Compartment.valueOf(cells[1].trim()), new Grant(rights, Scope.valueOf(cells[3].trim())));
  }

  /** @param subject the case, or null where the act touches none */
  public Decision decide(Actor actor, Act act, @Nullable Subject subject) {
    if (subject != null && !ofItsSide(act.side(), actor, subject)) return Decision.DENIED;
    return decide(actor, act.compartment(), act.right(), subject);
  }

  public Decision decide(Actor actor, Compartment compartment, Right right, @Nullable Subject subject) {
    var grant = grants.getOrDefault(actor.role(), Map.of()).get(compartment);
    if (grant == null || !inScope(grant.scope(), actor, subject)) return Decision.DENIED;
    if (grant.rights().contains(right)) return Decision.ALLOWED;
    return right == Right.READ && grant.rights().contains(Right.MASKED) ? Decision.MASKED : Decision.DENIED;
  }

  List<Role> rolesFor(Act act) {
    return grants.entrySet().stream()
      .filter(e -> e.getValue().containsKey(act.compartment()) && e.getValue().get(act.compartment()).rights().contains(act.right()))
      .map(Map.Entry::getKey).filter(role -> act.side() != Act.Side.ORIGIN || role != Role.RETURN_COUNSELLOR)
      .filter(role -> act.side() != Act.Side.HOST || role != Role.ORIGIN_CASE_WORKER).toList();
  }

  private static boolean inScope(Scope scope, Actor actor, @Nullable Subject subject) {
    return switch (scope) {
      case EVERYWHERE -> true;
      case AGGREGATE -> subject == null;
      case OFFICE -> subject == null || isHost(actor, subject) || isOrigin(actor, subject);
    };
  }

  private static boolean ofItsSide(Act.Side side, Actor actor, Subject subject) {
    return switch (side) {
      case EITHER -> true;
      case HOST -> isHost(actor, subject);
      case ORIGIN -> isOrigin(actor, subject);
    };
  }

  /** The head office of a host country works on the cases of the offices below it; they do not work on each other's. */
  private static boolean isHost(Actor actor, Subject subject) {
    return actor.office().equals(subject.host()) || subject.hostBelow(actor.office());
  }

  private static boolean isOrigin(Actor actor, Subject subject) { return subject.shared() && actor.office().equals(subject.origin()); }
}
