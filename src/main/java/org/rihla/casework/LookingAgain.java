package org.rihla.casework;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks every hour, so that no midnight is missed in any time zone, nor while the machine was off. Where nobody is served it does not. */
@Configuration
@EnableScheduling
class LookingAgain {

  private final Reopening reopening;

  LookingAgain(Reopening reopening) {
    this.reopening = reopening;
  }

  @Scheduled(cron = "${rihla.look-again:-}")
  void everyHour() { reopening.lookAgain(); }
}
