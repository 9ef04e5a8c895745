package org.rihla.screens;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator as people have it: written by itself from RFC 6238, to agree with the server or not. */
record Telephone(byte[] secret) {

  Telephone(String key) { this(decoded(key.replace(" ", ""))); }

  /** @param ahead half minutes */
  String code(int ahead) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "raw"));
      var hash = mac.doFinal(ByteBuffer.allocate(8).putLong(Instant.now().getEpochSecond() / 30 + ahead).array());
      int at = hash[19] & 15;
      int number = (hash[at] & 127) << 24 | (hash[at + 1] & 255) << 16 | (hash[at + 2] & 255) << 8 | hash[at + 3] & 255;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] decoded(String key) {
    var bits = new StringBuilder();
    for (char letter : key.toCharArray())
      bits.append("%5s".formatted(Integer.toBinaryString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter))).replace(' ', '0'));
    var bytes = new byte[bits.length() / 8];
    for (int at = 0; at < bytes.length; at++) bytes[at] = (byte) Integer.parseInt(bits.substring(at * 8, at * 8 + 8), 2);
    return bytes;
  }
}
