package org.rihla.ledger;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The file that signs the audit cannot be used. Rihla does not start without it: an audit that nobody can sign proves nothing. */
public final class SigningKeyUnusable extends RuntimeException {

  /** @param what is wrong with the file, such as "is missing" */
  SigningKeyUnusable(Path file, String what, @Nullable Throwable cause) {
    super("The signing key of the audit " + file.getFileName() + " " + what + ": without the right one the audit cannot go on. "
      + "Put the right file back in the keys folder of this installation.", cause);
  }
}
