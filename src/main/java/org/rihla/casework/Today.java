package org.rihla.casework;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.access.Offices;
import org.rihla.casework.TodayPart.Waits;
import org.rihla.database.Cells;
import org.rihla.database.ReaderRows;
import org.rihla.database.ReaderTables;
import org.rihla.database.Row;
import org.rihla.values.CaseId;
import org.rihla.web.NotFound;
import org.rihla.web.Notice;
import org.rihla.web.Ui;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the page "today" together: what waits in cases, and what is of no case, in the order in which the modules bring it. */
@Service
class Today {

  private static final int COUNTED = -1;
  /** The list of tasks, among those that are read whole. */
  private static final String TASKS = "tasks";
  /** Of those that may be a counsellor's turn, so many are looked at for the first few that are. */
  private static final int CANDIDATES = 32;

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
    var told = notices.stream().filter(notice -> notice.roles().contains(who.role())).flatMap(notice -> notice.to(ui).stream()).toList();
    if (access.reading(Compartment.CASE, null) == Decision.DENIED)
      return new Day(desk.today(), country, false, List.of(), 0, List.of(), List.of(), told);
    var mine = parts.stream().filter(part -> part.roles().contains(who.role())).toList();
    var lists = lists(mine);
    var answers = tables.ask(Mine.of(desk).parameters(0), List.of(Tasks.WAITING, lists));
    var listed = answers.to(lists).stream().collect(Collectors.groupingBy(Listed::part));
    var waits = answers.to(Tasks.WAITING);
    var asked = waits.stream().map(Tasks.Waits::task).toList();
    var copies = tasks.copies(who);
    var found = found(Stream.concat(Waiting.sealed(asked).stream(), answers.to(lists).stream().map(Listed::id).filter(Objects::nonNull)));
    return new Day(desk.today(), country, true, firstWhatIsLate(Stream.concat(copies.stream(), waiting.told(asked, found).stream())),
      copies.size() + (waits.isEmpty() ? 0 : waits.getFirst().all()),
      listed.getOrDefault(COUNTED, List.of()).stream().map(row -> new Day.StageCount(Stage.valueOf(row.number()), row.total()))
        .sorted(Comparator.comparing(Day.StageCount::stage)).toList(),
      IntStream.range(0, mine.size()).mapToObj(place -> told(mine.get(place), listed.getOrDefault(place, List.of()), found,
        TodayPart.MOST, ui)).toList(),
      told);
  }

  /** One of the lists, so many at a time. @throws NotFound if it is none of this reader's */
  @Transactional(readOnly = true)
  OneList whole(String key, int page, Ui ui) {
    var who = Actor.current();
    if (access.reading(Compartment.CASE, null) == Decision.DENIED) throw new NotFound("list");
    if (key.equals(TASKS)) return tasks(who, page);
    var part = parts.stream().filter(each -> each.key().equals(key) && each.roles().contains(who.role())).findAny()
      .orElseThrow(() -> new NotFound("list"));
    var reads = reads(part);
    var list = new ReaderRows<>(Mine.lists(List.of(reads)) + part.asked(Mine.cases(reads), 0, Mine.A_PAGE), Today::listed);
    var rows = tables.ask(Mine.of(desk).parameters(page), List.of(list)).to(list);
    var told = told(part, rows, found(rows.stream().map(Listed::id).filter(Objects::nonNull)), Mine.A_PAGE, ui);
    return new OneList(desk.today(), key, page, List.of(), told, !rows.isEmpty() && isMore(rows.getFirst().total(), page, rows.size()));
  }

  private static boolean isMore(long all, int page, int shown) { return all > (long) page * Mine.A_PAGE + shown; }

  private OneList tasks(Actor who, int page) {
    var waits = tables.ask(Mine.of(desk).parameters(page), List.of(Tasks.WAITING)).to(Tasks.WAITING);
    var asked = waits.stream().map(Tasks.Waits::task).toList();
    var copies = page == 0 ? tasks.copies(who) : List.<Tasks.Task>of();
    var all = firstWhatIsLate(Stream.concat(copies.stream(), waiting.told(asked, found(Waiting.sealed(asked).stream())).stream()));
    return new OneList(desk.today(), TASKS, page, all, null, !waits.isEmpty() && isMore(waits.getFirst().all(), page, waits.size()));
  }

  /** By their day, whichever list they came from: what is past stands first. */
  static List<Tasks.Task> firstWhatIsLate(Stream<Tasks.Task> all) {
    return all.sorted(Comparator.comparing(Tasks.Task::dueOn)).toList();
  }

  /** One row of one of the lists: of a part, by its place on the page, or of the stages, whose name stands for the number. */
  private record Listed(int part, @Nullable CaseId id, String number, @Nullable LocalDate on, long total, @Nullable String cells) {

    Waits told(TodayPart part, Ui ui) {
      return new Waits(Objects.requireNonNull(id), number, on, part.telling().tell(Cells.read(Objects.requireNonNull(cells)), ui), total);
    }
  }

  /** All parts and the stages in one statement: what they read from is looked for once. */
  private ReaderRows<Listed> lists(List<TodayPart> mine) {
    var ofCase = access.scopesOfReading(Compartment.CASE);
    var read = mine.stream().map(this::reads).toList();
    boolean fromLists = !Mine.countByThemselves(ofCase) || Mine.areOfAll(read);
    var all = fromLists
      ? Stream.concat(read.stream(), Stream.of(new Mine.Reads(Compartment.CASE, ofCase, Mine.Where.OPEN))).toList()
      : read;
    var lists = Stream.concat(
      Stream.of(
        "select " + COUNTED + ", null::uuid, s.stage, null::date, s.count, null::text from (" + Mine.counted(ofCase, fromLists) + ") s"),
      IntStream.range(0, mine.size()).mapToObj(
        place -> mine.get(place).asked(Mine.cases(read.get(place)), place, isTurn(mine.get(place)) ? CANDIDATES : TodayPart.MOST)));
    return new ReaderRows<>(Mine.lists(all) + lists.collect(Collectors.joining(" union all ")),
      Today::listed);
  }

  private Mine.Reads reads(TodayPart part) {
    return new Mine.Reads(part.compartment(), access.scopesOfReading(part.compartment()), part.where());
  }

  private static Listed listed(Row row) throws SQLException {
    return new Listed(row.count(1), Optional.ofNullable(row.maybeId(2)).map(CaseId::new).orElse(null), row.text(3), row.maybeDate(4),
      row.columns()
        .getLong(5),
      row.maybeText(6));
  }

  private Map<CaseId, ReturnCase> found(Stream<CaseId> ids) {
    var all = ids.distinct().toList();
    return all.isEmpty() ? Map.of() : cases.find(all).stream().collect(Collectors.toMap(ReturnCase::id, Function.identity()));
  }

  /** Each case is decided on before it is shown. */
  private Day.Part told(TodayPart part, List<Listed> rows, Map<CaseId, ReturnCase> found, int most, Ui ui) {
    var shown = rows.stream().filter(row -> reads(part.compartment(), found.get(row.id()))).map(row -> row.told(part, ui)).toList();
    long total = rows.isEmpty() ? 0 : rows.getFirst().total() - (rows.size() - shown.size());
    if (!isTurn(part)) return new Day.Part(part.key(), part.due(), part.whole(), shown, total);
    var mine = turns.of(shown.stream().map(row -> found.get(row.id())).toList());
    var theirs = shown.stream().filter(row -> mine.containsKey(row.id()))
      .map(row -> new Waits(row.id(), row.number(), row.on(), safeguards(mine.getOrDefault(row.id(), List.of()), ui), row.total()))
      .toList();
    return new Day.Part(part.key(), part.due(), part.whole(), theirs.stream().limit(most).toList(), theirs.size());
  }

  private static boolean isTurn(TodayPart part) { return part.key().equals(CaseworkToday.TURN); }

  private boolean reads(Compartment compartment, @Nullable ReturnCase of) {
    if (of == null) return false;
    var decision = access.reading(compartment, of.subject());
    return decision == Decision.ALLOWED || compartment == Compartment.CASE && decision == Decision.MASKED;
  }

  private static String safeguards(List<Safeguard> some, Ui ui) {
    return some.stream().map(safeguard -> ui.t("safeguard." + safeguard)).collect(Collectors.joining(" · "));
  }
}
