package org.rihla.statistics;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.statistics.Publications.Form;
import org.rihla.statistics.Publications.Proposed;
import org.rihla.statistics.Publications.Publication;
import org.rihla.statistics.Statements.Format;
import org.rihla.web.NotFound;
import org.rihla.web.Readers;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The published statements, and how one becomes it. */
@Controller
public class PublicationDoors {

  private final Publications publications;
  private final AnnualStatement statement;
  private final Readers readers;

  PublicationDoors(Publications publications, AnnualStatement statement, Readers readers) {
    this.publications = publications;
    this.statement = statement;
    this.readers = readers;
  }

  /** A version. @param version 0 while it is proposed only @param publishedAt then null */
  public record Version(int year, int version, LocalDate cutOff, @Nullable Instant publishedAt, String sha256) {

    static Version of(Publication each) {
      return new Version(each.year(), each.version() == null ? 0 : each.version(), each.cutOff(), each.publishedAt(), each.sha256());
    }

    public String address() { return "/statement/published/" + year + "/" + version; }
  }

  @GetMapping("/statement/published")
  ModelAndView all() {
    return new ModelAndView("statistics/published", Map.of("versions", publications.all().stream().map(Version::of).toList()));
  }

  boolean readsInternal() { return publications.readsInternal(); }

  /** What somebody is shown who may read nothing else. */
  ModelAndView only(String year) {
    if (year.isBlank()) return new ModelAndView("redirect:/statement/published");
    return publications.all().stream().filter(each -> String.valueOf(each.year()).equals(year.strip())).findFirst().map(
      newest -> new ModelAndView("redirect:" + Version.of(newest).address())).orElseThrow(() -> new NotFound("publication"));
  }

  @GetMapping("/statement/published/{year}/{version}")
  ModelAndView one(@PathVariable String year, @PathVariable String version, HttpServletRequest request) {
    return page(find(year, version), request);
  }

  /** As it would be published: for those of the house. */
  @GetMapping("/statement/proposed/{publication}")
  ModelAndView proposed(@PathVariable UUID publication, HttpServletRequest request) {
    var found = publications.find(publication).filter(_ -> publications.readsInternal()).orElseThrow(() -> new NotFound("publication"));
    return page(found, request);
  }

  private ModelAndView page(Publication shown, HttpServletRequest request) {
    var body = publications.file(shown.id(), readers.language(request), Form.BODY).content();
    return new ModelAndView("statistics/publication", Map.of("shown", Version.of(shown), "body", new String(body, StandardCharsets.UTF_8)));
  }

  @GetMapping("/statement/published/{year}/{version}/file.{format}")
  ResponseEntity<byte[]> file(@PathVariable String year, @PathVariable String version, @PathVariable String format,
    HttpServletRequest request) {
    return file(find(year, version), format, request);
  }

  ResponseEntity<byte[]> file(Publication of, String format, HttpServletRequest request) {
    var wanted = Arrays.stream(Format.values()).filter(each -> each.name().toLowerCase(Locale.ROOT).equals(format)).findFirst().orElseThrow(
      () -> new NotFound("format"));
    var language = readers.language(request);
    var found = publications.file(of.id(), language, Form.valueOf(wanted.name()));
    return ResponseEntity.ok().contentType(StatementDoors.type(wanted))
      .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rihla-"
        + of.year() + "-v" + of.version() + "-" + language.tag() + "." + format + "\"")
      .body(found.content());
  }

  private Publication find(String year, String version) {
    return publications.all().stream().filter(each -> String.valueOf(each.year()).equals(year) && String.valueOf(each.version()).equals(
      version)).findFirst().orElseThrow(() -> new NotFound("publication"));
  }

  @PostMapping("/statement/{year}/proposal")
  ModelAndView propose(@PathVariable String year) {
    var known = statement.years().stream().filter(each -> String.valueOf(each).equals(year)).findFirst().orElseThrow(() -> new NotFound(
      "year"));
    return switch (publications.propose(known)) {
      case Proposed.Done(var id) -> new ModelAndView("redirect:/statement/proposed/" + id);
      case Proposed.Refused(var reason) -> new ModelAndView("statistics/published", Map.of("versions", publications.all().stream().map(
        Version::of).toList(), "refusals", List.of(reason)), HttpStatus.UNPROCESSABLE_CONTENT);
    };
  }

  @GetMapping("/statement/{year}/proposal")
  String back() { return "redirect:/statement/published"; }
}
