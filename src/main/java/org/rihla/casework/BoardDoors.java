package org.rihla.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rihla.web.Readers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/** The boards of the modules, each at its own address. */
@Controller
class BoardDoors {

  private final Boards boards;
  private final Readers readers;

  BoardDoors(Boards boards, Readers readers) {
    this.boards = boards;
    this.readers = readers;
  }

  @GetMapping({"/movements", "/reintegration", "/follow-up"})
  ModelAndView board(@RequestParam(required = false) @Nullable String table, @RequestParam(defaultValue = "0") int page,
    HttpServletRequest request) {
    return new ModelAndView("casework/board",
      Map.of("board", boards.of(key(request), table, table == null ? 0 : Mine.page(page), readers.ui(
        request))));
  }

  private static String key(HttpServletRequest request) {
    return String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)).substring(1);
  }
}
