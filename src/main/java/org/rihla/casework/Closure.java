package org.rihla.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a case may be closed for which reason: nobody is called lost before they were looked for, nothing is completed unmeasured. */
public final class Closure {

  /** They say something of a person that the list alone does not support. */
  static final List<String> WITH_WORDS = List.of("REMIGRATED", "DUPLICATE_MERGED", "FRAUD", "MISCONDUCT");
  private static final String NO_WORDS = "closure-words-needed";
  private static final String TOO_FEW = "reason-too-short";

  private Closure() {}

  public static boolean needsWords(String reason) { return WITH_WORDS.contains(reason); }

  /** What the words lack that go with a reason. */
  static List<String> wordless(String reason, @Nullable String words) {
    if (words == null) return needsWords(reason) ? List.of(NO_WORDS) : List.of();
    return Substance.lacking(words) ? List.of(TOO_FEW) : List.of();
  }

  /** Whether only words are missing, so that the reason itself could stand. */
  static boolean isOnlyWordless(List<String> refusals) {
    return List.of(NO_WORDS, TOO_FEW).containsAll(refusals);
  }

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
