package org.rihla.signin;

import java.util.Optional;
import org.rihla.web.Typed;

/** What somebody calls a passkey of theirs. */
final class KeyName {

  private KeyName() {}

  /** Empty if nothing that can be read is left of it, or too much. */
  static Optional<String> read(String typed) {
    if (Typed.unkeepable(typed)) return Optional.empty();
    var line = Typed.line(typed);
    return line.isEmpty() || line.codePointCount(0, line.length()) > Passkeys.LONGEST_NAME ? Optional.empty() : Optional.of(line);
  }
}
