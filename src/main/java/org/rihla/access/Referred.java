package org.rihla.access;

import java.time.LocalDate;
import org.rihla.values.CaseId;
import org.rihla.values.OfficeCode;

/**
 * What the decision must know of something that was handed to an organisation outside. It opens this one thing, and nothing of the case behind it.
 *
 * @param to the organisation's office
 * @param until the last day
 * @param agreed whether the person agrees that it is shared, now
 */
public record Referred(CaseId id, OfficeCode to, LocalDate until, boolean agreed) {

  boolean isFor(Actor who, LocalDate today) { return agreed && to.equals(who.office()) && !today.isAfter(until); }
}
