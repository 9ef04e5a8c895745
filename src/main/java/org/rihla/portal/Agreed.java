package org.rihla.portal;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.rihla.people.Identity;
import org.rihla.privacy.Consents.Recorded;
import org.rihla.values.PersonId;
import org.rihla.web.Quote;

/**
 * What stands of what somebody said, for themselves and for the children for whom they speak.
 *
 * @param today by their calendar
 * @param words as they were read out, and in the language of the page
 * @param refusals why nothing could be taken back just now
 */
public record Agreed(List<Recorded> said, List<OfChild> children, LocalDate today, Function<Recorded, List<Quote>> words,
  List<String> refusals) {

  /** No name stands here: the telephone may be borrowed. */
  public record OfChild(PersonId child, Identity.Sex sex, int age, List<Recorded> said) {
  }

  /** Another basis than their word is not theirs to take back. */
  public boolean canTakeBack(Recorded each) {
    return each.holds(today) && each.consent().isConsent();
  }
}
