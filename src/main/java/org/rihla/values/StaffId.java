package org.rihla.values;

import java.util.UUID;

/** A member of staff. */
public record StaffId(UUID value) {

  public static StaffId next() { return new StaffId(Ids.next()); }

  /** @throws IllegalArgumentException if the text is not a UUID */
  public static StaffId of(String text) {
    return new StaffId(UUID.fromString(text));
  }

  @Override
  public String toString() { return value.toString(); }
}
