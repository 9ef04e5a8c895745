package org.rihla.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.rihla.programme.Draft.Member;
import org.rihla.programme.Names.Name;
import org.rihla.programme.PlannedPerson.Paper;

/**
 * Gives the members of a case names, birth dates, papers and telephone numbers: all invented, and made to look it where they could be
 * taken for real.
 */
final class Identities {

  private static final Map<String, String> OWN_LANGUAGE = Map.of("SEN", "wo", "MLI", "bm", "GIN", "ff", "CIV", "dyu", "GMB", "wo");
  private static final String ENGLISH = "NGA GHA GMB LBR SLE KEN UGA PHL IND PAK LKA BGD NPL IDN VNM";
  private static final String ARABIC = "MRT SDN EGY TUN DZA JOR SYR IRQ YEM LBY";
  private static final String PORTUGUESE = "GNB CPV AGO MOZ STP BRA";

  private final Profile profile;
  private final Names names = new Names();

  Identities(Profile profile) { this.profile = profile; }

  List<PlannedPerson> of(Draft draft) {
    var chance = Chance.of(profile.assumed().seed(), Chance.Of.IDENTITIES, draft.key);
    var language = language(draft.destination.code(), chance);
    var family = names.pick(draft.destination, "family", chance);
    var couple = draft.members.stream().anyMatch(member -> member.role.equals("SPOUSE"));
    var people = new ArrayList<PlannedPerson>();
    for (var index = 0; index < draft.members.size(); index++) {
      var member = draft.members.get(index);
      var own = member.role.equals("SPOUSE") ? names.pick(draft.destination, "family", chance) : family;
      people.add(person(draft, member, index, own, language, couple, chance));
    }
    return people;
  }

  private PlannedPerson person(Draft draft, Member member, int index, Name family, String language, boolean couple,
    RandomGenerator chance) {
    var kind = member.woman ? "female" : "male";
    var given = names.pick(draft.destination, kind, chance);
    var second = chance.nextDouble() < 0.15 ? names.pick(draft.destination, kind, chance) : given;
    var script = given.script().isEmpty() || family.script().isEmpty() ? null : given.script() + " " + family.script();
    var birth = draft.registers.minusYears(member.age).minusDays(chance.nextInt(1, 360));
    // Who may still be a child by the year alone would be one alone: adults here are adults beyond doubt.
    var yearOnly = !member.child && chance.nextDouble() < 0.08 && !birth.withDayOfYear(birth.lengthOfYear()).plusYears(18).isAfter(
      draft.registers);
    return new PlannedPerson(member.role, family.latin(), given.equals(second) ? given.latin() : given.latin() + " " + second.latin(),
      script,
      member.woman ? "F" : "M", yearOnly ? birth.withDayOfYear(1) : birth, yearOnly ? "YEAR" : "DAY", draft.destination, member.legalStatus,
      marital(member, couple, chance), language, phone(draft, member, index, chance), paper(draft, member, index, chance),
      member.vulnerabilities,
      member.reinforced, member.virtual, member.supported);
  }

  private static String marital(Member member, boolean couple, RandomGenerator chance) {
    if (member.child) return "SINGLE";
    if (couple) return "MARRIED";
    var drawn = chance.nextDouble();
    if (member.age >= 60 && drawn < 0.4) return "WIDOWED";
    return drawn < 0.70 ? "SINGLE" : drawn < 0.88 ? "MARRIED" : drawn < 0.95 ? "SEPARATED" : "DIVORCED";
  }

  /** Moroccan numbers begin with +212 6 00, which shows that they are made up; other hosts get none, rather than somebody's. */
  private @Nullable String phone(Draft draft, Member member, int index, RandomGenerator chance) {
    if (!profile.host().code().equals("MAR") || member.child && index > 0 || index > 0 && chance.nextDouble() < 0.5) return null;
    return "+212600%06d".formatted(Math.floorMod((draft.key * 10L + index) * 7_919L, 1_000_000L));
  }

  private static @Nullable Paper paper(Draft draft, Member member, int index, RandomGenerator chance) {
    var number = "INV%07d".formatted(draft.key * 20L + index);
    var expires = draft.departs.plusDays(chance.nextLong(240, 1500));
    var entered = member.legalStatus.equals("IRREGULAR_ENTRY") || member.legalStatus.startsWith("ASYLUM") ? 0.25 : 0.75;
    var drawn = chance.nextDouble();
    if (drawn < entered) return new Paper("PASSPORT", number, expires);
    return drawn < entered + 0.15 && !member.child ? new Paper("NATIONAL_ID", number, expires) : null;
  }

  static Paper laissezPasser(int key, int index, LocalDate issued, LocalDate departs) {
    var longest = issued.plusDays(180);
    return new Paper("LAISSEZ_PASSER", "INV-LP-%07d".formatted(key * 20L + index),
      longest.isAfter(departs.plusDays(90)) ? longest : departs.plusDays(90));
  }

  private static String language(String country, RandomGenerator chance) {
    var own = OWN_LANGUAGE.get(country);
    if (own != null && chance.nextDouble() < 0.25) return own;
    if (ENGLISH.contains(country)) return "en";
    if (ARABIC.contains(country)) return "ar";
    return PORTUGUESE.contains(country) ? "pt" : "fr";
  }
}
