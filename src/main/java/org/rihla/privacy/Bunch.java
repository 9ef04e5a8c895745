package org.rihla.privacy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Compartment;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * The keys of some people, as they were read from the database. Each stays wrapped until somebody names its compartment: whoever reads names never
 * holds a key of what is sealed.
 */
public final class Bunch {

  /** All keys of one person, by {@link #drawer}. */
  private final Map<PersonId, Map<String, Wrapped>> keys = new HashMap<>();
  private final KeyRing ring;

  Bunch(KeyRing ring) {
    this.ring = ring;
  }

  /** What the key of a compartment is written down under: each that is sealed has its own, all others share one. */
  static String drawer(Compartment compartment) {
    return compartment.sealed() ? compartment.name() : Seals.GENERAL;
  }

  private final class Wrapped {

    private final PersonId person;
    private final String drawer;
    private final byte[] wrapped;
    private @Nullable Seal seal;

    Wrapped(PersonId person, String drawer, byte[] wrapped) {
      this.person = person;
      this.drawer = drawer;
      this.wrapped = wrapped;
    }

    Seal seal() {
      if (seal == null) seal = new Seal(person, ring.unwrap(wrapped, Seals.place(person, drawer)));
      return seal;
    }

    /** Just made: nobody needs to unwrap it. */
    Wrapped with(Seal open) {
      seal = open;
      return this;
    }
  }

  /** Of rows with the person, the drawer and the wrapped key. */
  RowCallbackHandler reading() {
    return row -> put(new PersonId(row.getObject(1, UUID.class)), row.getString(2), row.getBytes(3));
  }

  private Wrapped put(PersonId person, String drawer, byte[] wrapped) {
    var key = new Wrapped(person, drawer, wrapped);
    keys.computeIfAbsent(person, _ -> new HashMap<>()).put(drawer, key);
    return key;
  }

  Seal put(PersonId person, String drawer, byte[] wrapped, Seal open) {
    return put(person, drawer, wrapped).with(open).seal();
  }

  boolean knows(PersonId person) { return keys.containsKey(person); }

  /** What was read before somebody's key was made is older than that. */
  void forget(PersonId person) { keys.remove(person); }

  /** Empty if there is no such key (any more). */
  public Optional<Seal> of(PersonId person, Compartment compartment) {
    return in(person, drawer(compartment));
  }

  Optional<Seal> in(PersonId person, String drawer) {
    return Optional.ofNullable(keys.getOrDefault(person, Map.of()).get(drawer)).map(Wrapped::seal);
  }
}
