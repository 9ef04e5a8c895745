package org.rihla.casework;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.access.Offices;
import org.rihla.casework.TodayPart.Waits;
import org.rihla.database.ReaderRows;
import org.rihla.database.ReaderTables;
import org.rihla.values.CaseId;
import org.rihla.web.Notice;
import org.rihla.web.Ui;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the page "today" together: what waits in cases, and what is of no case, in the order in which the modules bring it. */
@Service
class Today {

  private final List<TodayPart> parts;
  private final List<Notice> notices;
  private final ReaderTables tables;
  private final Cases cases;
  private final Tasks tasks;
  private final Waiting waiting;
  private final WhoseTurn turns;
  private final Access access;
  private final Offices offices;
  private final CaseDesk desk;

  Today(List<TodayPart> parts, List<Notice> notices, ReaderTables tables, Cases cases, Tasks tasks, Waiting waiting, WhoseTurn turns,
    Access access,
    Offices offices, CaseDesk desk) {
    this.parts = parts;
    this.notices = notices;
    this.tables = tables;
    this.cases = cases;
    this.tasks = tasks;
    this.waiting = waiting;
    this.turns = turns;
    this.access = access;
    this.offices = offices;
    this.desk = desk;
  }

  /** In two journeys to the database, and for counsellors two more. */
  @Transactional(readOnly = true)
  public Day of(Ui ui) {
    var who = Actor.current();
    var country = offices.find(who.office()).map(office -> office.country().code()).orElse("");
    var told = notices.stream().filter(notice -> notice.roles().contains(who.role())).map(notice -> notice.to(ui)).toList();
    if (access.reading(Compartment.CASE, null) == Decision.DENIED)
      return new Day(desk.today(), country, false, List.of(), 0, List.of(), List.of(), told);
    var counts = Cases.counted(new Seeing(who, access.scopesOfReading(Compartment.CASE), desk.today()));
    var asked = asked(who, ui);
    var answers = tables.ask(parameters(who), Stream.concat(Stream.of(counts, Tasks.WAITING), asked.values().stream()).toList());
    var waits = answers.to(Tasks.WAITING);
    var mine = waits.stream().map(Tasks.Waits::task).toList();
    var copies = tasks.copies(who);
    var found = found(Stream.concat(Waiting.sealed(mine).stream(),
      asked.values().stream().flatMap(question -> answers.to(question).stream()).map(Waits::id)));
    return new Day(desk.today(), country, true, firstWhatIsLate(Stream.concat(copies.stream(), waiting.told(mine, found).stream())),
      copies.size() + (waits.isEmpty() ? 0 : waits.getFirst().all()),
      answers.to(counts).stream().sorted(Comparator.comparing(Cases.Count::stage))
        .map(count -> new Day.StageCount(count.stage(), count.cases())).toList(),
      parts.stream().filter(asked::containsKey).map(part -> told(part, answers.to(question(asked, part)), found, ui)).toList(), told);
  }

  /** By their day, whichever list they came from: what is past stands first. */
  static List<Tasks.Task> firstWhatIsLate(Stream<Tasks.Task> all) {
    return all.sorted(Comparator.comparing(Tasks.Task::dueOn)).toList();
  }

  private static ReaderRows<Waits> question(Map<TodayPart, ReaderRows<Waits>> asked, TodayPart part) {
    var question = asked.get(part);
    if (question == null) throw new IllegalStateException(part.key());
    return question;
  }

  private Map<String, Object> parameters(Actor who) {
    var parameters = new HashMap<>(new Mine(who, desk.today()).parameters());
    parameters.put("role", who.role().name());
    return parameters;
  }

  private Map<TodayPart, ReaderRows<Waits>> asked(Actor who, Ui ui) {
    var mine = new Mine(who, desk.today());
    return parts.stream().filter(part -> part.roles().contains(who.role()))
      .collect(Collectors.toMap(part -> part, part -> part.asked(mine.of(part.compartment(), access.scopesOfReading(part.compartment())),
        ui)));
  }

  private Map<CaseId, ReturnCase> found(Stream<CaseId> ids) {
    var all = ids.distinct().toList();
    return all.isEmpty() ? Map.of() : cases.find(all).stream().collect(Collectors.toMap(ReturnCase::id, Function.identity()));
  }

  /** Each case is decided on before it is shown. */
  private Day.Part told(TodayPart part, List<Waits> rows, Map<CaseId, ReturnCase> found, Ui ui) {
    var shown = rows.stream().filter(row -> reads(part.compartment(), found.get(row.id()))).toList();
    long total = rows.isEmpty() ? 0 : rows.getFirst().total() - (rows.size() - shown.size());
    if (!part.key().equals(CaseworkToday.TURN)) return new Day.Part(part.key(), part.due(), shown, total);
    var mine = turns.of(shown.stream().map(row -> found.get(row.id())).toList());
    return new Day.Part(part.key(), part.due(), shown.stream().filter(row -> mine.containsKey(row.id()))
      .map(row -> new Waits(row.id(), row.number(), row.on(), safeguards(mine.getOrDefault(row.id(), List.of()), ui), row.total()))
      .toList(),
      0);
  }

  private boolean reads(Compartment compartment, @Nullable ReturnCase of) {
    if (of == null) return false;
    var decision = access.reading(compartment, of.subject());
    return decision == Decision.ALLOWED || compartment == Compartment.CASE && decision == Decision.MASKED;
  }

  private static String safeguards(List<Safeguard> some, Ui ui) {
    return some.stream().map(safeguard -> ui.t("safeguard." + safeguard)).collect(Collectors.joining(" · "));
  }
}
