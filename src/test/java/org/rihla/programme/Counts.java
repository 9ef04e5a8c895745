package org.rihla.programme;

import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.rihla.values.Country;

/** Counts a plan the way the figures are defined: from its steps, not from its flags. */
final class Counts {

  private Counts() {}

  static Map<Country, Integer> returnedByCountry(Plan plan) {
    var counts = new TreeMap<Country, Integer>();
    for (var each : plan.cases())
      if (departedIn(each, plan.profile().year())) counts.merge(each.destination(), each.members().size(), Integer::sum);
    return counts;
  }

  static int returned(Plan plan, Predicate<PlannedPerson> who) {
    return (int) plan.cases().stream().filter(each -> departedIn(each, plan.profile().year())).flatMap(each -> each.members().stream())
      .filter(who).count();
  }

  static int applications(Plan plan) {
    return plan.cases().stream().filter(each -> each.first(Step.Registered.class).orElseThrow().getYear() == plan.profile().year())
      .mapToInt(each -> each.members().size()).sum();
  }

  static int supported(Plan plan, Predicate<PlannedPerson> who) {
    var count = 0;
    for (var each : plan.cases()) {
      var members = new HashSet<Integer>();
      for (var step : each.all(Step.Supported.class)) if (step.at().getYear() == plan.profile().year()) members.add(step.member());
      count += (int) members.stream().filter(member -> who.test(each.members().get(member))).count();
    }
    return count;
  }

  static int counselledWithTheOriginOffice(Plan plan) {
    var count = 0;
    for (var each : plan.cases())
      for (var session : each.all(Step.VirtualSession.class))
        if (session.at().getYear() == plan.profile().year() && session.at().isBefore(each.first(Step.Departed.class).orElseThrow()))
          count += new HashSet<>(session.attended()).size();
    return count;
  }

  static boolean departedIn(PlannedCase each, int year) {
    return each.first(Step.Departed.class).filter(at -> at.getYear() == year).isPresent();
  }
}
