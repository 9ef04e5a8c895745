package org.rihla.casework;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rihla.access.Access;
import org.rihla.values.CaseId;
import org.springframework.stereotype.Component;

/** Which safeguards of a case wait for whoever asks: unmet, somebody must act, and it is theirs to do. */
@Component
class WhoseTurn {

  private final Forecasts forecasts;
  private final Access access;

  WhoseTurn(Forecasts forecasts, Access access) {
    this.forecasts = forecasts;
    this.access = access;
  }

  /** A case in which nothing is theirs to do is not among the answers. */
  Map<CaseId, List<Safeguard>> of(List<ReturnCase> cases) {
    var turns = new HashMap<CaseId, List<Safeguard>>();
    for (var each : forecasts.of(cases)) {
      var mine = each.forecast().standings().entrySet().stream().filter(standing -> standing.getValue() instanceof Forecast.Missing)
        .map(Map.Entry::getKey).filter(safeguard -> access.may(safeguard.metBy(), each.found().subject())).toList();
      if (!mine.isEmpty()) turns.put(each.found().id(), mine);
    }
    return turns;
  }
}
