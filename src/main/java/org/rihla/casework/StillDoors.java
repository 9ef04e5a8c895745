package org.rihla.casework;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.values.CaseId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What an open page asks, so that it does not stay longer than its reader may see it; and what is left to do for who no longer may. */
@Controller
class StillDoors {

  private final Cases cases;
  private final Access access;
  private final Stays stays;
  private final Copies copies;

  StillDoors(Cases cases, Access access, Stays stays, Copies copies) {
    this.cases = cases;
    this.access = access;
    this.stays = stays;
    this.copies = copies;
  }

  /** Nobody looked at anything: it is in no trail, and keeps no session awake. @param as what the page shows: where that is no longer so, it does not stay */
  @GetMapping("/cases/{id}/still")
  ResponseEntity<Void> still(@PathVariable CaseId id, @RequestParam(defaultValue = "") String as,
    @RequestParam(required = false) @Nullable String typing) {
    boolean sees = cases.find(id).filter(found -> access.reading(Compartment.CASE, found.subject()) != Decision.DENIED)
      .map(stays::as).map(now -> typing == null ? now : Stays.withoutSeals(now)).filter(as::equals).isPresent();
    return ResponseEntity.status(sees ? HttpStatus.NO_CONTENT : HttpStatus.NOT_FOUND).build();
  }

  @GetMapping("/cases/{id}/copies")
  ModelAndView copies(@PathVariable CaseId id) {
    return new ModelAndView("casework/copies", Map.of("id", id, "number", copies.number(id)));
  }

  @PostMapping("/cases/{id}/copies")
  String deleted(@PathVariable CaseId id) {
    copies.deleted(id);
    return "redirect:/";
  }
}
