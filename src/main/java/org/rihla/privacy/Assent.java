package org.rihla.privacy;

import org.jspecify.annotations.Nullable;

/**
 * A child's own answer to what a guardian gives for it.
 *
 * @param answer of the code list {@code assent}
 * @param why it could not be asked, of the code list {@code assent_reason}; else null
 */
public record Assent(String answer, @Nullable String why) {

  private static final String NO = "NO";
  private static final String COULD_NOT = "COULD_NOT";

  public static @Nullable Assent of(@Nullable String answer, @Nullable String why) {
    return answer == null ? null : new Assent(answer, why);
  }

  /** Then nothing is shared for that purpose, whatever the guardian says. */
  public boolean objects() { return answer.equals(NO); }

  public boolean wasNotPossible() { return answer.equals(COULD_NOT); }

  /** A reason where the child could not be asked, and only there. */
  public boolean isWhole() { return wasNotPossible() == (why != null); }
}
