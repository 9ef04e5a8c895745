package org.rihla.statistics;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.statistics.Statements.Format;
import org.rihla.web.NotFound;
import org.rihla.web.Readers;
import org.springframework.http.HttpHeaders;
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

  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2100;

  private final AnnualStatement statement;
  private final Access access;
  private final Readers readers;

  StatementDoors(AnnualStatement statement, Access access, Readers readers) {
    this.statement = statement;
    this.access = access;
    this.readers = readers;
  }

  /** Without a year: the last for which there are figures. */
  @GetMapping("/statement")
  ModelAndView page(@RequestParam(required = false) Integer year, HttpServletRequest request) {
    access.require(Act.READ_STATISTICS, null);
    int shown = checked(year == null ? statement.lastYear(LocalDate.now(readers.clock()).getYear()) : year);
    return new ModelAndView("statistics/page", Map.of("year", shown, "body", statement.html(shown, readers.language(request))));
  }

  @GetMapping("/statement/{year}.{format}")
  ResponseEntity<byte[]> file(@PathVariable int year, @PathVariable String format, HttpServletRequest request) throws IOException {
    access.require(Act.READ_STATISTICS, null);
    var wanted = Arrays.stream(Format.values()).filter(each -> each.name().toLowerCase(Locale.ROOT).equals(format)).findFirst()
      .orElseThrow(() -> new NotFound("format"));
    var out = new ByteArrayOutputStream();
    statement.write(checked(year), readers.language(request), wanted, out);
    return ResponseEntity.ok().contentType(switch (wanted) {
      case JSON -> MediaType.APPLICATION_JSON;
      case HTML -> MediaType.TEXT_HTML;
      case PDF -> MediaType.APPLICATION_PDF;
      case XLSX -> MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }).header(HttpHeaders.CONTENT_DISPOSITION,
      "attachment; filename=\"rihla-" + year + "-" + readers.language(request).tag() + "." + format + "\"").body(out.toByteArray());
  }

  @GetMapping(path = "/assets/statement.css", produces = "text/css;charset=UTF-8")
  ResponseEntity<String> styles() { return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "max-age=3600").body(statement.styles()); }

  private static int checked(int year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) throw new NotFound("year");
    return year;
  }
}
