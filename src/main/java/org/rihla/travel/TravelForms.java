package org.rihla.travel;

import static org.rihla.web.Field.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.CaseForm;
import org.rihla.casework.CaseSection;
import org.rihla.casework.CaseSection.Line;
import org.rihla.casework.CaseSection.Page;
import org.rihla.casework.CaseView;
import org.rihla.casework.Fact;
import org.rihla.casework.Move;
import org.rihla.casework.Outcome;
import org.rihla.casework.Safeguard;
import org.rihla.casework.Stage;
import org.rihla.privacy.Place;
import org.rihla.reference.Codes;
import org.rihla.travel.Journeys.Booking;
import org.rihla.values.Money;
import org.rihla.web.Field;
import org.rihla.web.Field.Choice;
import org.rihla.web.Readers;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What movements asks on the screen, and shows. */
@Configuration
class TravelForms {

  private static final String SECTION = "travel";

  @Bean
  CaseForm requestDocument(TravelDocuments documents) {
    return CaseForm.of("document-request", Act.REQUEST_TRAVEL_DOCUMENT, SECTION).beforeBoarding().meets(Safeguard.TRAVEL_DOCUMENT_VALID)
      .asks(view -> List.of(view.whichMember(), one("paper", "paper_type").preset("LAISSEZ_PASSER")))
      .does((view, entry) -> documents.request(view.id(), entry.person(), entry.text("paper")));
  }

  @Bean
  CaseForm documentProgress(TravelDocuments documents) {
    return CaseForm.of("document-progress", Act.REQUEST_TRAVEL_DOCUMENT, SECTION).beforeBoarding().meets(Safeguard.TRAVEL_DOCUMENT_VALID)
      .asks(
        view -> List.of(view.whichMember(), one("consular", "consular_status"), text("number").optional(), date("expiresOn").optional()))
      .over((view, entry) -> documents.newest(view.id(), entry.typed("person")).map(asked -> Map.of("consular", asked.status()))
        .orElse(Map.of()))
      .does((view, entry) -> {
        if (!entry.text("consular").equals("ISSUED")) return documents.progress(view.id(), entry.person(), entry.text("consular"));
        if (entry.maybe("number") == null || entry.maybeDate("expiresOn") == null) return Outcome.refused("enter-the-document");
        return documents.issued(view.id(), entry.person(), entry.text("number"), entry.date("expiresOn"));
      });
  }

  @Bean
  CaseForm exit(TravelDocuments documents) {
    return CaseForm.of("exit", Act.REQUEST_EXIT, SECTION).beforeBoarding().meets(Safeguard.EXIT_AUTHORISED)
      .asks(_ -> List.of(one("exit", "exit_status"), date("until").optional()))
      .over((view, _) -> {
        var told = view.told(Fact.EXIT);
        return told == null ? Map.of() : Map.of("exit", told.finding(), "until", Objects.toString(told.until(), ""));
      })
      .does((view, entry) -> entry.text("exit").equals("REQUESTED")
        ? documents.requestExit(view.id())
        : documents.answerExit(view.id(), entry.text("exit"), entry.maybeDate("until")));
  }

  @Bean
  CaseForm booking(Journeys journeys, CaseDesk desk, Codes codes, Readers readers) {
    return CaseForm.of("booking", Act.BOOK_JOURNEY, SECTION).during(Stage.APPROVED, Stage.CLEARED).meets(Safeguard.SEATS_TOGETHER)
      .asks(view -> {
        var there = codes.countryFacts(view.found().country().code());
        var first = desk.firstDayAfterCoolingOff(view.found());
        boolean toThink = first.isAfter(view.today());
        var ui = readers.ui(view.language());
        var departsOn = date("departsOn");
        var fields = new ArrayList<>(List.of(view.whichMembers(), toThink
          ? departsOn.noting(ui.t("booking.time-to-think", ui.date(first)))
          : departsOn));
        if (toThink) fields.add(yes("earlier"));
        fields.addAll(List.of(one("movement", "movement_type").preset("COMMERCIAL"), text("carrier"), text("flight"),
          one("from", "airport").preset("CMN"),
          one("to", codes.of("airport").stream().filter(airport -> airport.attribute().equals(view.found().country().code()))
            .map(airport -> new Choice(airport.code(), airport.labels().getOrDefault(view.language(), airport.code()))).toList())
            .preset(there == null ? "" : there.airport()),
          cost(journeys.held(view.id()), view, ui)));
        return fields;
      })
      .does((view, entry) -> journeys.book(view.id(), entry.persons(),
        new Booking(entry.date("departsOn"), entry.text("movement"), entry.text("carrier"), entry.text("flight"),
          entry.text("from"), entry.text("to"), entry.cents("cost")),
        entry.yes("earlier")));
  }

  /** Beside what was reserved for it. */
  private static Field cost(long held, CaseView view, Ui ui) {
    var field = money("cost", view.host().currency());
    return held == Long.MAX_VALUE ? field : field.noting(ui.t("booking.reserved", ui.money(new Money(held, view.host().currency()))));
  }

  @Bean
  CaseForm escort(Journeys journeys) {
    return CaseForm.of("escort", Act.ASSIGN_ESCORT, SECTION).beforeBoarding().meets(Safeguard.ESCORT_ASSIGNED)
      .asks(view -> List.of(view.whichMember(), one("escort", "escort_type"), name("escortName")))
      .does((view, entry) -> journeys.assignEscort(view.id(), entry.person(), entry.text("escort"), entry.text("escortName")));
  }

  @Bean
  CaseForm reception(Journeys journeys) {
    return CaseForm.of("reception", Act.CONFIRM_RECEPTION, SECTION).beforeBoarding().meets(Safeguard.RECEPTION_CONFIRMED)
      .asks(_ -> List.of(one("ready", "yes_no")))
      .over((view, _) -> {
        var told = view.told(Fact.RECEPTION);
        return told == null ? Map.of() : Map.of("ready", told.finding());
      })
      .does((view, entry) -> journeys.confirmReception(view.id(), entry.text("ready").equals("YES")));
  }

  @Bean
  CaseForm departure(Departures departures) {
    return CaseForm.of("departure", Act.DEPART, SECTION).during(Stage.CLEARED).asks(_ -> List.of(one("departure", "departure_result")))
      .does((view, entry) -> switch (departures.depart(view.id(), entry.text("departure"))) {
        case Departures.Departure.Asked(Move.Made _),Departures.Departure.Stayed _ -> Outcome.done();
        case Departures.Departure.Asked(Move.Refused(var unmet)) ->
          new Outcome.Refused(unmet.stream().map(safeguard -> "safeguard." + safeguard).toList());
        case Departures.Departure.AnotherDay(var booked) -> Outcome.refused("not-the-day " + booked);
        case Departures.Departure.Asked(Move.OutOfOrder _) -> Outcome.refused("not-cleared");
      });
  }

  @Bean
  CaseForm arrival(Departures departures) {
    return CaseForm.of("arrival", Act.CONFIRM_ARRIVAL, SECTION).during(Stage.DEPARTED)
      .asks(_ -> List.of(one("arrival", "arrival_result"), one("metBy", "met_by"), yes("handedOver")))
      .does((view, entry) -> departures.arrive(view.id(), entry.text("arrival"), entry.text("metBy"), entry.yes("handedOver")));
  }

  /** Who travels with somebody tells of their health: it is for those who prepare the journey, and who know names. */
  private static @Nullable Line escort(Journeys.Escorted escort, Page page, Access access) {
    var view = page.view();
    if (view.masked() || access.reading(Compartment.FITNESS, view.found().subject()) != Decision.ALLOWED) return null;
    return new Line(null, page.ui().t("travel.escort"), escort.person(), page.ui().code("escort_type", escort.type()))
      .telling(page.ui().t("words.escort"), Place.of(Journeys.ESCORT_NAME, escort.id()), escort.person(), escort.name());
  }

  @Bean
  @Order(60)
  CaseSection travelSection(Access access) {
    return CaseSection.of(SECTION, Compartment.MOVEMENT)
      .each(TravelDocuments.REQUESTED, (asked, page) -> new Line(asked.changedOn(), page.ui().code("paper_type", asked.type()),
        asked.person(), page.ui().code("consular_status", asked.status())))
      .each(TravelDocuments.EXITS, (exit, page) -> new Line(exit.on(), page.ui().t("travel.exit"), null,
        page.ui().code("exit_status", exit.status())
          + (exit.until() == null ? "" : " · " + page.ui().t("until", page.ui().date(exit.until())))))
      .each(Journeys.BOOKED, (journey, page) -> new Line(journey.departsOn(), page.ui().t("travel.journey." + journey.status()), null,
        page.ui().code("movement_type", journey.type()) + " · " + Ui.apart(journey.carrier() + " " + journey.flight()) + " · "
          + page.ui().code("airport", journey.from()) + " " + page.ui().onward() + " " + page.ui().code("airport", journey.to()) + " · "
          + page.ui().money(new Money(journey.costCents(), page.view().host().currency()))))
      .each(Journeys.ESCORTS, (escort, page) -> escort(escort, page, access))
      .each(Departures.ARRIVAL, (arrival, page) -> new Line(page.view().found().arrivedOn(), page.ui().t("travel.arrival"), null,
        page.ui().code("arrival_result", arrival.result()) + " · "
          + page.ui().t("travel.met-by", page.ui().code("met_by", arrival.metBy()))));
  }
}
