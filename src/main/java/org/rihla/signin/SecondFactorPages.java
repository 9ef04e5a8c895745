package org.rihla.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rihla.access.Actor;
import org.rihla.privacy.Audit;
import org.rihla.signin.Challenges.Purpose;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** After the password: a code of the telephone, or a passkey; the first time, setting one of them up. */
@Controller
class SecondFactorPages {

  private final SecondFactors factors;
  private final PasskeyDoor passkeys;
  private final RecoveryCodes recovery;
  private final SignedIn signedIn;
  private final Sessions sessions;
  private final Door door;
  private final Audit audit;

  SecondFactorPages(SecondFactors factors, PasskeyDoor passkeys, RecoveryCodes recovery, SignedIn signedIn, Sessions sessions, Door door,
    Audit audit) {
    this.factors = factors;
    this.passkeys = passkeys;
    this.recovery = recovery;
    this.signedIn = signedIn;
    this.sessions = sessions;
    this.door = door;
    this.audit = audit;
  }

  @GetMapping("/sign-in/second")
  ModelAndView ask(HttpServletRequest request) {
    var half = half(request);
    return half.isEmpty() ? elsewhere() : page(request, half.get(), "", HttpStatus.OK);
  }

  /** @param passkey the answer of a device that is known, @param credential of one that is to be */
  @PostMapping("/sign-in/second")
  ModelAndView give(@RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String passkey,
    @RequestParam(defaultValue = "") String credential, @RequestParam(defaultValue = "") String keyName, HttpServletRequest request,
    HttpServletResponse response) {
    var half = half(request);
    if (half.isEmpty()) return elsewhere();
    var who = half.get();
    var fresh = new ArrayList<String>();
    boolean known = factors.hasAny(who.id());
    var answer = door.again(who, "second-factor", () -> known
      ? passkey.isEmpty() ? factors.accepts(who.id(), code) : passkeys.accepts(who, passkey, Purpose.SECOND, request)
      : setUp(who, code, credential, keyName, fresh, request));
    return switch (answer) {
      case Door.Answer.Wrong() -> page(request, who, passkey.isEmpty() && credential.isEmpty() ? "second.refused" : "passkey.refused",
        HttpStatus.UNPROCESSABLE_CONTENT);
      case Door.Answer.Wait wait -> {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.seconds()));
        yield page(request, who, "second.wait", HttpStatus.TOO_MANY_REQUESTS);
      }
      case Door.Answer.Right(_, var with) -> in(who, with, fresh, request, response);
    };
  }

  private ModelAndView in(Actor who, String with, List<String> fresh, HttpServletRequest request,
    HttpServletResponse response) {
    var cookie = SessionCookie.sent(request).orElseThrow();
    cookie.with(sessions.proven(cookie.number(), PasskeyDoor.isOne(with))).set(request, response);
    audit.atTheDoor(Optional.of(who), "SIGN_IN", "DONE", with);
    var next = Wanted.take(request, response);
    return fresh.isEmpty()
      ? new ModelAndView("redirect:" + next)
      : new ModelAndView("signin/recovery", Map.of("codes", fresh, "next", next));
  }

  /** The first time: a telephone or a passkey, and the codes for a bad day with either. */
  private Optional<String> setUp(Actor who, String code, String credential, String keyName, List<String> fresh,
    HttpServletRequest request) {
    if (!credential.isEmpty()) {
      if (!passkeys.add(who, KeyName.read(keyName).orElse("1"), credential, Purpose.FIRST, request)) return Optional.empty();
      fresh.addAll(recovery.renew(who.id()));
      return Optional.of(PasskeyDoor.ONE_SET_UP);
    }
    return factors.confirm(who.id(), code).map(codes -> {
      fresh.addAll(codes);
      return "second-factor-set-up";
    });
  }

  /** Who has given the password and nothing more. */
  private Optional<Actor> half(HttpServletRequest request) {
    return signedIn.session(request).filter(session -> !session.complete()).map(Sessions.Session::actor);
  }

  private static ModelAndView elsewhere() { return new ModelAndView("redirect:/"); }

  private ModelAndView page(HttpServletRequest request, Actor who, String problem, HttpStatus status) {
    if (factors.hasAny(who.id()))
      return new ModelAndView("signin/second", Map.of("problem", problem, "telephone", factors.isSet(who.id()), "passkey", passkeys.here(who
        .id(), request)), status);
    var secret = factors.show(who.id());
    return new ModelAndView("signin/set-up",
      Map.of("problem", problem, "picture", Picture.of(who.login(), secret), "secret", readable(secret),
        "action", "/sign-in/second", "passkey", passkeys.canBeMade(request)),
      status);
  }

  static String readable(String secret) { return secret.replaceAll("(.{4})(?=.)", "$1 "); }
}
