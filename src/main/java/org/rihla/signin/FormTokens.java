package org.rihla.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;

/** The token that shows that a form came from a page of ours: made from the cookie, and kept nowhere. Whoever sees it cannot make the cookie of it. */
@Component
class FormTokens implements CsrfTokenRepository {

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return token(SessionCookie.sent(request).orElseGet(() -> SessionCookie.of("")));
  }

  /** A stranger is given a cookie too, for the form of the sign-in. */
  @Override
  public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    if (token != null && SessionCookie.sent(request).isEmpty()) ((Made) token).cookie.set(request, response);
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    return SessionCookie.sent(request).map(FormTokens::token).orElse(null);
  }

  private static CsrfToken token(SessionCookie cookie) { return new Made(cookie); }

  private static final class Made implements CsrfToken {

    private final transient SessionCookie cookie;
    private final DefaultCsrfToken token;

    Made(SessionCookie cookie) {
      this.cookie = cookie;
      token = new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", HexFormat.of().formatHex(Secrets.hash("form " + cookie.word())));
    }

    @Override
    public String getHeaderName() { return token.getHeaderName(); }

    @Override
    public String getParameterName() { return token.getParameterName(); }

    @Override
    public String getToken() { return token.getToken(); }
  }
}
