package org.rihla.casework;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.rihla.access.Actor;
import org.rihla.access.Scope;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Whoever asks for a list: the same that {@link Scope} decides on one case, as a condition on {@code casework.return_case c}, so that no page has
 * holes. Each case is decided on again before it is shown.
 *
 * @param scopes to which they are let
 */
record Seeing(Actor who, Set<Scope> scopes, LocalDate today) {

  static final String MAY_SEE = "not exists (select from casework.conflict k where k.case_id = c.id and k.staff_id = :me and k.lifted_at is null)";
  static final String OF_THE_OFFICE = "(c.office = :office or c.office_parent = :office or (c.origin_office = :office and c.shared and (c.shared_until is null or c.shared_until >= :today)))";
  /** An office of origin works on what it has accepted. */
  static final String ACCEPTED = "(c.transfer_accepted or c.origin_office <> :office)";

  String condition() {
    if (scopes.equals(Set.of(Scope.SELF))) return MAY_SEE + " and " + condition(Scope.SELF); // whichever office has it
    var some = scopes.stream().map(Seeing::condition).distinct().map(each -> "(" + each + ")").collect(Collectors.joining(" or "));
    if (scopes.contains(Scope.EVERYWHERE)) return MAY_SEE;
    return MAY_SEE + " and " + OF_THE_OFFICE + " and (" + (some.isEmpty() ? "false" : some) + ")";
  }

  StatementSpec ask(StatementSpec sql) {
    return sql.param("office", who.office().value()).param("me", who.id().value()).param("today", today);
  }

  static String condition(Scope scope) {
    return switch (scope) {
      case OFFERED, EVERYWHERE -> "true";
      case OFFICE -> ACCEPTED;
      case AGGREGATE, EMERGENCY, REFERRED -> "false"; // an emergency opens a part of a case that one sees already
      case SELF ->
        "exists (select from casework.case_member m where m.case_id = c.id and m.person_id = :me and m.withdrew_on is null)";
      case ASSIGNED, ASSIGNED_30_DAYS, NAMED ->
        ACCEPTED + " and exists (select from casework.case_worker w where w.case_id = c.id and w.staff_id = :me and w.ended_at is null)";
      case TRAVELLING ->
        ACCEPTED + " and (c.approved_on <= :today and coalesce(c.departed_on + " + Relations.DAYS_AFTER
          + ", c.closed_on, :today) >= :today)";
      case PAYING -> ACCEPTED + " and (c.applied_on <= :today and coalesce(c.closed_on + " + Relations.DAYS_AFTER + ", :today) >= :today)";
    };
  }
}
