package org.rihla.programme;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import org.rihla.values.Money;

/** From the first interview to the arrival, as if nobody stopped: the diary is cut where a case ends. */
final class HostSide {

  private final Profile profile;
  private final Catalogue catalogue;

  HostSide(Profile profile, Catalogue catalogue) {
    this.profile = profile;
    this.catalogue = catalogue;
  }

  /** @return when the group arrives */
  LocalDateTime write(Draft draft, List<PlannedPerson> people, Diary diary) {
    var course = new Course(draft, people, diary);
    course.intake();
    course.protection();
    course.decision(reserves(draft));
    course.papers();
    if (draft.anyVirtual()) course.virtualSession(profile.year());
    new PreDeparture(profile.assumed().services(), catalogue, draft, diary).write(course.needsAssessed, course.approved, course.departure);
    return course.journey();
  }

  private LinkedHashMap<String, Money> reserves(Draft draft) {
    var heads = draft.members.size();
    var adults = draft.members.stream().filter(member -> !member.child).count();
    var by = new LinkedHashMap<String, Money>();
    by.put("TRAVEL", catalogue.money(450_000L * heads));
    by.put("PRE_DEPARTURE", catalogue.money(900_000L * heads));
    by.put("RECEPTION", catalogue.money(60_000L * heads));
    by.put("REINTEGRATION", catalogue.money(5_000_000L * adults + 1_600_000L * (heads - adults)));
    return by;
  }
}
