package org.rihla.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import org.rihla.web.Readers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The board of all cases before one gate; what is asked of it stands in the address, to be kept and handed on. */
@Controller
class ReadinessDoors {

  private static final int MOST_PAGES = 10;

  private final ReadinessBoard board;
  private final Readers readers;

  ReadinessDoors(ReadinessBoard board, Readers readers) {
    this.board = board;
    this.readers = readers;
  }

  @GetMapping("/readiness")
  ModelAndView board(@RequestParam(defaultValue = "") String gate, @RequestParam(defaultValue = "") String lacks,
    @RequestParam(defaultValue = "0") int page, HttpServletRequest request) {
    var asked = Arrays.stream(Gate.values()).filter(each -> each.name().equals(gate)).findFirst().orElse(Gate.CLEAR);
    var safeguard = Arrays.stream(Safeguard.values()).filter(each -> each.name().equals(lacks) && each.gate() == asked).findFirst()
      .orElse(null);
    return new ModelAndView("casework/readiness",
      Map.of("board", board.of(asked, safeguard, Math.max(0, Math.min(page, MOST_PAGES)), readers.ui(request))));
  }
}
