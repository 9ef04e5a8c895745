package org.rihla.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The one thing a browser keeps while its owner is at the provider: a random word, from which state, nonce and the secret of PKCE are made. So an answer
 * fits the browser that went there and no other, and nothing of it is stored here.
 */
record ProviderCookie(Instant since, String word) {

  static final Duration LIFE = Duration.ofMinutes(10);
  private static final int BYTES = 32;

  static ProviderCookie made(Instant now) {
    return new ProviderCookie(now, Secrets.word(BYTES));
  }

  String state() { return Secrets.derived(word, "state"); }

  String nonce() { return Secrets.derived(word, "nonce"); }

  String verifier() { return Secrets.derived(word, "verifier"); }

  /** Taken back at once: one answer, right or wrong. */
  static Optional<ProviderCookie> take(HttpServletRequest request, HttpServletResponse response, Instant now) {
    var found = Arrays.stream(Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]))
      .filter(cookie -> cookie.getName().equals(name(
        request)))
      .map(Cookie::getValue).filter(value -> value.matches("\\d{1,12}\\.[\\w-]{43}")).map(value -> value.split("\\."))
      .map(parts -> new ProviderCookie(Instant.ofEpochSecond(Long.parseLong(parts[0])), parts[1])).findFirst();
    if (found.isPresent()) set("", Duration.ZERO, request, response);
    return found.filter(cookie -> cookie.since().plus(LIFE).isAfter(now));
  }

  void set(HttpServletRequest request, HttpServletResponse response) {
    set(since.getEpochSecond() + "." + word, LIFE, request, response);
  }

  private static void set(String value, Duration life, HttpServletRequest request, HttpServletResponse response) {
    response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(name(request), value).path("/").httpOnly(true).secure(request.isSecure())
      .sameSite("Lax").maxAge(life).build().toString());
  }

  private static String name(HttpServletRequest request) { return request.isSecure() ? "__Host-provider" : "provider"; }
}
