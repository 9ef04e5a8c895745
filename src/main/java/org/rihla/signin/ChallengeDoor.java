package org.rihla.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.rihla.access.Proof;
import org.rihla.signin.Challenges.Purpose;
import org.rihla.signin.PublicAddress.Place;
import org.rihla.signin.Sessions.Session;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the script of a page asks before it asks the device: the options of WebAuthn, with bytes as base64url. */
@Controller
class ChallengeDoor {

  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final SignedIn signedIn;
  private final Challenges challenges;
  private final Passkeys passkeys;
  private final SecondFactors factors;
  private final PublicAddress address;

  ChallengeDoor(SignedIn signedIn, Challenges challenges, Passkeys passkeys, SecondFactors factors, PublicAddress address) {
    this.signedIn = signedIn;
    this.challenges = challenges;
    this.passkeys = passkeys;
    this.factors = factors;
    this.address = address;
  }

  @PostMapping(path = "/sign-in/challenge", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Map<String, Object>> ask(@RequestParam("for") Purpose why, HttpServletRequest request) {
    var session = signedIn.session(request);
    var place = address.forPasskeys(request);
    if (session.isEmpty() || place.isEmpty() || !fits(why, session.get())) return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    if (why == Purpose.ADD) Proof.require();
    var challenge = TEXT.encodeToString(challenges.ask(SessionCookie.sent(request).orElseThrow().number(), why));
    return ResponseEntity.ok(why.makesKey() ? making(challenge, session.get(), place.get()) : using(challenge, session.get(), place.get()));
  }

  /** Nobody adds a key with half a sign-in, unless it is the first. */
  private boolean fits(Purpose why, Session session) {
    return switch (why) {
      case FIRST -> !session.complete() && !factors.hasAny(session.actor().id());
      case SECOND -> !session.complete();
      case ADD, PROOF, PASSWORD -> session.complete();
    };
  }

  private Map<String, Object> using(String challenge, Session session, Place place) {
    return Map.of("challenge", challenge, "rpId", place.host(), "userVerification", "required", "timeout", Challenges.LIFE.toMillis(),
      "allowCredentials", known(session));
  }

  private Map<String, Object> making(String challenge, Session session, Place place) {
    var who = session.actor();
    return Map.of("challenge", challenge, "rp", Map.of("id", place.host(), "name", "Rihla"),
      "user", Map.of("id", TEXT.encodeToString(PasskeyDoor.handle(who.id())), "name", who.login(), "displayName", who.login()),
      "pubKeyCredParams", PasskeyCeremony.ALGORITHMS.stream().map(each -> Map.of("type", "public-key", "alg", each.getValue())).toList(),
      "authenticatorSelection", Map.of("userVerification", "required", "residentKey", "preferred"), "attestation", "none",
      "timeout", Challenges.LIFE.toMillis(), "excludeCredentials", known(session));
  }

  private List<Map<String, String>> known(Session session) {
    return passkeys.kept(session.actor().id()).stream().map(key -> Map.of("type", "public-key", "id", TEXT.encodeToString(key
      .credentialId()))).toList();
  }
}
