package org.rihla.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.web.Ui;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where everybody is stuck: the cases of one stage against the safeguards of its next gate, by the day they leave. Nobody is named on it; of a safeguard
 * that the reader must not know of, it says that something else stands in the way.
 */
@Service
public class ReadinessBoard {

  /** More cases than these are not held against each other at once; those that leave first, and have waited longest, are among them. */
  static final int MOST = 500;
  private static final int A_PAGE = 50;

  private final Cases cases;
  private final Forecasts forecasts;
  private final CaseDesk desk;
  private final Discretion discretion;
  private final Sharing sharing;
  private final Access access;

  ReadinessBoard(Cases cases, Forecasts forecasts, CaseDesk desk, Discretion discretion, Sharing sharing,
    Access access) {
    this.sharing = sharing;
    this.cases = cases;
    this.forecasts = forecasts;
    this.desk = desk;
    this.discretion = discretion;
    this.access = access;
  }

  /** How a safeguard stands in a case: by a sign, and by the words of the message {@code check.<word>}. */
  public enum State {
    MET("met", "✓", "ok"), UNMET("unmet", "✗", "bad"), WAITING("waiting", "◷", "wait");

    private final String word;
    private final String sign;
    private final String look;

    State(String word, String sign, String look) {
      this.word = word;
      this.sign = sign;
      this.look = look;
    }

    public String word() { return "check." + word; }

    public String sign() { return sign; }

    /** Of the style sheet. */
    public String look() { return look; }
  }

  /** @param who the roles that can meet it; unmet: in how many cases somebody must act; waiting: in how many it waits for a day, a booking or a stage */
  public record Column(Safeguard safeguard, String who, long unmet, long waiting) {
  }

  /**
   * @param states of the safeguards that concern them
   * @param sealed whether something else stands in the way, of which this reader must not know more
   */
  public record Row(ReturnCase found, Map<Safeguard, State> states, boolean sealed) {

    public @Nullable State of(Safeguard safeguard) { return states.get(safeguard); }

    long unmet() { return states.values().stream().filter(State.UNMET::equals).count(); }
  }

  /**
   * @param all how many cases there are in that stage
   * @param ready in how many nothing is unmet
   * @param lacks of which safeguard only the cases are shown that lack it; null: all
   */
  public record Page(Gate gate, List<Column> columns, List<Row> rows, int all, long ready, @Nullable Safeguard lacks, int page,
    boolean more,
    LocalDate today) {

    public String at(int other) {
      return "/readiness?gate=" + gate + (lacks == null ? "" : "&lacks=" + lacks) + "&page=" + other;
    }

    public boolean soon(Row row) {
      var leaving = row.found().plannedDeparture();
      return leaving != null && row.unmet() > 0 && leaving.isBefore(today.plusDays(8));
    }
  }

  @Transactional(readOnly = true)
  public Page of(Gate gate, @Nullable Safeguard lacks, int page, Ui ui) {
    var rows = rows(gate);
    var columns = new ArrayList<Column>();
    for (var safeguard : Safeguard.values()) {
      if (safeguard.gate() != gate || rows.stream().noneMatch(row -> row.of(safeguard) != null)) continue;
      columns.add(new Column(safeguard, ui.roles(safeguard.metBy()), count(rows, safeguard, State.UNMET), count(rows, safeguard,
        State.WAITING)));
    }
    var shown = rows.stream().filter(row -> lacks == null || row.of(lacks) == State.UNMET).toList();
    int from = Math.min(shown.size(), page * A_PAGE);
    int to = Math.min(shown.size(), from + A_PAGE);
    return new Page(gate, columns, shown.subList(from, to), rows.size(), rows.stream().filter(row -> row.unmet() == 0 && !row.sealed())
      .count(), lacks, page, to < shown.size(), desk.today());
  }

  private static long count(List<Row> rows, Safeguard safeguard, State state) {
    return rows.stream().filter(row -> row.of(safeguard) == state).count();
  }

  /** In few journeys for all of them, those who leave first in front. */
  private List<Row> rows(Gate gate) {
    var reader = new Seeing(Actor.current(), access.scopesOfReading(Compartment.CASE), desk.today());
    var seen = cases.leavingFirst(reader, gate.from(), MOST).stream().filter(this::sees).toList();
    var abroad = sharing.showing(seen);
    var found = seen.stream().filter(each -> !abroad.containsKey(each.id()) || !abroad.get(each.id()).header()).toList(); // of an offer nobody knows more
    return forecasts.of(found).stream().map(each -> row(each, gate))
      .sorted(Comparator.comparing((Row row) -> row.found().plannedDeparture(),
        Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(row -> row.found().registeredOn()))
      .toList();
  }

  private boolean sees(ReturnCase found) { return access.reading(Compartment.CASE, found.subject()) != Decision.DENIED; }

  private Row row(Forecasts.Of each, Gate gate) {
    var found = each.found();
    var states = new EnumMap<Safeguard, State>(Safeguard.class);
    each.forecast().standings().forEach((safeguard, standing) -> {
      if (safeguard.gate() == gate && isToldOf(safeguard, found)) states.put(safeguard, state(standing));
    });
    return new Row(found, states, discretion.sealsSomething(each.facts(), found, desk.today()));
  }

  /** Conditions concern only who is ill: on a list of everybody that would be told to whoever counts. */
  private boolean isToldOf(Safeguard safeguard, ReturnCase found) {
    return safeguard != Safeguard.FITNESS_CONDITIONS_MET || access.reading(Compartment.FITNESS, found.subject()) == Decision.ALLOWED;
  }

  private static State state(Forecast.Standing standing) {
    return switch (standing) {
      case Forecast.Met _ -> State.MET;
      case Forecast.Missing _ -> State.UNMET;
      case Forecast.AwaitsBooking _,Forecast.AwaitsDay _,Forecast.AwaitsDeclaration _,Forecast.AwaitsDeparture _,Forecast.AwaitsStage _ ->
        State.WAITING;
    };
  }
}
