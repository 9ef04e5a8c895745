package org.rihla.portal;

import java.time.LocalDate;
import java.util.List;
import org.rihla.privacy.Consents.Recorded;

/** What stands of what somebody said. @param today by their calendar @param refusals why nothing could be taken back just now */
public record Agreed(List<Recorded> said, LocalDate today, List<String> refusals) {

  /** Another basis than their word is not theirs to take back. */
  public boolean canTakeBack(Recorded each) {
    return each.holds(today) && each.consent().basis().equals("CONSENT");
  }
}
