package org.rihla.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.casework.CaseSection.Line;
import org.rihla.casework.Forecast.Met;
import org.rihla.casework.Forecast.Missing;
import org.rihla.casework.Forecast.Standing;
import org.rihla.people.Contact;
import org.rihla.values.PersonId;

/**
 * Everything on the page of a case, for one reader.
 *
 * @param ahead what stands before the journey
 * @param refused what a move just asked for was refused for, or null if none was asked; outOfOrder: whether it was asked of another stage
 * @param seen how far this page knows the case
 * @param contacts how to reach them, or null for readers who need none
 * @param others other cases of the same people, as far as this reader may open them, the newest first
 * @param forms the forms that the reader may use now, by section
 */
public record CasePage(CaseView view, Readiness.Ahead ahead, boolean mayMove, String whoMoves, boolean mayJoin,
  Set<Stage> reachedStages, @Nullable Set<Safeguard> refused, boolean outOfOrder, @Nullable Map<PersonId, Contact> contacts,
  Map<String, List<String>> forms,
  List<Part> sections, List<ReturnCase> others,
  List<Past> history, String key,
  String seen) {

  /** As many lines of a part are shown at once; of more, only the last few. */
  private static final int MOST_LINES = 6;
  private static final int FEW_LINES = 4;
  private static final int LATELY = 8;

  /**
   * @param waitsFor what a safeguard that nobody is late with waits for, in the reader's language; else ""
   * @param overridden by whom it is, or is asked to be, overridden
   * @param lacking names of whom somebody must act for; who: the roles that can meet it; forms: where the reader can
   * @param until when what meets it lapses
   */
  public record Check(Safeguard safeguard, Standing standing, String waitsFor, @Nullable TwoPeople overridden, List<String> lacking,
    String who, List<String> forms, @Nullable LocalDate until) {

    public boolean met() { return standing instanceof Met; }

    public boolean missing() { return standing instanceof Missing; }

    /** Not met, and nobody is late: it waits for a day, a booking or a stage. */
    public boolean waits() { return !met() && !missing(); }
  }

  /** An override: the first person and the second, null until there is one. @param reason null for readers who need none */
  public record TwoPeople(Safeguard safeguard, String askedBy, Instant askedAt, @Nullable String confirmedBy,
    @Nullable Instant confirmedAt, @Nullable String reason, boolean ended) {

    public boolean confirmed() { return confirmedBy != null; }
  }

  /**
   * A line of history.
   *
   * @param overridden what it tells of, if it is an override; asked: the request of it
   * @param which a message: the form that was refused, or the safeguard it tells of; missing: the safeguards that refused it
   */
  public record Past(Trail.Line line, @Nullable TwoPeople overridden, boolean asked, @Nullable String which, List<Safeguard> missing) {
  }

  public record Part(String key, List<Shown> lines) {

    /** The last lines, in the order in which they were written. */
    public List<Shown> latest() {
      return lines.subList(lines.size() - shown(), lines.size());
    }

    /** What stands before them, and is folded away. */
    public List<Shown> earlier() { return lines.subList(0, lines.size() - shown()); }

    private int shown() { return lines.size() <= MOST_LINES ? lines.size() : FEW_LINES; }
  }

  /** A line with the words that were opened for this reader, and what is kept with it. */
  public record Shown(Line line, List<Words> words, List<Attached.Link> links) {

    Shown with(List<Attached.Link> more) {
      return new Shown(line, words, more);
    }
  }

  /** @param what they are, in the reader's language */
  public record Words(String what, String text) {
  }

  /** The gate that comes next, or null when nothing stands before the journey any more. */
  public @Nullable Gate next() {
    return ahead.next();
  }

  public List<Check> checks() { return ahead.checks(); }

  /** Whether something else stands in the way, of which this reader must not know more. */
  public boolean sealed() {
    return ahead.sealed();
  }

  /** Whether this reader sees everything that could stand in the way. */
  public boolean seesAll() { return ahead.whole(); }

  public List<Check> checksAt(Gate gate) { return checks().stream().filter(check -> check.safeguard().gate() == gate).toList(); }

  public long missingAt(Gate gate) { return checksAt(gate).stream().filter(Check::missing).count(); }

  public long waitingAt(Gate gate) { return checksAt(gate).stream().filter(Check::waits).count(); }

  /** What somebody must act on before the next gate. */
  public long missing() { return beforeNext().filter(Check::missing).count(); }

  /** The form with which this reader begins: of the first thing that is missing and that they can meet. */
  public Optional<String> begin() {
    return beforeNext().filter(check -> check.missing() && !check.forms().isEmpty()).findFirst().map(check -> check.forms().getFirst());
  }

  /** What only waits before the next gate. */
  public long waiting() { return beforeNext().filter(Check::waits).count(); }

  private Stream<Check> beforeNext() {
    return checks().stream().filter(check -> next() != null && check.safeguard().gate().compareTo(next()) <= 0);
  }

  /** What somebody must act on before anybody can leave. */
  public boolean anythingMissing() {
    return checks().stream().anyMatch(Check::missing);
  }

  /** Whether the booked day is before the first safe one. */
  public boolean bookedTooEarly() {
    var booked = view.found().plannedDeparture();
    return booked != null && ahead.forecast() != null && booked.isBefore(ahead.forecast().earliest());
  }

  /** The first day of a safe departure; null when they have left. */
  public @Nullable LocalDate earliest() {
    return ahead.forecast() == null ? null : ahead.forecast().earliest();
  }

  /** What makes it no earlier. */
  public Set<Safeguard> decidedBy() {
    return ahead.forecast() == null ? Set.of() : ahead.forecast().decidedBy();
  }

  public @Nullable Check check(Safeguard safeguard) {
    return checks().stream().filter(check -> check.safeguard() == safeguard).findFirst().orElse(null);
  }

  /** Ids are in the order in which cases were opened. */
  public boolean isEarlier(ReturnCase other) {
    return other.id().toString().compareTo(view.id().toString()) < 0;
  }

  public boolean reached(Stage stage) { return reachedStages.contains(stage); }

  private static final List<String> STOPS = List.of("withdrawal", "member-withdrawal", "hold");

  /** Where somebody writes down that a person wants to stay or is in danger; also on a page that shows little else. */
  public List<String> stops() {
    return STOPS.stream().filter(form -> forms.values().stream().anyMatch(some -> some.contains(form))).toList();
  }

  /** The newest of the history, which comes newest first; the rest is folded away. */
  public List<Past> lately() {
    return history.subList(0, Math.min(LATELY, history.size()));
  }

  public List<Past> before() { return history.subList(lately().size(), history.size()); }

  /** Where the parts of the page are: an anchor, and the message of its title. */
  public Map<String, String> within() {
    var within = new LinkedHashMap<String, String>();
    if (!checks().isEmpty()) within.put("safeguards", "case.safeguards");
    within.put("people", "section.people");
    sections.forEach(part -> within.put("sec-" + part.key(), "section." + part.key()));
    within.put("history", "section.history");
    return within;
  }

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
