package org.rihla.signin;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Role;
import org.rihla.signin.Sessions.Session;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How strict the door is. A demonstration, whose password everybody knows and whose people are invented, is milder unless a property says otherwise.
 *
 * @param idle a session in which nothing is asked ends after this
 * @param idleOnSealed so long after the last thing that was asked, what is sealed asks for a proof again
 * @param longest every session ends after this
 * @param provenFor so long somebody is believed to sit there who proved it
 * @param asksForProof whether dangerous acts ask for a proof that is not older
 * @param onlyPasskeys for whom nothing but a passkey proves enough for what is dangerous or sealed
 * @param sparesInvented whether invented accounts may come in without second factor
 */
record SignInRules(Duration idle, Duration idleOnSealed, Duration longest, Duration provenFor, boolean asksForProof,
  Set<Role> onlyPasskeys, boolean sparesInvented) {

  /** Whether the last proof of a session was of the kind that its role must give. */
  boolean isEnough(Session session) {
    return isEnough(session.actor().role(), session.byPasskey());
  }

  boolean isEnough(Role role, boolean byPasskey) {
    return byPasskey || !onlyPasskeys.contains(role);
  }

  @Component
  static class Read {

    private final SignInRules rules;

    Read(@Value("${rihla.demonstration:false}") boolean demonstration, @Value("${rihla.sign-in.idle:#{null}}") @Nullable Duration idle,
      @Value("${rihla.sign-in.idle-on-sealed:5m}") Duration idleOnSealed, @Value("${rihla.sign-in.longest:8h}") Duration longest,
      @Value("${rihla.sign-in.proven-for:5m}") Duration provenFor,
      @Value("${rihla.sign-in.step-up:#{null}}") @Nullable Boolean stepUp,
      @Value("${rihla.sign-in.only-passkeys:}") Set<Role> onlyPasskeys) {
      rules = new SignInRules(idle != null ? idle : demonstration ? longest : Duration.ofMinutes(15), idleOnSealed, longest, provenFor,
        stepUp != null ? stepUp : !demonstration, Set.copyOf(onlyPasskeys), demonstration);
    }

    SignInRules rules() { return rules; }
  }
}
