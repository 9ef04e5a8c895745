package org.rihla.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.rihla.access.Proof;
import org.rihla.privacy.Audit;
import org.rihla.signin.Sessions.Session;
import org.rihla.values.StaffId;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Whoever opens one case after the other faster than anybody works on them proves that it is them, and goes on: it may be a program, or somebody at
 * a screen that was left open. Counted in the memory of the process, whether the cases are there or not.
 */
@Configuration
class Pace implements HandlerInterceptor, WebMvcConfigurer {

  static final int A_MINUTE = 30;
  static final int A_DAY = 200;
  private static final Pattern CASE = Pattern.compile("/cases/([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})(/[\\w/-]{0,200})?");

  private final Map<StaffId, Opened> everybodys = new ConcurrentHashMap<>();
  private final SignedIn signedIn;
  private final SignInRules rules;
  private final Audit audit;
  private final Clock clock;

  Pace(SignedIn signedIn, SignInRules.Read rules, Audit audit, Clock clock) {
    this.signedIn = signedIn;
    this.rules = rules.rules();
    this.audit = audit;
    this.clock = clock;
  }

  /** Since somebody last proved who they are. @param asked whether they were asked to do so again */
  private record Opened(Instant since, Map<String, Instant> cases, boolean asked) {

    long after(Instant moment) { return cases.values().stream().filter(at -> at.isAfter(moment)).count(); }
  }

  /** Nothing is shown until they have. */
  static final class TooFast extends RuntimeException {
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) { registry.addInterceptor(this); }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    var page = CASE.matcher(request.getRequestURI());
    if (rules.asksForProof() && !request.getMethod().equals("POST") && page.matches())
      signedIn.session(request).ifPresent(session -> count(session, page.group(1)));
    return true;
  }

  private void count(Session session, String opened) {
    var who = session.actor();
    var now = clock.instant();
    var before = Optional.ofNullable(everybodys.get(who.id())).map(Opened::asked).orElse(false);
    var after = everybodys.compute(who.id(), (_, known) -> {
      var kept = known == null || session.provenAt().isAfter(known.since())
        ? new Opened(session.provenAt(), new ConcurrentHashMap<>(), false)
        : known;
      kept.cases().values().removeIf(at -> at.isBefore(now.minus(Duration.ofDays(1))));
      if (kept.cases().size() <= A_DAY || kept.cases().containsKey(opened)) kept.cases().put(opened, now);
      boolean tooFast = kept.after(now.minus(Duration.ofMinutes(1))) > A_MINUTE || kept.cases().size() > A_DAY;
      return new Opened(kept.since(), kept.cases(), tooFast);
    });
    if (!after.asked()) return;
    if (!before) audit.atTheDoor(Optional.of(who), "PACE", "ASKED", "cases");
    throw new TooFast();
  }

  /** Where they prove it. */
  @Controller
  static class Door {

    @PostMapping("/account/proof")
    String prove(@RequestParam(defaultValue = "") String to) {
      Proof.require();
      return "redirect:" + (CASE.matcher(to).matches() ? to : "/");
    }
  }
}
