package org.rihla.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Somebody outside who says of a checkpoint that they have seen it, and that it only added to what they had seen before: their public key. */
record Witness(VerifierKey key) {

  Witness {
    if (key.kind() != VerifierKey.COSIGNATURE) throw new IllegalArgumentException("no key of a witness");
  }

  /** A key that stands by itself is named after itself, as a log is. */
  static Witness of(byte[] raw) {
    return new Witness(new VerifierKey("rihla.witness/" + java.util.HexFormat.of().formatHex(Hash.sha256(raw), 0, 8),
      VerifierKey.COSIGNATURE, raw));
  }

  /** @throws IllegalArgumentException if it is no key of a witness */
  static Witness parse(String text) {
    return new Witness(VerifierKey.parse(text));
  }

  String name() { return key.name(); }

  String text() { return key.text(); }

  static Cosignature cosign(PrivateKey secret, Witness as, Checkpoint checkpoint, Instant at) {
    long time = at.getEpochSecond();
    return new Cosignature(as.name(), Ed25519.join(as.key.number(), ByteBuffer.allocate(Long.BYTES).putLong(time).array(),
      Ed25519.sign(secret, message(time, checkpoint))));
  }

  /** Whether it is by this key, right or wrong. */
  boolean claims(Cosignature by) {
    return by.name().equals(name()) && by.bytes().length >= VerifierKey.NUMBER
      && Arrays.equals(Arrays.copyOf(by.bytes(), VerifierKey.NUMBER), key.number());
  }

  /** When they signed this checkpoint; empty if that is not their signature under it. */
  Optional<Instant> signed(Checkpoint checkpoint, Cosignature by) {
    int from = VerifierKey.NUMBER + Long.BYTES;
    if (!claims(by) || by.bytes().length != from + Ed25519.SIGNATURE) return Optional.empty();
    long time = ByteBuffer.wrap(by.bytes()).getLong(VerifierKey.NUMBER);
    if (time < 0 || time > Instant.MAX.getEpochSecond()) return Optional.empty();
    return Ed25519.signed(key.raw(), message(time, checkpoint), Arrays.copyOfRange(by.bytes(), from, by.bytes().length))
      ? Optional.of(Instant.ofEpochSecond(time))
      : Optional.empty();
  }

  /** C2SP cosignature/v1. */
  private static byte[] message(long time, Checkpoint checkpoint) {
    return ("cosignature/v1\ntime " + time + "\n" + checkpoint.body()).getBytes(StandardCharsets.UTF_8);
  }
}
