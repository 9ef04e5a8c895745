package org.rihla.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The one cookie of a session: its number, and a second word from which the token of forms is made, which stays the same when the number changes,
 * so that a page in another window can still be sent.
 *
 * @param number "" for somebody who has not signed in
 */
record SessionCookie(String number, String word) {

  /** With this prefix a browser takes it only over https, for the whole host, from the host itself. */
  private static final String OVER_TLS = "__Host-rihla";
  private static final String PLAIN = "rihla";
  private static final int WORD_BYTES = 24;
  private static final String JUST_SET = SessionCookie.class.getName();

  static SessionCookie of(String number) {
    return new SessionCookie(number, Secrets.word(WORD_BYTES));
  }

  SessionCookie with(String other) { return new SessionCookie(other, word); }

  static Optional<SessionCookie> sent(HttpServletRequest request) {
    if (request.getAttribute(JUST_SET) instanceof SessionCookie set) return Optional.of(set);
    return Arrays.stream(Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]))
      .filter(cookie -> cookie.getName().equals(name(request)) && cookie.getValue().matches("[\\w-]{0,64}\\.[\\w-]{32}"))
      .map(cookie -> cookie.getValue().split("\\.")).map(parts -> new SessionCookie(parts[0], parts[1])).findFirst();
  }

  void set(HttpServletRequest request, HttpServletResponse response) {
    request.setAttribute(JUST_SET, this);
    response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(name(request), number + "." + word).path("/").httpOnly(true)
      .secure(request.isSecure()).sameSite("Lax").build().toString());
  }

  static void remove(HttpServletRequest request, HttpServletResponse response) {
    response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(name(request), "").path("/").httpOnly(true).secure(request.isSecure())
      .sameSite("Lax").maxAge(0).build().toString());
  }

  private static String name(HttpServletRequest request) { return request.isSecure() ? OVER_TLS : PLAIN; }
}
