package org.rihla.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.rihla.access.Access;
import org.rihla.access.Actor;
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
    var who = routes.at(request.getMethod(), route == null ? "" : route).orElseThrow(() -> new NotFound("route"));
    switch (who) {
      case Who.Anybody _ -> {
      }
      case Who.SignedIn _ -> Actor.current();
      case Who.Staff _,Who.Own _,Who.Cases _,Who.Reads _ -> {
        if (!Routes.opens(who, access)) throw new NotFound("door");
      }
      case Who.May(var act) -> access.require(act, null);
    }
    return true;
  }
}
