package org.rihla.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.rihla.privacy.Audit;
import org.rihla.signin.Sessions.Session;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;

/** Everything needs a sign-in but the door itself and the style sheet. The server keeps no session of its own: {@link SignedIn} knows who asks. */
@Configuration
class SecurityConfiguration {

  private final SignedIn who;
  private final Audit audit;
  private final HeldForm held;

  SecurityConfiguration(SignedIn who, Audit audit, HeldForm held) {
    this.who = who;
    this.held = held;
    this.audit = audit;
  }

  @Bean
  SecurityFilterChain doors(HttpSecurity http, FormTokens tokens) throws Exception {
    return http
      .authorizeHttpRequests(requests -> requests
        .requestMatchers("/sign-in/**", "/language", "/first-administrator/**", "/assets/**", "/error", "/favicon.ico").permitAll()
        .anyRequest().authenticated())
      .securityContext(context -> context.securityContextRepository(who))
      .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
      .requestCache(cache -> cache.disable())
      .csrf(csrf -> csrf.csrfTokenRepository(tokens).sessionAuthenticationStrategy((_, _, _) -> {}))
      .exceptionHandling(refused -> refused.authenticationEntryPoint(this::toTheDoor)
        .accessDeniedHandler(this::refused))
      .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?left").addLogoutHandler(who)
        .addLogoutHandler(new HeaderWriterLogoutHandler(new ClearSiteDataHeaderWriter(Directive.CACHE, Directive.STORAGE))))
      .headers(headers -> headers.defaultsDisabled().cacheControl(Customizer.withDefaults())) // all others stand on every answer: AnswerHeaders
      .build();
  }

  /**
   * A form without its token is nobody's: what was typed into a page of ours is shown to its account, and nothing is done with it. Of the sign-in itself
   * it only means that its page stood open for long: a fresh one is at hand.
   */
  private void refused(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused) throws IOException {
    boolean written = isWritten(request, "form-token");
    if (!written) response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    else if (!SignedIn.isStill(request) && held.takes(request, response)) return;
    else if (request.getRequestURI().equals("/sign-in")) response.sendRedirect("/sign-in?old");
    else response.sendError(HttpServletResponse.SC_FORBIDDEN);
  }

  /** What is refused is in the audit before it is answered. */
  private boolean isWritten(HttpServletRequest request, String what) {
    try {
      audit.notOurs(who.session(request).map(Session::actor), what);
      return true;
    } catch (DataAccessException away) {
      return false;
    }
  }

  /** Who wanted to read, or sent a form that can be kept, comes back to it after the sign-in; who sent another one is told that it was not kept. */
  private void toTheDoor(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
    throws IOException {
    if (SignedIn.isStill(request) && !SignedIn.isUnknown(request)) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED); // nobody wants to come back to that
      return;
    }
    var old = SessionCookie.sent(request).filter(cookie -> !cookie.number().isEmpty() && who.session(request).isEmpty());
    if (SignedIn.isUnknown(request) || old.isPresent() && !isWritten(request, "session")) {
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    old.ifPresent(cookie -> cookie.with("").set(request, response)); // said once; pages in other windows keep the token of their forms
    if (request.getMethod().equals("GET")) {
      Wanted.remember(request, response);
      response.sendRedirect("/sign-in");
    } else if (!held.takes(request, response)) response.sendError(HttpServletResponse.SC_FORBIDDEN);
  }
}
