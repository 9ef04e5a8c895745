package org.rihla.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Actor;
import org.rihla.access.Offices;
import org.rihla.reference.Codes;
import org.rihla.values.Language;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Knows who reads a page, and in which language: the one they chose, else their browser's, else French. */
@Component
public class Readers {

  /** Sent with a form by whoever wants to go on filling it in, in another language. */
  public static final String CHOSEN_LANGUAGE = "_language";
  private static final int A_YEAR = 365 * 24 * 3600;

  private final Messages messages;
  private final Codes codes;
  private final Access access;
  private final Offices offices;
  private final Clock clock;
  private final ResourceUrlProvider files;
  private final boolean demonstration;

  Readers(Messages messages, Codes codes, Access access, Offices offices, Clock clock,
    ResourceUrlProvider files, @Value("${rihla.demonstration:false}") boolean demonstration) {
    this.messages = messages;
    this.codes = codes;
    this.access = access;
    this.offices = offices;
    this.clock = clock;
    this.files = files;
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
      csrf == null ? "" : csrf.getToken(), day(), this::asset);
  }

  /** Words, dates and numbers for what is shown inside a form. */
  public Ui ui(Language language) {
    return new Ui(messages, codes, access, language, Actor.isKnown() ? Actor.current() : null, zone(), "/", "", day(), this::asset);
  }

  /** Its address says what stands in it: a browser that has it once never asks again. */
  private String asset(String name) {
    var address = "/assets/" + name;
    return Objects.requireNonNullElse(files.getForLookupPath(address), address);
  }

  private @Nullable LocalDate day() {
    return demonstration ? LocalDate.now(clock) : null;
  }

  /** Where to come back to when the language has been changed, with what was chosen there. */
  private static String place(HttpServletRequest request) {
    return request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
  }

  public Language language(HttpServletRequest request) {
    return chosen(request).or(() -> chosenHere(request)).or(() -> browser(request)).orElse(Language.FR);
  }

  /** The language chosen on the form that is sent: never by an address, which others could hand on; nor with a file, which nobody could show again. */
  static Optional<Language> chosen(HttpServletRequest request) {
    return request.getMethod().equals("POST") && !Uploads.isOne(request)
      ? Optional.ofNullable(request.getParameter(CHOSEN_LANGUAGE)).flatMap(Readers::known)
      : Optional.empty();
  }

  /** The next who sits there is asked for theirs. */
  public static void forget(HttpServletRequest request, HttpServletResponse response) {
    write("", 0, request, response);
  }

  public static void remember(Language language, HttpServletRequest request, HttpServletResponse response) {
    write(language.tag(), A_YEAR, request, response);
  }

  private static void write(String tag, int seconds, HttpServletRequest request, HttpServletResponse response) {
    var cookie = new Cookie(languageCookie(request), tag);
    cookie.setPath("/");
    cookie.setMaxAge(seconds);
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }

  /** With this prefix a browser takes it from this host alone, and only over https. */
  private static String languageCookie(HttpServletRequest request) {
    return request.isSecure() ? "__Host-language" : "language";
  }

  /** What was chosen at this browser. */
  public static Optional<Language> chosenHere(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies()).stream().flatMap(Arrays::stream)
      .filter(cookie -> cookie.getName().equals(languageCookie(request)))
      .map(Cookie::getValue).flatMap(tag -> known(tag).stream()).findFirst();
  }

  private static Optional<Language> browser(HttpServletRequest request) {
    return request.getHeader("Accept-Language") == null ? Optional.empty() : known(request.getLocale().getLanguage());
  }

  /** The language of that tag, where there are words in it. */
  public static Optional<Language> known(String tag) {
    return Arrays.stream(Language.values()).filter(language -> language.tag().equals(tag)).findFirst();
  }
}
