package org.rihla.casework;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rihla.casework.CaseSection.Line;
import org.rihla.values.PersonId;

/**
 * Everything on the page of a case, for one reader.
 *
 * @param next the gate that comes next, or null when nothing stands before the journey any more
 * @param unmet how much stands before it
 * @param refused what a move just asked for was refused for, or null if none was asked
 * @param sealed whether something else stands in the way, of which this reader must not know more
 * @param contacts telephones, or null for readers who need none
 * @param forms the forms that the reader may use now, by section
 */
public record CasePage(CaseView view, @Nullable Gate next, int unmet, boolean mayMove, String whoMoves, boolean mayJoin, List<Check> checks,
  Set<Stage> reachedStages,
  @Nullable Set<Safeguard> refused, boolean sealed, @Nullable Map<PersonId, String> contacts, Map<String, List<String>> forms,
  List<Part> sections,
  List<Trail.Line> history, String key) {

  /** @param lacking names of whom it is missing for; who: the roles that can meet it; forms: where the reader can */
  public record Check(Safeguard safeguard, boolean met, boolean overridden, List<String> lacking, String who, List<String> forms) {
  }

  public record Part(String key, List<Line> lines) {
  }

  public List<Check> checksAt(Gate gate) { return checks.stream().filter(check -> check.safeguard().gate() == gate).toList(); }

  public long unmetAt(Gate gate) { return checksAt(gate).stream().filter(check -> !check.met()).count(); }

  public boolean reached(Stage stage) { return reachedStages.contains(stage); }

  public List<String> formsOf(String section) { return forms.getOrDefault(section, List.of()); }

  /** What comes next once nothing stands before the journey any more: those of its forms that the reader may use. */
  public List<String> afterDeparture() {
    var usable = forms.values().stream().flatMap(List::stream).toList();
    var order = switch (view.found().stage()) {
      case DEPARTED -> List.of("arrival");
      case ARRIVED -> List.of("reassessment", "activity", "plan-agreement");
      case REINTEGRATING -> List.of("delivery", "survey", "closure");
      case REGISTERED, APPLIED, APPROVED, CLEARED, CLOSED -> List.<String>of();
    };
    return order.stream().filter(usable::contains).toList();
  }
}
