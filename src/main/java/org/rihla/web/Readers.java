package org.rihla.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.rihla.access.Access;
import org.rihla.access.Actor;
import org.rihla.access.Offices;
import org.rihla.reference.Codes;
import org.rihla.values.Language;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Knows who reads a page, and in which language: the one they chose, else their browser's, else French. */
@Component
public class Readers {

  static final String LANGUAGE_COOKIE = "language";

  private final Messages messages;
  private final Codes codes;
  private final Access access;
  private final Offices offices;
  private final Clock clock;
  private final boolean demonstration;

  Readers(Messages messages, Codes codes, Access access, Offices offices, Clock clock,
    @Value("${rihla.demonstration:false}") boolean demonstration) {
    this.messages = messages;
    this.codes = codes;
    this.access = access;
    this.offices = offices;
    this.clock = clock;
    this.demonstration = demonstration;
  }

  /** The zone of the reader's office: people plan by their own clock. */
  public ZoneId zone() {
    return Actor.isKnown() ? offices.get(Actor.current().office()).zone() : clock.getZone();
  }

  public Clock clock() { return clock; }

  public Ui ui(HttpServletRequest request) {
    var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    return new Ui(messages, codes, access, language(request), Actor.isKnown() ? Actor.current() : null, zone(),
      place(request),
      csrf == null ? "" : csrf.getToken(), demonstration);
  }

  /** Words, dates and numbers for what is shown inside a form. */
  public Ui ui(Language language) {
    return new Ui(messages, codes, access, language, Actor.isKnown() ? Actor.current() : null, zone(), "/", "", demonstration);
  }

  /** Where to come back to when the language has been changed, with what was chosen there. */
  private static String place(HttpServletRequest request) {
    return request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
  }

  public Language language(HttpServletRequest request) {
    return cookie(request).or(() -> browser(request)).orElse(Language.FR);
  }

  private static Optional<Language> cookie(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies()).stream().flatMap(Arrays::stream)
      .filter(cookie -> cookie.getName().equals(LANGUAGE_COOKIE))
      .map(Cookie::getValue).flatMap(tag -> known(tag).stream()).findFirst();
  }

  private static Optional<Language> browser(HttpServletRequest request) {
    return request.getHeader("Accept-Language") == null ? Optional.empty() : known(request.getLocale().getLanguage());
  }

  static Optional<Language> known(String tag) {
    return Arrays.stream(Language.values()).filter(language -> language.tag().equals(tag)).findFirst();
  }
}
