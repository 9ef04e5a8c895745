package org.rihla.values;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table of {@code policy/}: rules that people read and decide on, as lines of text. Where one is missing, nothing starts. */
public final class PolicyFile {

  private PolicyFile() {}

  /** Its rows, without the names of the columns. @param name such as {@code routes.csv} */
  public static List<String> rows(String name) {
    return lines(name).stream().skip(1).filter(line -> !line.isBlank()).toList();
  }

  public static List<String> lines(String name) {
    try (var file = PolicyFile.class.getResourceAsStream("/policy/" + name)) {
      if (file == null) throw new IllegalStateException("policy/" + name + " is missing");
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
