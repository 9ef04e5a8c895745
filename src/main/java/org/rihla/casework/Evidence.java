package org.rihla.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All that is known when a gate is asked for: the members with what was told of each, and what was told of the case. */
record Evidence(List<Member> members, Map<Fact, Told> ofCase, @Nullable LocalDate plannedDeparture, boolean destinationOpen,
  Set<Safeguard> overridden, Rules rules) {

  boolean holds(Fact fact, LocalDate on, String... findings) { return Member.holds(ofCase.get(fact), on, findings); }

  @Nullable
  Told of(Fact fact) { return ofCase.get(fact); }

  /** The day of departure; a case without one cannot meet what depends on it. */
  LocalDate departure() {
    return plannedDeparture == null ? LocalDate.MAX : plannedDeparture;
  }

  /** The same evidence, were they to leave that day. */
  Evidence departing(LocalDate day) {
    return new Evidence(members, ofCase, day, destinationOpen, overridden, rules);
  }

  /** The same evidence, had nobody overridden anything. */
  Evidence asItStands() {
    return new Evidence(members, ofCase, plannedDeparture, destinationOpen, Set.of(), rules);
  }

  boolean someone(Predicate<Member> trait) { return members.stream().anyMatch(trait); }
}
