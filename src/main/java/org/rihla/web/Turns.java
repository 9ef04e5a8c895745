package org.rihla.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Pages are made a few at a time, in the order in which they were asked for: when all are worked on at once, each waits for all others, and
 * some wait twice as long. A turn lasts until the page is made, not until it is sent, so nobody's slow line holds it; and it is a courtesy:
 * who has waited for a second goes in without one.
 */
@Configuration
@Order(1) // after the guard: who is not let in takes no turn
class Turns implements HandlerInterceptor, WebMvcConfigurer {

  private static final int PATIENCE_MILLIS = 1_000;
  private static final String TURN = Turns.class.getName();

  private final Semaphore turns;

  /** The database that comes along uses the same processors; another one makes a page wait without using them. */
  Turns(@Value("${rihla.database.url}") String database, @Value("${spring.datasource.hikari.maximum-pool-size}") int connections) {
    turns = new Semaphore(database.equals("embedded") ? 2 * Runtime.getRuntime().availableProcessors() : connections, true);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) { registry.addInterceptor(this); }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) throws InterruptedException {
    if (isPage(request, handler) && turns.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) request.setAttribute(TURN, turns);
    return true;
  }

  /** What is downloaded is sent while it is made. */
  private static boolean isPage(HttpServletRequest request, Object handler) {
    return HttpMethod.GET.matches(request.getMethod()) && handler instanceof HandlerMethod method
      && (method.getReturnType().getParameterType() == ModelAndView.class || method.getReturnType().getParameterType() == String.class);
  }

  @Override
  public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
    @Nullable Exception failure) {
    over(request);
  }

  /** The page is made; asked twice, it is over once. */
  static void over(HttpServletRequest request) {
    if (!(request.getAttribute(TURN) instanceof Semaphore turns)) return;
    request.removeAttribute(TURN);
    turns.release();
  }
}
