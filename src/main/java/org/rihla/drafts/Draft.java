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
    var version = typed.get("_version");
    return version == null || version.length == 0 ? null : version[0];
  }

  public Instant until() { return keptAt.plus(Drafts.LIFE); }
}
