package org.rihla.casework;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.casework.CasePage.Check;
import org.rihla.casework.CasePage.TwoPeople;
import org.rihla.web.Ui;
import org.springframework.stereotype.Component;

/** How near a case is to its next gate, as far as one reader may know. */
@Component
class Readiness {

  private final CaseDesk desk;
  private final Checks checks;
  private final Discretion discretion;

  Readiness(CaseDesk desk, Checks checks, Discretion discretion) {
    this.desk = desk;
    this.checks = checks;
    this.discretion = discretion;
  }

  /**
   * @param next the gate that comes next, or null when nothing stands before the journey any more
   * @param forecast when these people could safely leave; null when they have left
   * @param sealed whether something else stands in the way, of which this reader must not know more
   * @param whole whether this reader may know of everything that could
   */
  record Ahead(@Nullable Gate next, @Nullable Forecast forecast, List<Check> checks, boolean sealed, boolean whole) {
  }

  Ahead of(CaseView view, Trail.Known known, List<CaseForm> offered, List<TwoPeople> overridden, Ui ui) {
    var found = view.found();
    var next = Arrays.stream(Gate.values()).filter(gate -> gate.from() == found.stage()).findFirst().orElse(null);
    if (next == null) return new Ahead(null, null, List.of(), false, true);
    var facts = desk.evidence(found, found.plannedDeparture(), view.people(), known);
    var forecast = Forecast.of(facts, found.stage(), view.today(), safeguard -> discretion.mayKnow(safeguard, found));
    return new Ahead(next, forecast, checks.of(forecast, facts, view, ui, offered, overridden),
      discretion.sealsSomething(facts, found, view.today()), discretion.mayKnowAll(found));
  }

  /** Of what a move was refused for, what this reader may know. */
  @Nullable
  Set<Safeguard> told(@Nullable Set<Safeguard> refused, ReturnCase found) {
    return refused == null
      ? null
      : refused.stream().filter(safeguard -> discretion.mayKnow(safeguard, found))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Safeguard.class)));
  }
}
