package org.rihla.signin;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whose sign-in may stand in for our password: an OpenID Connect provider, if one is configured.
 *
 * @param name what people call it, for the button
 * @param secret empty for a client that has none
 * @param loginClaim what of the provider's claims is the login here, at the first use; empty if only administrators link
 * @param secondFactor values of {@code acr} or {@code amr} with which it has asked for a second factor; with none of them we ask for ours
 */
record Provider(String issuer, String name, String client, String secret, String loginClaim, Set<String> secondFactor) {

  @Component
  static class Configured {

    private final Optional<Provider> provider;

    Configured(@Value("${rihla.oidc.issuer:}") String issuer, @Value("${rihla.oidc.name:}") String name,
      @Value("${rihla.oidc.client-id:}") String client, @Value("${rihla.oidc.client-secret:}") String secret,
      @Value("${rihla.oidc.login-claim:}") String loginClaim, @Value("${rihla.oidc.second-factor:}") String secondFactor) {
      provider = issuer.isBlank()
        ? Optional.empty()
        : Optional.of(checked(new Provider(issuer.strip(), name.isBlank() ? issuer.strip() : name.strip(), client.strip(), secret,
          loginClaim
            .strip(),
          Arrays.stream(secondFactor.split(",")).map(String::strip).filter(each -> !each.isEmpty()).collect(Collectors.toSet()))));
    }

    Optional<Provider> provider() { return provider; }

    /** For the button; "" if there is none. */
    String name() { return provider.map(Provider::name).orElse(""); }

    private static Provider checked(Provider provider) {
      if (!isSafe(provider.issuer())) throw new IllegalArgumentException("rihla.oidc.issuer must be https://… (http only on this machine)");
      if (provider.client().isEmpty())
        throw new IllegalArgumentException("rihla.oidc.client-id is missing: it goes with rihla.oidc.issuer");
      return provider;
    }
  }

  /** Without the secret, wherever it is written. */
  @Override
  public String toString() { return issuer; }

  /** Nothing is fetched from elsewhere without TLS. */
  static boolean isSafe(String address) {
    try {
      var read = URI.create(address);
      var host = read.getHost();
      return host != null && read.getUserInfo() == null && ("https".equals(read.getScheme()) || "http".equals(read.getScheme()) && (host
        .equals("127.0.0.1") || host.equals("localhost")));
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  boolean hasAskedForSecondFactor(Map<String, Object> claims) {
    if (claims.get("acr") instanceof String level && secondFactor.contains(level)) return true;
    return claims.get("amr") instanceof Iterable<?> ways && says(ways);
  }

  private boolean says(Iterable<?> ways) {
    for (var way : ways) if (way instanceof String word && secondFactor.contains(word)) return true;
    return false;
  }

  /** No more of anybody than is needed. */
  String scope() {
    return loginClaim.isEmpty() || loginClaim.equals("sub") ? "openid" : loginClaim.equals("email") ? "openid email" : "openid profile";
  }

  /** What of them is a login here, if the provider vouches for it. */
  Optional<String> login(Map<String, Object> claims) {
    boolean vouched = !loginClaim.equals("email") || Boolean.TRUE.equals(claims.get("email_verified"));
    return !loginClaim.isEmpty() && vouched && claims.get(loginClaim) instanceof String login && !login.isBlank()
      ? Optional.of(login.strip().toLowerCase(Locale.ROOT))
      : Optional.empty();
  }
}
