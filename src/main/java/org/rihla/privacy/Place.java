package org.rihla.privacy;

import java.util.UUID;

/**
 * Where a closed value stands. What is closed is bound to it, so that nothing can be moved to another column, or to another row of the same person.
 *
 * @param column {@code schema.table.column}
 * @param row what tells the row from all others of its table: its id
 */
public record Place(String column, String row) {

  public static Place of(String column, UUID row) { return new Place(column, row.toString()); }

  /** Of a table whose rows have two ids. */
  public static Place of(String column, UUID row, UUID part) {
    return new Place(column, row + "/" + part);
  }
}
