package org.rihla.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The public half of a key, as a C2SP signed note has it: a name, a number that tells keys of one name apart, the kind of signature and the key, joined
 * by plus signs.
 */
record VerifierKey(String name, byte kind, byte[] raw) {

  static final byte SIGNATURE = 1;
  static final byte COSIGNATURE = 4;
  static final int NUMBER = 4;
  private static final Pattern TEXT = Pattern.compile("([^\\s+]{1,200})\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]{44})");

  VerifierKey {
    if (raw.length != Ed25519.LENGTH) throw new IllegalArgumentException("no Ed25519 key");
  }

  byte[] number() {
    return Arrays.copyOf(Hash.sha256((name + "\n").getBytes(StandardCharsets.UTF_8), new byte[]{kind}, raw), NUMBER);
  }

  String text() {
    return name + "+" + HexFormat.of().formatHex(number()) + "+" + Base64.getEncoder().encodeToString(Ed25519.join(new byte[]{kind}, raw));
  }

  /** @throws IllegalArgumentException if it is not written as {@link #text} writes it, to the letter */
  static VerifierKey parse(String text) {
    var found = TEXT.matcher(text);
    if (!found.matches()) throw new IllegalArgumentException("no verifier key");
    var key = Base64.getDecoder().decode(found.group(3));
    var read = new VerifierKey(found.group(1), key[0], Arrays.copyOfRange(key, 1, key.length));
    if (!read.text().equals(text)) throw new IllegalArgumentException("no Ed25519 key, or its number is another");
    return read;
  }
}
