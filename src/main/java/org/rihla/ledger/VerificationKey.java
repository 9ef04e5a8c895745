package org.rihla.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The public half of the key that signs checkpoints. The name of the log is made from it. */
record VerificationKey(byte[] raw) {

  VerificationKey {
    if (raw.length != Ed25519.LENGTH) throw new IllegalArgumentException("no Ed25519 key");
  }

  String origin() { return "rihla.audit/" + HexFormat.of().formatHex(Hash.sha256(raw), 0, 8); }

  private VerifierKey verifier() { return new VerifierKey(origin(), VerifierKey.SIGNATURE, raw); }

  byte[] number() { return verifier().number(); }

  String text() { return verifier().text(); }

  /** @throws IllegalArgumentException if it is not written as {@link #text} writes it */
  static VerificationKey parse(String text) {
    var key = new VerificationKey(VerifierKey.parse(text).raw());
    if (!key.text().equals(text)) throw new IllegalArgumentException("no Ed25519 key of an audit");
    return key;
  }

  boolean signed(Checkpoint checkpoint) {
    try {
      var signature = Base64.getDecoder().decode(checkpoint.signature());
      return checkpoint.origin().equals(origin()) && Base64.getEncoder().encodeToString(signature).equals(checkpoint.signature())
        && signature.length == VerifierKey.NUMBER + Ed25519.SIGNATURE
        && Arrays.equals(Arrays.copyOf(signature, VerifierKey.NUMBER), number())
        && Ed25519.signed(raw, checkpoint.body().getBytes(StandardCharsets.UTF_8),
          Arrays.copyOfRange(signature, VerifierKey.NUMBER, signature.length));
    } catch (IllegalArgumentException _) {
      return false; // not even the form of a signature
    }
  }
}
