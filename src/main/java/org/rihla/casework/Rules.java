package org.rihla.casework;

import java.time.LocalDate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator decides about safeguards.
 *
 * @param coolingOffDays from the declaration to clearance
 * @param documentMarginDays how long after arrival a travel document must still be valid
 * @param documentWarningDays how long before its end a travel document is to be renewed, where no journey is planned yet
 * @param ageOfOwnCounselling from this age on a child hears everything an adult hears
 * @param ageOfAssent from this age on a child is asked itself whether it agrees to what a guardian gives; where that comes from stands in the code list
 * {@code rule}
 * @param reflectionDays the least recovery and reflection period of a trafficking victim (Council of Europe: 30 days)
 */
@ConfigurationProperties("rihla.rules")
record Rules(@DefaultValue("3") int coolingOffDays, @DefaultValue("1") int documentMarginDays,
  @DefaultValue("30") int documentWarningDays, @DefaultValue("12") int ageOfOwnCounselling,
  @DefaultValue("7") int ageOfAssent, @DefaultValue("30") int reflectionDays) {

  /** Until when a travel document must be valid for a departure on that day: arrival is the day after at the latest, and the margin comes on top. */
  LocalDate documentNeededUntil(LocalDate departure) {
    return departure.plusDays(1L + documentMarginDays);
  }

  static final Rules DEFAULT = new Rules(3, 1, 30, 12, 7, 30);
}
