package org.rihla.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a figure is measured in, and how exact it is published. */
public enum Unit {
  PERSONS(0), COUNTRIES(0), PERCENT(1), DAYS(1), SCORE(2), MONEY(0);

  private final int decimals;

  Unit(int decimals) { this.decimals = decimals; }

  public int decimals() { return decimals; }

  /** Rounded half up to the decimals of the unit. Days lose a decimal that says nothing: 63, but 63.5. */
  BigDecimal publish(BigDecimal measured) {
    var rounded = measured.setScale(decimals, RoundingMode.HALF_UP);
    return this == DAYS && rounded.stripTrailingZeros().scale() <= 0 ? rounded.setScale(0) : rounded;
  }

  /** The numerator per hundred of the denominator. */
  static BigDecimal percent(BigDecimal numerator, BigDecimal denominator) {
    return numerator.multiply(BigDecimal.valueOf(100)).divide(denominator, PERCENT.decimals, RoundingMode.HALF_UP);
  }
}
