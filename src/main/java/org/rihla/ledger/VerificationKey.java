package org.rihla.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The public half of the key that signs checkpoints. The name of the log is made from it. Written as a C2SP signed-note verifier key:
 * name, number and key, joined by plus signs.
 */
record VerificationKey(byte[] raw) {

  private static final byte ED25519 = 1;
  private static final int LENGTH = 32;
  private static final int NUMBER = 4;
  /** What stands before the key itself in its X.509 form (RFC 8410). */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final Pattern TEXT = Pattern.compile("[^\\s+]{1,200}\\+[0-9a-f]{8}\\+([A-Za-z0-9+/]{44})");

  VerificationKey {
    if (raw.length != LENGTH) throw new IllegalArgumentException("no Ed25519 key");
  }

  static VerificationKey of(PublicKey key) {
    return new VerificationKey(Arrays.copyOfRange(key.getEncoded(), X509.length, X509.length + LENGTH));
  }

  String origin() { return "rihla.audit/" + HexFormat.of().formatHex(Hash.sha256(raw), 0, 8); }

  /** Tells keys of one name apart. */
  byte[] number() {
    return Arrays.copyOf(Hash.sha256((origin() + "\n").getBytes(StandardCharsets.UTF_8), new byte[]{ED25519}, raw), NUMBER);
  }

  String text() {
    return origin() + "+" + HexFormat.of().formatHex(number()) + "+" + Base64.getEncoder().encodeToString(join(new byte[]{ED25519}, raw));
  }

  /** @throws IllegalArgumentException if it is not written as {@link #text} writes it */
  static VerificationKey parse(String text) {
    var found = TEXT.matcher(text);
    if (!found.matches()) throw new IllegalArgumentException("no verifier key");
    var key = new VerificationKey(Arrays.copyOfRange(Base64.getDecoder().decode(found.group(1)), 1, 1 + LENGTH));
    if (!key.text().equals(text)) throw new IllegalArgumentException("no Ed25519 key of an audit");
    return key;
  }

  boolean signed(Checkpoint checkpoint) {
    try {
      var signature = Base64.getDecoder().decode(checkpoint.signature());
      if (!checkpoint.origin().equals(origin()) || !Base64.getEncoder().encodeToString(signature).equals(checkpoint.signature())
        || signature.length != NUMBER + 64 || !Arrays.equals(Arrays.copyOf(signature, NUMBER), number()))
        return false;
      var check = Signature.getInstance("Ed25519");
      check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(join(X509, raw))));
      check.update(checkpoint.body().getBytes(StandardCharsets.UTF_8));
      return check.verify(signature, NUMBER, signature.length - NUMBER);
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return false; // not even the form of a signature
    }
  }

  static byte[] join(byte[] one, byte[] other) {
    var both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
