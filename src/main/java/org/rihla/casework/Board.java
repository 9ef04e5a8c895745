package org.rihla.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Compartment;
import org.rihla.database.Cells;
import org.rihla.web.NotFound;
import org.rihla.web.Ui;

/**
 * A module's page over many cases, for everybody who reads that compartment: what "today" tells the beginning of, whole and in columns. Nobody is named
 * on it. Its address is {@code /<key>}, its title the message {@code board.<key>}.
 *
 * @param compartment what is told is of
 * @param beside the addresses of pages that belong to it; their words: message {@code board.beside.<page>}
 */
public record Board(String key, Compartment compartment, List<Table> tables, List<String> beside) {

  public Board {
    tables = List.copyOf(tables);
    beside = List.copyOf(beside);
  }

  /** One of its tables by itself. @throws NotFound if it has none of that name */
  Board only(String table) {
    return new Board(key, compartment,
      List.of(tables.stream().filter(each -> each.key().equals(table)).findAny().orElseThrow(() -> new NotFound(
        "table"))),
      beside);
  }

  public Board(String key, Compartment compartment, List<Table> tables) { this(key, compartment, tables, List.of()); }

  /**
   * Its statement reads from {@code mine} as that of a {@link TodayPart} does: it answers the case's id, its number, the day by which it is sorted, and
   * from the fourth column on what is told. Title: message {@code board.<key>.<table>}, with {@code .none} for when there is nothing; heads:
   * {@code board.head.<column>}.
   */
  public record Table(String key, List<String> columns, String sql, Telling telling) {
    public Table {
      columns = List.copyOf(columns);
    }
  }

  /** Makes the cells of a row: one for each column. */
  @FunctionalInterface
  public interface Telling {
    List<Cell> tell(Cells row, Ui ui);
  }

  /** How a cell is to be looked at, by a sign and a word too. */
  public enum Look {
    PLAIN, FIGURE, LATE, DONE
  }

  /** @param address where more of it is told, or null */
  public record Cell(String said, Look look, @Nullable String address) {

    public static Cell of(String said) { return new Cell(said, Look.PLAIN, null); }

    public static Cell figure(String said) { return new Cell(said, Look.FIGURE, null); }

    public static Cell leading(String said, String address) { return new Cell(said, Look.PLAIN, address); }

    /** Somebody should have acted. */
    public static Cell late(String said, boolean late) {
      return new Cell(said, late ? Look.LATE : Look.PLAIN, null);
    }

    public static Cell done(String said, boolean done) {
      return new Cell(said, done ? Look.DONE : Look.PLAIN, null);
    }
  }
}
