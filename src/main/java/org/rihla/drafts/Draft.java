package org.rihla.drafts;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was begun and not sent.
 *
 * @param page on which it was begun
 * @param typed as the form would send it
 */
public record Draft(UUID page, Map<String, String[]> typed, Instant keptAt) {

  /** How far its page knew the case: whoever goes on with it is told what others wrote since then. */
  public @Nullable String version() {
    return first("_version");
  }

  /** On which page of several it was left. */
  public @Nullable String step() { return first("_step"); }

  private @Nullable String first(String name) {
    var sent = typed.get(name);
    return sent == null || sent.length == 0 ? null : sent[0];
  }

  public Instant until() { return keptAt.plus(Drafts.LIFE); }
}
