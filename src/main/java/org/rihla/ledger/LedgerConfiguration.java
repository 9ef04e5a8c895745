package org.rihla.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration
class LedgerConfiguration {

  /** A key is made only where an older one has signed nothing yet. */
  @Bean
  SigningKey signingKey(@Value("${rihla.home}") Path home, JdbcClient db) {
    var file = home.resolve("keys").resolve("audit-signing-key");
    var signed = db.sql("select origin from ledger.checkpoint order by size desc limit 1").query(String.class).optional();
    if (signed.isEmpty() && !Files.exists(file)) SigningKey.create(file);
    var key = SigningKey.read(file);
    if (signed.isPresent() && !signed.get().equals(key.key().origin()))
      throw new SigningKeyUnusable(file, "belongs to another database", null);
    return key;
  }
}
