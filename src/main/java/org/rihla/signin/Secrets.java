package org.rihla.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** All cryptography of this module: numbers that nobody guesses, and what is kept of them. */
final class Secrets {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  static byte[] random(int bytes) {
    var drawn = new byte[bytes];
    RANDOM.nextBytes(drawn);
    return drawn;
  }

  /** For a cookie. */
  static String word(int bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random(bytes));
  }

  /** Enough for what was drawn at random; not for what people think up. */
  static byte[] hash(String random) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(random.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] hmac(String algorithm, byte[] key, byte[] content) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A word for one purpose out of a random one: whoever sees it learns nothing of the others. */
  static String derived(String word, String purpose) {
    return Base64.getUrlEncoder().withoutPadding()
      .encodeToString(hmac("HmacSHA256", word.getBytes(StandardCharsets.UTF_8), purpose.getBytes(
        StandardCharsets.UTF_8)));
  }

  /** As PKCE wants it (RFC 7636, S256). */
  static String fingerprint(String word) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash(word));
  }

  /** In a time that says nothing of where they differ. */
  static boolean same(byte[] one, byte[] other) {
    return MessageDigest.isEqual(one, other);
  }
}
