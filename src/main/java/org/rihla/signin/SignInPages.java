package org.rihla.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rihla.access.Actor;
import org.rihla.access.Staff.Credentials;
import org.rihla.privacy.Audit;
import org.rihla.web.Readers;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The sign-in page. */
@Controller
class SignInPages {

  private final OwnLanguage language;
  private final Door door;
  private final Sessions sessions;
  private final SecondFactors factors;
  private final Audit audit;
  private final Provider.Configured provider;
  private final HeldForm held;

  SignInPages(Door door, Sessions sessions, SecondFactors factors, Audit audit, Provider.Configured provider, HeldForm held,
    OwnLanguage language) {
    this.language = language;
    this.held = held;
    this.provider = provider;
    this.door = door;
    this.factors = factors;
    this.sessions = sessions;
    this.audit = audit;
  }

  /** What the page says above its form. */
  enum Said {
    NOTHING, REFUSED, LEFT, OLD, WAIT, CHOSEN, FAILED, UNLINKED
  }

  @GetMapping("/sign-in")
  ModelAndView ask(@RequestParam Map<String, String> why) {
    var said = Arrays.stream(Said.values()).filter(each -> why.containsKey(each.name().toLowerCase(Locale.ROOT))).findFirst().orElse(
      Said.NOTHING);
    if (said == Said.WAIT) said = Said.NOTHING; // nobody waits who did not try
    return said == Said.OLD && Actor.isKnown() ? new ModelAndView("redirect:/") : page(said, 0, "", "", HttpStatus.OK);
  }

  @PostMapping("/sign-in")
  ModelAndView enter(@RequestParam(defaultValue = "") String username, @RequestParam(defaultValue = "") String password,
    @RequestParam(name = HeldForm.HELD, defaultValue = "") String form, @RequestParam Map<String, String> sent, HttpServletRequest request,
    HttpServletResponse response) {
    if (sent.containsKey(Readers.CHOSEN_LANGUAGE)) return page(Said.NOTHING, 0, username, form, HttpStatus.OK);
    return switch (door.password(username, password, address(request))) {
      case Door.Answer.Right(var account, _) -> in(account, request, response);
      case Door.Answer.Wrong() -> page(Said.REFUSED, 0, username, form, HttpStatus.UNPROCESSABLE_CONTENT);
      case Door.Answer.Wait wait -> {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.seconds()));
        yield page(Said.WAIT, wait.seconds(), username, form, HttpStatus.TOO_MANY_REQUESTS);
      }
    };
  }

  private ModelAndView in(Credentials account, HttpServletRequest request, HttpServletResponse response) {
    leaveTheOld(request);
    boolean more = factors.isAskedOf(account);
    SessionCookie.of(sessions.begin(account.actor().id(), !more)).set(request, response);
    language.greet(account.actor().id(), request, response);
    entered(account.actor(), "password");
    held.keep(account.actor(), request); // before the second factor: nothing of it is shown until they are in
    if (more) return new ModelAndView("redirect:/sign-in/second");
    return new ModelAndView("redirect:" + Wanted.take(request, response));
  }

  private void entered(Actor who, String with) { audit.atTheDoor(Optional.of(who), "SIGN_IN", "DONE", with); }

  /** Whoever signs in anew in the same browser has left. */
  private void leaveTheOld(HttpServletRequest request) {
    SessionCookie.sent(request).ifPresent(cookie -> sessions.end(cookie.number()));
  }

  /** Of IPv6 the network, of which one house has a whole one. */
  static String address(HttpServletRequest request) {
    var address = request.getRemoteAddr();
    return address.contains(":") ? address.replaceAll("^((?:[^:]*:){4}).*", "$1") : address;
  }

  private ModelAndView page(Said said, long seconds, String login, String form, HttpStatus status) {
    return new ModelAndView("signin/sign-in",
      Map.of("said", said, "seconds", seconds, "login", login, "provider", provider.name(), "held", form),
      status);
  }
}
