package org.rihla.programme;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rihla.programme.PlannedPerson.Vulnerability;
import org.rihla.values.Money;

/**
 * Something that happens to a case: one verb, at one moment in the local time of the host office. {@code member} is a place in the list
 * of members. Codes are those of the reference lists.
 */
sealed interface Step {

  LocalDateTime at();

  /** First interview: the whole travel group, consents, duplicate question. */
  record Registered(LocalDateTime at) implements Step {
  }

  /** In person, phase PRE_DECISION, all topics covered and understood. */
  record Counselled(LocalDateTime at, int member) implements Step {
  }

  record Screened(LocalDateTime at, int member, List<Vulnerability> found) implements Step {
  }

  /** A potential or confirmed victim of trafficking has been identified; no departure before {@code until} is over. */
  record ReflectionStarted(LocalDateTime at, int member, LocalDate until) implements Step {
  }

  record GuardianAppointed(LocalDateTime at, int member, String guardian) implements Step {
  }

  record NeedsAssessed(LocalDateTime at, int member, List<String> needs) implements Step {
  }

  /** For a minor the guardian or a parent signs, and the child's own view is recorded. */
  record Declared(LocalDateTime at, int member) implements Step {
  }

  /** Something given before departure. */
  record Delivered(LocalDateTime at, int member, String service, int quantity, Money unitCost) implements Step {
  }

  record HoldPlaced(LocalDateTime at, String reason) implements Step {
  }

  record HoldReleased(LocalDateTime at) implements Step {
  }

  /** @param resolution UNHCR_CONSULTED_RETURN or REFERRED_UNHCR_STAYS */
  record UnhcrConsulted(LocalDateTime at, int member, String resolution) implements Step {
  }

  /** @param result FOUND */
  record FamilyTraced(LocalDateTime at, int member, String result) implements Step {
  }

  /** @param recommendation POSITIVE */
  record FamilyAssessed(LocalDateTime at, int member, String recommendation) implements Step {
  }

  /** @param decision RETURN or LOCAL */
  record BestInterestsDetermined(LocalDateTime at, int member, String decision) implements Step {
  }

  record ReceivingAdultNamed(LocalDateTime at, int member, String adult) implements Step {
  }

  /** Signed by both offices. @param risk LOW or MEDIUM */
  record SecurityAssessed(LocalDateTime at, int member, String risk) implements Step {
  }

  /** Found eligible, and the money reserved per cost category. */
  record MoneyReserved(LocalDateTime at, Map<String, Money> byCategory) implements Step {
  }

  record Approved(LocalDateTime at) implements Step {
  }

  record ConsulateAsked(LocalDateTime at, int member) implements Step {
  }

  record ConsulateAppointment(LocalDateTime at, int member, boolean mission) implements Step {
  }

  record PaperIssued(LocalDateTime at, int member, PlannedPerson.Paper paper) implements Step {
  }

  /** Video, host and origin office together, phase PRE_DEPARTURE_REINTEGRATION. @param attended members, each prepared by it */
  record VirtualSession(LocalDateTime at, List<Integer> attended) implements Step {
  }

  record ExitRequested(LocalDateTime at) implements Step {
  }

  record ExitGranted(LocalDateTime at) implements Step {
  }

  /** @param result FIT or FIT_WITH_CONDITIONS */
  record Examined(LocalDateTime at, int member, String result, List<String> conditions, LocalDate validUntil) implements Step {
  }

  record Booked(LocalDateTime at, String flight, boolean charter, LocalDateTime departure, LocalDateTime arrival) implements Step {
  }

  /** @param type SOCIAL or MEDICAL */
  record EscortAssigned(LocalDateTime at, int member, String type) implements Step {
  }

  /** @param facility receives a medical case, otherwise null */
  record ReceptionConfirmed(LocalDateTime at, @Nullable String facility) implements Step {
  }

  record Cleared(LocalDateTime at) implements Step {
  }

  record PreEmbarkationChecked(LocalDateTime at, int member) implements Step {
  }

  /** At the airport, in private. */
  record WillReconfirmed(LocalDateTime at, int member) implements Step {
  }

  /** Nobody of the group came to the flight; the case stays cleared. */
  record NoShow(LocalDateTime at) implements Step {
  }

  record Departed(LocalDateTime at) implements Step {
  }

  record Arrived(LocalDateTime at) implements Step {
  }

  record Reassessed(LocalDateTime at, int member) implements Step {
  }

  /** Agreed and signed. Activities may be for any member. */
  record PlanAgreed(LocalDateTime at, List<Activity> activities) implements Step {
  }

  record Referred(LocalDateTime at, int member, String service) implements Step {
  }

  /** A reintegration service given. @param dimension ECO, SOC, PSY or CHILD */
  record Supported(LocalDateTime at, int member, String service, String dimension, int quantity, Money unitCost) implements Step {
  }

  /** @param number 1 or 2: the two parts of what {@code Supported} gives for {@code service}, not on top of it */
  record InstalmentRequested(LocalDateTime at, int member, String service, int number, Money amount) implements Step {
  }

  record InstalmentPaid(LocalDateTime at, int member, String service, int number, Money amount) implements Step {
  }

  /** @param result REACHED or NO_ANSWER */
  record ContactAttempted(LocalDateTime at, int member, String channel, String result) implements Step {
  }

  /**
   * @param wave BASELINE, MIDTERM or ENDLINE_12M;
   * @param target score from 0 to 1 for ECO, SOC and PSY that the answers should come near to
   */
  record Surveyed(LocalDateTime at, int member, String wave, Map<String, Double> target) implements Step {
  }

  /** By the person, before departure. @param channel IN_PERSON, PHONE, MESSAGE */
  record Withdrew(LocalDateTime at, String channel) implements Step {
  }

  record Closed(LocalDateTime at, String reason) implements Step {
  }

  /** One line of a reintegration plan. @param budget for the whole activity */
  record Activity(int member, String service, String dimension, Money budget) {
  }
}
