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

  /** For what is not in the policy because it is one's own: how one signs in. @throws Needed unless there is one */
  public static void require() {
    if (isMissing()) throw new Needed("own account");
  }

  static boolean isMissing() { return FRESH.isBound() && !FRESH.get(); }

  /** They may do this, and must first prove that it is them. Nothing was done. */
  public static final class Needed extends RuntimeException {
    Needed(Act act) { this(act.name()); }

    private Needed(String what) { super(what); }
  }
}
