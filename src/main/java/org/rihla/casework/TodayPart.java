package org.rihla.casework;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Compartment;
import org.rihla.access.Role;
import org.rihla.database.Cells;
import org.rihla.values.CaseId;
import org.rihla.web.Ui;

/**
 * A module's part of the page "today": the cases in which something of this kind waits, for those whose work it is. Its statement reads from
 * {@code mine}, the cases in which this reader may read that compartment, with the columns of {@link Mine}, and answers the case's id, its number, the
 * day, and from the fourth column on what is told. Title: message {@code today.<key>}; {@code today.<key>.none} says what to do when nothing waits.
 *
 * @param compartment what is told is of
 * @param roles those who come for it
 * @param where which cases anything can wait in at all
 * @param due whether a day that is past is late
 * @param whole where all of it is shown
 */
public record TodayPart(String key, Compartment compartment, Set<Role> roles, Mine.Where where, boolean due, String whole, String sql,
  Telling telling) {

  /** Few enough to be read at once. */
  static final int MOST = 8;

  /** Makes words of a row: of its columns from the fourth on. */
  @FunctionalInterface
  public interface Telling {
    String tell(Cells row, Ui ui);
  }

  public static Draft of(String key, Compartment compartment, Role first, Role... more) {
    return new Draft(key, compartment, EnumSet.of(first, more), Mine.Where.OPEN, false, "/today/" + key);
  }

  /** One that does not yet say what it asks. */
  public record Draft(String key, Compartment compartment, Set<Role> roles, Mine.Where where, boolean due, String whole) {

    /** Nothing of the kind waits in other stages. */
    public Draft in(Stage first, Stage... more) {
      return new Draft(key, compartment, roles, Mine.Where.in(EnumSet.of(first, more)), due, whole);
    }

    /** Only in these few. @param cases a statement that answers their ids */
    public Draft among(String cases) {
      return new Draft(key, compartment, roles, Mine.Where.among(cases), due, whole);
    }

    /** Its day is one by which something is to be done. */
    public Draft byDay() {
      return new Draft(key, compartment, roles, where, true, whole);
    }

    /** There is a page that has all of it. */
    public Draft wholeAt(String address) {
      return new Draft(key, compartment, roles, where, due, address);
    }

    public TodayPart rows(String sql, Telling telling) { return new TodayPart(key, compartment, roles, where, due, whole, sql, telling); }
  }

  /** @param total of all there are */
  public record Waits(CaseId id, String number, @Nullable LocalDate on, String said, long total) {
  }

  /** By their day, in a shape that is the same for all parts. @param mine the cases it reads from, as a statement; place: of this part; most: so many */
  String asked(String mine, int place, int most) {
    return asked(sql, mine, place, most);
  }

  static String asked(String sql, String mine, int place, int most) {
    return "select * from (with mine as (" + mine + ") select " + place
      + ", q.id, q.number, q.on_day, q.total, (select json_agg(cell.value) from json_each(row_to_json(q)) cell)::text"
      + " from (select p.*, count(*) over () as total from (" + sql
      + ") p (id, number, on_day) order by p.on_day nulls last, p.number limit " + most + " offset :skip) q) asked";
  }
}
