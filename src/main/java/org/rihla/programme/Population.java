package org.rihla.programme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rihla.values.Country;

/**
 * Plans an invented population that meets a profile to the person.
 *
 * <ul>
 * <li>returned = {@code persons}, country by country;
 * <li>applications = returned - L + others, with L the returned who had registered late in the year before: the number of others
 * (withdrawn, not returned for their protection, pending) follows from it and is never negative, since applications are no fewer than
 * persons;
 * <li>supported = of this year + of the year before. The latter are cases of their own, registered and departed in the year before: they
 * count neither as returned nor as applications, and their reinforced support counts in the supported only.
 * </ul>
 */
final class Population {

  /** Beside each ten supported persons of the year before, one who came home with them and is not supported. */
  private static final int FAMILY_OF_SUPPORTED = 10;

  private final Profile profile;
  private final Assumed assumed;
  private final Groups groups;
  private final Circumstances circumstances;
  private final Periods periods;

  private Population(Profile profile) {
    this.profile = profile;
    this.assumed = profile.assumed();
    this.groups = new Groups(assumed);
    this.circumstances = new Circumstances(assumed);
    this.periods = new Periods(profile);
  }

  /** Always the same for the same profile. */
  static Plan plan(Profile profile) { return new Population(profile).plan(); }

  private Plan plan() {
    var returned = groups(profile.byCountry(), Outcome.RETURNED_THIS_YEAR);
    var before = profile.published().supportedPersons() - Selection.ofThisYear(profile);
    var returnedBefore = groups(spread(before + before / FAMILY_OF_SUPPORTED), Outcome.RETURNED_PREVIOUS_YEAR);
    new Selection(profile).select(returned, returnedBefore);
    returned.forEach(periods::of);
    returnedBefore.forEach(periods::of);
    var all = new ArrayList<>(returned);
    all.addAll(returnedBefore);
    all.addAll(others(assumed.applications() - registeredThisYear(returned)));
    var writing = new Writing(profile);
    return new Plan(profile, all.stream().map(writing::write).toList());
  }

  private List<Draft> groups(Map<Country, Integer> byCountry, Outcome outcome) {
    var drafts = groups.of(byCountry);
    for (var draft : drafts) {
      circumstances.of(draft);
      draft.outcome = outcome;
      if (outcome != Outcome.RETURNED_THIS_YEAR) continue;
      if (Chance.of(assumed.seed(), Chance.Of.OTHERS, draft.key).nextDouble() < assumed.noShow())
        draft.outcome = Outcome.NO_SHOW_THEN_RETURNED;
    }
    return drafts;
  }

  private int registeredThisYear(List<Draft> drafts) {
    return drafts.stream().filter(draft -> draft.registers.getYear() == profile.year()).mapToInt(draft -> draft.members.size()).sum();
  }

  private List<Draft> others(int persons) {
    var drafts = groups(spread(persons), Outcome.PENDING_AT_YEAR_END);
    for (var draft : drafts) {
      var chance = Chance.of(assumed.seed(), Chance.Of.OTHERS, draft.key);
      draft.outcome = switch (assumed.ends().pick(chance)) {
        case "withdrew" -> chance.nextDouble() < 2 * assumed.noShow() ? Outcome.NO_SHOW_THEN_WITHDREW : Outcome.WITHDREW;
        case "protection" -> Outcome.NOT_RETURN_PROTECTION;
        default -> Outcome.PENDING_AT_YEAR_END;
      };
      periods.of(draft);
    }
    return drafts;
  }

  /** As many persons, over the countries in the proportions of the returned. */
  private Map<Country, Integer> spread(int persons) {
    var whole = profile.published().persons();
    var counts = new LinkedHashMap<Country, Integer>();
    var soFar = 0L;
    var given = 0;
    for (var each : profile.byCountry().entrySet()) {
      soFar += each.getValue();
      var upTo = (int) (soFar * persons / whole);
      if (upTo > given) counts.put(each.getKey(), upTo - given);
      given = upTo;
    }
    return counts;
  }
}
