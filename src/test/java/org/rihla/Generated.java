package org.rihla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A document that is asked of the code: kept beside it, written anew with {@code -Drihla.write=true}, and read for its difference. */
public final class Generated {

  private Generated() {}

  public static void isWrittenIn(Path document, String written) throws IOException {
    if (Boolean.getBoolean("rihla.write")) {
      Files.createDirectories(document.getParent());
      Files.writeString(document, written);
    }
    assertThat(document).as("run it with -Drihla.write=true and read the difference").hasContent(written);
  }
}
