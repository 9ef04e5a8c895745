package org.rihla.people;

import org.jspecify.annotations.Nullable;

/**
 * How to reach a person without harming them.
 *
 * @param safeToCall whether this telephone may be called: others may listen
 */
public record Contact(@Nullable String telephone, boolean safeToCall, @Nullable String address, @Nullable String placeOfReturn,
  @Nullable String contactInOrigin) {

  /** What is newly known; where nothing is said, the old stays. A new telephone is not safe until somebody says so. @param safe YES, NO or null */
  public Contact with(@Nullable String telephone, @Nullable String safe, @Nullable String address, @Nullable String placeOfReturn,
    @Nullable String contactInOrigin) {
    return new Contact(telephone == null ? this.telephone : telephone, safe == null ? telephone == null && safeToCall : safe.equals("YES"),
      address == null ? this.address : address, placeOfReturn == null ? this.placeOfReturn : placeOfReturn,
      contactInOrigin == null ? this.contactInOrigin : contactInOrigin);
  }
}
