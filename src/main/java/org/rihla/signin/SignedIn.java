package org.rihla.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rihla.drafts.Drafting;
import org.rihla.signin.Sessions.Session;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Tells the frame who asks, by the cookie of the request; and ends a session when they leave. */
@Component
class SignedIn implements SecurityContextRepository, LogoutHandler {

  private static final String FOUND = SignedIn.class.getName();

  private static final String UNKNOWN = FOUND + ".unknown";

  private final Sessions sessions;
  private final OwnLanguage language;

  SignedIn(Sessions sessions, OwnLanguage language) {
    this.sessions = sessions;
    this.language = language;
  }

  /** Of this request, asked once; complete or not. */
  @SuppressWarnings("unchecked")
  Optional<Session> session(HttpServletRequest request) {
    var found = (Optional<Session>) request.getAttribute(FOUND);
    if (found != null) return found;
    var asked = SessionCookie.sent(request).filter(cookie -> !cookie.number().isEmpty()).flatMap(cookie -> ask(request, cookie));
    request.setAttribute(FOUND, asked);
    return asked;
  }

  /** Nobody is signed in while it cannot be known. */
  private Optional<Session> ask(HttpServletRequest request, SessionCookie cookie) {
    try {
      return sessions.find(cookie.number(), !isStill(request));
    } catch (DataAccessResourceFailureException | TransientDataAccessResourceException away) {
      request.setAttribute(UNKNOWN, true);
      return Optional.empty();
    }
  }

  /**
   * An open page that asks whether it may stay, or without scripts for itself anew, or has what is typed into it kept: nobody is there to be seen.
   */
  static boolean isStill(HttpServletRequest request) {
    boolean byItself = Drafting.isByItself(request);
    return request.getMethod().equals("GET")
      ? byItself || request.getRequestURI().matches("/cases/[0-9a-f-]{36}/still")
      : byItself && request.getRequestURI().endsWith(Drafting.KEPT_AT);
  }

  /** Whether the database could not be asked. */
  static boolean isUnknown(HttpServletRequest request) {
    return request.getAttribute(UNKNOWN) != null;
  }

  @Override
  public boolean containsContext(HttpServletRequest request) { return session(request).filter(Session::complete).isPresent(); }

  @Override
  @SuppressWarnings({"deprecation", "removal"})
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    var context = SecurityContextHolder.createEmptyContext();
    session(holder.getRequest()).filter(Session::complete).ifPresent(session -> context.setAuthentication(as(session)));
    return context;
  }

  private static Authentication as(Session session) {
    return UsernamePasswordAuthenticationToken.authenticated(session.actor(), null, List.of(new SimpleGrantedAuthority("ROLE_STAFF")));
  }

  /** A session is begun by the door, not by the frame. */
  @Override
  public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

  @Override
  public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who) {
    session(request).ifPresent(session -> language.leave(session.actor().id(), request, response));
    SessionCookie.sent(request).ifPresent(cookie -> sessions.end(cookie.number()));
    SessionCookie.remove(request, response);
  }
}
