package org.rihla.travel;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.rihla.web.Readers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The list of one flight, to be printed. */
@Controller
class PassengerDoors {

  private final Passengers passengers;
  private final Readers readers;

  PassengerDoors(Passengers passengers, Readers readers) {
    this.passengers = passengers;
    this.readers = readers;
  }

  @GetMapping("/movements/{journey}")
  ModelAndView passengers(@PathVariable UUID journey, HttpServletRequest request) {
    return new ModelAndView("travel/passengers", Map.of("passengers", passengers.of(journey, readers.ui(request))));
  }
}
