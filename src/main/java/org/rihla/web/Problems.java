package org.rihla.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.regex.Pattern;
import org.rihla.access.Access;
import org.rihla.access.Forbidden;
import org.rihla.access.Unrecorded;
import org.rihla.values.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What is outside our hands, each said once: not found, not allowed (which looks the same), changed meanwhile; and a bug. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 10) // before Spring's own, which answers people with JSON
class Problems {

  /** A thing and what was to be done to it. */
  private static final Pattern ABOUT = Pattern.compile("(/[a-z]+/[0-9a-f-]{36})(/.*)?");
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private final Access access;

  Problems(Access access) {
    this.access = access;
  }

  @ExceptionHandler({NotFound.class, Forbidden.class, NoResourceFoundException.class})
  ModelAndView nothingHere() { return page("error.not-found", HttpStatus.NOT_FOUND, ""); }

  /** An id that is none: no page of ours leads there. */
  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  ModelAndView noSuchAddress() {
    access.notOurs("id");
    return nothingHere();
  }

  /** Where nobody told more of it: back to what it was about. So also where two waited for each other, and one had to give way. */
  @ExceptionHandler({Stale.class, PessimisticLockingFailureException.class})
  ModelAndView changedMeanwhile(HttpServletRequest request) {
    var about = ABOUT.matcher(request.getRequestURI());
    return page("error.stale", HttpStatus.CONFLICT, "").addObject("back", about.matches() ? about.group(1) : "");
  }

  @ExceptionHandler({org.springframework.dao.DataAccessResourceFailureException.class,
    org.springframework.transaction.CannotCreateTransactionException.class})
  ModelAndView databaseAway() { return page("error.database", HttpStatus.SERVICE_UNAVAILABLE, ""); }

  /** Nothing of what was asked for is on the page that says so. */
  @ExceptionHandler(Unrecorded.class)
  ModelAndView unrecorded(Unrecorded e) {
    LOG.error("a page was refused: the audit cannot be written ({})", e.getCause() == null ? "" : e.getCause().getClass().getSimpleName());
    return page("error.unrecorded", HttpStatus.SERVICE_UNAVAILABLE, "");
  }

  /** The log gets the trace and the reference, never what was typed. */
  @ExceptionHandler(Exception.class)
  ModelAndView bug(Exception e) throws Exception {
    if (e instanceof org.springframework.web.ErrorResponse known && known.getStatusCode().is4xxClientError())
      return page("error.bad-request", HttpStatus.valueOf(known.getStatusCode().value()), "");
    var reference = Ids.next().toString().substring(24);
    LOG.error("bug {}", reference, e);
    return page("error.bug", HttpStatus.INTERNAL_SERVER_ERROR, reference);
  }

  private static ModelAndView page(String key, HttpStatus status, String reference) {
    return new ModelAndView("web/problem", Map.of("key", key, "reference", reference), status);
  }
}
