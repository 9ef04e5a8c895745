package org.rihla.counselling;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a conversation leaves somebody knowing what they must know to decide freely, and if not, why. The same rule meets the safeguard and
 * is told on the page.
 *
 * @param phase topics and interpreterMode as of {@link Conversations.Conversation}
 */
record Informing(String phase, String language, @Nullable String interpreterMode, Collection<String> topics, boolean teachBack) {

  /** Without these nobody can decide freely (domain rules V1 and A). */
  static final Set<String> NEEDED_TO_DECIDE = Set.of("LEGAL_OPTIONS_TO_STAY", "ASYLUM_RIGHTS", "AVRR_TERMS",
    "REINTEGRATION_OFFER_AND_LIMITS", "RIGHT_TO_WITHDRAW");

  /** Why it does not count. Message {@code counselling.lacks.<lack>}. */
  enum Lack {
    NOT_BEFORE_DECISION, TOPICS, LANGUAGE, NOT_SAID_BACK
  }

  /** Everything that is lacking for somebody who speaks this language; empty if it counts for them. */
  Set<Lack> lacking(String theirs) {
    if (!phase.equals("PRE_DECISION")) return EnumSet.of(Lack.NOT_BEFORE_DECISION);
    var lacking = EnumSet.noneOf(Lack.class);
    if (!topics.containsAll(NEEDED_TO_DECIDE)) lacking.add(Lack.TOPICS);
    if (interpreterMode == null && !language.equals(theirs)) lacking.add(Lack.LANGUAGE);
    if (!teachBack) lacking.add(Lack.NOT_SAID_BACK);
    return lacking;
  }
}
