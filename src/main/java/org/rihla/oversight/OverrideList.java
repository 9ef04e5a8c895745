package org.rihla.oversight;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rihla.casework.SetAside.Once;
import org.rihla.values.StaffId;

/** What was set aside, the newest first. @param logins what the accounts are called */
public record OverrideList(List<Once> all, Map<StaffId, String> logins) {

  public String login(@Nullable StaffId who) { return who == null ? "–" : logins.getOrDefault(who, "–"); }
}
