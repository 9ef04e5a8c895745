package org.rihla.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Compartment;
import org.rihla.values.CaseId;

/** How often, and for how long. Whoever opens files in emergencies again and again, or is not looked at afterwards, does so no more until they are. */
final class EmergencyRule {

  static final Duration LASTS = Duration.ofHours(4);
  private static final Duration A_WEEK = Duration.ofDays(7);
  private static final Duration A_MONTH = Duration.ofDays(30);
  private static final int TOO_OFTEN = 3;

  private EmergencyRule() {}

  sealed interface Answer {

    /** @param renews the one that it goes on from */
    record Opens(Instant until, @Nullable UUID renews) implements Answer {
    }

    /** @param reason message {@code refusal.<reason>} */
    record Refused(String reason) implements Answer {
    }
  }

  /** @param mine everything that the one who asks ever opened in an emergency, the oldest first */
  static Answer ask(List<Emergency> mine, CaseId id, Compartment part, Instant now) {
    if (suspended(mine, now)) return new Answer.Refused("emergency-suspended");
    var here = mine.stream().filter(each -> each.of().equals(id) && each.openedAt().isAfter(now.minus(A_WEEK))).toList();
    if (here.isEmpty()) return new Answer.Opens(now.plus(LASTS), null);
    var last = here.getLast();
    if (here.stream().anyMatch(each -> each.finding() == Emergency.Finding.NOT_JUSTIFIED)) return new Answer.Refused("emergency-was-none");
    if (last.part() != part) return new Answer.Refused("emergency-another-part");
    if (last.renews() != null) return new Answer.Refused("emergency-renewed-already");
    return new Answer.Opens(now.plus(LASTS), last.id());
  }

  /** Until each of them has been looked at. A renewal is the same emergency. */
  static boolean suspended(List<Emergency> mine, Instant now) {
    var lately = mine.stream().filter(each -> each.openedAt().isAfter(now.minus(A_MONTH))).toList();
    boolean often = lately.stream().filter(each -> each.renews() == null).count() >= TOO_OFTEN;
    return mine.stream().anyMatch(each -> !each.reviewed() && each.openedAt().isBefore(now.minus(A_WEEK)))
      || often && lately.stream().anyMatch(each -> !each.reviewed());
  }
}
