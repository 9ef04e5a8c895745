package org.rihla.casework;

import static org.rihla.web.Field.date;
import static org.rihla.web.Field.many;
import static org.rihla.web.Field.one;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Staff;
import org.rihla.casework.Extracts.Asked;
import org.rihla.casework.Extracts.Extract;
import org.rihla.casework.Extracts.Wish;
import org.rihla.casework.Recipient.Given;
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

/** The register of everything that authorities were given, and where it is asked for and taken. */
@Controller
public class ExtractDoors {

  private final Extracts extracts;
  private final Access access;
  private final Staff staff;
  private final Codes codes;
  private final Readers readers;

  ExtractDoors(Extracts extracts, Access access, Staff staff, Codes codes, Readers readers) {
    this.extracts = extracts;
    this.access = access;
    this.staff = staff;
    this.codes = codes;
    this.readers = readers;
  }

  /** @param persons as asked for, and then as taken @param mine whether the reader asked for it */
  public record Page(UUID id, long number, String recipient, String basis, String fields, int persons, String askedBy, Exports.State state,
    @Nullable String sha256, boolean mine, List<String> refusals) {
  }

  @GetMapping("/extracts")
  ModelAndView register(HttpServletRequest request) {
    return page(Entry.empty(fields(readers.ui(request))), List.of(), Ids.next().toString(), HttpStatus.OK, request);
  }

  @PostMapping("/extracts")
  ModelAndView ask(@RequestParam("_key") String key, HttpServletRequest request) {
    var entry = Entry.read(fields(readers.ui(request)), request.getParameterMap(), codes);
    if (!entry.ok()) return page(entry, List.of(), key, HttpStatus.UNPROCESSABLE_CONTENT, request);
    var asked = EnumSet.noneOf(Given.class);
    entry.all("extractFields").forEach(field -> asked.add(Given.valueOf(field)));
    return switch (extracts.ask(new Wish(Recipient.valueOf(entry.text("extractRecipient")), entry.maybe("country"), entry.maybeDate(
      "extractDay"), entry.text("legalBasis"), asked, Format.valueOf(entry.text("fileFormat"))))) {
      case Asked.Done(var id) -> new ModelAndView("redirect:/extracts/" + id);
      case Asked.Refused(var reason) -> page(entry, List.of(reason), key, HttpStatus.UNPROCESSABLE_CONTENT, request);
    };
  }

  @GetMapping("/extracts/{extract}")
  ModelAndView show(@PathVariable UUID extract, HttpServletRequest request) {
    return shown(find(extract), List.of(), HttpStatus.OK, request);
  }

  @PostMapping("/extracts/{extract}/file")
  @Nullable
  ModelAndView take(@PathVariable UUID extract, HttpServletRequest request, HttpServletResponse response) {
    var found = find(extract);
    var format = found.wish().format();
    var why = extracts.take(extract, () -> {
      response.setContentType(format.type());
      response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"rihla-X-" + found.number() + "." + format.ending() + "\"");
      return response.getOutputStream();
    }, readers.ui(request));
    return why.isEmpty() ? null : shown(found, List.of(why.get()), HttpStatus.UNPROCESSABLE_CONTENT, request);
  }

  @GetMapping("/extracts/{extract}/file")
  String back(@PathVariable UUID extract) { return "redirect:/extracts/" + extract; }

  private Extract find(UUID id) { return extracts.find(id).orElseThrow(() -> new NotFound("extract")); }

  private static int persons(Extract extract) { return extract.takenPersons() == null ? extract.persons().size() : extract.takenPersons(); }

  private static String fields(Extract extract, Ui ui) {
    return extract.wish().fields().stream().map(field -> ui.t("field.extract." + field)).collect(Collectors.joining(", "));
  }

  private ModelAndView shown(Extract extract, List<String> refusals, HttpStatus status, HttpServletRequest request) {
    var ui = readers.ui(request);
    return new ModelAndView("casework/extract",
      Map.of("page", new Page(extract.id(), extract.number(), Extracts.recipient(extract.wish(), ui),
        extract.wish().basis(), fields(extract, ui), persons(extract),
        staff.logins(List.of(extract.askedBy())).getOrDefault(extract.askedBy(), "–"),
        extracts.state(extract), extract.sha256(), extracts.isMine(extract), refusals)),
      status);
  }

  private static List<Field> fields(Ui ui) {
    return List.of(one("extractRecipient", Arrays.stream(Recipient.values()).map(each -> new Choice(each.name(), ui.t("recipient." + each)))
      .toList()), one("country", "country").optional(), date("extractDay").optional(),
      one("legalBasis", List.of(new Choice("CONSENT", ui.code(
        "legal_basis", "CONSENT")), new Choice("LEGAL_OBLIGATION", ui.code("legal_basis", "LEGAL_OBLIGATION")))),
      many("extractFields", Arrays.stream(
        Given.values()).map(each -> new Choice(each.name(), ui.t("field.extract." + each))).toList()).needed(),
      one("fileFormat", Arrays.stream(
        Format.values()).map(format -> new Choice(format.name(), format.name())).toList()));
  }

  private ModelAndView page(Entry entry, List<String> refusals, String key, HttpStatus status, HttpServletRequest request) {
    var ui = readers.ui(request);
    var all = extracts.register();
    var logins = staff.logins(all.stream().map(Extract::askedBy).distinct().toList());
    var rows = all.stream()
      .map(each -> List.of("X-" + each.number(), Extracts.recipient(each.wish(), ui), ui.code("legal_basis", each.wish()
        .basis()), fields(each, ui), ui.number(persons(each)), logins.getOrDefault(each.askedBy(), "–"), ui.moment(each.askedAt()), ui.t(
          "export.state." + extracts.state(each))))
      .toList();
    return new RegisterPage("extract",
      List.of("exportNumber", "extractRecipient", "legalBasis", "extractFields", "exportPersons", "extractBy",
        "exportAsked", "exportState"),
      rows, access.may(Act.ASK_EXTRACT, null) ? fields(ui) : List.of(), entry, refusals, key).leadingTo(
        all.stream()
          .map(each -> "/extracts/" + each.id()).toList())
      .view(status);
  }
}
