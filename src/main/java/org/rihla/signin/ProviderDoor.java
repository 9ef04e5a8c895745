package org.rihla.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.rihla.privacy.Audit;
import org.rihla.signin.IdToken.Verdict;
import org.rihla.signin.ProviderCalls.Unreachable;
import org.rihla.values.Calendar;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * To the provider and back. The way there is a link, since our policy lets no form be led elsewhere; it changes nothing here. Neither is a page: whoever
 * waits for the provider takes nobody's turn.
 */
@Controller
class ProviderDoor {

  private static final String DOOR = "/sign-in";
  private static final Duration JUST_NOW = Duration.ofMinutes(5);
  private static final int LONGEST = 4_000;

  private final Provider.Configured configured;
  private final ProviderCalls calls;
  private final ProviderLinks links;
  private final ProviderEntry entry;
  private final PublicAddress address;
  private final Audit audit;
  private final Calendar clock;
  private final SignInRules rules;
  private final Throttle addresses;

  ProviderDoor(Provider.Configured configured, ProviderCalls calls, ProviderLinks links, ProviderEntry entry, PublicAddress address,
    Audit audit, Calendar clock, SignInRules.Read rules) {
    this.configured = configured;
    this.calls = calls;
    this.links = links;
    this.entry = entry;
    this.address = address;
    this.audit = audit;
    this.clock = clock;
    this.rules = rules.rules();
    this.addresses = new Throttle(clock, 20, Duration.ofSeconds(30));
  }

  private Optional<String> back(HttpServletRequest request) {
    return address.at(request).map(place -> place.origin() + "/sign-in/provider/back");
  }

  /** @param again sent by those who have to prove that it is still them: the provider asks them anew */
  @GetMapping("/sign-in/provider")
  ResponseEntity<Void> go(@RequestParam Map<String, String> how, HttpServletRequest request, HttpServletResponse response) {
    var provider = configured.provider();
    var back = back(request);
    if (provider.isEmpty()) return to(DOOR);
    if (back.isEmpty()) return to(DOOR + "?failed");
    var cookie = ProviderCookie.made(clock.outside());
    var asked = new LinkedHashMap<String, String>();
    asked.put("response_type", "code");
    asked.put("client_id", provider.get().client());
    asked.put("scope", provider.get().scope());
    asked.put("redirect_uri", back.get());
    asked.put("state", cookie.state());
    asked.put("nonce", cookie.nonce());
    asked.put("code_challenge", Secrets.fingerprint(cookie.verifier()));
    asked.put("code_challenge_method", "S256");
    asked.put("max_age", Long.toString((how.containsKey("again") ? JUST_NOW : rules.longest()).toSeconds()));
    try {
      var door = calls.known(provider.get()).authorization();
      cookie.set(request, response);
      return to(door + (door.contains("?") ? "&" : "?") + ProviderCalls.query(asked));
    } catch (Unreachable away) {
      return to(DOOR + "?failed");
    }
  }

  @GetMapping("/sign-in/provider/back")
  ResponseEntity<Void> come(@RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "") String code,
    @RequestParam(defaultValue = "") String iss, HttpServletRequest request, HttpServletResponse response) {
    var provider = configured.provider();
    var back = back(request);
    if (provider.isEmpty() || back.isEmpty()) return to(DOOR);
    var from = SignInPages.address(request);
    if (addresses.attempt(from).isPositive()) return to(DOOR + "?failed");
    var cookie = ProviderCookie.take(request, response, clock.outside());
    if (cookie.isEmpty() || !cookie.get().state().equals(state) || !links.isFirstAnswer(state)) return refused("state");
    if (!iss.isEmpty() && !iss.equals(provider.get().issuer())) return refused("issuer");
    if (code.isEmpty() || code.length() > LONGEST) return refused("no-code");
    return switch (ask(provider.get(), code, cookie.get(), back.get())) {
      case Verdict.Bad(var why) -> refused(why);
      case Verdict.Good good -> {
        addresses.takeBack(from);
        yield to(entry.letIn(provider.get(), good, request, response));
      }
    };
  }

  private Verdict ask(Provider provider, String code, ProviderCookie cookie, String back) {
    try {
      var token = calls.token(provider, code, cookie.verifier(), back);
      if (token.isEmpty()) return new Verdict.Bad("code");
      var expected = new IdToken.Expected(provider.issuer(), provider.client(), cookie.nonce(), rules.longest());
      var verdict = IdToken.check(token.get(), calls.known(provider).keys(), expected, clock.outside());
      return verdict.equals(new Verdict.Bad("signature"))
        ? IdToken.check(token.get(), calls.anew(provider).keys(), expected, clock.outside())
        : verdict;
    } catch (Unreachable away) {
      return new Verdict.Bad("unreachable");
    }
  }

  private ResponseEntity<Void> refused(String why) {
    audit.atTheDoor(Optional.empty(), "SIGN_IN", "REFUSED", "provider " + why);
    return to(DOOR + "?failed");
  }

  private static ResponseEntity<Void> to(String address) {
    return ResponseEntity.status(HttpStatus.FOUND).header(HttpHeaders.LOCATION, address).build();
  }
}
