package org.rihla.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.rihla.privacy.Audit;
import org.rihla.signin.Sessions.Session;
import org.rihla.web.Uploads;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The first look at what is sent, before anybody asks who sent it: a page asked for or a form of ours, of a size that somebody can have typed, and not
 * from a page of another site. What carries files is read only where a form takes one, and by {@link OneFile}.
 */
@Component
@Order(-200) // before Spring Security (-100)
class OnlyOurForms extends OncePerRequestFilter {

  /** The longest form with all its long texts full, in a script of which each letter takes nine characters on its way. */
  static final int LONGEST_FORM = 1024 * 1024;
  private static final Set<String> ASKED = Set.of("GET", "HEAD", "POST");
  private static final Set<String> FROM_HERE = Set.of("same-origin", "none");
  /** JSON has no token of forms in it: whoever reads it asks for the token in a header, which no other site can set. */
  private static final Set<String> READ = Set.of("application/x-www-form-urlencoded", "application/json");

  private final SignedIn who;
  private final Audit audit;

  OnlyOurForms(SignedIn who, Audit audit) {
    this.who = who;
    this.audit = audit;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
    throws ServletException, IOException {
    int refused = refusal(request);
    if (refused == 0) {
      chain.doFilter(request, response);
      return;
    }
    if (refused == HttpServletResponse.SC_METHOD_NOT_ALLOWED) response.setHeader(HttpHeaders.ALLOW, "GET, HEAD, POST");
    if (refused == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE) response.setHeader(HttpHeaders.CONNECTION, "close"); // it is not waited for
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.sendError(refused);
  }

  /** 0 for none. */
  private int refusal(HttpServletRequest request) {
    if (!ASKED.contains(request.getMethod())) return HttpServletResponse.SC_METHOD_NOT_ALLOWED;
    boolean file = Uploads.isOurs(request);
    if (!file && request.getContentLengthLong() > LONGEST_FORM) return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
    if (request.getMethod().equals("POST")) {
      if (!isFromHere(request)) return isWritten(request) ? HttpServletResponse.SC_BAD_REQUEST : HttpServletResponse.SC_SERVICE_UNAVAILABLE;
      if (!file && !isRead(request)) return HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE;
    }
    return file || isLegible(request) ? 0 : HttpServletResponse.SC_BAD_REQUEST;
  }

  private static boolean isFromHere(HttpServletRequest request) {
    var site = request.getHeader("Sec-Fetch-Site"); // a browser sets it, and no page can
    return site == null || FROM_HERE.contains(site);
  }

  private boolean isWritten(HttpServletRequest request) {
    try {
      audit.notOurs(who.session(request).map(Session::actor), "cross-site");
      return true;
    } catch (DataAccessException away) {
      return false;
    }
  }

  private static boolean isRead(HttpServletRequest request) {
    var type = request.getContentType();
    if (type == null) return request.getContentLengthLong() <= 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
    return READ.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
  }

  /** Too many entries, too long, or no text: read once here, so that nobody behind is told half of it. */
  private static boolean isLegible(HttpServletRequest request) {
    try {
      request.getParameterMap();
      return true;
    } catch (IllegalStateException illegible) {
      return false;
    }
  }
}
