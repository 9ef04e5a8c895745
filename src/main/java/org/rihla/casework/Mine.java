package org.rihla.casework;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Handover;
import org.rihla.access.Scope;

/**
 * The cases in which one reader may read one compartment, as a statement for the parts of "today": what {@link Scope} decides on one case. Each
 * case is decided on again before it is shown.
 */
record Mine(Actor who, LocalDate today) {

  /** What the statements may ask for by name. */
  Map<String, Object> parameters() {
    return Map.of("office", who.office().value(), "me", who.id().value(), "today", today);
  }

  /** @param scopes to which they are let in that compartment */
  String of(Compartment compartment, Set<Scope> scopes) {
    return """
      select c.id, c.number, c.stage, c.country, c.origin_office, c.held, c.principal_id, c.registered_on, c.applied_on, c.approved_on,
        c.planned_departure, c.departed_on, c.arrived_on,
        exists (select from casework.case_worker w where w.case_id = c.id and w.staff_id = :me and w.ended_at is null) as worked,
        array(select p.person_id from casework.case_member p where p.case_id = c.id and p.withdrew_on is null) as people,
        exists (select from casework.case_member a where a.case_id = c.id and a.withdrew_on is null and a.age_at_departure >= 18) as adults
      from casework.return_case c where\s""" + condition(compartment, scopes);
  }

  private static String condition(Compartment compartment, Set<Scope> scopes) {
    if (scopes.contains(Scope.EVERYWHERE)) return Seeing.MAY_SEE;
    if (scopes.equals(Set.of(Scope.SELF))) return Seeing.MAY_SEE + " and " + Seeing.condition(Scope.SELF);
    var any = scopes.stream().map(scope -> condition(compartment, scope)).distinct().collect(Collectors.joining(" or "));
    return Seeing.MAY_SEE
      + " and (c.office = :office or c.office_parent = :office or (c.origin_office = :office and c.shared and (c.shared_until is null or c.shared_until >= :today))) and ("
      + (any.isEmpty() ? "false" : any) + ") and " + handedOver(compartment);
  }

  /** What has not gone over to the one office, or no longer is with the other ({@link Handover}). */
  private static String handedOver(Compartment compartment) {
    var there = Handover.isOfTheCase(compartment) ? "true" : "'" + compartment + "' = any(c.shared_parts)";
    var here = Handover.hostReadsLater(compartment)
      ? "true"
      : "(c.departed_on is null or c.departed_on + " + Handover.DAYS_AFTER + " >= :today)";
    return "(case when c.origin_office = :office then " + there + " else " + here + " end)";
  }

  private static String condition(Compartment compartment, Scope scope) {
    return switch (scope) {
      case ASSIGNED_30_DAYS ->
        "exists (select from casework.case_worker w where w.case_id = c.id and w.staff_id = :me and w.ended_at is null and w.since >= :today::date - 30)";
      case NAMED ->
        "exists (select from casework.sealed_reader n where n.case_id = c.id and n.staff_id = :me and n.ended_at is null and (n.first or n.confirmed_by is not null)"
          + (compartment.sealed() ? " and n.compartment = '" + compartment + "')" : ")");
      default -> "(" + Seeing.condition(scope) + ")";
    };
  }
}
