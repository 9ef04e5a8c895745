package org.rihla.values;

import java.util.UUID;

/** A return case. */
public record CaseId(UUID value) {

  public static CaseId next() { return new CaseId(Ids.next()); }

  /** @throws IllegalArgumentException if the text is not a UUID */
  public static CaseId of(String text) {
    return new CaseId(UUID.fromString(text));
  }

  @Override
  public String toString() { return value.toString(); }
}
