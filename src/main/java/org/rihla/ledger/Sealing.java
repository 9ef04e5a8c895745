package org.rihla.ledger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/** Seals every few seconds where somebody is served: what is older than the last checkpoint that others keep can no longer be changed unseen. */
@Configuration
@EnableScheduling
class Sealing {

  private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);

  private final Sealer sealer;
  private volatile boolean waits;

  Sealing(Sealer sealer) {
    this.sealer = sealer;
  }

  /** A database that is away is said once, not every few seconds; nothing is lost, what waits is sealed later. */
  @Scheduled(cron = "${rihla.seal:-}")
  void everyFewSeconds() {
    try {
      sealer.seal();
      waits = false;
    } catch (DataAccessException | TransactionException e) {
      if (!waits) LOG.warn("the audit waits to be sealed: {}", e.getClass().getSimpleName());
      waits = true;
    }
  }
}
