package org.rihla.drafts;

import org.springframework.context.ApplicationContext;

/** What is done with drafts every hour, now. */
public final class EachHour {

  private EachHour() {}

  public static void now(ApplicationContext context) { context.getBean(EndOfDrafts.class).everyHour(); }
}
