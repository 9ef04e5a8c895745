package org.rihla.statistics;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.rihla.statistics.Report.Picture;
import org.rihla.values.Language;
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

  private final CountedLately counted;
  private final Edition edition;
  private final PublicationDoors published;
  private final Readers readers;

  ProgrammeDoors(CountedLately counted, Edition edition, PublicationDoors published, Readers readers) {
    this.counted = counted;
    this.edition = edition;
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
    var years = counted.years();
    var asked = year.strip();
    var shown = asked.isEmpty() ? years.opening() : years.all().stream().filter(each -> String.valueOf(each).equals(asked)).findFirst();
    var model = new ModelMap("years", years.all());
    if (shown.isEmpty())
      return new ModelAndView("statistics/noyear", model.addAttribute("asked", asked),
        asked.isEmpty() ? HttpStatus.OK : HttpStatus.NOT_FOUND);
    return new ModelAndView("statistics/programme", model.addAttribute("shown", drawn(shown.get(), readers.language(request))));
  }

  private Year drawn(int year, Language language) {
    var statement = counted.of(year);
    return new Year(year, edition.known(statement, language), edition.pictures(statement, language));
  }
}
