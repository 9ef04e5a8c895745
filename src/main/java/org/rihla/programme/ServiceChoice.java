package org.rihla.programme;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.rihla.programme.Draft.Member;

/** Which reintegration services a supported person is given: by age, at least one, more for those with reinforced support. */
final class ServiceChoice {

  private static final Set<String> FOR_CHILDREN = Set.of("EDU", "HEALTH_R", "DOCS", "MHPSS_IND", "CHILDCARE");
  private static final int SCHOOL_AGE = 5;

  private final Shares shares;
  private final RandomGenerator chance;

  ServiceChoice(Shares shares, RandomGenerator chance) {
    this.shares = shares;
    this.chance = chance;
  }

  List<String> of(Member member) {
    var chosen = new ArrayList<String>();
    for (var service : shares.of().keySet()) {
      var drawn = chance.nextDouble();
      if (suits(member, service) && drawn < shares.share(service) * (member.reinforced ? 1.4 : 1)) chosen.add(service);
    }
    if (member.has("MED_S") && !chosen.contains("HEALTH_R")) chosen.add("HEALTH_R");
    if (chosen.isEmpty()) chosen.add(!member.child ? "CASH" : member.age >= SCHOOL_AGE ? "EDU" : "CHILDCARE");
    return chosen;
  }

  private static boolean suits(Member member, String service) {
    return switch (service) {
      case "CHILDCARE" -> member.child && member.age < SCHOOL_AGE + 1;
      case "EDU" -> member.child && member.age >= SCHOOL_AGE;
      case "MICROBIZ", "JOB", "TVET" -> !member.child && !member.has("ELD");
      default -> !member.child || FOR_CHILDREN.contains(service);
    };
  }
}
