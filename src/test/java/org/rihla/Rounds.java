package org.rihla;

/**
 * How often a test tries what it tries by chance: as often as it says, and fewer times where it is asked once for each changed place of a rule
 * ({@code ./rihla test --mutation}), which would take hours otherwise.
 */
public final class Rounds {

  private static final int PERCENT = Integer.getInteger("rihla.rounds.percent", 100);

  private Rounds() {}

  /** @return a hundredth or more of them; never fewer than twenty, of fewer all */
  public static int of(int rounds) {
    return Math.max(Math.min(rounds, 20), rounds * PERCENT / 100);
  }
}
