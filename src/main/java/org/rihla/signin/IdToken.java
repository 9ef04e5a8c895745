package org.rihla.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a provider says of somebody, checked as OpenID Connect Core 3.1.3.7 asks. Pure: keys and time are given. */
final class IdToken {

  private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256,
    JWSAlgorithm.ES384);
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);
  static final int LONGEST_SUBJECT = 255;
  private static final int SHORTEST_RSA = 2048;

  private IdToken() {}

  /**
   * What it must say.
   *
   * @param longest how long ago they may have signed in there
   */
  record Expected(String issuer, String audience, String nonce, Duration longest) {
  }

  sealed interface Verdict {
    /** @param authenticatedAt when they signed in there */
    record Good(String subject, Instant authenticatedAt, Map<String, Object> claims) implements Verdict {
    }

    /** @param why a code, for the audit */
    record Bad(String why) implements Verdict {
    }
  }

  static Verdict check(String token, JWKSet keys, Expected expected, Instant now) {
    try {
      var read = JWSObject.parse(token); // refuses what is not signed
      if (!ALGORITHMS.contains(read.getHeader().getAlgorithm())) return new Verdict.Bad("algorithm");
      if (!isSigned(read, keys)) return new Verdict.Bad("signature");
      var claims = read.getPayload().toJSONObject();
      return claims == null ? new Verdict.Bad("form") : check(claims, expected, now);
    } catch (ParseException | IllegalArgumentException notAToken) {
      return new Verdict.Bad("form");
    }
  }

  private static boolean isSigned(JWSObject token, JWKSet keys) {
    return new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader())).select(keys).stream().anyMatch(key -> verifies(token, key));
  }

  private static boolean verifies(JWSObject token, JWK key) {
    if (!(key instanceof AsymmetricJWK pair) || key.getKeyType() == KeyType.RSA && key.size() < SHORTEST_RSA) return false;
    try {
      return token.verify(new DefaultJWSVerifierFactory().createJWSVerifier(token.getHeader(), pair.toPublicKey()));
    } catch (JOSEException unfit) {
      return false;
    }
  }

  private static Verdict check(Map<String, Object> claims, Expected expected, Instant now) {
    if (!expected.issuer().equals(claims.get("iss"))) return new Verdict.Bad("issuer");
    if (!isFor(claims, expected.audience())) return new Verdict.Bad("audience");
    if (!expected.nonce().equals(claims.get("nonce"))) return new Verdict.Bad("nonce");
    var until = moment(claims.get("exp"));
    var issued = moment(claims.get("iat"));
    var from = moment(claims.getOrDefault("nbf", claims.get("iat")));
    var authenticated = moment(claims.getOrDefault("auth_time", claims.get("iat")));
    if (until == null || issued == null || from == null || authenticated == null) return new Verdict.Bad("time");
    if (!until.plus(CLOCKS_DIFFER).isAfter(now)) return new Verdict.Bad("expired");
    if (issued.minus(CLOCKS_DIFFER).isAfter(now) || from.minus(CLOCKS_DIFFER).isAfter(now)
      || authenticated.minus(CLOCKS_DIFFER).isAfter(now))
      return new Verdict.Bad("future");
    if (authenticated.plus(expected.longest()).plus(CLOCKS_DIFFER).isBefore(now)) return new Verdict.Bad("stale");
    return claims.get("sub") instanceof String subject && !subject.isBlank() && subject.length() <= LONGEST_SUBJECT
      ? new Verdict.Good(subject, authenticated, claims)
      : new Verdict.Bad("subject");
  }

  /** For us, and where it is for others too, asked for by us. */
  private static boolean isFor(Map<String, Object> claims, String us) {
    var meant = claims.get("aud") instanceof Collection<?> several
      ? List.copyOf(several)
      : List.of(Objects.requireNonNullElse(claims.get(
        "aud"), ""));
    var asking = claims.get("azp");
    return meant.contains(us) && (asking == null ? meant.size() == 1 : asking.equals(us));
  }

  private static @Nullable Instant moment(@Nullable Object seconds) {
    return seconds instanceof Number number && number.longValue() > 0 && number.longValue() < Integer.MAX_VALUE * 100L
      ? Instant.ofEpochSecond(number.longValue())
      : null;
  }
}
