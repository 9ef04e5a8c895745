package org.rihla.statistics;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rihla.access.Access;
import org.rihla.statistics.Statements.Format;
import org.rihla.values.Language;
import org.rihla.web.NotFound;
import org.rihla.web.Readers;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The annual statement as a page, and as files with the same figures. */
@Controller
class StatementDoors {

  private final AnnualStatement statement;
  private final Publications publications;
  private final PublicationDoors published;
  private final Readers readers;
  private final Access access;

  StatementDoors(AnnualStatement statement, Publications publications, PublicationDoors published, Readers readers, Access access) {
    this.access = access;
    this.statement = statement;
    this.publications = publications;
    this.published = published;
    this.readers = readers;
  }

  /** Without a year: the last for which there are figures. Whoever is not of the house is shown what is published. */
  @GetMapping("/statement")
  ModelAndView page(@RequestParam(defaultValue = "") String year, HttpServletRequest request) {
    if (!publications.readsInternal()) return published.only(year);
    var years = statement.years();
    if (year.isBlank() && years.isEmpty()) return nothingFor("", years, HttpStatus.OK);
    var shown = year.isBlank() ? Optional.of(statement.lastYear(years.getLast())) : among(years, year);
    return shown.map(of -> new ModelAndView("statistics/page", Map.of("year", of, "body", statement.html(of, readers.language(request)))))
      .orElseGet(() -> nothingFor(year.strip(), years, HttpStatus.NOT_FOUND));
  }

  private static Optional<Integer> among(List<Integer> years, String asked) {
    return years.stream().filter(year -> String.valueOf(year).equals(asked.strip())).findFirst();
  }

  /** A year in which nothing happened has no statement: all of it would be zeros. */
  private static ModelAndView nothingFor(String asked, List<Integer> years, HttpStatus status) {
    return new ModelAndView("statistics/noyear", Map.of("asked", asked, "years", years), status);
  }

  @GetMapping("/statement/{year}.{format}")
  Object file(@PathVariable String year, @PathVariable String format, HttpServletRequest request) throws IOException {
    var wanted = Arrays.stream(Format.values()).filter(each -> each.name().toLowerCase(Locale.ROOT).equals(format)).findFirst()
      .orElseThrow(() -> {
        access.notOurs("file-name");
        return new NotFound("format");
      });
    if (!publications.readsInternal())
      return published.file(publications.all().stream().filter(each -> String.valueOf(each.year()).equals(year))
        .findFirst().orElseThrow(() -> new NotFound("publication")), format, request);
    var years = statement.years();
    var of = among(years, year);
    return of.isEmpty() ? nothingFor(year, years, HttpStatus.NOT_FOUND) : file(of.get(), wanted, readers.language(request));
  }

  private ResponseEntity<byte[]> file(int year, Format format, Language language) throws IOException {
    var out = new ByteArrayOutputStream();
    statement.write(year, language, format, out);
    return ResponseEntity.ok().contentType(type(format)).header(HttpHeaders.CONTENT_DISPOSITION,
      "attachment; filename=\"rihla-" + year + "-" + language.tag() + "." + format.name().toLowerCase(Locale.ROOT) + "\"")
      .body(out.toByteArray());
  }

  static MediaType type(Format format) {
    return switch (format) {
      case JSON -> MediaType.APPLICATION_JSON;
      case HTML -> MediaType.TEXT_HTML;
      case PDF -> MediaType.APPLICATION_PDF;
      case XLSX -> MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    };
  }

  @GetMapping(path = "/assets/statement.css", produces = "text/css;charset=UTF-8")
  ResponseEntity<String> styles() { return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "max-age=3600").body(statement.styles()); }
}
