package org.rihla.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * What a home is for, kept in its {@code installation.properties}.
 *
 * @param profile file name of the programme year shown in a demonstration, or empty
 * @param fingerprint of that file as it was then, or empty
 * @param replayed whether that year has been replayed to its end
 */
public record Installation(Kind kind, String profile, String fingerprint, boolean replayed) {

  public Installation(Kind kind, String profile, boolean replayed) { this(kind, profile, "", replayed); }

  /** A demonstration has invented people and known passwords; it never becomes an installation in service. */
  public enum Kind {
    DEMO, SERVE
  }

  static Path file(Path home) { return home.resolve("installation.properties"); }

  static Optional<Installation> read(Path home) {
    var file = file(home);
    if (!Files.exists(file)) return Optional.empty();
    try (var in = Files.newBufferedReader(file)) {
      var found = new Properties();
      found.load(in);
      return Optional
        .of(new Installation(Kind.valueOf(found.getProperty("kind", "").toUpperCase(Locale.ROOT)), found.getProperty("profile", ""),
          found.getProperty("fingerprint", ""),
          Boolean.parseBoolean(found.getProperty("replayed"))));
    } catch (IOException | IllegalArgumentException e) {
      throw new CannotStart(file + " cannot be read: it must say kind=demo or kind=serve.", e);
    }
  }

  void write(Path home) {
    var kept = new Properties();
    kept.setProperty("kind", kind.name().toLowerCase(Locale.ROOT));
    kept.setProperty("profile", profile);
    kept.setProperty("fingerprint", fingerprint);
    kept.setProperty("replayed", Boolean.toString(replayed));
    var temporary = home.resolve("installation.properties.new");
    try {
      try (var out = Files.newBufferedWriter(temporary)) {
        kept.store(out, null);
      }
      Files.move(temporary, file(home), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
