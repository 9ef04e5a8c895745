package org.rihla.documents;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.casework.Outcome;
import org.rihla.casework.ReturnCase;
import org.rihla.documents.Scans.Opened;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Where the scan of something signed is added, and where it is taken. */
@Controller
public class ScanDoors {

  /** Whatever it is, a browser runs nothing of it. */
  private static final String NOTHING_RUNS = "sandbox; default-src 'none'";

  private final Scans scans;
  private final Cabinet cabinet;

  ScanDoors(Scans scans, Cabinet cabinet) {
    this.scans = scans;
    this.cabinet = cabinet;
  }

  /** @param kind of what was signed */
  public record Page(ReturnCase found, String kind, UUID row, List<String> refusals, String key) {
  }

  @GetMapping("/cases/{id}/papers/{kind}/{row}")
  ModelAndView ask(@PathVariable CaseId id, @PathVariable String kind, @PathVariable UUID row) {
    return page(new Page(scans.toAddTo(id, kind, row), kind, row, List.of(), Ids.next().toString()), HttpStatus.OK);
  }

  @PostMapping("/cases/{id}/papers/{kind}/{row}")
  ModelAndView add(@PathVariable CaseId id, @PathVariable String kind, @PathVariable UUID row, @RequestParam("_key") String key,
    @RequestParam(name = "scan", required = false) @Nullable List<MultipartFile> files) throws IOException {
    var found = scans.toAddTo(id, kind, row);
    var outcome = files == null || files.size() != 1
      ? Outcome.refused(files == null || files.isEmpty() ? "scan-empty" : "scan-one")
      : scans.add(id, kind, row, files.getFirst().getBytes());
    return switch (outcome) {
      case Outcome.Done _ -> new ModelAndView("redirect:/cases/" + found.id());
      case Outcome.Refused(var reasons) -> page(new Page(found, kind, row, reasons, key), HttpStatus.UNPROCESSABLE_CONTENT);
    };
  }

  private static ModelAndView page(Page page, HttpStatus status) {
    return new ModelAndView("documents/scan", Map.of("page", page), status);
  }

  /** Its name says the case by its number and nothing of anybody. */
  @GetMapping("/cases/{id}/scans/{scan}")
  @Nullable
  ModelAndView take(@PathVariable CaseId id, @PathVariable UUID scan, HttpServletResponse response) throws IOException {
    return switch (scans.open(id, scan)) {
      case Opened.Shut(var why) -> new ModelAndView("documents/shut", Map.of("id", id, "why", why), HttpStatus.CONFLICT);
      case Opened.Ready(var found, var number, var seal) -> {
        response.setContentType(found.type().media());
        response.setContentLength(found.bytes());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + number + "-" + found.kind() + "-"
          + found.mark() + "." + found.type().ending() + "\"");
        response.setHeader("Content-Security-Policy", NOTHING_RUNS);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try (var file = cabinet.open(found.file(), seal)) {
          file.transferTo(response.getOutputStream());
        } catch (IOException gone) {
          if (!response.isCommitted()) throw gone; // else whoever asked does not wait for the rest, which is seen by its length
        }
        yield null;
      }
    };
  }
}
