package org.rihla.privacy;

import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration
class PrivacyConfiguration {

  /** A key is made only where there is nothing yet that an older key would have closed. */
  @Bean
  KeyRing keyRing(@Value("${rihla.home}") Path home, JdbcClient db, ObjectProvider<PassphraseAsked> asked) {
    return ring(home, db, asked.getIfAvailable(() -> PassphraseAsked.NOBODY));
  }

  static KeyRing ring(Path home, JdbcClient db, PassphraseAsked asked) {
    var needed = KeysOfHome.at(home).needed(db);
    if (needed.isNew()) KeyRing.create(needed.file());
    var ring = needed.open(asked);
    ring.clearAway();
    return ring;
  }
}
