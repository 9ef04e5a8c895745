package org.rihla.signin;

import static org.rihla.web.Field.password;
import static org.rihla.web.Field.text;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rihla.access.FirstAdministrator;
import org.rihla.access.PasswordRule;
import org.rihla.privacy.Audit;
import org.rihla.reference.Codes;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.rihla.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where the first administrator of an empty installation comes in, once. */
@Controller
class FirstDoor {

  private static final List<Field> FIELDS = List.of(text("login"), password("password"));

  private final FirstAdministrator first;
  private final Codes codes;
  private final Audit audit;

  FirstDoor(FirstAdministrator first, Codes codes, Audit audit) {
    this.first = first;
    this.codes = codes;
    this.audit = audit;
  }

  @GetMapping("/first-administrator/{token}")
  ModelAndView ask(@PathVariable String token) {
    if (!first.opens(token)) throw refused();
    return page(token, Entry.empty(FIELDS), List.of(), HttpStatus.OK);
  }

  @PostMapping("/first-administrator/{token}")
  ModelAndView become(@PathVariable String token, HttpServletRequest request) {
    if (!first.opens(token)) throw refused();
    var entry = Entry.read(FIELDS, request.getParameterMap(), codes);
    checkAccount(entry);
    if (!entry.ok()) return page(token, entry, List.of(), HttpStatus.UNPROCESSABLE_CONTENT);
    if (!first.become(token, entry.text("login"), entry.text("password"))) throw refused();
    return new ModelAndView("redirect:/sign-in");
  }

  private NotFound refused() {
    audit.notOurs(Optional.empty(), "invitation");
    return new NotFound("invitation");
  }

  /** Of a new account: all that is wrong at once. */
  static void checkAccount(Entry entry) {
    checkLogin(entry);
    checkPassword(entry, "password", entry.typed("login"));
  }

  static void checkLogin(Entry entry) {
    if (!entry.typed("login").matches(LOGIN)) entry.refuse("login", "problem.login");
  }

  static void checkPassword(Entry entry, String field, String login) {
    PasswordRule.problem(entry.typed(field), login).ifPresent(problem -> entry.refuse(field, switch (problem) {
      case TOO_SHORT -> "problem.password";
      case TOO_LONG -> "problem.too-long";
      case KNOWN_TO_MANY -> "problem.password-common";
      case NAMES_THE_PLACE -> "problem.password-context";
    }));
  }

  private static final String LOGIN = "[a-z0-9][a-z0-9.-]{2,60}";

  private static ModelAndView page(String token, Entry entry, List<String> refusals, HttpStatus status) {
    return new ModelAndView("signin/first", Map.of("token", token, "fields", FIELDS, "entry", entry, "refusals", refusals), status);
  }
}
