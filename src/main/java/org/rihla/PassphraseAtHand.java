package org.rihla;

import java.io.Console;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import org.rihla.installation.CannotStart;
import org.rihla.privacy.Passphrase;
import org.rihla.privacy.PassphraseAsked;

/**
 * The passphrase of the key file: in the file that RIHLA_KEYS_PASSPHRASE_FILE names, else typed at the terminal without being shown. Never an argument:
 * those can be read by every user of the machine.
 *
 * @param home in which no such file lies: beside what it opens it would protect nothing
 */
record PassphraseAtHand(Path home) implements PassphraseAsked {

  private static final long MOST_BYTES = 1_000;
  private static final EnumSet<PosixFilePermission> OWNERS = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  /** systemd gives a service its credentials with a list of who may read them, which shows as a right of the group; the folder is the service's alone. */
  private static final EnumSet<PosixFilePermission> GROUPS = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE,
    PosixFilePermission.GROUP_READ);

  private static boolean isCredential(Path file) throws IOException {
    var folder = Objects.requireNonNullElse(System.getProperty("rihla.credentials"), Objects.requireNonNullElse(System.getenv(
      "CREDENTIALS_DIRECTORY"), ""));
    return !folder.isBlank() && Files.isDirectory(Path.of(folder)) && file.toRealPath().startsWith(Path.of(folder).toRealPath());
  }

  @Override
  public Optional<Passphrase> now() {
    var named = Objects.requireNonNullElse(System.getProperty("rihla.keys.passphrase-file"),
      Objects.requireNonNullElse(System.getenv("RIHLA_KEYS_PASSPHRASE_FILE"), ""));
    return named.isBlank() ? typed("Passphrase of the key file: ") : Optional.of(in(Path.of(named)));
  }

  /** @return empty where there is no terminal */
  static Optional<Passphrase> typed(String prompt) {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).map(console -> console.readPassword("%s", prompt))
      .map(typed -> {
        var said = new Passphrase(new String(typed));
        Arrays.fill(typed, ' ');
        return said;
      });
  }

  /** @throws CannotStart if somebody else may read it, or it is no such file */
  Passphrase in(Path file) {
    try {
      if (!Files.isRegularFile(file)) throw new CannotStart("There is no file " + file + " that holds the passphrase of the key file.");
      if (file.toRealPath().startsWith(home.toRealPath()))
        throw new CannotStart("The passphrase must not lie in the home whose keys it opens: put " + file + " elsewhere.");
      if (!(isCredential(file) ? GROUPS : OWNERS).containsAll(Files.getPosixFilePermissions(file)))
        throw new CannotStart("Other users may read the passphrase in " + file + ": chmod 400 " + file);
      if (Files.size(file) > MOST_BYTES) throw new CannotStart("The file " + file + " is too large to hold a passphrase.");
      return new Passphrase(text(file));
    } catch (IOException e) {
      throw new CannotStart("The file " + file + " that holds the passphrase of the key file cannot be read.", e);
    }
  }

  /** Editors end a file with a new line. */
  private static String text(Path file) throws IOException {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString().replaceFirst("\\R\\z",
        "");
      if (text.isBlank() || text.lines().count() != 1)
        throw new CannotStart("The file " + file + " must hold the passphrase, in one line.");
      return text;
    } catch (CharacterCodingException e) {
      throw new CannotStart("The file " + file + " must hold the passphrase as text in UTF-8.", e);
    }
  }
}
