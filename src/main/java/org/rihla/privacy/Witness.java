package org.rihla.privacy;

import org.jspecify.annotations.Nullable;

/** Who was there when something was said and not signed. @param as of which office, or in what capacity */
public record Witness(String name, String as) {

  /** Nobody, unless both are told. */
  public static @Nullable Witness of(@Nullable String name, @Nullable String as) {
    return name == null || as == null || name.isBlank() || as.isBlank() ? null : new Witness(name, as);
  }

  String inOneLine() { return name + " · " + as; }
}
