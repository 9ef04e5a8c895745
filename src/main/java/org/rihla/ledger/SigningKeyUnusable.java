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

  private SigningKeyUnusable(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }

  static SigningKeyUnusable ofWitness(Path file, @Nullable Throwable cause) {
    return new SigningKeyUnusable("The key with which this installation signs as a witness, " + file.getFileName()
      + ", is missing, damaged or mixed from two. Put the right file back in the keys folder: others know its public half.", cause);
  }
}
