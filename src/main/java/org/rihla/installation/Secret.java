package org.rihla.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Files and folders that nobody else on the machine may read. */
final class Secret {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Secret() {}

  static void folder(Path folder) throws IOException {
    Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  /** The password in this file; a file that is not there yet is made with a random one (24 random bytes, base64url). */
  static String password(Path file) throws IOException {
    if (!Files.exists(file)) {
      var bytes = new byte[24];
      RANDOM.nextBytes(bytes);
      var temporary = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(temporary);
      Files.createFile(temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(temporary, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
      Files.move(temporary, file);
    }
    return Files.readString(file).trim();
  }
}
