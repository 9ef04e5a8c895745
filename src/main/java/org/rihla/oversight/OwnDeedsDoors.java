package org.rihla.oversight;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.rihla.access.Actor;
import org.rihla.casework.CaseRegister;
import org.rihla.privacy.AuditReading;
import org.rihla.privacy.AuditReading.Question;
import org.rihla.privacy.Audited;
import org.rihla.web.Readers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What somebody's own account did: whoever finds a line here that they did not do knows that somebody else has their password. */
@Controller
class OwnDeedsDoors {

  private static final Duration LATELY = Duration.ofDays(30);

  private final AuditReading audit;
  private final CaseRegister cases;
  private final Readers readers;

  OwnDeedsDoors(AuditReading audit, CaseRegister cases, Readers readers) {
    this.audit = audit;
    this.cases = cases;
    this.readers = readers;
  }

  @GetMapping("/account/deeds")
  ModelAndView deeds() {
    var now = readers.clock().instant();
    var deeds = audit.find(new Question(now.minus(LATELY), now.plusSeconds(1), Actor.current().id(), null, null, null, null));
    var about = deeds.stream().map(Audited::about).filter(Objects::nonNull).distinct().toList();
    return new ModelAndView("oversight/deeds",
      Map.of("page", new OwnDeeds(deeds, cases.numbersInSight(about), deeds.size() < AuditReading.MOST)));
  }
}
