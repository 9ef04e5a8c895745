package org.rihla.casework;

import org.rihla.access.Proof;
import org.rihla.values.CaseId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody proves that it is them, to read the sealed parts of a case that are theirs to read. */
@Controller
class ProvingDoors {

  private final CaseDesk desk;

  ProvingDoors(CaseDesk desk) {
    this.desk = desk;
  }

  /** @param form which they had begun, to go on with it */
  @PostMapping("/cases/{id}/proof")
  String prove(@PathVariable CaseId id, @RequestParam(defaultValue = "") String form) {
    desk.read(id);
    Proof.require();
    return "redirect:/cases/" + id + (form.matches("[a-z][a-z-]{0,60}") ? "/forms/" + form : "");
  }

  /** Where a post has answered with a page: reloaded, it is the case. */
  @GetMapping("/cases/{id}/proof")
  String back(@PathVariable CaseId id) { return "redirect:/cases/" + id; }
}
