package org.rihla.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** Where somebody wanted to go when they were asked to sign in: a page of ours, for a quarter of an hour. */
final class Wanted {

  private static final String PAGE = "/[a-z][\\w/.-]{0,150}";

  private Wanted() {}

  static void remember(HttpServletRequest request, HttpServletResponse response) {
    remember(request.getRequestURI(), request, response);
  }

  static void remember(String page, HttpServletRequest request, HttpServletResponse response) {
    if (page.matches(PAGE)) set(page, Duration.ofMinutes(15), request, response);
  }

  /** Once. */
  static String take(HttpServletRequest request, HttpServletResponse response) {
    var found = Arrays.stream(Optional.ofNullable(request.getCookies()).orElse(new Cookie[0])).filter(cookie -> cookie.getName().equals(
      name(request))).map(Cookie::getValue).filter(value -> value.matches(PAGE)).findFirst();
    if (found.isPresent()) set("", Duration.ZERO, request, response);
    return found.orElse("/");
  }

  private static String name(HttpServletRequest request) { return request.isSecure() ? "__Host-wanted" : "wanted"; }

  private static void set(String page, Duration life, HttpServletRequest request, HttpServletResponse response) {
    response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(name(request), page).path("/").httpOnly(true).secure(request.isSecure())
      .sameSite("Lax").maxAge(life).build().toString());
  }
}
