package org.rihla.programme;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.random.RandomGenerator;
import org.rihla.programme.Draft.Member;

/**
 * Who is supported, reinforced and counselled with the origin office: exactly as many as were published.
 *
 * <p>With A the supported who returned this year, B the supported who returned the year before, and x the reinforced in A: the reinforced
 * of the returned are x in A and R - x outside A, the reinforced of the supported are x in A and S - x in B. {@link #ofThisYear} chooses
 * |A| so that such an x exists.
 */
final class Selection {

  private final Profile profile;
  private final RandomGenerator chance;

  Selection(Profile profile) {
    this.profile = profile;
    this.chance = Chance.of(profile.assumed().seed(), Chance.Of.SELECTION, 0);
  }

  /** How many of the supported returned this year; the others returned the year before. */
  static int ofThisYear(Profile profile) {
    var figures = profile.published();
    var supported = figures.supportedPersons();
    var surplus = figures.reinforcedOfSupported() - figures.reinforcedOfReturned();
    var most = Math.min(Math.min(supported, figures.persons()),
      Math.min(supported - Math.max(0, surplus), figures.persons() + Math.min(0, surplus)));
    return Math.max(0, Math.min(most, (int) Math.round(supported * (1 - profile.assumed().supportedOfPreviousYear()))));
  }

  void select(List<Draft> thisYear, List<Draft> previousYear) {
    var figures = profile.published();
    var fromThisYear = ofThisYear(profile);
    support(thisYear, fromThisYear);
    support(previousYear, figures.supportedPersons() - fromThisYear);
    reinforce(thisYear, previousYear, fromThisYear);
    counsel(thisYear, figures.virtualCounsellingPersons());
  }

  /** Mostly whole families, sometimes only the principal; the last case brings the number to what it must be. */
  private void support(List<Draft> drafts, int number) {
    var left = number;
    for (var draft : shuffled(drafts)) {
      var members = chance.nextDouble() < 0.75 ? draft.members : draft.members.subList(0, 1);
      for (var member : members) if (left > 0) {
        member.supported = true;
        left--;
      }
    }
    for (var member : membersOf(drafts)) if (left > 0 && !member.supported) {
      member.supported = true;
      left--;
    }
  }

  private void reinforce(List<Draft> thisYear, List<Draft> previousYear, int fromThisYear) {
    var figures = profile.published();
    var ofReturned = figures.reinforcedOfReturned();
    var ofSupported = figures.reinforcedOfSupported();
    var fromBefore = figures.supportedPersons() - fromThisYear;
    var least = Math.max(0, Math.max(ofSupported - fromBefore, ofReturned - (figures.persons() - fromThisYear)));
    var most = Math.min(Math.min(ofReturned, ofSupported), fromThisYear);
    var natural = figures.supportedPersons() == 0 ? 0 : Math.round((float) ofSupported * fromThisYear / figures.supportedPersons());
    var both = Math.max(least, Math.min(most, natural));
    var returned = membersOf(thisYear);
    mostVulnerable(returned.stream().filter(member -> member.supported).toList(), both);
    mostVulnerable(returned.stream().filter(member -> !member.supported).toList(), ofReturned - both);
    mostVulnerable(membersOf(previousYear).stream().filter(member -> member.supported).toList(), ofSupported - both);
  }

  private void mostVulnerable(List<Member> members, int number) {
    var rank = new IdentityHashMap<Member, Double>();
    for (var member : members) rank.put(member, urgency(member) + 25 * chance.nextDouble());
    members.stream().sorted(Comparator.comparingDouble((Member member) -> rank.getOrDefault(member, 0.0)).reversed()).limit(number)
      .forEach(member -> {
        member.reinforced = true;
        if (urgency(member) == 0) member.is(member.woman && !member.child && chance.nextBoolean() ? "WAR" : "MED_S", "CONFIRMED");
      });
  }

  /** The groups that the article names come first; being without means is not enough alone. */
  private static int urgency(Member member) {
    if (member.has("UC", "SC")) return 100;
    if (member.has("VOT_P", "VOT_C")) return 90;
    if (member.has("ELD")) return 80;
    if (member.has("MED_S", "MENTAL")) return 70;
    if (member.has("WAR", "GBV", "PREG", "SGL_P") && member.woman) return 60;
    return member.has("VIC_T", "DIS_WALK", "DIS_SEE", "FAM_L") ? 50 : 0;
  }

  private void counsel(List<Draft> drafts, int number) {
    var left = number;
    for (var draft : shuffled(drafts)) for (var member : draft.members) if (left > 0) {
      member.virtual = true;
      left--;
    }
  }

  private List<Draft> shuffled(Collection<Draft> drafts) {
    var all = new ArrayList<>(drafts);
    for (var i = all.size() - 1; i > 0; i--) Collections.swap(all, i, chance.nextInt(i + 1));
    return all;
  }

  private static List<Member> membersOf(List<Draft> drafts) { return drafts.stream().flatMap(draft -> draft.members.stream()).toList(); }
}
