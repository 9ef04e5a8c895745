package org.rihla.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.rihla.access.Actor;
import org.rihla.access.ReadingProof;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says of each request whether its session was proven lately enough, and not left alone since, to read what is sealed. Runs after it is known who acts. */
@Component
@Order(2)
class ReadingProofFilter extends OncePerRequestFilter {

  private final SignedIn signedIn;
  private final SignInRules rules;
  private final Duration provenForReading;
  private final Clock clock;

  ReadingProofFilter(SignedIn signedIn, SignInRules.Read rules,
    @Value("${rihla.sign-in.proven-for-reading:30m}") Duration provenForReading, Clock clock) {
    this.signedIn = signedIn;
    this.rules = rules.rules();
    this.provenForReading = provenForReading;
    this.clock = clock;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) { return !rules.asksForProof() || !Actor.isKnown(); }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
    throws ServletException, IOException {
    boolean fresh = signedIn.session(request).filter(session -> !session.leftAlone() && rules.isEnough(session))
      .filter(session -> session.provenAt().plus(provenForReading).isAfter(clock.instant())).isPresent();
    try {
      ReadingProof.given(fresh, () -> {
        chain.doFilter(request, response);
        return null;
      });
    } catch (ServletException | IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }
}
