package org.rihla.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.rihla.access.Actor;
import org.rihla.access.Proof;
import org.rihla.privacy.Audit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Codes of a telephone for somebody who came in with a passkey so far. */
@Controller
class OwnTelephone {

  private final SecondFactors factors;
  private final Door door;
  private final Audit audit;

  OwnTelephone(SecondFactors factors, Door door, Audit audit) {
    this.factors = factors;
    this.door = door;
    this.audit = audit;
  }

  @PostMapping("/account/telephone")
  String begin() {
    Proof.require();
    var who = Actor.current();
    if (factors.isSet(who.id())) return "redirect:/account";
    factors.show(who.id());
    return "redirect:/account/telephone";
  }

  @GetMapping("/account/telephone")
  ModelAndView show() { return page("", HttpStatus.OK); }

  @PostMapping("/account/telephone/code")
  ModelAndView confirm(@RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) {
    Proof.require();
    var who = Actor.current();
    var recovery = new ArrayList<String>();
    return switch (door.again(who, "second-factor", () -> factors.confirm(who.id(), code).map(codes -> {
      recovery.addAll(codes);
      return "telephone";
    }))) {
      case Door.Answer.Wrong() -> page("second.refused", HttpStatus.UNPROCESSABLE_CONTENT);
      case Door.Answer.Wait wait -> {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.seconds()));
        yield page("second.wait", HttpStatus.TOO_MANY_REQUESTS);
      }
      case Door.Answer.Right _ -> {
        audit.atTheDoor(Optional.of(who), "SECOND_FACTOR", "DONE", "telephone");
        yield recovery.isEmpty() ? new ModelAndView("redirect:/account") : OwnAccount.codes(recovery);
      }
    };
  }

  private ModelAndView page(String problem, HttpStatus status) {
    var who = Actor.current();
    var secret = factors.shown(who.id());
    if (secret.isEmpty()) return new ModelAndView("redirect:/account");
    return new ModelAndView("signin/set-up", Map.of("problem", problem, "picture", Picture.of(who.login(), secret.get()), "secret",
      SecondFactorPages.readable(secret.get()), "action", "/account/telephone/code", "passkey", false), status);
  }
}
