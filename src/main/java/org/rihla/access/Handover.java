package org.rihla.access;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a case has gone from the host office to the office of origin. Each sees what is with it: the one what was handed over, the other what it
 * may still need.
 *
 * @param accepted whether the office of origin has said yes; before, it sees the header
 * @param parts what was handed over, of everybody in the group
 * @param until the last day on which it may be seen there; null where no day is set
 * @param departed when the people left, or null
 */
public record Handover(boolean accepted, Set<Compartment> parts, @Nullable LocalDate until, @Nullable LocalDate departed) {

  /** So long after the departure the host office still reads what it wrote. */
  public static final int DAYS_AFTER = 90;

  public static final Handover NONE = new Handover(false, Set.of(), null, null);
  public static final Handover WHOLE = new Handover(true, EnumSet.allOf(Compartment.class), null, null);

  /** About the case and not about a person: it goes with the offer itself. */
  private static final Set<Compartment> OF_THE_CASE = EnumSet.of(Compartment.CASE, Compartment.SHARING, Compartment.TEAM, Compartment.SEALS,
    Compartment.COMPLAINTS, Compartment.EMERGENCIES, Compartment.CONFLICTS, Compartment.REQUESTS);

  private static final HostKeeps KEEPS = new HostKeeps();

  boolean lasts(LocalDate today) { return until == null || !today.isAfter(until); }

  /** What an office writes itself was not handed to it. */
  boolean letsOrigin(Compartment compartment, Right right) {
    return right != Right.READ || OF_THE_CASE.contains(compartment) || parts.contains(compartment);
  }

  /** Whether the office of origin reads it of each case that it sees at all: what a list asks. */
  public static boolean isOfTheCase(Compartment compartment) {
    return OF_THE_CASE.contains(compartment);
  }

  /** Whether a host office reads it also when those days are over. */
  public static boolean hostReadsLater(Compartment compartment) {
    return KEEPS.lets(true, compartment, Right.READ);
  }

  boolean letsHost(Compartment compartment, Right right, LocalDate today) {
    if (departed == null || !today.isAfter(departed)) return true; // the day itself is still to be written down
    return KEEPS.lets(today.isAfter(departed.plusDays(DAYS_AFTER)), compartment, right);
  }
}
