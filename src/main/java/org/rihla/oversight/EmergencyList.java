package org.rihla.oversight;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.rihla.casework.Emergency;
import org.rihla.values.StaffId;

/** All emergencies, the newest first. @param logins what the accounts are called */
public record EmergencyList(List<Emergency> all, Map<StaffId, String> logins, Instant now) {

  private static final Duration TO_BE_REVIEWED = Duration.ofHours(72);

  public String login(Emergency each) { return logins.getOrDefault(each.who(), "–"); }

  public Instant due(Emergency each) { return each.openedAt().plus(TO_BE_REVIEWED); }

  public boolean late(Emergency each) { return !each.reviewed() && due(each).isBefore(now); }

  public long waiting() { return all.stream().filter(each -> !each.reviewed()).count(); }
}
