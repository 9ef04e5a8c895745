package org.rihla.web;

import java.util.List;
import java.util.Map;
import org.rihla.reference.Codes;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The code lists as this release has them, each code with its words in every language: what a file or a figure says by a code is looked up here. They
 * are changed by a release, not by a hand: safeguards and figures are written by them.
 */
@Controller
class ReferenceDoors {

  private final Codes codes;

  ReferenceDoors(Codes codes) { this.codes = codes; }

  @GetMapping("/reference")
  ModelAndView lists(@RequestParam(defaultValue = "") String list) {
    var known = codes.lists().contains(list);
    return new ModelAndView("web/reference", Map.of("lists", codes.lists(), "list", known ? list : "", "codes", known
      ? List.copyOf(codes.of(list))
      : List.<Codes.Code>of()));
  }
}
