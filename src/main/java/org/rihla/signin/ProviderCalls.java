package org.rihla.signin;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What is asked of the provider itself: where its doors are, its keys, and a token for a code. The only calls that Rihla makes to another machine
 * besides its database: to addresses that the provider's own document names, over TLS, with a time limit; redirects are not followed.
 */
@Component
class ProviderCalls {

  private static final Logger LOG = LoggerFactory.getLogger(ProviderCalls.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration KNOWN_FOR = Duration.ofHours(1);
  private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(30);
  /** While it does not answer nobody waits for it again. */
  private static final Duration LEFT_ALONE_FOR = Duration.ofSeconds(10);
  private static final long LONGEST_ANSWER = 1_000_000;

  private final Clock clock;
  private @Nullable HttpClient http;
  private @Nullable Known known;
  private Instant away = Instant.EPOCH;

  ProviderCalls(Clock clock) {
    this.clock = clock;
  }

  /** The doors of a provider and its keys, as they were read. */
  record Known(String authorization, String token, String keysAt, JWKSet keys, Instant since) {
  }

  /** It did not answer, or not as OpenID Connect says. */
  static final class Unreachable extends Exception {
    Unreachable(String what, @Nullable Throwable why) { super(what, why); }
  }

  synchronized Known known(Provider provider) throws Unreachable {
    var last = known;
    if (last != null && last.since().plus(KNOWN_FOR).isAfter(clock.instant())) return last;
    if (away.plus(LEFT_ALONE_FOR).isAfter(clock.instant())) throw new Unreachable("it did not answer just now", null);
    away = clock.instant();
    var document = json(HttpRequest.newBuilder(URI.create(provider.issuer().replaceAll("/$", "") + "/.well-known/openid-configuration")));
    if (!provider.issuer().equals(document.get("issuer"))) throw new Unreachable("it calls itself by another name", null);
    var keysAt = address(document, "jwks_uri");
    var read = new Known(address(document, "authorization_endpoint"), address(document, "token_endpoint"), keysAt, keys(keysAt), clock
      .instant());
    known = read;
    away = Instant.EPOCH;
    return read;
  }

  /** Where a token was signed with a key that is not known: they may have changed. */
  synchronized Known anew(Provider provider) throws Unreachable {
    var last = known;
    if (last != null && last.since().plus(ASKED_AGAIN_AFTER).isAfter(clock.instant())) return last;
    known = null;
    return known(provider);
  }

  /** @return the ID token; empty if the provider gives none for this code */
  Optional<String> token(Provider provider, String code, String verifier, String back) throws Unreachable {
    var form = new LinkedHashMap<String, String>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", back);
    form.put("code_verifier", verifier);
    form.put("client_id", provider.client());
    var request = HttpRequest.newBuilder(URI.create(known(provider).token())).header("Content-Type", "application/x-www-form-urlencoded")
      .POST(BodyPublishers.ofString(query(form)));
    if (!provider.secret().isEmpty())
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((encoded(provider.client()) + ":" + encoded(provider
        .secret())).getBytes(StandardCharsets.UTF_8)));
    try {
      return json(request).get("id_token") instanceof String token ? Optional.of(token) : Optional.empty();
    } catch (Unreachable refused) {
      if (refused.getCause() == null) return Optional.empty(); // it answered, and said no
      throw refused;
    }
  }

  static String query(Map<String, String> form) {
    return form.entrySet().stream().map(each -> each.getKey() + "=" + encoded(each.getValue())).collect(Collectors.joining("&"));
  }

  private static String encoded(String text) { return URLEncoder.encode(text, StandardCharsets.UTF_8); }

  private static String address(Map<String, Object> document, String name) throws Unreachable {
    if (document.get(name) instanceof String address && Provider.isSafe(address)) return address;
    throw new Unreachable(name + " is missing, or without TLS", null);
  }

  private JWKSet keys(String address) throws Unreachable {
    try {
      return JWKSet.parse(json(HttpRequest.newBuilder(URI.create(address))));
    } catch (ParseException e) {
      throw new Unreachable("its keys cannot be read", e);
    }
  }

  /** What it says may hold a code or a token: nothing of it is logged. */
  private Map<String, Object> json(HttpRequest.Builder request) throws Unreachable {
    var asked = request.timeout(PATIENCE).header("Accept", "application/json").build();
    try {
      var answer = client().send(asked, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
      if (answer.statusCode() != 200) throw new Unreachable(asked.uri().getPath() + " answered " + answer.statusCode(), null);
      return JSONObjectUtils.parse(answer.body());
    } catch (IOException | ParseException e) {
      LOG.warn("The sign-in provider cannot be asked: {} ({})", asked.uri().getPath(), e.getClass().getSimpleName());
      throw new Unreachable(asked.uri().getPath(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unreachable(asked.uri().getPath(), e);
    }
  }

  private synchronized HttpClient client() {
    var made = http;
    if (made == null) http = made = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).connectTimeout(PATIENCE).build();
    return made;
  }
}
