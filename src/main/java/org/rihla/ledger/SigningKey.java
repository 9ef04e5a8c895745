package org.rihla.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Base64;

/** Signs checkpoints. A file outside the database, so that whoever has the database alone can sign nothing. */
record SigningKey(PrivateKey secret, VerificationKey key) {

  static SigningKey read(Path file) {
    try {
      var pair = Ed25519.read(file);
      var read = new SigningKey(pair.secret(), VerificationKey.parse(pair.others()));
      if (!read.key.signed(read.sign(1, Hash.ofNothing()))) throw new SigningKeyUnusable(file, "holds two halves of different keys", null);
      return read;
    } catch (IllegalArgumentException e) {
      throw new SigningKeyUnusable(file, e.getMessage() != null && e.getMessage().matches("(is|cannot) .*")
        ? e.getMessage()
        : "is damaged or no signing key", e);
    }
  }

  static void create(Path file) {
    try {
      Ed25519.create(file, raw -> new VerificationKey(raw).text());
    } catch (IOException e) {
      throw new SigningKeyUnusable(file, "cannot be made", e);
    }
  }

  Checkpoint sign(long size, Hash root) {
    var signature = Ed25519.sign(secret, Checkpoint.body(key.origin(), size, root).getBytes(StandardCharsets.UTF_8));
    return new Checkpoint(key.origin(), size, root, Base64.getEncoder().encodeToString(Ed25519.join(key.number(), signature)));
  }

  /** Never on a page or in a log. */
  @Override
  public String toString() { return key.text(); }
}
