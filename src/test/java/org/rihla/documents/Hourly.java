package org.rihla.documents;

import java.time.Clock;
import org.rihla.privacy.Audit;
import org.rihla.privacy.Seals;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What is done every hour, now. */
public final class Hourly {

  private Hourly() {}

  public static void now(ApplicationContext context) { context.getBean(Tidying.class).everyHour(); }

  /** The same, where no scanner is named any more. */
  public static void withoutScanner(ApplicationContext context) {
    new Tidying(context.getBean(Cabinet.class), new Malware(""), context.getBean(Seals.class), context.getBean(Audit.class),
      context.getBean(
        JdbcClient.class),
      context.getBean(PlatformTransactionManager.class), context.getBean(Clock.class)).everyHour();
  }
}
