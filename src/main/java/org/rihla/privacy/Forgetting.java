package org.rihla.privacy;

import java.util.List;
import org.rihla.values.PersonId;

/** A module that has something to do with a person who asks to be forgotten. Implemented by each that must be asked, or must let go of something. */
public interface Forgetting {

  /** What must be done first: message keys, {@code refusal.<reason>}. */
  default List<String> standsAgainst(PersonId person) {
    return List.of();
  }

  /** Their keys are gone in this transaction: whatever is kept of them in the open, or in memory, goes with it. */
  default void forget(PersonId person) {}
}
