package org.rihla.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.rihla.web.Readers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The first page of everybody. */
@Controller
class TodayDoors {

  private final Today today;
  private final Readers readers;

  TodayDoors(Today today, Readers readers) {
    this.today = today;
    this.readers = readers;
  }

  @GetMapping("/")
  ModelAndView today(HttpServletRequest request) {
    return new ModelAndView("casework/today", Map.of("day", today.of(readers.ui(request))));
  }
}
