package org.rihla.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.rihla.access.Actor;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** From here on, whoever signed in is the one who acts. Runs after Spring Security (-100) and before everything of ours. */
@Component
@Order(0)
class ActorFilter extends OncePerRequestFilter {

  @Override
  protected boolean shouldNotFilterErrorDispatch() { return false; }

  /** The same for everybody. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) { return request.getRequestURI().startsWith("/assets/"); }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
    throws ServletException, IOException {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null || !(authentication.getPrincipal() instanceof Actor actor)) {
      chain.doFilter(request, response);
      return;
    }
    try {
      actor.doing(() -> {
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
