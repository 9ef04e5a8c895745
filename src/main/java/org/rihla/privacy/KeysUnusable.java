package org.rihla.privacy;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The key file cannot be used. Rihla does not start without it. */
public final class KeysUnusable extends RuntimeException {

  private final boolean forWantOfPassphrase;

  /** @param what is wrong with the file, such as "is missing" */
  KeysUnusable(Path file, String what) { this(file, what, null); }

  KeysUnusable(Path file, String what, @Nullable Throwable cause) {
    super("The key file " + file.getFileName() + " " + what + ": without the right one nobody's data can be opened. "
      + "Put the right key file back in the keys folder of this installation.", cause);
    forWantOfPassphrase = false;
  }

  private KeysUnusable(String sentence) {
    super(sentence);
    forWantOfPassphrase = true;
  }

  static KeysUnusable noPassphrase(Path file) {
    return new KeysUnusable("The key file " + file.getFileName() + " is under a passphrase, and nobody said it: start Rihla at a terminal, "
      + "or name a file that holds it in RIHLA_KEYS_PASSPHRASE_FILE.");
  }

  /** Of a wrong passphrase and a changed file one cannot tell which it was. */
  static KeysUnusable wrongPassphrase(Path file) {
    return new KeysUnusable("This passphrase does not open the key file " + file.getFileName()
      + ": say the right one, or put a copy of the file back together with the passphrase that it had then.");
  }

  /** Whether the file may well be right. */
  public boolean isForWantOfPassphrase() { return forWantOfPassphrase; }
}
