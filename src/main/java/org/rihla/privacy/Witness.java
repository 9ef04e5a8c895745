package org.rihla.privacy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who was there when something was said and not signed. @param as of which office, or in what capacity */
public record Witness(String name, String as) {

  private static final Set<String> UNSIGNED = Set.of("THUMBPRINT", "ORAL_WITH_WITNESS", "AUDIO");

  /** Whether somebody must have been there: nothing was signed, and what was recorded lies elsewhere. @param howGiven of the code list {@code how_given} */
  public static boolean isNeeded(String howGiven) {
    return UNSIGNED.contains(howGiven);
  }

  /** Nobody, unless both are told. */
  public static @Nullable Witness of(@Nullable String name, @Nullable String as) {
    return name == null || as == null || name.isBlank() || as.isBlank() ? null : new Witness(name, as);
  }

  String inOneLine() { return name + " · " + as; }
}
