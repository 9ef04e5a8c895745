package org.rihla.access;

import java.util.concurrent.Callable;

/**
 * Whose eyes the database lends in a transaction. It is the second line: rows that are not for these eyes are not there, whatever a statement forgot
 * to ask (docs/decisions/0027). The first line is {@link Policy}, which knows more.
 *
 * @param reach how far
 * @param office whose cases, where it reaches no further
 * @param reader who is named for a sealed part, or not; * is work of the system
 */
public record Sight(Reach reach, String office, String reader) {

  private static final ScopedValue<Boolean> WIDE = ScopedValue.newInstance();
  private static final Sight SYSTEM = new Sight(Reach.EVERYTHING, "", "*");

  public enum Reach {
    /** Nobody's: a guarded table answers with an error. */
    UNKNOWN,
    /** No case at all. */
    NOTHING,
    /** Cases of one's own office; for the office of origin, once they are shared. */
    OFFICE,
    EVERYTHING
  }

  /** What the database is told: see casework.sight. */
  String word() {
    return switch (reach) {
      case UNKNOWN -> "";
      case NOTHING -> "-";
      case OFFICE -> office;
      case EVERYTHING -> "*";
    };
  }

  static final Sight UNKNOWN = new Sight(Reach.UNKNOWN, "", "");

  /**
   * Does work of the system itself, which must know what whoever acts may not: whether somebody has an open case elsewhere, what is to be let go
   * after a withdrawal. Nothing that was seen this way may reach a page.
   */
  public static <T> T wide(Callable<T> work) {
    try {
      return ScopedValue.where(WIDE, true).call(work::call);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public static void wide(Runnable work) { ScopedValue.where(WIDE, true).run(work); }

  /** Of whoever acts now. */
  static Sight now(Policy policy) {
    if (WIDE.isBound()) return SYSTEM;
    return Actor.isKnown() ? of(Actor.current(), policy) : UNKNOWN;
  }

  static Sight of(Actor who, Policy policy) {
    var reach = policy.reach(who.role());
    return new Sight(reach, reach == Reach.OFFICE ? who.office().value() : "", who.id().value().toString());
  }
}
