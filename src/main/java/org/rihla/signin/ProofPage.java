package org.rihla.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.rihla.access.Actor;
import org.rihla.access.Proof;
import org.rihla.values.Ids;
import org.rihla.web.Readers;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Asks for a proof before something dangerous is done, and holds what was typed until then: sent again from here, it is carried out. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE) // before what is made of all other exceptions
public class ProofPage {

  private static final Set<String> NOT_HELD = Set.of("_csrf", ProofFilter.PROOF, ProofFilter.PASSKEY, Readers.CHOSEN_LANGUAGE);

  private final PasskeyDoor passkeys;

  private final Provider.Configured provider;
  private final SignInRules rules;

  ProofPage(PasskeyDoor passkeys, Provider.Configured provider, SignInRules.Read rules) {
    this.rules = rules.rules();
    this.provider = provider;
    this.passkeys = passkeys;
  }

  /** Something that was sent. */
  public record Sent(String name, String value) {
  }

  @ExceptionHandler(Proof.Needed.class)
  ModelAndView ask(HttpServletRequest request) {
    return page(request, request.getRequestURI(), "proof.hint",
      request.getParameterMap().entrySet().stream().filter(each -> !NOT_HELD.contains(
        each.getKey())).flatMap(each -> Arrays.stream(each.getValue()).map(value -> new Sent(each.getKey(), value))).toList());
  }

  /** Of a page, not of a form: what is sent is where they wanted to go. */
  @ExceptionHandler(Pace.TooFast.class)
  ModelAndView askBeforeGoingOn(HttpServletRequest request) {
    return page(request, "/account/proof", "proof.pace", List.of(new Sent("to", request.getRequestURI()), new Sent("_key", Ids.next()
      .toString())));
  }

  private ModelAndView page(HttpServletRequest request, String address, String hint, List<Sent> sent) {
    return new ModelAndView("signin/proof", Map.of("sent", sent, "address", address, "hint", hint, "passkey", passkeys.here(Actor.current()
      .id(), request), "provider", provider.name(), "problem", Objects.requireNonNullElse(request.getAttribute(ProofFilter.PROBLEM), ""),
      "only", rules.onlyPasskeys().contains(Actor.current()
        .role())),
      HttpStatus.FORBIDDEN);
  }
}
