package org.rihla.casework;

import java.util.Map;
import org.rihla.privacy.Forgotten;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Whoever sends something about a person who was forgotten meanwhile is told so; nothing was done. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class OfTheForgotten {

  @ExceptionHandler(Forgotten.class)
  ModelAndView gone() {
    return new ModelAndView("web/problem", Map.of("key", "error.erased", "reference", ""), HttpStatus.GONE);
  }
}
