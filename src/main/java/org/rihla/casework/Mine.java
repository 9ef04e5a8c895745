package org.rihla.casework;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Handover;
import org.rihla.access.Scope;

/**
 * The open cases in which one reader may read one compartment, for the parts of "today": what {@link Scope} decides on one case. All parts of a page
 * read from the same list, made once: looking at each case with the eyes of the second line is what costs. Each case is decided on again before
 * it is shown.
 */
record Mine(Actor who, LocalDate today, Instant now, ZoneId zone) {

  /** Where a list is read whole, so many at a time. */
  static final int A_PAGE = 100;
  private static final int LAST_PAGE = 1_000;
  private static final Set<Scope> THEIRS = EnumSet.of(Scope.ASSIGNED, Scope.ASSIGNED_30_DAYS, Scope.NAMED);

  /** The cases in sight of this reader's office that lists ask for, and since when they work on them. */
  private static final String LISTS = """
    with seen as materialized (
      select c.id, c.number, c.stage, c.country, c.office, c.office_parent, c.origin_office, c.held, c.principal_id, c.registered_on, c.applied_on,
        c.approved_on, c.planned_departure, c.departed_on, c.arrived_on, c.closed_on, c.shared, c.shared_until, c.shared_parts, c.transfer_accepted,
        working.since as worked_since
      from casework.return_case c
      left join (select w.case_id, w.since from casework.own_share w where w.compartment is null) working on working.case_id = c.id
      where {what} and {in sight})
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

  /** What the statements may ask for by name, for one page of what they answer. */
  Map<String, Object> parameters(int page) {
    return Map.of("office", who.office().value(), "me", who.id().value(), "role", who.role().name(), "today", today, "now",
      Timestamp.from(now),
      "zone", zone.getId(), "skip", page * A_PAGE);
  }

  /** One that there can be, whatever stands in the address. */
  static int page(int typed) { return Math.clamp(typed, 0, LAST_PAGE); }

  /**
   * Which cases can be on a list at all: others are not looked at.
   *
   * @param condition on {@code c}
   * @param nearlyAll most open cases are of people at home: what a list with these leaves out would be looked at once more, to be counted
   */
  record Where(String condition, boolean nearlyAll) {

    static final Where OPEN = new Where("c.stage <> 'CLOSED'", true);

    static Where in(Set<Stage> stages) {
      return new Where(stages.stream().map(stage -> "'" + stage + "'").collect(Collectors.joining(", ", "c.stage in (", ")")),
        stages.stream().filter(Stage::home).count() == HOME);
    }

    /** @param cases a statement that answers their ids */
    static Where among(String cases) {
      return new Where("c.id in (" + cases + ")", false);
    }

    private static final long HOME = Arrays.stream(Stage.values()).filter(Stage::home).count();
  }

  /**
   * What one list reads of the cases.
   *
   * @param scopes to which they are let in that compartment
   */
  record Reads(Compartment compartment, Set<Scope> scopes, Where where) {

    private boolean goesBeyondTheOffice() { return scopes.contains(Scope.EVERYWHERE) || scopes.equals(Set.of(Scope.SELF)); }

    private boolean isOfTheirs() { return THEIRS.containsAll(scopes); }

    private boolean isOfAll() { return where.nearlyAll; }
  }

  /**
   * No wider than what the lists read: other offices, and others than can be on them, are looked at only where one of them does. Other people's cases of
   * one's office are left out only of lists of all: of few cases it costs more to ask whose they are than to look at them.
   */
  static String lists(List<Reads> all) {
    boolean ofAll = all.stream().anyMatch(Reads::isOfAll);
    var what = ofAll || all.isEmpty()
      ? Where.OPEN.condition
      : all.stream().map(reads -> reads.where.condition).distinct()
        .collect(Collectors.joining(" or ", "(", ") and " + Where.OPEN.condition));
    var insight = Seeing.MAY_SEE + (all.stream().anyMatch(Reads::goesBeyondTheOffice) ? "" : " and " + Seeing.OF_THE_OFFICE)
      + (ofAll && all.stream().allMatch(Reads::isOfTheirs) ? " and c.id in (select s.case_id from casework.own_share s)" : "");
    return LISTS.replace("{what}", what).replace("{in sight}", insight);
  }

  /** Whether {@link #lists} of these are all open cases of an office anyway. */
  static boolean areOfAll(List<Reads> all) {
    return all.stream().anyMatch(Reads::isOfAll) && !all.stream().allMatch(Reads::isOfTheirs);
  }

  /** Reads from {@link #lists}. */
  static String cases(Reads reads) {
    return CASES + reads.where.condition + " and " + condition(reads.compartment, reads.scopes);
  }

  /** How many they may see, by stage: the cases of {@link Seeing}. @param fromLists whether {@link #lists} are of all open cases anyway */
  static String counted(Set<Scope> scopes, boolean fromLists) {
    var from = fromLists ? "seen c where " : "casework.return_case c where " + Where.OPEN.condition + " and " + Seeing.MAY_SEE + " and ";
    return "select c.stage, count(*) from " + from + condition(Compartment.CASE, whole(scopes)) + " group by c.stage";
  }

  /** Whether cases can be counted by stage without the lists. */
  static boolean countByThemselves(Set<Scope> scopes) {
    return whole(scopes).stream().noneMatch(THEIRS::contains);
  }

  /** Where those of the office are counted, what they work on is among them. */
  private static Set<Scope> whole(Set<Scope> scopes) {
    var some = EnumSet.noneOf(Scope.class);
    some.addAll(scopes);
    if (scopes.contains(Scope.OFFICE)) some.remove(Scope.ASSIGNED);
    return some;
  }

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
      case NAMED -> "c.id in (select n.case_id from casework.own_share n where n.compartment "
        + (compartment.sealed() ? "= '" + compartment + "')" : "is not null)");
      case OFFICE, TRAVELLING, PAYING, OFFERED, EVERYWHERE, SELF, AGGREGATE, EMERGENCY, REFERRED -> "(" + Seeing.condition(scope) + ")";
    };
  }
}
