package org.rihla.privacy;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import org.rihla.access.PasswordRule;
import org.rihla.access.PasswordRule.Problem;

/** What is said before the keys of a protected file can be used. Whoever holds one cannot print it by mistake. */
public final class Passphrase {

  /** In characters. Longer than a password: nobody slows down who tries at a stolen file. */
  public static final int SHORTEST = 15;

  private final String said;

  /** @param typed the same letters are the same passphrase, however a keyboard puts accents together */
  public Passphrase(String typed) {
    this.said = Normalizer.normalize(typed, Normalizer.Form.NFC);
  }

  /** Why it may not be chosen. What opens a file is not asked this: it may be older than the rule. */
  public Optional<Problem> problem() {
    return said.codePointCount(0, said.length()) < SHORTEST ? Optional.of(Problem.TOO_SHORT) : PasswordRule.problem(said, "");
  }

  public boolean isTheSameAs(Passphrase other) { return said.equals(other.said); }

  byte[] bytes() { return said.getBytes(StandardCharsets.UTF_8); }

  @Override
  public String toString() { return "a passphrase"; }
}
