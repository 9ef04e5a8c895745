package org.rihla.programme;

import java.time.LocalDateTime;
import java.util.List;
import org.rihla.access.Role;
import org.rihla.casework.Outcome.Refused;
import org.rihla.counselling.TwoOfficeSessions;
import org.rihla.reference.Codes;
import org.rihla.travel.Departures;
import org.rihla.travel.Journeys;
import org.rihla.travel.Journeys.Booking;
import org.rihla.travel.TravelDocuments;
import org.springframework.stereotype.Component;

/** Movements, and what both offices do together before and at the journey. */
@Component
class TravelVerbs {

  private static final List<String> TOPICS = List.of("SITUATION_IN_ORIGIN", "REINTEGRATION_OFFER_AND_LIMITS", "TRAVEL");
  private static final int EXIT_VALID_DAYS = 120;
  private static final int SLOT_MINUTES = 20;

  private final TravelDocuments documents;
  private final Journeys journeys;
  private final Departures departures;
  private final TwoOfficeSessions sessions;
  private final Codes codes;

  TravelVerbs(TravelDocuments documents, Journeys journeys, Departures departures, TwoOfficeSessions sessions, Codes codes) {
    this.documents = documents;
    this.journeys = journeys;
    this.departures = departures;
    this.sessions = sessions;
    this.codes = codes;
  }

  void ask(Replayed on, int member) {
    on.as(Role.MOVEMENTS_OFFICER, () -> documents.request(on.id(), on.person(member), "LAISSEZ_PASSER"));
  }

  void appointment(Replayed on, int member) {
    on.as(Role.MOVEMENTS_OFFICER, () -> documents.progress(on.id(), on.person(member), "APPOINTMENT_SET"));
  }

  void issued(Replayed on, int member, PlannedPerson.Paper paper) {
    on.as(Role.MOVEMENTS_OFFICER, () -> documents.issued(on.id(), on.person(member), paper.number(), paper.expires()));
  }

  void askExit(Replayed on) { on.as(Role.MOVEMENTS_OFFICER, () -> documents.requestExit(on.id())); }

  void grantExit(Replayed on) {
    on.as(Role.MOVEMENTS_OFFICER, () -> documents.answerExit(on.id(), "GRANTED", on.today().plusDays(EXIT_VALID_DAYS)));
  }

  /** The first hour that the origin office still has; then the session itself. */
  void meet(Replayed on, List<Integer> attended) {
    var came = attended.stream().map(on::person).toList();
    var language = on.planned(0).language();
    on.handOver();
    on.as(Role.RETURN_COUNSELLOR, () -> {
      var outcome = sessions.book(on.id(), came, on.now(), language, null);
      while (outcome instanceof Refused(var reasons) && reasons.contains("slot-taken")) {
        on.begin(on.at().plusMinutes(SLOT_MINUTES)); // they meet when both have time
        outcome = sessions.book(on.id(), came, on.now(), language, null);
      }
      return outcome;
    });
    on.as(Role.RETURN_COUNSELLOR, () -> sessions.held(on.id(), came, "VIDEO", TOPICS, true, "PROCEED"));
  }

  void book(Replayed on, String flight, boolean charter, LocalDateTime departure) {
    var there = codes.countryFacts(on.destination().code());
    on.as(Role.MOVEMENTS_OFFICER,
      () -> journeys.book(on.id(), on.everybody(), new Booking(departure.toLocalDate(), charter ? "CHARTER" : "COMMERCIAL", "Invented Air",
        flight, "CMN", there == null ? "CMN" : there.airport(), 350_000L * on.size())));
  }

  void escort(Replayed on, int member, String type) {
    on.as(Role.MOVEMENTS_OFFICER, () -> journeys.assignEscort(on.id(), on.person(member), type, "(invented) escort"));
  }

  void receive(Replayed on) { on.atOrigin(Role.ORIGIN_CASE_WORKER, () -> journeys.confirmReception(on.id(), true)); }

  void depart(Replayed on, String result) {
    on.departs(Role.MOVEMENTS_OFFICER, () -> departures.depart(on.id(), result));
  }

  void arrive(Replayed on) { on.atOrigin(Role.ORIGIN_CASE_WORKER, () -> departures.arrive(on.id(), "ARRIVED", "IOM", true)); }

}
