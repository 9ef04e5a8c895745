package org.rihla.privacy;

import java.util.Optional;

/** Whom to ask for the passphrase of a key file. Asked only where the file is under one. */
@FunctionalInterface
public interface PassphraseAsked {

  /** For whoever has nobody to ask. */
  PassphraseAsked NOBODY = Optional::empty;

  /** @return empty where nobody can be asked */
  Optional<Passphrase> now();
}
