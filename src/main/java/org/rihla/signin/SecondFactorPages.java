package org.rihla.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.rihla.access.Actor;
import org.rihla.privacy.Audit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** After the password: the code of the telephone; the first time, setting it up. */
@Controller
class SecondFactorPages {

  private final SecondFactors factors;
  private final SignedIn signedIn;
  private final Sessions sessions;
  private final Door door;
  private final Audit audit;

  SecondFactorPages(SecondFactors factors, SignedIn signedIn, Sessions sessions, Door door, Audit audit) {
    this.factors = factors;
    this.signedIn = signedIn;
    this.sessions = sessions;
    this.door = door;
    this.audit = audit;
  }

  @GetMapping("/sign-in/second")
  ModelAndView ask(HttpServletRequest request) {
    var half = half(request);
    return half.isEmpty() ? elsewhere() : page(half.get(), "", HttpStatus.OK);
  }

  @PostMapping("/sign-in/second")
  ModelAndView give(@RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) {
    var half = half(request);
    if (half.isEmpty()) return elsewhere();
    var who = half.get();
    var recovery = new ArrayList<String>();
    var answer = door.again(who, "second-factor", () -> factors.isSet(who.id())
      ? factors.accepts(who.id(), code)
      : factors.confirm(who.id(), code).map(codes -> {
        recovery.addAll(codes);
        return "second-factor-set-up";
      }));
    return switch (answer) {
      case Door.Answer.Wrong() -> page(who, "second.refused", HttpStatus.UNPROCESSABLE_CONTENT);
      case Door.Answer.Wait wait -> {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.seconds()));
        yield page(who, "second.wait", HttpStatus.TOO_MANY_REQUESTS);
      }
      case Door.Answer.Right(_, var with) -> {
        var cookie = SessionCookie.sent(request).orElseThrow();
        cookie.with(sessions.proven(cookie.number())).set(request, response);
        audit.atTheDoor(Optional.of(who), "SIGN_IN", "DONE", with);
        var next = Wanted.take(request, response);
        yield recovery.isEmpty()
          ? new ModelAndView("redirect:" + next)
          : new ModelAndView("signin/recovery", Map.of("codes", recovery, "next", next));
      }
    };
  }

  /** Who has given the password and nothing more. */
  private Optional<Actor> half(HttpServletRequest request) {
    return signedIn.session(request).filter(session -> !session.complete()).map(Sessions.Session::actor);
  }

  private static ModelAndView elsewhere() { return new ModelAndView("redirect:/"); }

  private ModelAndView page(Actor who, String problem, HttpStatus status) {
    if (factors.isSet(who.id())) return new ModelAndView("signin/second", Map.of("problem", problem), status);
    var secret = factors.show(who.id());
    return new ModelAndView("signin/set-up", Map.of("problem", problem, "picture", Picture.of(who.login(), secret), "secret", secret
      .replaceAll("(.{4})(?=.)", "$1 ")), status);
  }
}
