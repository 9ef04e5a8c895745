package org.rihla.drafts;

import org.rihla.access.Sight;
import org.rihla.access.Staff;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Drafts end: every hour those that are seven days old, and with an account, or when it becomes another one, all of its. */
@Component
class EndOfDrafts {

  private final Drafts drafts;

  EndOfDrafts(Drafts drafts) { this.drafts = drafts; }

  @Scheduled(cron = "${rihla.look-again:-}")
  @Transactional
  public void everyHour() { Sight.wide(() -> drafts.forgetOld()); }

  @EventListener
  void ended(Staff.SwitchedOff news) { Sight.wide(() -> drafts.forget(news.account().id())); }

  @EventListener
  void moved(Staff.Moved news) { Sight.wide(() -> drafts.forget(news.account().id())); }
}
