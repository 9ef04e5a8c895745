package org.rihla.privacy;

import java.time.Clock;
import org.rihla.access.Looks;
import org.rihla.privacy.KeyCeremonies.Word;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes of the key file in a test in which nobody else works. */
final class Alone {

  static final Word WORD = new Word.OfOneAlone("Nobody else works here in a test.");

  private Alone() {}

  static KeyCeremonies ceremonies(JdbcClient db) {
    var access = Looks.access(db, Clock.systemUTC());
    return new KeyCeremonies(db, Looks.of(db, access, Clock.systemUTC()), access, Clock.systemUTC());
  }
}
