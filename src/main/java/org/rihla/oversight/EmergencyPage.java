package org.rihla.oversight;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rihla.casework.BreakGlass;
import org.rihla.casework.Emergency;
import org.rihla.values.StaffId;
import org.rihla.web.Entry;
import org.rihla.web.Field;

/**
 * One emergency, for whoever looks at it afterwards.
 *
 * @param logins what the accounts are called
 * @param mine whether it was the reader who opened it: somebody else must look at it
 * @param fields what is asked of the review, and {@code marking} of the mark that holds the news back
 */
public record EmergencyPage(BreakGlass.Read read, Map<StaffId, String> logins, boolean mine, List<Field> fields, Entry entry,
  List<Field> marking, Entry marked, List<String> refusals) {

  public Emergency one() { return read.of(); }

  public String login(@Nullable StaffId who) { return who == null ? "–" : logins.getOrDefault(who, "–"); }
}
