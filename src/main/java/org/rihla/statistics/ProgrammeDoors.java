package org.rihla.statistics;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.rihla.statistics.Report.Picture;
import org.rihla.web.Readers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The year in pictures, for those of the house. */
@Controller
public class ProgrammeDoors {

  private final AnnualStatement statement;
  private final PublicationDoors published;
  private final Readers readers;

  ProgrammeDoors(AnnualStatement statement, PublicationDoors published, Readers readers) {
    this.statement = statement;
    this.published = published;
    this.readers = readers;
  }

  /** @param known the last day of which anything is known, as it is written */
  public record Year(int year, String known, List<Picture> pictures) {
  }

  /** Without a year: the last for which there are figures. Whoever is not of the house is shown what is published: the same pictures are in it. */
  @GetMapping("/programme")
  ModelAndView page(@RequestParam(defaultValue = "") String year, HttpServletRequest request) {
    if (!published.readsInternal()) return published.only(year);
    var years = statement.years();
    var asked = year.strip();
    var shown = asked.isEmpty() && !years.isEmpty()
      ? List.of(statement.lastYear(years.getLast()))
      : years.stream().filter(each -> String.valueOf(each).equals(asked)).toList();
    var model = new ModelMap("years", years).addAttribute("asked", asked);
    if (shown.isEmpty()) return new ModelAndView("statistics/noyear", model, asked.isEmpty() ? HttpStatus.OK : HttpStatus.NOT_FOUND);
    return new ModelAndView("statistics/programme", model.addAttribute("shown", statement.pictured(shown.getFirst(), readers.language(
      request))));
  }
}
