package org.rihla.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.rihla.access.Access;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.web.Routes.Who;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Asks at each door, by {@link Routes}; whoever is not let in finds nothing there. */
@Configuration
class RouteGuard implements HandlerInterceptor, WebMvcConfigurer {

  private final Routes routes = new Routes();
  private final Access access;

  RouteGuard(Access access) {
    this.access = access;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) { registry.addInterceptor(this); }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getDispatcherType() == DispatcherType.ERROR) return true; // the page that says why not, whatever was asked and how
    var route = (String) request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    if ("/error".equals(route)) throw new NotFound("no error"); // nobody asks for it by itself
    switch (routes.at(request.getMethod(), route == null ? "" : route).orElseThrow(() -> new NotFound("route"))) {
      case Who.Anybody _ -> {
      }
      case Who.SignedIn _ -> Actor.current();
      case Who.Cases _ -> {
        if (access.reading(Compartment.CASE, null) == Decision.DENIED) throw new NotFound("cases");
      }
      case Who.May(var act) -> access.require(act, null);
    }
    return true;
  }
}
