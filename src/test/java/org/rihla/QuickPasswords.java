package org.rihla;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** The same Argon2id with a twentieth of the memory and one pass, for all tests but those of the cost itself: they say {@link #NOT_HERE}. */
final class QuickPasswords implements BeanPostProcessor {

  static final String NOT_HERE = "rihla.test.passwords-at-full-cost";

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof Argon2PasswordEncoder ? new Argon2PasswordEncoder(16, 32, 1, 1024, 1) : bean;
  }
}
