package org.rihla.casework;

import static org.rihla.web.Field.*;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rihla.reference.Codes;
import org.rihla.values.Country;
import org.rihla.values.Ids;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.rihla.web.Readers;
import org.rihla.web.RegisterPage;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where nobody is sent for now. */
@Controller
class DestinationDoors {

  private static final List<Field> FIELDS = List.of(one("country", "country"), one("closed", "yes_no"), text("source"));

  private final Decisions decisions;
  private final Codes codes;
  private final Readers readers;

  DestinationDoors(Decisions decisions, Codes codes, Readers readers) {
    this.decisions = decisions;
    this.codes = codes;
    this.readers = readers;
  }

  @GetMapping("/destinations")
  ModelAndView destinations(HttpServletRequest request) {
    return page(request, Entry.empty(FIELDS), Ids.next().toString(), HttpStatus.OK);
  }

  @PostMapping("/destinations")
  ModelAndView note(@RequestParam("_key") String key, @RequestParam(name = "_version", required = false) @Nullable String version,
    HttpServletRequest request) {
    var entry = Entry.read(FIELDS, request.getParameterMap(), codes);
    if (!entry.inAnotherLanguage() && !decisions.keepNotices().equals(version))
      return page(request, entry, key, HttpStatus.CONFLICT);
    if (!entry.ok()) return page(request, entry, key, HttpStatus.UNPROCESSABLE_CONTENT);
    var country = new Country(entry.text("country"));
    if (entry.text("closed").equals("YES")) decisions.closeDestination(country, entry.text("source"));
    else decisions.reopenDestination(country);
    return new ModelAndView("redirect:/destinations");
  }

  private ModelAndView page(HttpServletRequest request, Entry entry, String key, HttpStatus status) {
    var ui = readers.ui(request);
    var notices = decisions.notices();
    var rows = notices.stream()
      .map(notice -> List.of(ui.country(notice.country()), ui.date(notice.from()), ui.date(notice.liftedOn()), notice.source())).toList();
    return new RegisterPage("destinations", List.of("country", "closedFrom", "liftedOn", "source"), rows, FIELDS, entry, List.of(), key)
      .knowing(Decisions.versionOf(notices), status == HttpStatus.CONFLICT).view(status);
  }
}
