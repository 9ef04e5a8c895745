package org.rihla;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.rihla.installation.CannotStart;

/** What came from outside by mail or on a stick: small, or not what it should be. */
final class Handed {

  private static final long MOST_BYTES = 100_000;

  private Handed() {}

  static String file(Path file) {
    try {
      if (!Files.isRegularFile(file)) throw new CannotStart("There is no file " + file + ".");
      if (Files.size(file) > MOST_BYTES) throw new CannotStart("The file " + file + " is too large to be what it should be.");
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CannotStart("The file " + file + " cannot be read.", e);
    }
  }

  /** A key as it is written, or a file that holds nothing else. */
  static String key(String keyOrFile) {
    try {
      var file = Path.of(keyOrFile);
      if (Files.isRegularFile(file)) return file(file).strip();
    } catch (InvalidPathException _) {
      // then it is no file
    }
    return keyOrFile.strip();
  }
}
