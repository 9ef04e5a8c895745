package org.rihla.oversight;

import static org.rihla.web.Field.*;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.rihla.access.Actor;
import org.rihla.access.Staff;
import org.rihla.casework.BreakGlass;
import org.rihla.casework.Emergency;
import org.rihla.casework.Outcome;
import org.rihla.reference.Codes;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.rihla.web.Field.Choice;
import org.rihla.web.Readers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What was opened in emergencies, looked at afterwards by the data protection officer. */
@Controller
class EmergencyDoors {

  private static final List<Field> MARKING = List.of(asked("withheld"));

  private final BreakGlass glass;
  private final Staff staff;
  private final Codes codes;
  private final Readers readers;

  EmergencyDoors(BreakGlass glass, Staff staff, Codes codes, Readers readers) {
    this.glass = glass;
    this.staff = staff;
    this.codes = codes;
    this.readers = readers;
  }

  @GetMapping("/emergencies")
  ModelAndView all() {
    var all = glass.all();
    return new ModelAndView("oversight/emergencies", Map.of("list", new EmergencyList(all, staff.logins(all.stream().map(Emergency::who)
      .toList()), readers.clock().instant())));
  }

  @GetMapping("/emergencies/{id}")
  ModelAndView one(@PathVariable UUID id, HttpServletRequest request) {
    var fields = reviewing(request);
    return page(id, fields, Entry.empty(fields), Entry.empty(MARKING), List.of(), HttpStatus.OK);
  }

  @PostMapping("/emergencies/{id}")
  ModelAndView review(@PathVariable UUID id, HttpServletRequest request) {
    var fields = reviewing(request);
    var entry = Entry.read(fields, request.getParameterMap(), codes);
    if (!entry.ok()) return page(id, fields, entry, Entry.empty(MARKING), List.of(), HttpStatus.UNPROCESSABLE_CONTENT);
    return switch (glass.review(id, Emergency.Finding.valueOf(entry.text("finding")), entry.text("reviewInWords"))) {
      case Outcome.Done _ -> new ModelAndView("redirect:/emergencies");
      case Outcome.Refused(var why) -> page(id, fields, entry, Entry.empty(MARKING), why, HttpStatus.UNPROCESSABLE_CONTENT);
    };
  }

  /** Whether the person is told of it when they ask who saw their file. */
  @PostMapping("/emergencies/{id}/told")
  ModelAndView mark(@PathVariable UUID id, HttpServletRequest request) {
    var fields = reviewing(request);
    var marked = Entry.read(MARKING, request.getParameterMap(), codes);
    if (!marked.ok()) return page(id, fields, Entry.empty(fields), marked, List.of(), HttpStatus.UNPROCESSABLE_CONTENT);
    return switch (glass.withhold(id, marked.text("withheld").equals("YES"))) {
      case Outcome.Done _ -> new ModelAndView("redirect:/emergencies/" + id);
      case Outcome.Refused(var why) -> page(id, fields, Entry.empty(fields), marked, why, HttpStatus.UNPROCESSABLE_CONTENT);
    };
  }

  /** Where a post has answered with a page: reloaded, it is the page it came from. */
  @GetMapping("/emergencies/{id}/told")
  String again(@PathVariable UUID id) { return "redirect:/emergencies/" + id; }

  private ModelAndView page(UUID id, List<Field> fields, Entry entry, Entry marked, List<String> refusals, HttpStatus status) {
    var read = glass.read(id);
    var logins = staff.logins(Stream.of(read.of().who(), read.of().reviewedBy()).filter(Objects::nonNull).toList());
    return new ModelAndView("oversight/emergency", Map.of("page", new EmergencyPage(read, logins, read.of().who().equals(Actor.current()
      .id()), fields, entry, MARKING, marked, refusals)), status);
  }

  private List<Field> reviewing(HttpServletRequest request) {
    var ui = readers.ui(request);
    return List.of(asked("finding", Stream.of(Emergency.Finding.values())
      .map(each -> new Choice(each.name(), ui.code("emergency_finding", each.name()))).toList()), longText("reviewInWords"));
  }
}
