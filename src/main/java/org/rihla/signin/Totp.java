package org.rihla.signin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;

/** Codes of half a minute (RFC 6238 with HMAC-SHA-1 and six digits, which is what every authenticator speaks). */
final class Totp {

  static final int SECRET_BYTES = 20;
  private static final int STEP_SECONDS = 30;
  private static final int DIGITS = 6;
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Totp() {}

  static long step(Instant moment) { return moment.getEpochSecond() / STEP_SECONDS; }

  static String code(byte[] secret, long step) { return code(secret, step, DIGITS); }

  /** RFC 4226, 5.3: four bytes from where the last half byte points. */
  static String code(byte[] secret, long step, int digits) {
    var mac = Secrets.hmac("HmacSHA1", secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int number = ByteBuffer.wrap(mac, mac[mac.length - 1] & 0xf, Integer.BYTES).getInt() & 0x7fffffff;
    return ("0".repeat(digits) + number % (long) Math.pow(10, digits))
      .substring(Long.toString(number % (long) Math.pow(10, digits)).length());
  }

  /** Of this half minute, the one before or the one after: clocks differ. Never one that is not after the last. @return its step */
  static OptionalLong accept(byte[] secret, String typed, Instant now, long last) {
    var found = OptionalLong.empty();
    for (long step = step(now) - 1; step <= step(now) + 1; step++)
      if (Secrets.same(code(secret, step).getBytes(StandardCharsets.US_ASCII), typed.getBytes(
        StandardCharsets.UTF_8)) && step > last && found.isEmpty())
        found = OptionalLong.of(step);
    return found;
  }

  /** RFC 4648, without padding: what people can type. */
  static String base32(byte[] bytes) {
    var text = new StringBuilder();
    int held = 0;
    int bits = 0;
    for (byte next : bytes) {
      held = held << 8 | next & 0xff;
      for (bits += 8; bits >= 5; bits -= 5) text.append(LETTERS.charAt(held >> bits - 5 & 31));
    }
    if (bits > 0) text.append(LETTERS.charAt(held << 5 - bits & 31));
    return text.toString();
  }

  static byte[] fromBase32(String text) {
    var bytes = ByteBuffer.allocate(text.length() * 5 / 8);
    int held = 0;
    int bits = 0;
    for (char letter : text.toCharArray()) {
      held = held << 5 | LETTERS.indexOf(letter);
      bits += 5;
      if (bits >= 8) bytes.put((byte) (held >> (bits -= 8)));
    }
    return bytes.array();
  }
}
