package org.rihla.values;

import java.util.Optional;
import java.util.UUID;

/** A person. */
public record PersonId(UUID value) {

  public static PersonId next() { return new PersonId(Ids.next()); }

  /** @throws IllegalArgumentException if the text is not a UUID */
  public static PersonId of(String text) {
    return new PersonId(UUID.fromString(text));
  }

  /** Of what somebody sent: empty if it is none. */
  public static Optional<PersonId> maybe(String text) {
    try {
      return Optional.of(of(text));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() { return value.toString(); }
}
