package org.rihla.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.rihla.access.Actor;
import org.rihla.access.Proof;
import org.rihla.privacy.Audit;
import org.rihla.signin.Challenges.Purpose;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A form may bring along a proof, in {@code _proof}: the password, or a code; or in {@code _passkey} the answer of a device. It is looked at before the form is carried out, and is not part of what
 * is remembered of it. Runs after it is known who acts, and before the transaction of the form.
 */
@Component
@Order(1)
class ProofFilter extends OncePerRequestFilter {

  static final String PROOF = "_proof";
  static final String PASSKEY = "_passkey";
  static final String PROBLEM = ProofFilter.class.getName();

  private final SignedIn signedIn;
  private final Sessions sessions;
  private final SecondFactors factors;
  private final PasskeyDoor passkeys;
  private final Door door;
  private final Audit audit;
  private final SignInRules rules;
  private final Clock clock;

  ProofFilter(SignedIn signedIn, Sessions sessions, SecondFactors factors, PasskeyDoor passkeys, Door door, Audit audit,
    SignInRules.Read rules, Clock clock) {
    this.passkeys = passkeys;
    this.signedIn = signedIn;
    this.sessions = sessions;
    this.factors = factors;
    this.door = door;
    this.audit = audit;
    this.rules = rules.rules();
    this.clock = clock;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !rules.asksForProof() || !request.getMethod().equals("POST") || !Actor.isKnown();
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
    throws ServletException, IOException {
    var with = provenNow(request, response);
    boolean fresh = with.isPresent() || isProvenLately(request);
    boolean enough = with.isPresent()
      ? rules.isEnough(Actor.current().role(), PasskeyDoor.isOne(with.get()))
      : fresh && signedIn.session(request).filter(rules::isEnough).isPresent();
    boolean own = fresh && (enough || !passkeys.hasAny(Actor.current().id())); // who has one proves by it before there is another
    try {
      Proof.given(own, enough, () -> {
        chain.doFilter(request, response);
        return null;
      });
    } catch (ServletException | IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  private static String sent(HttpServletRequest request, String name) { return Optional.ofNullable(request.getParameter(name)).orElse(""); }

  private boolean isProvenLately(HttpServletRequest request) {
    return signedIn.session(request).filter(session -> session.provenAt().plus(rules.provenFor()).isAfter(clock.instant())).isPresent();
  }

  /** @return with what they prove it by this very form */
  private Optional<String> provenNow(HttpServletRequest request, HttpServletResponse response) {
    var typed = sent(request, PROOF);
    var signed = sent(request, PASSKEY);
    if (typed.isEmpty() && signed.isEmpty()) return Optional.empty();
    var who = Actor.current();
    return switch (door.again(who, "proof", () -> signed.isEmpty()
      ? factors.accepts(who.id(), typed).or(() -> door.isPasswordOf(who, typed) ? Optional.of("password") : Optional.empty())
      : passkeys.accepts(who, signed, Purpose.PROOF, request))) {
      case Door.Answer.Right(_, var with) -> {
        goOn(PasskeyDoor.isOne(with), request, response);
        audit.atTheDoor(Optional.of(who), "PROVE", "DONE", with);
        yield Optional.of(with);
      }
      case Door.Answer.Wrong() -> problem(request, "proof.refused");
      case Door.Answer.Wait _ -> problem(request, "proof.wait");
    };
  }

  private static Optional<String> problem(HttpServletRequest request, String key) {
    request.setAttribute(PROBLEM, key);
    return Optional.empty();
  }

  /** Under another number; the token of forms stays, so that other windows go on as well. */
  private void goOn(boolean byPasskey, HttpServletRequest request, HttpServletResponse response) {
    var cookie = SessionCookie.sent(request).orElseThrow();
    cookie.with(sessions.proven(cookie.number(), byPasskey)).set(request, response);
  }
}
