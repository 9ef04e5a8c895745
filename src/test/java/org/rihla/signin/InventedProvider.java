package org.rihla.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** A sign-in provider on this machine that signs real tokens, and lies where a test wants it to. */
final class InventedProvider implements AutoCloseable {

  static final String CLIENT = "rihla";
  static final String SECRET = "invented + secret/é";

  private final HttpServer server;
  RSAKey key = newKey();
  RSAKey signing = key;
  /** What it says, out of what it should say. */
  BiFunction<InventedProvider, Map<String, Object>, String> says = InventedProvider::signed;
  String callsItself;
  boolean answers = true;
  int asked;
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Object>> claims = new ConcurrentHashMap<>();

  InventedProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/", this::answer);
    server.start();
    callsItself = issuer();
  }

  String issuer() { return "http://127.0.0.1:" + server.getAddress().getPort(); }

  static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048).keyUse(KeyUse.SIGNATURE).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Somebody signs in there. @param sent what the browser was sent there with @return the code that it brings back */
  String signsIn(Map<String, String> sent, String subject, Map<String, Object> more) {
    var code = UUID.randomUUID().toString();
    codes.put(code, sent);
    long now = Instant.now().getEpochSecond();
    var said = new LinkedHashMap<String, Object>(
      Map.of("iss", issuer(), "sub", subject, "aud", CLIENT, "nonce", sent.get("nonce"), "iat", now,
        "exp", now + 300, "auth_time", now));
    said.putAll(more);
    claims.put(code, said);
    return code;
  }

  String signed(Map<String, Object> said) {
    try {
      var token = new JWSObject(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(signing.getKeyID()).build(), new Payload(said));
      token.sign(new RSASSASigner(signing));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked++;
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var path = exchange.getRequestURI().getPath();
    Map<String, Object> said = !answers
      ? Map.of()
      : switch (path) {
        case "/.well-known/openid-configuration" -> Map.of("issuer", callsItself, "authorization_endpoint", issuer() + "/authorize",
          "token_endpoint", issuer() + "/token", "jwks_uri", issuer() + "/keys");
        case "/keys" -> new JWKSet(List.of(key.toPublicJWK())).toJSONObject();
        case "/token" -> token(form(body), exchange.getRequestHeaders().getFirst("Authorization"));
        default -> Map.of();
      };
    var bytes = JSONObjectUtils.toJSONString(said).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(said.isEmpty() ? 400 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Each code once, to the client that has its secret, with the word whose fingerprint came with the browser. */
  private Map<String, Object> token(Map<String, String> form, String authorization) {
    var sent = codes.remove(form.getOrDefault("code", ""));
    var expected = "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + java.net.URLEncoder.encode(SECRET, StandardCharsets.UTF_8))
      .getBytes(StandardCharsets.UTF_8));
    if (sent == null || !expected.equals(authorization) || !form.get("redirect_uri").equals(sent.get("redirect_uri")) || !fingerprint(form
      .get("code_verifier")).equals(sent.get("code_challenge")) || !"S256".equals(sent.get("code_challenge_method")))
      return Map.of();
    return Map.of("access_token", "unused", "token_type", "Bearer", "id_token", says.apply(this, claims.get(form.get("code"))));
  }

  private static String fingerprint(String word) {
    try {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256").digest(word.getBytes(
        StandardCharsets.US_ASCII)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&")).map(each -> each.split("=", 2))
      .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(
        pair[1], StandardCharsets.UTF_8)));
  }

  @Override
  public void close() { server.stop(0); }
}
