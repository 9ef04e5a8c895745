package org.rihla.access;

import java.util.concurrent.Callable;

/** Whether the one who acts proved just now that it is them. Where nobody sits at a screen, as in a replay, nothing is asked. */
public final class Proof {

  private static final ScopedValue<Boolean> FRESH = ScopedValue.newInstance();

  private Proof() {}

  /** Does the work knowing whether there is a proof that is not old. */
  public static <T> T given(boolean fresh, Callable<T> work) throws Exception {
    return ScopedValue.where(FRESH, fresh).call(work::call);
  }

  static boolean isMissing() { return FRESH.isBound() && !FRESH.get(); }

  /** They may do this, and must first prove that it is them. Nothing was done. */
  public static final class Needed extends RuntimeException {
    Needed(Act act) { super(act.name()); }
  }
}
