package org.rihla.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Instant;

/** The key with which this installation signs what others show it: never the one that signs its own audit. */
record WitnessSecret(PrivateKey secret, Witness as) {

  /** @param mayMake whether nothing was signed with an older one yet */
  static WitnessSecret read(Path file, boolean mayMake) {
    try {
      if (mayMake && !Files.exists(file)) Ed25519.create(file, raw -> Witness.of(raw).text());
      var pair = Ed25519.read(file);
      var read = new WitnessSecret(pair.secret(), Witness.parse(pair.others()));
      var probe = new Checkpoint("probe", 1, Hash.ofNothing(), "");
      if (read.as.signed(probe, read.cosign(probe, Instant.EPOCH)).isEmpty()) throw new IllegalArgumentException("two halves");
      return read;
    } catch (IOException | IllegalArgumentException e) {
      throw SigningKeyUnusable.ofWitness(file, e);
    }
  }

  Cosignature cosign(Checkpoint checkpoint, Instant at) { return Witness.cosign(secret, as, checkpoint, at); }

  /** Never on a page or in a log. */
  @Override
  public String toString() { return as.text(); }
}
