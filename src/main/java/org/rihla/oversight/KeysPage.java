package org.rihla.oversight;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.privacy.KeyCeremonies.Deed;

/**
 * Who changed the key file, and on whose word.
 *
 * @param asks whether the reader may ask for a ceremony
 * @param looks whether the reader looks at what was done alone
 */
public record KeysPage(boolean asks, boolean looks, List<Agreement> agreements, List<Alone> alone, List<String> refusals) {

  /** How it stands with what was asked for. Words: message {@code keys.state.<state>}. */
  public enum State {
    WAITING, REFUSED, EXPIRED, READY, LAPSED, DONE
  }

  /** @param moment until when it can be answered or done, or since when it is over */
  public record Agreement(Deed deed, String askedBy, Instant askedAt, String answeredBy, State state, @Nullable Instant moment) {
  }

  /** @param seenBy what the account is called, or empty */
  public record Alone(UUID id, Deed deed, Instant at, String reason, String seenBy, @Nullable Instant seenAt) {
  }
}
