package org.rihla.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

@Configuration
class PasswordConfiguration {

  /** Argon2id with 19 MiB and two passes, the least that OWASP advises; parameters are stored with each hash. */
  @Bean
  PasswordEncoder passwords() { return new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2); }
}
