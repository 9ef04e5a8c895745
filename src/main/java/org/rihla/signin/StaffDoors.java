package org.rihla.signin;

import static org.rihla.web.Field.one;
import static org.rihla.web.Field.text;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.List;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Office;
import org.rihla.access.Offices;
import org.rihla.access.Role;
import org.rihla.access.Staff;
import org.rihla.reference.Codes;
import org.rihla.values.Country;
import org.rihla.values.Ids;
import org.rihla.values.OfficeCode;
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

/** Offices and accounts, kept by the administrator, who never sees a case and never anybody's password. */
@Controller
class StaffDoors {

  private final Staff staff;
  private final Offices offices;
  private final Access access;
  private final AccountFields fields;
  private final Codes codes;
  private final Readers readers;

  StaffDoors(Staff staff, Offices offices, Access access, AccountFields fields, Codes codes, Readers readers) {
    this.staff = staff;
    this.offices = offices;
    this.access = access;
    this.fields = fields;
    this.codes = codes;
    this.readers = readers;
  }

  @GetMapping("/staff")
  ModelAndView staff(HttpServletRequest request) {
    return staff(request, Entry.empty(staffFields(request)), List.of(), Ids.next().toString(), HttpStatus.OK);
  }

  @PostMapping("/staff")
  ModelAndView hire(@RequestParam("_key") String key, HttpServletRequest request) {
    var entry = Entry.read(staffFields(request), request.getParameterMap(), codes);
    FirstDoor.checkLogin(entry);
    if (entry.ok() && staff.find(entry.text("login")).isPresent()) entry.refuse("login", "problem.taken");
    if (!entry.ok()) return staff(request, entry, List.of(), key, HttpStatus.UNPROCESSABLE_CONTENT);
    var hired = staff.hire(entry.text("login"), Role.valueOf(entry.text("staffRole")), new OfficeCode(entry.text("office")),
      Secrets.word(32));
    return new ModelAndView("redirect:/staff/" + hired.id());
  }

  private List<Field> staffFields(HttpServletRequest request) {
    var language = readers.language(request);
    return List.of(text("login"), fields.role(language), fields.office(language));
  }

  private ModelAndView staff(HttpServletRequest request, Entry entry, List<String> refusals, String key, HttpStatus status) {
    var language = readers.language(request);
    var accounts = staff.all();
    var rows = accounts.stream().map(account -> List.of(account.login(), codes.label("role", account.role().name(), language), account
      .office().value())).toList();
    return new RegisterPage("staff", List.of("login", "staffRole", "office"), rows, staffFields(request), entry, refusals, key)
      .leadingTo(accounts.stream().map(account -> "/staff/" + account.id()).toList()).view(status);
  }

  @GetMapping("/offices")
  ModelAndView offices(HttpServletRequest request) {
    return offices(request, Entry.empty(officeFields()), List.of(), Ids.next().toString(), HttpStatus.OK);
  }

  /** An office of origin takes its zone, languages and currency from its country. */
  @PostMapping("/offices")
  ModelAndView open(@RequestParam("_key") String key, HttpServletRequest request) {
    var entry = Entry.read(officeFields(), request.getParameterMap(), codes);
    if (!entry.ok()) return offices(request, entry, List.of(), key, HttpStatus.UNPROCESSABLE_CONTENT);
    var country = new Country(entry.text("country"));
    var facts = codes.countryFacts(country.code());
    if (facts == null || offices.ofOrigin(country).isPresent() || offices.find(new OfficeCode(country.code())).isPresent())
      return offices(request, entry, List.of("office-exists"), key, HttpStatus.UNPROCESSABLE_CONTENT);
    access.done(Act.MANAGE_STAFF, "office " + country.code());
    offices.open(new Office(new OfficeCode(country.code()), Office.Kind.ORIGIN, null, country, ZoneId.of(facts.timeZone()),
      facts.languages(), facts.currency()));
    return new ModelAndView("redirect:/offices");
  }

  private static List<Field> officeFields() { return List.of(one("country", "country")); }

  private ModelAndView offices(HttpServletRequest request, Entry entry, List<String> refusals, String key, HttpStatus status) {
    var language = readers.language(request);
    var rows = offices.all().stream()
      .map(office -> List.of(office.code().value(), codes.label("office_kind", office.kind().name(), language),
        codes.country(office.country().code(), language), office.zone().getId(), String.join(" ", office.languages()), office.currency()))
      .toList();
    return new RegisterPage("offices", List.of("office", "officeKind", "country", "zone", "languages", "currency"), rows, officeFields(),
      entry, refusals, key).view(status);
  }
}
