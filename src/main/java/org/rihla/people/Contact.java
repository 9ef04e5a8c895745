package org.rihla.people;

import org.jspecify.annotations.Nullable;

/**
 * How to reach a person without harming them.
 *
 * @param safeToCall whether this telephone may be called: others may listen
 */
public record Contact(@Nullable String telephone, boolean safeToCall, @Nullable String address, @Nullable String placeOfReturn,
  @Nullable String contactInOrigin) {

  /** What is told anew takes the place of the old; what is left out stays. Whether it is safe to call is always told anew. */
  public Contact with(Contact told) {
    return new Contact(told.telephone == null ? telephone : told.telephone, told.safeToCall, told.address == null ? address : told.address,
      told.placeOfReturn == null ? placeOfReturn : told.placeOfReturn,
      told.contactInOrigin == null ? contactInOrigin : told.contactInOrigin);
  }
}
