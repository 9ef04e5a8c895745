package org.rihla.privacy;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The key file cannot be used. Rihla does not start without it. */
public final class KeysUnusable extends RuntimeException {

  /** @param what is wrong with the file, such as "is missing" */
  KeysUnusable(Path file, String what) { this(file, what, null); }

  KeysUnusable(Path file, String what, @Nullable Throwable cause) {
    super("The key file " + file.getFileName() + " " + what + ": without the right one nobody's data can be opened. "
      + "Put the right key file back in the keys folder of this installation.", cause);
  }
}
