package org.rihla.documents;

import org.springframework.context.ApplicationContext;

/** What is done every hour, now. */
public final class Hourly {

  private Hourly() {}

  public static void now(ApplicationContext context) { context.getBean(Tidying.class).everyHour(); }
}
