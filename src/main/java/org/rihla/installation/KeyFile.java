package org.rihla.installation;

import java.nio.file.Files;
import org.rihla.installation.Doctor.Finding;

/** Who may read the key file. Whether it is the right one, the module knows that uses it. */
public final class KeyFile {

  private KeyFile() {}

  /** @param locked whether it is under a passphrase */
  public static Finding look(Home home, boolean locked) {
    var file = home.keys().resolve("key-encryption-key.json");
    if (!Files.exists(file)) return Finding.ok("keys", "No key file yet: it is made with the first start.");
    if (!Files.isReadable(file))
      return Finding.bad("keys", "The key file " + file + " cannot be read.", "Give it back to this user: chown, chmod 600.");
    if (Machine.othersMayRead(file)) return Finding.bad("keys", "Other users may read the key file " + file + ".", "chmod 600 " + file);
    if (Files.exists(file.resolveSibling(file.getFileName() + ".new")))
      return Finding.warn("keys", "Beside the key file lies one that was not written to its end.", "The next start takes it away.");
    return Finding.ok("keys", "The key file is there, for this user only, " + (locked ? "under" : "without")
      + " a passphrase. Keep a copy away from the database.");
  }
}
