package org.rihla.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rihla.values.PersonId;

/**
 * One piece of evidence: what was found, of whom, and when it holds. It replaces what was told of the same fact before.
 *
 * @param about the person, or null for the whole case
 * @param finding a code; what counts as good is the safeguard's business
 * @param until the last day on which it holds, or null
 */
public record Told(@Nullable PersonId about, Fact fact, String finding, LocalDate from, @Nullable LocalDate until) {

  public static Told of(PersonId about, Fact fact, String finding, LocalDate from) { return new Told(about, fact, finding, from, null); }

  public static Told ofCase(Fact fact, String finding, LocalDate from) { return new Told(null, fact, finding, from, null); }
}
