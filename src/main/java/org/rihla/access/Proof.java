package org.rihla.access;

import java.util.concurrent.Callable;

/** Whether the one who acts proved just now that it is them. Where nobody sits at a screen, as in a replay, nothing is asked. */
public final class Proof {

  private static final ScopedValue<Boolean> FRESH = ScopedValue.newInstance();
  private static final ScopedValue<Boolean> ENOUGH = ScopedValue.newInstance();

  private Proof() {}

  /** Does the work knowing whether there is a proof that is not old. */
  public static <T> T given(boolean fresh, Callable<T> work) throws Exception {
    return given(fresh, fresh, work);
  }

  /** @param enough whether it is of the kind that the role must give for what is dangerous; how one signs in oneself takes no such */
  public static <T> T given(boolean fresh, boolean enough, Callable<T> work) throws Exception {
    return ScopedValue.where(FRESH, fresh).where(ENOUGH, enough).call(work::call);
  }

  /** For what is not in the policy because it is one's own: how one signs in. @throws Needed unless there is one */
  public static void require() {
    if (FRESH.isBound() && !FRESH.get()) throw new Needed("own account");
  }

  static boolean isMissing() { return ENOUGH.isBound() && !ENOUGH.get(); }

  /** They may do this, and must first prove that it is them. Nothing was done. */
  public static final class Needed extends RuntimeException {
    Needed(Act act) { this(act.name()); }

    private Needed(String what) { super(what); }
  }
}
