package org.rihla.programme;

import java.time.LocalDate;
import org.rihla.values.OfficeCode;

/** Writes a draft out: people with names, and everything that happens to them up to the end of the year. */
final class Writing {

  private final Profile profile;
  private final Identities identities;
  private final HostSide hostSide;
  private final AfterReturn afterReturn;

  Writing(Profile profile) {
    var catalogue = new Catalogue(profile.host());
    this.profile = profile;
    this.identities = new Identities(profile);
    this.hostSide = new HostSide(profile, catalogue);
    this.afterReturn = new AfterReturn(profile, catalogue);
  }

  PlannedCase write(Draft draft) {
    var people = identities.of(draft);
    var chance = Chance.of(profile.assumed().seed(), Chance.Of.HOST, draft.key);
    var office = new OfficeCode(profile.assumed().offices().pick(chance));
    var host = new Diary(draft.registers, Periods.firstFlight(draft), chance);
    var arrived = hostSide.write(draft, people, host);
    switch (draft.outcome) {
      case RETURNED_THIS_YEAR, NO_SHOW_THEN_RETURNED, RETURNED_PREVIOUS_YEAR -> afterReturn.write(draft, arrived, host);
      case WITHDREW, NO_SHOW_THEN_WITHDREW -> withdraw(draft, host);
      case NOT_RETURN_PROTECTION, PENDING_AT_YEAR_END -> {
      }
    }
    var end = LocalDate.of(profile.year(), 12, 31).atTime(23, 59);
    var last = draft.ends.isBefore(end) ? draft.ends : end;
    return new PlannedCase(draft.key, office, draft.destination, draft.outcome, draft.mission, draft.charter, draft.held, people,
      host.upTo(last), true);
  }

  /** The last that happens: whatever was planned after it is cut away. */
  private static void withdraw(Draft draft, Diary diary) {
    var channel = new String[]{"IN_PERSON", "PHONE", "MESSAGE"}[diary.chance.nextInt(3)];
    diary.add(new Step.Withdrew(draft.ends, channel));
  }
}
