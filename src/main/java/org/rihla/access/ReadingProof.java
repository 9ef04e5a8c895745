package org.rihla.access;

import java.util.concurrent.Callable;

/**
 * Whether the one who acts proved lately enough that it is them to read what is sealed: longer ago than for what is dangerous, since people read on and
 * on. Where nobody sits at a screen, as in a replay, nothing is asked.
 */
public final class ReadingProof {

  private static final ScopedValue<Boolean> FRESH = ScopedValue.newInstance();

  private ReadingProof() {}

  public static <T> T given(boolean fresh, Callable<T> work) throws Exception {
    return ScopedValue.where(FRESH, fresh).call(work::call);
  }

  static boolean isMissing() { return FRESH.isBound() && !FRESH.get(); }
}
