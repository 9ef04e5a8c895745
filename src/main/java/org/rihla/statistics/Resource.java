package org.rihla.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Files that ship with this module. */
final class Resource {

  private Resource() {}

  static byte[] bytes(String path) {
    try (var in = Objects.requireNonNull(Resource.class.getResourceAsStream(path), path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String path) { return new String(bytes(path), StandardCharsets.UTF_8); }
}
