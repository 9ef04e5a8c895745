package org.rihla.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.rihla.access.Proof;
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

  private static final Set<String> NOT_HELD = Set.of("_csrf", ProofFilter.PROOF, Readers.CHOSEN_LANGUAGE);

  /** Something that was sent. */
  public record Sent(String name, String value) {
  }

  @ExceptionHandler(Proof.Needed.class)
  ModelAndView ask(HttpServletRequest request) {
    List<Sent> sent = request.getParameterMap().entrySet().stream().filter(each -> !NOT_HELD.contains(each.getKey()))
      .flatMap(each -> Arrays.stream(each.getValue()).map(value -> new Sent(each.getKey(), value))).toList();
    return new ModelAndView("signin/proof", Map.of("sent", sent, "address", request.getRequestURI(), "problem", Objects
      .requireNonNullElse(request.getAttribute(ProofFilter.PROBLEM), "")), HttpStatus.FORBIDDEN);
  }
}
