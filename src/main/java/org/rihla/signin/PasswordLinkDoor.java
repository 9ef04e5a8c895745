package org.rihla.signin;

import static org.rihla.web.Field.password;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rihla.access.Actor;
import org.rihla.privacy.Audit;
import org.rihla.reference.Codes;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where somebody to whom an administrator handed a link chooses their password. Looking at it does not use it up: mail programs look too. */
@Controller
class PasswordLinkDoor {

  private static final List<Field> FIELDS = List.of(password("newPassword"));

  /** Of one address; then one every half minute. A token of 256 bits is not guessed, but whoever tries could fill the audit. */
  private static final int WRITTEN_DOWN_EACH = 50;

  private final PasswordLinks links;
  private final Passwords passwords;
  private final Audit audit;
  private final Codes codes;
  private final Throttle addresses;

  PasswordLinkDoor(PasswordLinks links, Passwords passwords, Audit audit, Codes codes, Clock clock) {
    this.addresses = new Throttle(clock, WRITTEN_DOWN_EACH, Duration.ofSeconds(30));
    this.links = links;
    this.passwords = passwords;
    this.audit = audit;
    this.codes = codes;
  }

  @GetMapping("/sign-in/link/{token}")
  ModelAndView ask(@PathVariable String token, HttpServletRequest request) {
    return links.opens(token).map(who -> page(token, who, Entry.empty(FIELDS), HttpStatus.OK)).orElseGet(() -> gone(request));
  }

  @PostMapping("/sign-in/link/{token}")
  ModelAndView choose(@PathVariable String token, HttpServletRequest request) {
    var who = links.opens(token);
    if (who.isEmpty()) return gone(request);
    var entry = Entry.read(FIELDS, request.getParameterMap(), codes);
    FirstDoor.checkPassword(entry, "newPassword", who.get().login());
    if (!entry.ok()) return page(token, who.get(), entry, HttpStatus.UNPROCESSABLE_CONTENT);
    return passwords.byLink(token, who.get(), entry.text("newPassword")) ? new ModelAndView("redirect:/sign-in?chosen") : gone(request);
  }

  /** Used, too old, replaced by a newer one, of an account that is switched off, or made up: nobody learns which. */
  private ModelAndView gone(HttpServletRequest request) {
    if (addresses.attempt(SignInPages.address(request)).isZero()) audit.atTheDoor(Optional.empty(), "PASSWORD", "REFUSED", "link");
    return new ModelAndView("signin/link-gone", Map.of(), HttpStatus.NOT_FOUND);
  }

  private static ModelAndView page(String token, Actor who, Entry entry, HttpStatus status) {
    return new ModelAndView("signin/link", Map.of("token", token, "login", who.login(), "fields", FIELDS, "entry", entry), status);
  }
}
