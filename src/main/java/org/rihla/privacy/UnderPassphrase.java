package org.rihla.privacy;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the key file of an installation under a passphrase, and takes it off again. Not while somebody serves it: who was started with another passphrase
 * could not read the file again, and would miss the next key.
 */
@Service
public class UnderPassphrase {

  private final KeyRing ring;
  private final Audit audit;
  private final TransactionTemplate transaction;

  UnderPassphrase(KeyRing ring, Audit audit, PlatformTransactionManager transactions) {
    this.ring = ring;
    this.audit = audit;
    this.transaction = new TransactionTemplate(transactions);
  }

  public boolean isLocked() { return ring.isLocked(); }

  /** The keys stay the same. @throws KeysBusy if somebody changes the file at the moment */
  public void lock(Passphrase next) {
    put(Cover.chosen(next), ring.isLocked() ? "CHANGE_PASSPHRASE" : "PROTECT_KEYS");
  }

  /** Whoever can read the file has the keys from then on. */
  public void unlock() { put(new Cover.Open(), "UNPROTECT_KEYS"); }

  /** That it begins is written down and kept before the file changes: whoever is stopped in the middle has left a trace. */
  private void put(Cover next, String event) {
    try (var _ = ring.alone()) {
      transaction.executeWithoutResult(_ -> audit.atTheDoor(Optional.empty(), event, "DONE", "begun"));
      ring.put(next);
      transaction.executeWithoutResult(_ -> audit.atTheDoor(Optional.empty(), event, "DONE", ""));
    }
  }
}
