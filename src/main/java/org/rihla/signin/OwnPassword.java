package org.rihla.signin;

import static org.rihla.web.Field.password;
import static org.rihla.web.Field.text;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rihla.access.Actor;
import org.rihla.reference.Codes;
import org.rihla.signin.Challenges.Purpose;
import org.rihla.signin.PasskeyDoor.Here;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Another password for oneself: with the old one and the second factor, however lately they proved it. All other sessions of theirs end. */
@Controller
class OwnPassword {

  private final SecondFactors factors;
  private final PasskeyDoor passkeys;
  private final Sessions sessions;
  private final Passwords passwords;
  private final Door door;
  private final Codes codes;

  OwnPassword(SecondFactors factors, PasskeyDoor passkeys, Sessions sessions, Passwords passwords, Door door, Codes codes) {
    this.factors = factors;
    this.passkeys = passkeys;
    this.sessions = sessions;
    this.passwords = passwords;
    this.door = door;
    this.codes = codes;
  }

  @GetMapping("/account/password")
  ModelAndView ask(HttpServletRequest request) { return page(Entry.empty(fields(request)), "", HttpStatus.OK, request); }

  @PostMapping("/account/password")
  ModelAndView change(@RequestParam(defaultValue = "") String passkey, HttpServletRequest request, HttpServletResponse response) {
    var who = Actor.current();
    var entry = Entry.read(fields(request), request.getParameterMap(), codes);
    FirstDoor.checkPassword(entry, "newPassword", who.login());
    if (entry.typed("newPassword").equals(entry.typed("oldPassword"))) entry.refuse("newPassword", "problem.password-same");
    if (!entry.ok()) return page(entry, "", HttpStatus.UNPROCESSABLE_CONTENT, request);
    return switch (door.again(who, "password", () -> proves(who, entry, passkey, request))) {
      case Door.Answer.Wrong() -> page(entry, "own-password.refused", HttpStatus.UNPROCESSABLE_CONTENT, request);
      case Door.Answer.Wait wait -> {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.seconds()));
        yield page(entry, "proof.wait", HttpStatus.TOO_MANY_REQUESTS, request);
      }
      case Door.Answer.Right(_, var with) -> {
        var cookie = SessionCookie.sent(request).orElseThrow();
        var next = sessions.proven(cookie.number(), PasskeyDoor.isOne(with));
        cookie.with(next).set(request, response);
        passwords.byThemselves(who, next, entry.text("newPassword"));
        yield new ModelAndView("redirect:/account?changed");
      }
    };
  }

  /** Both, where there are both; a wrong password uses up no code. */
  private Optional<String> proves(Actor who, Entry entry, String passkey, HttpServletRequest request) {
    if (!door.isPasswordOf(who, entry.text("oldPassword"))) return Optional.empty();
    if (!factors.hasAny(who.id())) return Optional.of("password");
    return passkey.isEmpty() ? factors.accepts(who.id(), entry.typed("code")) : passkeys.accepts(who, passkey, Purpose.PASSWORD, request);
  }

  /** A code is asked of those who have a second factor, and needed where no passkey can stand in for it. */
  private List<Field> fields(HttpServletRequest request) {
    var who = Actor.current().id();
    var both = List.of(password("oldPassword"), password("newPassword"));
    if (!factors.hasAny(who)) return both;
    var code = text("code");
    return List.of(both.getFirst(), both.getLast(), passkeys.here(who, request) == Here.USABLE ? code.optional() : code);
  }

  private ModelAndView page(Entry entry, String problem, HttpStatus status, HttpServletRequest request) {
    return new ModelAndView("signin/own-password", Map.of("entry", entry, "fields", fields(request), "problem", problem, "passkey", passkeys
      .here(Actor.current().id(), request)), status);
  }
}
