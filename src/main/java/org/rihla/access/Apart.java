package org.rihla.access;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.rihla.values.StaffId;

/**
 * What sets single accounts apart on one case, whatever they work as.
 *
 * @param emergencies what somebody opened in an emergency, and the moment at which it is over
 * @param conflicts who has an interest of their own in it, and must stay away
 * @param people whom it is about. The account of one of them carries the number of the person: there is nothing between the two that could be mixed up
 */
public record Apart(Map<StaffId, Map<Compartment, Instant>> emergencies, Set<StaffId> conflicts, Set<UUID> people) {

  public Apart(Map<StaffId, Map<Compartment, Instant>> emergencies, Set<StaffId> conflicts) { this(emergencies, conflicts, Set.of()); }

  public static final Apart NOBODY = new Apart(Map.of(), Set.of());

  boolean bars(StaffId who) { return conflicts.contains(who); }

  boolean isAbout(StaffId who) { return people.contains(who.value()); }

  boolean hasOpen(StaffId who, Compartment compartment, Instant now) {
    var until = emergencies.getOrDefault(who, Map.of()).get(compartment);
    return until != null && now.isBefore(until);
  }

  /** What is open to them now, each until when. */
  public Map<Compartment, Instant> open(StaffId who, Instant now) {
    var open = new EnumMap<Compartment, Instant>(Compartment.class);
    emergencies.getOrDefault(who, Map.of()).forEach((compartment, until) -> {
      if (now.isBefore(until)) open.put(compartment, until);
    });
    return open;
  }
}
