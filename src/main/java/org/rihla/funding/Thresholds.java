package org.rihla.funding;

import java.util.Map;
import org.rihla.values.Money;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What the operator decides about payments. @param twoAbove by currency, ISO 4217, in its whole units: above this a payment takes two approvers */
@ConfigurationProperties("rihla.payments")
record Thresholds(@DefaultValue Map<String, Long> twoAbove) {

  boolean takesTwo(Money amount) {
    var most = twoAbove.get(amount.currency());
    return most != null && amount.cents() > Math.multiplyExact(most, 100L);
  }
}
