package org.rihla.oversight;

import org.rihla.ledger.Canary;
import org.rihla.ledger.Inspections;
import org.rihla.ledger.Inspections.Inspection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks at the whole audit each night, so that the page of the data protection officer need not. */
@Configuration
@EnableScheduling
class Inspecting {

  private static final Logger LOG = LoggerFactory.getLogger(Inspecting.class);

  private final Completeness completeness;
  private final Canary canary;
  private final Inspections inspections;

  Inspecting(Completeness completeness, Canary canary, Inspections inspections) {
    this.completeness = completeness;
    this.canary = canary;
    this.inspections = inspections;
  }

  @Scheduled(cron = "${rihla.inspect:-}")
  void everyNight() { inspect(); }

  Inspection inspect() {
    var missing = completeness.missing(null);
    long ofHistory = missing.stream().filter(Completeness.Missing::ofHistory).count();
    var found = inspections.note(missing.size() - ofHistory, ofHistory, canary.missing().size());
    if (!found.clean())
      LOG.error("the audit is not complete: {} deeds without an entry, {} entries without a history, {} synthetic acts that did not arrive",
        found.withoutEntry(), found.withoutHistory(), found.canariesMissing());
    return found;
  }
}
