package org.rihla.casework;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.rihla.access.Access;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.privacy.Disclosable;
import org.rihla.values.PersonId;
import org.springframework.stereotype.Component;

/**
 * Whether a paper of somebody may be taken out of the house by the one who acts. It names them, so that their identity belongs to it; and it needs what the
 * page of the case would show them anyway: what is open in an emergency only may be read, and not carried away.
 */
@Component
public class Opening {

  private final Access access;
  private final Sharing sharing;

  Opening(Access access, Sharing sharing) {
    this.access = access;
    this.sharing = sharing;
  }

  public boolean lets(ReturnCase of, PersonId whose, Set<Compartment> parts) {
    var today = sharing.partsToday(of);
    var inEmergency = access.openInEmergency(of.subject()).keySet();
    return Stream.concat(Stream.of(Compartment.IDENTITY), parts.stream())
      .allMatch(part -> access.reading(part, of.subject()) == Decision.ALLOWED && !inEmergency.contains(part)
        && sharing.lets(part, of, today))
      && isNamed(of, whose);
  }

  /** In the office of origin, somebody who has not left the group and whose whole name was handed over. */
  private boolean isNamed(ReturnCase of, PersonId whose) {
    if (!Actor.current().office().equals(of.origin())) return true;
    var showing = sharing.showing(of, List.of(whose));
    return !showing.header() && of.members().contains(whose) && showing.shows(whose, Disclosable.GIVEN_NAMES)
      && showing.shows(whose, Disclosable.FAMILY_NAME);
  }
}
