package org.rihla.people;

import org.jspecify.annotations.Nullable;

/**
 * How to reach a person without harming them.
 *
 * @param safeToCall whether this telephone may be called: others may listen
 */
public record Contact(@Nullable String telephone, boolean safeToCall, @Nullable String address, @Nullable String placeOfReturn,
  @Nullable String contactInOrigin) {
}
