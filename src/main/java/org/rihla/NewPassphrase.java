package org.rihla;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rihla.access.PasswordRule;
import org.rihla.installation.CannotStart;
import org.rihla.privacy.Passphrase;

/** A passphrase that is chosen for the key file: typed twice, or in a file. */
final class NewPassphrase {

  private NewPassphrase() {}

  /** @throws CannotStart also if it may not be chosen */
  static Passphrase chosen(@Nullable Path file, Path home) {
    var chosen = file == null ? typedTwice() : new PassphraseAtHand(home).in(file);
    chosen.problem().ifPresent(why -> {
      throw new CannotStart(sentence(why));
    });
    return chosen;
  }

  private static Passphrase typedTwice() {
    var once = typed("New passphrase for the key file: ");
    if (!once.isTheSameAs(typed("The same again: "))) throw new CannotStart("These were two different passphrases: nothing was changed.");
    return once;
  }

  private static Passphrase typed(String prompt) {
    return PassphraseAtHand.typed(prompt).orElseThrow(() -> new CannotStart(
      "There is no terminal to type a passphrase at: name a file that holds it with --new-passphrase-file."));
  }

  private static String sentence(PasswordRule.Problem why) {
    return switch (why) {
      case TOO_SHORT -> "A passphrase for the key file has at least " + Passphrase.SHORTEST
        + " characters: take five words or more that nobody would say together.";
      case TOO_LONG -> "A passphrase for the key file has at most " + PasswordRule.LONGEST + " characters.";
      case KNOWN_TO_MANY ->
        "Many people use this passphrase, or it repeats or counts: take five words or more that nobody would say together.";
      case NAMES_THE_PLACE -> "A passphrase for the key file must not name Rihla: whoever steals the file knows what it is from.";
    };
  }
}
