package org.rihla.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.rihla.access.Actor;
import org.rihla.access.Grants;
import org.rihla.access.Grants.Change;
import org.rihla.access.Role;
import org.rihla.access.Staff;
import org.rihla.reference.Codes;
import org.rihla.values.Ids;
import org.rihla.values.OfficeCode;
import org.rihla.values.StaffId;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.rihla.web.NotFound;
import org.rihla.web.Readers;
import org.rihla.web.RegisterPage;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Another role or office for an account. */
@Controller
class RoleDoors {

  private final Staff staff;
  private final Grants grants;
  private final AccountFields fields;
  private final Codes codes;
  private final Readers readers;

  RoleDoors(Staff staff, Grants grants, AccountFields fields, Codes codes, Readers readers) {
    this.staff = staff;
    this.grants = grants;
    this.fields = fields;
    this.codes = codes;
    this.readers = readers;
  }

  @GetMapping("/staff/{account}/role")
  ModelAndView ask(@PathVariable String account, HttpServletRequest request) {
    var who = find(account);
    return page(who, request, Entry.empty(asked(who, request)), List.of(), Ids.next().toString(), HttpStatus.OK);
  }

  @PostMapping("/staff/{account}/role")
  ModelAndView change(@PathVariable String account, @RequestParam("_key") String key, HttpServletRequest request) {
    var who = find(account);
    var entry = Entry.read(asked(who, request), request.getParameterMap(), codes);
    if (!entry.ok()) return page(who, request, entry, List.of(), key, HttpStatus.UNPROCESSABLE_CONTENT);
    return switch (grants.change(who, Role.valueOf(entry.text("staffRole")), new OfficeCode(entry.text("office")))) {
      case Change.Done _ -> new ModelAndView("redirect:/staff/" + who.id());
      case Change.Asked _ -> new ModelAndView("redirect:/second-looks");
      case Change.Refused(var reason) -> page(who, request, entry, List.of(reason), key, HttpStatus.UNPROCESSABLE_CONTENT);
    };
  }

  private List<Field> asked(Actor who, HttpServletRequest request) {
    var language = readers.language(request);
    return List.of(fields.role(language).preset(who.role().name()), fields.office(language).preset(who.office().value()));
  }

  private ModelAndView page(Actor who, HttpServletRequest request, Entry entry, List<String> refusals, String key, HttpStatus status) {
    var now = List.of(who.login(), codes.label("role", who.role().name(), readers.language(request)), who.office().value());
    return new RegisterPage("account-role", List.of("login", "staffRole", "office"), List.of(now), asked(who, request), entry, refusals,
      key)
      .leadingTo(List.of("/staff/" + who.id())).view(status);
  }

  private Actor find(String id) {
    try {
      return staff.ofTheStaff(StaffId.of(id)).orElseThrow(() -> new NotFound("account"));
    } catch (IllegalArgumentException notAnId) {
      throw new NotFound("account");
    }
  }
}
