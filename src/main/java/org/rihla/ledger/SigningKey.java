package org.rihla.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * Signs checkpoints. A file outside the database, so that whoever has the database alone can sign nothing: one line each, in base64, the private key
 * (PKCS #8) and the verifier key that belongs to it.
 */
record SigningKey(PrivateKey secret, VerificationKey key) {

  static SigningKey read(Path file) {
    try {
      var lines = Files.readAllLines(file);
      if (lines.size() != 2) throw new SigningKeyUnusable(file, "is damaged or no signing key", null);
      var secret = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.getFirst())));
      var read = new SigningKey(secret, VerificationKey.parse(lines.getLast()));
      if (!read.key.signed(read.sign(1, Hash.ofNothing()))) throw new SigningKeyUnusable(file, "holds two halves of different keys", null);
      return read;
    } catch (IOException e) {
      throw new SigningKeyUnusable(file, Files.exists(file) ? "cannot be read" : "is missing", e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new SigningKeyUnusable(file, "is damaged or no signing key", e);
    }
  }

  /** The file can be read by its owner only, is never overwritten, and is there as a whole or not at all. */
  static void create(Path file) {
    try {
      var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      var text = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\n" + VerificationKey.of(pair.getPublic()).text()
        + "\n";
      var half = file.resolveSibling(file.getFileName() + ".new");
      Files.createDirectories(file.getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Files.deleteIfExists(half);
      Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(half, text);
      Files.move(half, file);
    } catch (IOException | GeneralSecurityException e) {
      throw new SigningKeyUnusable(file, "cannot be made", e);
    }
  }

  Checkpoint sign(long size, Hash root) {
    try {
      var signing = Signature.getInstance("Ed25519");
      signing.initSign(secret);
      signing.update(Checkpoint.body(key.origin(), size, root).getBytes(StandardCharsets.UTF_8));
      return new Checkpoint(key.origin(), size, root,
        Base64.getEncoder().encodeToString(VerificationKey.join(key.number(), signing.sign())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Never on a page or in a log. */
  @Override
  public String toString() { return key.text(); }
}
