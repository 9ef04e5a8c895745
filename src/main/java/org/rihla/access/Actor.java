package org.rihla.access;

import java.util.concurrent.Callable;
import org.rihla.values.OfficeCode;
import org.rihla.values.StaffId;

/** Who is acting, as what, from which office. */
public record Actor(StaffId id, String login, Role role, OfficeCode office) {

  private static final ScopedValue<Actor> CURRENT = ScopedValue.newInstance();

  /** @throws NobodyActs outside of any request or job: every act has somebody who answers for it */
  public static Actor current() {
    if (!CURRENT.isBound()) throw new NobodyActs();
    return CURRENT.get();
  }

  public static boolean isKnown() { return CURRENT.isBound(); }

  /** Does the work in this actor's name. */
  public <T> T doing(Callable<T> work) throws Exception {
    return ScopedValue.where(CURRENT, this).call(work::call);
  }

  public static final class NobodyActs extends IllegalStateException {
    NobodyActs() { super("nobody is acting"); }
  }
}
