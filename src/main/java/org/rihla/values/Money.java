package org.rihla.values;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount in the hundredth part of an ISO 4217 currency; never mixed with another currency. */
public record Money(long cents, String currency) {

  public static Money of(BigDecimal amount, String currency) {
    return new Money(amount.movePointRight(2).setScale(0, RoundingMode.UNNECESSARY).longValueExact(), currency);
  }

  public Money plus(Money other) {
    if (!currency.equals(other.currency)) throw new IllegalArgumentException(currency + " is not " + other.currency);
    return new Money(Math.addExact(cents, other.cents), currency);
  }

  public Money minus(Money other) { return plus(new Money(Math.negateExact(other.cents), other.currency)); }

  public BigDecimal amount() { return BigDecimal.valueOf(cents, 2); }
}
