package org.rihla.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** When a case may be closed for which reason: nobody is called lost before they were looked for, nothing is completed unmeasured. */
final class Closure {

  private Closure() {}

  static List<String> refusals(ReturnCase of, String reason, Evidence facts, boolean owing, LocalDate on) {
    var refusals = new ArrayList<String>();
    if (of.stage() == Stage.CLOSED) refusals.add("already-closed");
    boolean before = of.stage().beforeBoarding();
    switch (reason) {
      case "WITHDREW_BEFORE_DEPARTURE" -> refusals.add("use-withdrawal");
      case "PROTECTION_NOT_RETURN", "NO_LONGER_ELIGIBLE" -> {
        if (!before) refusals.add("reason-only-before-departure");
      }
      case "COMPLETED", "END_OF_SUPPORT_PERIOD" -> {
        if (of.stage() != Stage.REINTEGRATING) refusals.add("not-reintegrating");
        if (owing) refusals.add("payments-open"); // a grant that was promised and never came completes nothing
        // The survey is for adults; children on their own are followed by visits.
        boolean asked = facts.someone(member -> !member.minorOn(on));
        if (asked && !facts.holds(Fact.MEASURED, on) && !facts.holds(Fact.CONTACT_EXHAUSTED, on)) refusals.add("not-measured");
      }
      case "LOST_TO_FOLLOW_UP" -> {
        if (!of.stage().home()) refusals.add("reason-only-after-arrival");
        if (!facts.holds(Fact.CONTACT_EXHAUSTED, on)) refusals.add("contact-not-exhausted");
      }
      case "REMIGRATED", "MOVED_AREA", "DECLINED_PLAN", "WITHDREW_AFTER_RETURN" -> {
        if (!of.stage().home()) refusals.add("reason-only-after-arrival");
      }
      default -> {
        if (of.stage() == Stage.DEPARTED && !reason.equals("DECEASED")) refusals.add("arrival-open");
      }
    }
    return refusals;
  }
}
