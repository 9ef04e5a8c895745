package org.rihla.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Function;

/** Pairs of keys in files of two lines, the private half (PKCS #8, base64) and what others are given of it; and what is signed with them. */
final class Ed25519 {

  static final int LENGTH = 32;
  static final int SIGNATURE = 64;
  /** What stands before the key itself in its X.509 form (RFC 8410). */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private Ed25519() {}

  record Pair(PrivateKey secret, String others) {
  }

  /** @throws IllegalArgumentException that says what is wrong with the file, such as "is missing" */
  static Pair read(Path file) {
    try {
      var lines = Files.readAllLines(file);
      if (lines.size() != 2) throw new IllegalArgumentException("is damaged or no signing key");
      return new Pair(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines
        .getFirst()))), lines.getLast());
    } catch (IOException e) {
      throw new IllegalArgumentException(Files.exists(file) ? "cannot be read" : "is missing", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("is damaged or no signing key", e);
    }
  }

  /** The file can be read by its owner only, is never overwritten, and is there as a whole or not at all. */
  static void create(Path file, Function<byte[], String> others) throws IOException {
    try {
      var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      var text = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\n" + others.apply(raw(pair.getPublic())) + "\n";
      var half = file.resolveSibling(file.getFileName() + ".new");
      Files.createDirectories(file.getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Files.deleteIfExists(half);
      Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(half, text);
      Files.move(half, file);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] raw(PublicKey key) { return Arrays.copyOfRange(key.getEncoded(), X509.length, X509.length + LENGTH); }

  static byte[] sign(PrivateKey secret, byte[] message) {
    try {
      var signing = Signature.getInstance("Ed25519");
      signing.initSign(secret);
      signing.update(message);
      return signing.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean signed(byte[] raw, byte[] message, byte[] signature) {
    try {
      var check = Signature.getInstance("Ed25519");
      check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(join(X509, raw))));
      check.update(message);
      return check.verify(signature);
    } catch (GeneralSecurityException _) {
      return false; // not even the form of a signature
    }
  }

  static byte[] join(byte[]... parts) {
    var all = new byte[0];
    for (var part : parts) {
      int before = all.length;
      all = Arrays.copyOf(all, before + part.length);
      System.arraycopy(part, 0, all, before, part.length);
    }
    return all;
  }
}
