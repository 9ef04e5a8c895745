package org.rihla.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.rihla.access.Access;
import org.rihla.access.SecondLooks;
import org.rihla.web.Readers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The first page of everybody. */
@Controller
class TodayDoors {

  private final Today today;
  private final Readers readers;
  private final SecondLooks looks;
  private final OwnFile own;
  private final Access access;

  TodayDoors(Today today, Readers readers, SecondLooks looks, OwnFile own, Access access) {
    this.own = own;
    this.access = access;
    this.today = today;
    this.readers = readers;
    this.looks = looks;
  }

  @GetMapping("/today/{list}")
  ModelAndView whole(@PathVariable String list, @RequestParam(defaultValue = "0") int page, HttpServletRequest request) {
    return new ModelAndView("casework/todaylist", Map.of("list", today.whole(list, Mine.page(page), readers.ui(request))));
  }

  @GetMapping("/")
  ModelAndView today(HttpServletRequest request) {
    if (access.comesForThemselves()) own.mine().ifPresent(own::looked);
    return new ModelAndView("casework/today", Map.of("day", today.of(readers.ui(request)), "looks", looks.waiting().size()));
  }
}
