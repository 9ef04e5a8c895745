package org.rihla.counselling;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rihla.access.Actor;
import org.rihla.access.Office;
import org.rihla.access.Offices;
import org.rihla.casework.Boards;
import org.rihla.counselling.DeskWeek.Talk;
import org.rihla.database.Cells;
import org.rihla.values.OfficeCode;
import org.rihla.web.Readers;
import org.rihla.web.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The desk: the week of talks with the other offices, and the hours that are free with one of them. */
@Controller
class DeskDoors {

  private final Boards boards;
  private final Offices offices;
  private final FreeHours free;
  private final Readers readers;

  DeskDoors(Boards boards, Offices offices, FreeHours free, Readers readers) {
    this.boards = boards;
    this.offices = offices;
    this.free = free;
    this.readers = readers;
  }

  @GetMapping("/desk")
  ModelAndView desk(@RequestParam(defaultValue = "") String week, @RequestParam(name = "with", defaultValue = "") String office,
    HttpServletRequest request) {
    var ui = readers.ui(request);
    var board = boards.of("desk", null, 0, ui);
    var me = offices.get(Actor.current().office());
    var now = readers.clock().instant();
    var day = day(week).orElseGet(() -> LocalDate.ofInstant(now, me.zone()));
    var origins = me.kind() == Office.Kind.ORIGIN
      ? List.<Office>of()
      : offices.all().stream().filter(each -> each.kind() == Office.Kind.ORIGIN).toList();
    var other = origins.stream().filter(each -> each.code().value().equals(office)).findFirst();
    var talks = board.tables().stream().flatMap(rows -> rows.lines().stream()).map(line -> talk(line, me, now, ui)).toList();
    var hours = other.map(origin -> free(me, origin, day)).orElseGet(Set::of);
    var shown = DeskWeek.of(day, me.zone(), talks, hours);
    var names = shown.days().stream().map(each -> each.getDayOfWeek().getDisplayName(TextStyle.FULL, readers.language(request).locale()))
      .toList();
    return new ModelAndView("counselling/desk",
      Map.of("board", board, "desk", new DeskPage(shown, names, origins, other.map(each -> each.code().value()).orElse(""))));
  }

  private Set<Instant> free(Office me, Office origin, LocalDate day) {
    return free.within(me, origin, DeskWeek.monday(day), 7).collect(Collectors.toSet());
  }

  private static Optional<LocalDate> day(String typed) {
    try {
      var day = LocalDate.parse(typed);
      return day.getYear() < 2000 || day.getYear() > 2199 ? Optional.empty() : Optional.of(day);
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  private Talk talk(Boards.Line line, Office me, Instant now, Ui ui) {
    Cells row = line.row();
    var at = row.moment(4);
    var host = offices.get(new OfficeCode(row.text(5)));
    var other = host.zone().equals(me.zone()) ? offices.get(new OfficeCode(row.text(6))) : host;
    return new Talk(line.id(), line.number(), at, ui.code("language", row.text(7)),
      at.atZone(other.zone()).toLocalTime() + " " + ui.country(other.country()
        .code()),
      at.isBefore(now));
  }
}
