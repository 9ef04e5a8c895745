package org.rihla.casework;

import java.util.List;
import java.util.stream.Stream;
import org.rihla.reference.Codes;
import org.springframework.stereotype.Component;

/** For which reasons of the code list a case may be closed as it stands now, by the rule of {@link Closure}. */
@Component
class Closures {

  private final Codes codes;
  private final CaseDesk desk;
  private final Moves moves;

  Closures(Codes codes, CaseDesk desk, Moves moves) {
    this.codes = codes;
    this.desk = desk;
    this.moves = moves;
  }

  List<String> possible(ReturnCase of) {
    var facts = desk.evidence(of, null);
    boolean owing = moves.owes(of);
    return codes.of("closure_reason").stream().map(Codes.Code::code)
      .filter(reason -> Closure.refusals(of, reason, facts, owing, desk.today()).isEmpty()).toList();
  }

  /** Whoever is refused hears for which reasons it could be. */
  Outcome naming(ReturnCase of, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> done;
      case Outcome.Refused(var reasons) -> {
        var possible = String.join(",", possible(of));
        yield possible.isEmpty() || Closure.isOnlyWordless(reasons)
          ? outcome
          : new Outcome.Refused(Stream.concat(reasons.stream(), Stream.of("closure-possible closure_reason:" + possible)).toList());
      }
    };
  }
}
