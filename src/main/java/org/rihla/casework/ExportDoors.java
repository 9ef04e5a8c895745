package org.rihla.casework;

import static org.rihla.web.Field.one;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.casework.Exports.Asked;
import org.rihla.casework.Exports.Export;
import org.rihla.casework.Spreadsheet.Format;
import org.rihla.reference.Codes;
import org.rihla.values.Ids;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.rihla.web.Field.Choice;
import org.rihla.web.NotFound;
import org.rihla.web.Readers;
import org.rihla.web.RegisterPage;
import org.rihla.web.Ui;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where a list of cases is asked for, and taken. It is taken by a post: no address opens it. */
@Controller
public class ExportDoors {

  private final Exports exports;
  private final Codes codes;
  private final Readers readers;

  ExportDoors(Exports exports, Codes codes, Readers readers) {
    this.exports = exports;
    this.codes = codes;
    this.readers = readers;
  }

  /** @param format of the file */
  public record Page(UUID id, long number, String purpose, int cases, int persons, String format, Exports.State state,
    List<String> refusals) {
  }

  @GetMapping("/cases/export")
  ModelAndView ask(HttpServletRequest request) {
    return page(Entry.empty(fields(readers.ui(request))), List.of(), Ids.next().toString(), HttpStatus.OK, request);
  }

  @PostMapping("/cases/export")
  ModelAndView asked(@RequestParam("_key") String key, HttpServletRequest request) {
    var entry = Entry.read(fields(readers.ui(request)), request.getParameterMap(), codes);
    if (!entry.ok()) return page(entry, List.of(), key, HttpStatus.UNPROCESSABLE_CONTENT, request);
    var stage = entry.maybe("stage");
    return switch (exports.ask(stage == null ? null : Stage.valueOf(stage), entry.text("exportPurpose"), entry.text("fileFormat"))) {
      case Asked.Made(var id, _) -> new ModelAndView("redirect:/exports/" + id);
      case Asked.Refused(var reason) -> page(entry, List.of(reason), key, HttpStatus.UNPROCESSABLE_CONTENT, request);
    };
  }

  @GetMapping("/exports/{export}")
  ModelAndView show(@PathVariable UUID export) { return shown(find(export), List.of(), HttpStatus.OK); }

  /** What is written here leaves with the commit that says so in the audit. */
  @PostMapping("/exports/{export}/file")
  @Nullable
  ModelAndView take(@PathVariable UUID export, HttpServletRequest request, HttpServletResponse response) {
    var found = find(export);
    var why = exports.take(export, () -> {
      response.setContentType(found.format().type());
      response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rihla-E-" + found.number() + "." + found.format().ending()
        + "\"");
      return response.getOutputStream();
    }, readers.ui(request));
    return why.isEmpty() ? null : shown(found, List.of(why.get()), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @GetMapping("/exports/{export}/file")
  String back(@PathVariable UUID export) { return "redirect:/exports/" + export; }

  private Export find(UUID id) { return exports.find(id).orElseThrow(() -> new NotFound("export")); }

  private ModelAndView shown(Export export, List<String> refusals, HttpStatus status) {
    return new ModelAndView("casework/export",
      Map.of("page", new Page(export.id(), export.number(), export.purpose(), export.cases().size(),
        export.persons(), export.format().name(), exports.state(export), refusals)),
      status);
  }

  private static List<Field> fields(Ui ui) {
    return List.of(one("stage", Arrays.stream(Stage.values()).map(stage -> new Choice(stage.name(), ui.code("stage", stage.name())))
      .toList()).optional(), one("exportPurpose", "export_purpose"), one("fileFormat", Arrays.stream(Format.values())
        .map(
          format -> new Choice(format.name(), format.name()))
        .toList()));
  }

  private ModelAndView page(Entry entry, List<String> refusals, String key, HttpStatus status, HttpServletRequest request) {
    var ui = readers.ui(request);
    var mine = exports.mine();
    var rows = mine.stream().map(each -> List.of("E-" + each.number(), ui.code("export_purpose", each.purpose()), ui.number(each.persons()),
      ui.moment(each.askedAt()), ui.t("export.state." + exports.state(each)))).toList();
    return new RegisterPage("export", List.of("exportNumber", "exportPurpose", "exportPersons", "exportAsked", "exportState"), rows,
      fields(ui),
      entry, refusals, key).leadingTo(mine.stream().map(each -> "/exports/" + each.id()).toList()).view(status);
  }
}
