package org.rihla.casework;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Handover;
import org.rihla.access.Scope;

/**
 * The open cases in which one reader may read one compartment, for the parts of "today": what {@link Scope} decides on one case. All parts of a page
 * read from the same three lists, made once: looking at each case with the eyes of the second line is what costs. Each case is decided on again before
 * it is shown.
 */
record Mine(Actor who, LocalDate today, Instant now, ZoneId zone) {

  private static final Set<Scope> THEIRS = EnumSet.of(Scope.ASSIGNED, Scope.ASSIGNED_30_DAYS, Scope.NAMED);

  /** The cases in sight of this reader's office that are not closed; those they work on; those they are named for. */
  private static final String LISTS = """
    with share as materialized (select s.case_id, s.since, s.compartment from casework.own_share s),
    seen as materialized (
      select c.id, c.number, c.stage, c.country, c.office, c.office_parent, c.origin_office, c.held, c.principal_id, c.registered_on, c.applied_on,
        c.approved_on, c.planned_departure, c.departed_on, c.arrived_on, c.closed_on, c.shared, c.shared_until, c.shared_parts, c.transfer_accepted,
        working.since as worked_since, coalesce(named.parts, '{}') as named_for
      from casework.return_case c
      left join (select w.case_id, max(w.since) as since from share w where w.since is not null group by w.case_id) working on working.case_id = c.id
      left join (select n.case_id, array_agg(n.compartment) as parts from share n where n.compartment is not null group by n.case_id) named
        on named.case_id = c.id
      where c.stage <> 'CLOSED' and {in sight})
    """;
  private static final String CASES = """
    select c.id, c.number, c.stage, c.country, c.origin_office, c.held, c.principal_id, c.registered_on, c.applied_on, c.approved_on,
      c.planned_departure, c.departed_on, c.arrived_on, c.worked_since is not null as worked,
      array(select p.person_id from casework.case_member p where p.case_id = c.id and p.withdrew_on is null) as people,
      exists (select from casework.case_member a where a.case_id = c.id and a.withdrew_on is null and a.age_at_departure >= 18) as adults
    from seen c where\s""";

  /** Of whoever acts, at this moment. */
  static Mine of(CaseDesk desk) {
    return new Mine(Actor.current(), desk.today(), desk.now(), desk.zone());
  }

  /** What the statements may ask for by name. */
  Map<String, Object> parameters() {
    return Map.of("office", who.office().value(), "me", who.id().value(), "today", today, "now", Timestamp.from(now), "zone", zone.getId());
  }

  /**
   * @param ofOtherOffices whether some part goes beyond the reader's own office
   * @param theirsAlone whether all parts are of cases that they work on or are named for: then the others of the office are not looked at
   */
  String lists(boolean ofOtherOffices, boolean theirsAlone) {
    return LISTS.replace("{in sight}", Seeing.MAY_SEE + (ofOtherOffices ? "" : " and " + Seeing.OF_THE_OFFICE)
      + (theirsAlone ? " and c.id in (select s.case_id from share s)" : ""));
  }

  static boolean areTheirs(Set<Scope> scopes) { return THEIRS.containsAll(scopes); }

  /** @param scopes to which they are let in that compartment; whose lists are {@link #lists} */
  String of(Compartment compartment, Set<Scope> scopes) {
    return CASES + condition(compartment, scopes);
  }

  /** How many they may see, by stage: the cases of {@link Seeing}. Where those of the office are counted, what they work on is among them. */
  static String counted(Set<Scope> scopes) {
    var some = EnumSet.noneOf(Scope.class);
    some.addAll(scopes);
    if (scopes.contains(Scope.OFFICE)) some.remove(Scope.ASSIGNED);
    var from = countsByItself(scopes)
      ? "casework.return_case c where c.stage <> 'CLOSED' and " + Seeing.MAY_SEE + " and "
      : "seen c where ";
    return "select c.stage, count(*) from " + from + condition(Compartment.CASE, some) + " group by c.stage";
  }

  /** Whether the cases by stage are counted without the lists. */
  static boolean countsByItself(Set<Scope> scopes) {
    return scopes.contains(Scope.OFFICE) && scopes.stream().noneMatch(scope -> scope == Scope.NAMED || scope == Scope.ASSIGNED_30_DAYS);
  }

  static boolean goBeyondTheOffice(Set<Scope> scopes) { return scopes.contains(Scope.EVERYWHERE) || scopes.equals(Set.of(Scope.SELF)); }

  private static String condition(Compartment compartment, Set<Scope> scopes) {
    if (scopes.contains(Scope.EVERYWHERE)) return "true";
    if (scopes.equals(Set.of(Scope.SELF))) return Seeing.condition(Scope.SELF);
    var any = scopes.stream().map(scope -> condition(compartment, scope)).distinct().collect(Collectors.joining(" or "));
    return Seeing.OF_THE_OFFICE + " and (" + (any.isEmpty() ? "false" : any) + ") and " + handedOver(compartment);
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
      case ASSIGNED -> Seeing.ACCEPTED + " and c.worked_since is not null";
      case ASSIGNED_30_DAYS -> "c.worked_since >= :today::date - 30";
      case NAMED -> compartment.sealed() ? "'" + compartment + "' = any(c.named_for)" : "c.named_for <> '{}'";
      case OFFICE, TRAVELLING, PAYING, OFFERED, EVERYWHERE, SELF, AGGREGATE, EMERGENCY, REFERRED -> "(" + Seeing.condition(scope) + ")";
    };
  }
}
