package org.rihla.programme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.rihla.values.Country;

/**
 * Puts persons together into travel groups: people alone, couples, families, children alone. The numbers by country are exact; the shares
 * of women and children are steered, so that a whole year comes close to them.
 */
final class Groups {

  private final Assumed assumed;
  private final RandomGenerator chance;
  private int next;
  private int persons;
  private int women;
  private int children;
  private int alone;

  Groups(Assumed assumed) {
    this.assumed = assumed;
    this.chance = Chance.of(assumed.seed(), Chance.Of.GROUPS, 0);
  }

  List<Draft> of(Map<Country, Integer> byCountry) {
    var drafts = new ArrayList<Draft>();
    byCountry.forEach((country, count) -> {
      for (var left = count; left > 0; left -= drafts.getLast().members.size()) drafts.add(group(country, left));
    });
    return drafts;
  }

  private Draft group(Country country, int room) {
    var draft = new Draft(next++, country);
    if (lacking(assumed.unaccompanied(), alone)) childAlone(draft);
    else if (room > 1 && lacking(assumed.children(), children)) family(draft, room);
    else if (lacking(assumed.women(), women)) woman(draft, room);
    else draft.add("PRINCIPAL", false, false);
    for (var member : draft.members) {
      persons++;
      if (member.child) children++;
      else if (member.woman) women++;
    }
    return draft;
  }

  /** Twice a number from 0 to 1: on average one, so that the share is met in the long run without a pattern. */
  private boolean lacking(double share, int soFar) {
    return share > 0 && share * (persons + 1) - soFar > 2 * chance.nextDouble();
  }

  private void childAlone(Draft draft) {
    draft.add("PRINCIPAL", chance.nextDouble() < 0.2, true);
    alone++;
  }

  private void family(Draft draft, int room) {
    var both = room > 2 && chance.nextDouble() < assumed.bothParents();
    draft.add("PRINCIPAL", !both && chance.nextDouble() < 0.85, false);
    if (both) draft.add("SPOUSE", true, false);
    var wanted = Integer.parseInt(assumed.childrenPerFamily().pick(chance));
    for (var left = Math.min(wanted, room - draft.members.size()); left > 0; left--) draft.add("CHILD", chance.nextBoolean(), true);
  }

  private void woman(Draft draft, int room) {
    var couple = room > 1 && chance.nextDouble() < 0.2;
    draft.add("PRINCIPAL", !couple, false);
    if (couple) draft.add("SPOUSE", true, false);
  }
}
