package org.rihla.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Everything needs a sign-in but the door itself and the style sheet. The server keeps no session of its own: {@link SignedIn} knows who asks. */
@Configuration
class SecurityConfiguration {

  private static final String CONTENT = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; font-src 'self'; connect-src 'self'; "
    + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  @Bean
  SecurityFilterChain doors(HttpSecurity http, SignedIn who, FormTokens tokens) throws Exception {
    return http
      .authorizeHttpRequests(requests -> requests
        .requestMatchers("/sign-in/**", "/language", "/first-administrator/**", "/assets/**", "/error", "/favicon.ico").permitAll()
        .anyRequest().authenticated())
      .securityContext(context -> context.securityContextRepository(who))
      .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
      .requestCache(cache -> cache.disable())
      .csrf(csrf -> csrf.csrfTokenRepository(tokens).sessionAuthenticationStrategy((_, _, _) -> {}))
      .exceptionHandling(refused -> refused.authenticationEntryPoint(SecurityConfiguration::toTheDoor)
        .accessDeniedHandler(SecurityConfiguration::refused))
      .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?left").addLogoutHandler(who)
        .addLogoutHandler(new HeaderWriterLogoutHandler(new ClearSiteDataHeaderWriter(Directive.CACHE, Directive.STORAGE))))
      .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
      .build();
  }

  /** A form without its token is nobody's. Of the sign-in itself that only means that its page stood open for long: a fresh one is at hand. */
  private static void refused(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused) throws IOException {
    if (request.getRequestURI().equals("/sign-in")) response.sendRedirect("/sign-in?old");
    else response.sendError(HttpServletResponse.SC_FORBIDDEN);
  }

  /** Who wanted to read comes back to it after the sign-in; who sent a form is told that it was not kept. */
  private static void toTheDoor(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
    throws IOException {
    if (SignedIn.isUnknown(request)) response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    else if (SignedIn.isStill(request)) response.setStatus(HttpServletResponse.SC_UNAUTHORIZED); // nobody wants to come back to that
    else if (request.getMethod().equals("GET")) {
      Wanted.remember(request, response);
      response.sendRedirect("/sign-in");
    } else response.sendError(HttpServletResponse.SC_FORBIDDEN);
  }
}
