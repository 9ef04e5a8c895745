package org.rihla.privacy;

import java.nio.file.Path;

/** The key file cannot be used. Rihla does not start without it. */
public final class KeysUnusable extends RuntimeException {

  KeysUnusable(Path file, Throwable cause) {
    super("The key file " + file.getFileName()
      + " is missing, cannot be read, or belongs to another database: without the right one nobody's data can be opened. "
      + "Put the right key file back in the keys folder of this installation.", cause);
  }
}
