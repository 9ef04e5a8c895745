package org.rihla.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Decision;
import org.rihla.database.Cells;
import org.rihla.database.ReaderRows;
import org.rihla.database.ReaderTables;
import org.rihla.values.CaseId;
import org.rihla.web.NotFound;
import org.rihla.web.Ui;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows the boards of the modules: all of one in one statement, and each case decided on again before it is shown. */
@Service
public class Boards {

  private final Map<String, Board> boards;
  private final ReaderTables tables;
  private final Cases cases;
  private final Access access;
  private final CaseDesk desk;

  Boards(List<Board> boards, ReaderTables tables, Cases cases, Access access, CaseDesk desk) {
    this.boards = boards.stream().collect(Collectors.toMap(Board::key, Function.identity()));
    this.tables = tables;
    this.cases = cases;
    this.access = access;
    this.desk = desk;
  }

  private record Listed(int table, CaseId id, long total, String cells) {
  }

  /** @param table the one that is shown, a page at a time; null where all begin */
  public record Shown(String key, @Nullable String table, int page, List<Rows> tables, List<String> beside) {

    public String at(String table, int page) { return "/" + key + "?table=" + table + "&page=" + page; }
  }

  /** @param more how many come after these; total: of all */
  public record Rows(Board.Table table, List<Line> lines, long more, long total) {

    /** Whether a column is of figures, which stand at the end of it. */
    public boolean isFigure(int column) {
      return !lines.isEmpty() && lines.getFirst().cells().get(column).look() == Board.Look.FIGURE;
    }
  }

  /** @param row as it was read, for a page that draws it otherwise too */
  public record Line(CaseId id, String number, boolean held, List<Board.Cell> cells, Cells row) {
  }

  @Transactional(readOnly = true)
  public Shown of(String key, @Nullable String table, int page, Ui ui) {
    var whole = boards.get(key);
    var board = whole == null || table == null ? whole : whole.only(table);
    if (board == null || access.reading(board.compartment(), null) != Decision.ALLOWED) throw new NotFound("board");
    var question = question(board);
    var listed = tables.ask(Mine.of(desk).parameters(page), List.of(question)).to(question);
    var found = found(listed, board);
    return new Shown(key, table, page,
      IntStream.range(0, board.tables().size()).mapToObj(place -> rows(board.tables().get(place), listed.stream()
        .filter(each -> each.table == place).toList(), found, page, ui)).toList(),
      board.beside());
  }

  private ReaderRows<Listed> question(Board board) {
    var reads = new Mine.Reads(board.compartment(), access.scopesOfReading(board.compartment()), Mine.Where.OPEN);
    var mine = Mine.cases(reads);
    var parts = IntStream.range(0, board.tables().size())
      .mapToObj(place -> TodayPart.asked(board.tables().get(place).sql(), mine, place, Mine.A_PAGE));
    return new ReaderRows<>(
      Mine.lists(List.of(reads)) + parts.collect(Collectors.joining(" union all ")),
      row -> new Listed(row.count(1), new CaseId(row.id(2)), row.columns().getLong(5), row.text(6)));
  }

  private Map<CaseId, ReturnCase> found(List<Listed> listed, Board board) {
    var ids = listed.stream().map(Listed::id).distinct().toList();
    if (ids.isEmpty()) return Map.of();
    return cases.find(ids).stream().filter(each -> access.reading(board.compartment(), each.subject()) == Decision.ALLOWED)
      .collect(Collectors.toMap(ReturnCase::id, Function.identity()));
  }

  private static Rows rows(Board.Table table, List<Listed> listed, Map<CaseId, ReturnCase> found, int page, Ui ui) {
    var lines = listed.stream().flatMap(each -> Optional.ofNullable(found.get(each.id)).map(of -> line(table, each, of, ui)).stream())
      .toList();
    long total = listed.isEmpty() ? 0 : listed.getFirst().total;
    return new Rows(table, lines, Math.max(0, total - listed.size() - (long) page * Mine.A_PAGE), total);
  }

  private static Line line(Board.Table table, Listed listed, ReturnCase of, Ui ui) {
    var row = Cells.read(listed.cells);
    var cells = table.telling().tell(row, ui);
    if (cells.size() != table.columns().size()) throw new IllegalStateException(table.key() + " does not tell its columns");
    return new Line(of.id(), of.number(), of.held(), cells, row);
  }
}
