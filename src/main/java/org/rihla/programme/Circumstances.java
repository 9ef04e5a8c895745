package org.rihla.programme;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.rihla.programme.Draft.Member;

/** Age, legal status and vulnerabilities of each member. What follows from age and family is found, not drawn. */
final class Circumstances {

  private static final Set<String> OF_WOMEN = Set.of("WAR", "GBV", "PREG");
  private static final int OLDEST = 79;
  private static final int OLDER = 65;

  private final Assumed assumed;
  private final TreeMap<Integer, Double> ages = new TreeMap<>();

  Circumstances(Assumed assumed) {
    this.assumed = assumed;
    assumed.adultAges().of().forEach((from, share) -> ages.put(Integer.valueOf(from), share));
  }

  void of(Draft draft) {
    var chance = Chance.of(assumed.seed(), Chance.Of.PERSONS, draft.key);
    var family = draft.members.getLast().role.equals("CHILD");
    var status = assumed.legalStatus().pick(chance);
    for (var member : draft.members) {
      member.age = member.child ? childAge(draft, member, chance) : family ? parentAge(chance) : adultAge(chance);
      member.legalStatus = status;
      if (member.child) ofChild(member, chance);
      else ofAdult(member, chance);
    }
    if (family && draft.members.get(1).child) draft.principal().is("SGL_P", "CONFIRMED");
    if (draft.members.size() > 5) draft.principal().is("FAM_L", "CONFIRMED");
    if (draft.unaccompaniedChild()) draft.principal().is(chance.nextDouble() < 0.8 ? "UC" : "SC", "CONFIRMED");
    draft.held = chance.nextDouble() < assumed.hold();
    draft.mission = chance.nextDouble() < assumed.consularMission();
  }

  private void ofAdult(Member member, RandomGenerator chance) {
    for (Map.Entry<String, Double> each : assumed.vulnerabilities().of().entrySet()) {
      var code = each.getKey();
      var drawn = chance.nextDouble() < each.getValue();
      var confirmed = chance.nextDouble() < 0.75;
      if (!drawn || OF_WOMEN.contains(code) && !member.woman || code.equals("PREG") && member.age > 45) continue;
      if (code.startsWith("VOT") && member.has("VOT_P", "VOT_C")) continue;
      member.is(code, code.equals("VOT_P") ? "SUSPECTED" : code.equals("VOT_C") || confirmed ? "CONFIRMED" : "SUSPECTED");
    }
    if (member.age >= OLDER) member.is("ELD", "CONFIRMED");
  }

  private void ofChild(Member member, RandomGenerator chance) {
    if (chance.nextDouble() < assumed.vulnerabilities().share("MED_S") / 2) member.is("MED_S", "CONFIRMED");
  }

  private int adultAge(RandomGenerator chance) {
    var from = Integer.parseInt(assumed.adultAges().pick(chance));
    var next = ages.higherKey(from);
    return chance.nextInt(from, Math.max(from + 1, next == null ? OLDEST + 1 : next));
  }

  private int parentAge(RandomGenerator chance) {
    for (var tries = 0; tries < 8; tries++) {
      var age = adultAge(chance);
      if (age >= 20 && age < 50) return age;
    }
    return chance.nextInt(22, 45);
  }

  /** A child alone is sixteen at most at registration, so that nobody turns eighteen before the departure. */
  private static int childAge(Draft draft, Member member, RandomGenerator chance) {
    if (member == draft.principal()) return chance.nextInt(13, 17);
    return chance.nextInt(0, Math.min(15, draft.principal().age - 17));
  }
}
