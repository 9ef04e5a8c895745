package org.rihla.privacy;

import java.util.Optional;
import org.rihla.privacy.Consents.Consent;

/** What somebody answers when a purpose is put to them. Who was not asked has said nothing: it is neither written down nor a no. */
public enum Answer {
  AGREES, REFUSES, NOT_ASKED;

  /** What is left open was not asked. */
  public static Answer of(String typed) {
    return typed.isEmpty() ? NOT_ASKED : valueOf(typed);
  }

  /** What is written down of it; nothing where nobody was asked. */
  public Optional<Consent> to(Consent asked) {
    return switch (this) {
      case AGREES -> Optional.of(asked.answered(true));
      case REFUSES -> Optional.of(asked.answered(false));
      case NOT_ASKED -> Optional.empty();
    };
  }
}
