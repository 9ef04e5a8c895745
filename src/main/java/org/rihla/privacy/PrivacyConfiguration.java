package org.rihla.privacy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration
class PrivacyConfiguration {

  /** A key is made only where there is nothing yet that an older key would have closed. */
  @Bean
  KeyRing keyRing(@Value("${rihla.home}") Path home, JdbcClient db) {
    var file = home.resolve("keys").resolve("key-encryption-key.json");
    boolean nothingClosed = db.sql("select count(*) from (select 1 from privacy.person_key limit 1) found").query(Long.class).single() == 0;
    if (nothingClosed && !Files.exists(file)) KeyRing.create(file);
    var ring = KeyRing.read(file);
    if (!nothingClosed) proveOn(ring, file, db);
    return ring;
  }

  private static void proveOn(KeyRing ring, Path file, JdbcClient db) {
    try {
      db.sql("select person_id, wrapped from privacy.person_key limit 1")
        .query((row, _) -> ring.unwrap(row.getBytes(2), "privacy.person_key|" + row.getString(1)))
        .single();
    } catch (Unreadable ofAnotherDatabase) {
      throw new KeysUnusable(file, ofAnotherDatabase);
    }
  }
}
