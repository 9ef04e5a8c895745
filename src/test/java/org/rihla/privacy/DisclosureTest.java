package org.rihla.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rihla.Rounds;
import org.rihla.privacy.Consents.Consent;
import org.rihla.privacy.Consents.Recorded;
import org.rihla.privacy.Consents.Terms;
import org.rihla.privacy.Consents.Withdrawn;

@Tag("rules")
class DisclosureTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
  private static final List<String> BASES = List.of("CONSENT", "VITAL_INTEREST", "LEGAL_OBLIGATION", "BEST_INTERESTS_OF_CHILD",
    "PROTECTION_MANDATE", "ASSISTANCE_AGREED");
  private static final int WORLDS = Rounds.of(20_000);

  private final Disclosure disclosure = new Disclosure();

  private static Recorded said(Purpose purpose, String basis, boolean given, Terms terms, boolean withdrawn) {
    return new Recorded(new UUID(0, 0), new Consent(purpose.name(), basis, given, "SIGNATURE", "fr", false, terms), "1", Instant.EPOCH,
      null,
      null, null, withdrawn ? new Withdrawn(Instant.EPOCH, "PHONE", "NOT_SHARED_AGAIN") : null);
  }

  private static Recorded agreed(Purpose purpose, Disclosable... fields) {
    return said(purpose, "CONSENT", true, Terms.USUAL.covering(Set.of(fields)), false);
  }

  private Set<Disclosable> toOrigin(Phase phase, Recorded... said) {
    return disclosure.of(Recipient.ORIGIN_OFFICE, "", phase, List.of(said), TODAY);
  }

  // ---- in words

  @Test
  void who_said_nothing_hands_nothing_over() {
    for (var to : Recipient.values())
      for (var phase : Phase.values()) assertThat(disclosure.of(to, "", phase, List.of(), TODAY)).as("%s %s", to, phase).isEmpty();
  }

  @Test
  void before_the_offer_nothing_and_with_the_offer_the_header_alone() {
    var yes = agreed(Purpose.C_SHARE_ORIGIN);
    assertThat(toOrigin(Phase.BEFORE_OFFER, yes)).isEmpty();
    assertThat(toOrigin(Phase.OFFERED, yes)).containsExactly(Disclosable.CASE);
  }

  @Test
  void the_year_without_the_day_and_one_name_without_the_other() {
    assertThat(toOrigin(Phase.ACTIVE, agreed(Purpose.C_SHARE_ORIGIN, Disclosable.BIRTH_YEAR, Disclosable.GIVEN_NAMES)))
      .containsExactlyInAnyOrder(Disclosable.BIRTH_YEAR, Disclosable.GIVEN_NAMES);
  }

  @Test
  void what_is_sealed_goes_only_where_it_was_named() {
    assertThat(toOrigin(Phase.ACTIVE, agreed(Purpose.C_SHARE_ORIGIN))).contains(Disclosable.FAMILY_NAME, Disclosable.NOTES)
      .doesNotContain(Disclosable.TRAFFICKING, Disclosable.CHILD, Disclosable.HEALTH);
    assertThat(toOrigin(Phase.ACTIVE, agreed(Purpose.C_SHARE_ORIGIN, Disclosable.HEALTH))).containsExactly(Disclosable.HEALTH);
  }

  @Test
  void the_last_word_counts() {
    var all = agreed(Purpose.C_SHARE_ORIGIN);
    var no = said(Purpose.C_SHARE_ORIGIN, "CONSENT", false, Terms.USUAL, false);
    var less = agreed(Purpose.C_SHARE_ORIGIN, Disclosable.SEX);
    assertThat(toOrigin(Phase.ACTIVE, all, no)).isEmpty();
    assertThat(toOrigin(Phase.ACTIVE, no, all)).isNotEmpty();
    assertThat(toOrigin(Phase.ACTIVE, all, less)).containsExactly(Disclosable.SEX);
    assertThat(toOrigin(Phase.ACTIVE, all, said(Purpose.C_SHARE_ORIGIN, "CONSENT", true, Terms.USUAL, true))).isEmpty();
  }

  @Test
  void a_consent_ends_with_its_last_day() {
    var until = said(Purpose.C_SHARE_ORIGIN, "CONSENT", true, Terms.USUAL.until(TODAY), false);
    assertThat(toOrigin(Phase.ACTIVE, until)).isNotEmpty();
    assertThat(disclosure.of(Recipient.ORIGIN_OFFICE, "", Phase.ACTIVE, List.of(until), TODAY.plusDays(1))).isEmpty();
  }

  @Test
  void who_is_named_is_told_and_no_other_partner() {
    var terms = Terms.USUAL.to("Invented partner");
    var yes = List.of(said(Purpose.C_SHARE_NGO, "CONSENT", true, terms, false));
    assertThat(disclosure.of(Recipient.PARTNER, "Invented partner", Phase.DEPARTED, yes, TODAY)).isNotEmpty();
    assertThat(disclosure.of(Recipient.PARTNER, "Another", Phase.DEPARTED, yes, TODAY)).isEmpty();
    assertThat(disclosure.of(Recipient.PARTNER, "", Phase.DEPARTED, yes, TODAY)).isEmpty();
  }

  /** Whatever is agreed to, recorded or written into the file. */
  @ParameterizedTest
  @EnumSource(names = {"CONSULATE", "STATE_HOST"})
  void nothing_of_asylum_and_no_story_ever_goes_to_a_state(Recipient state) {
    var everything = new ArrayList<Recorded>();
    for (var purpose : Purpose.values())
      for (var basis : BASES)
        everything.add(said(purpose, basis, true, Terms.USUAL.covering(EnumSet.allOf(Disclosable.class)), false));
    for (var phase : Phase.values())
      assertThat(disclosure.of(state, "", phase, everything, TODAY)).doesNotContain(Disclosable.ASYLUM, Disclosable.NOTES,
        Disclosable.SUPPORT, Disclosable.TRAFFICKING, Disclosable.CHILD, Disclosable.HEALTH, Disclosable.MONITORING);
    assertThat(disclosure.of(state, "", Phase.ACTIVE, everything, TODAY)).contains(Disclosable.FAMILY_NAME);
  }

  @Test
  void a_row_that_would_hand_asylum_to_a_consulate_is_not_even_read() {
    assertThatThrownBy(() -> Disclosure.Rule.read("CONSULATE,C_SHARE_CONSULATE,ACTIVE,FAMILY_NAME ASYLUM,CONSENT"))
      .isInstanceOf(IllegalStateException.class).hasMessageContaining("never for a state");
    assertThatThrownBy(() -> Disclosure.Rule.read("CONSULATE,C_SHARE_CONSULATE,ACTIVE,FAMILY_NAME")).isInstanceOf(
      IllegalStateException.class);
  }

  @Test
  void each_row_of_the_file_can_be_met_and_none_says_the_same_twice() {
    assertThat(disclosure.rules()).isNotEmpty();
    var seen = new HashSet<String>();
    for (var rule : disclosure.rules())
      for (var phase : rule.phases())
        for (var field : rule.fields())
          assertThat(seen.add(rule.recipient() + " " + rule.purpose() + " " + phase + " " + field + " " + rule.basis())).as("%s", rule)
            .isTrue();
  }

  // ---- against an oracle that knows nothing of the file or of how it is read

  private static final Set<String> WHO = Set.of("FAMILY_NAME", "GIVEN_NAMES", "NAME_IN_SCRIPT", "BIRTH_YEAR", "BIRTH_DATE", "SEX",
    "NATIONALITY", "MARITAL_STATUS", "LANGUAGE", "DOCUMENTS");
  private static final Set<String> REACHED = Set.of("TELEPHONE", "ADDRESS", "PLACE_OF_RETURN", "CONTACT_IN_ORIGIN");
  private static final Set<String> OPEN_PARTS = Set.of("NOTES", "SUPPORT", "FITNESS", "MOVEMENT", "MONEY", "REINTEGRATION", "MONITORING");
  private static final Set<String> SEALED = Set.of("TRAFFICKING", "CHILD", "HEALTH");

  /** May this one field be seen in the office of origin? Written from the rules as people say them. */
  private static boolean mayBeSeenAtOrigin(String field, Phase phase, List<Recorded> said) {
    if (field.equals("ASYLUM") || phase == Phase.BEFORE_OFFER) return false;
    boolean agreed = lastSays(said, "C_SHARE_ORIGIN", "CONSENT", field);
    boolean danger = lastSays(said, "C_SHARE_ORIGIN", "VITAL_INTEREST", field);
    boolean help = lastSays(said, "C_SHARE_ORIGIN", "ASSISTANCE_AGREED", field);
    return switch (phase) {
      case BEFORE_OFFER -> false;
      case OFFERED -> field.equals("CASE") && (agreed || danger);
      case ACTIVE -> agreed || danger && Set.of("CASE", "FAMILY_NAME", "GIVEN_NAMES", "NAME_IN_SCRIPT", "BIRTH_YEAR", "SEX", "LANGUAGE",
        "TELEPHONE", "PLACE_OF_RETURN", "CONTACT_IN_ORIGIN", "SUPPORT", "MOVEMENT", "REINTEGRATION").contains(field);
      case DEPARTED -> Set.of("ADDRESS", "NOTES").contains(field)
        ? agreed
        : help && (field.equals("CASE") || WHO.contains(field) || REACHED.contains(field) || OPEN_PARTS.contains(field) || SEALED.contains(
          field));
      case CLOSED -> field.equals("TELEPHONE")
        ? lastSays(said, "C_CONTACT_AFTER", "CONSENT", field)
        : help && (Set.of("CASE", "MONEY", "REINTEGRATION", "MONITORING").contains(field)
          || WHO.contains(field) && !field.equals("DOCUMENTS") && !field.equals("MARITAL_STATUS"));
    };
  }

  @Test
  void whoever_agreed_agrees_until_they_say_no_or_the_day_is_over() {
    var purpose = Purpose.C_CONTACT_AFTER;
    var yes = said(purpose, "CONSENT", true, Terms.USUAL, false);
    assertThat(Disclosure.agrees(List.of(), purpose, TODAY)).isFalse();
    assertThat(Disclosure.agrees(List.of(yes), purpose, TODAY)).isTrue();
    assertThat(Disclosure.agrees(List.of(yes), Purpose.C_SHARE_ORIGIN, TODAY)).isFalse();
    assertThat(Disclosure.agrees(List.of(yes, said(purpose, "CONSENT", false, Terms.USUAL, false)), purpose, TODAY)).isFalse();
    assertThat(Disclosure.agrees(List.of(said(purpose, "CONSENT", true, Terms.USUAL, true)), purpose, TODAY)).isFalse();
    assertThat(Disclosure.agrees(List.of(said(purpose, "VITAL_INTEREST", true, Terms.USUAL, false)), purpose, TODAY))
      .as("a ground that is not theirs").isFalse();
  }

  /** What a form may offer is what any past could hand over, and nothing else. */
  @Test
  void at_most_what_the_file_names_for_a_recipient_and_a_ground_can_be_handed_over() {
    for (var to : Recipient.values())
      for (var basis : BASES) {
        var most = disclosure.atMost(to, basis);
        var said = new ArrayList<Recorded>();
        for (var purpose : Purpose.values())
          said.add(said(purpose, basis, true, Terms.USUAL.covering(EnumSet.allOf(Disclosable.class)), false));
        var ever = EnumSet.noneOf(Disclosable.class);
        for (var phase : Phase.values()) ever.addAll(disclosure.of(to, "", phase, said, TODAY));
        assertThat(most).as("%s %s", to, basis).containsAll(ever);
        most.removeAll(ever);
        assertThat(most).as("%s %s, and is handed to nobody", to, basis).allMatch(field -> Disclosure.isNever(field, to));
      }
  }

  @Test
  void single_fields_are_of_who_somebody_is_and_how_they_are_reached() {
    for (var field : Disclosable.values()) {
      var part = field.compartment().name();
      assertThat(field.section()).as("%s", field).isEqualTo(!part.equals("IDENTITY") && !part.equals("CONTACT"));
      if (field.section()) assertThat(part).isEqualTo(field.name());
    }
  }

  private static boolean lastSays(List<Recorded> said, String purpose, String basis, String field) {
    Recorded last = null;
    for (var each : said) if (each.consent().purpose().equals(purpose) && each.consent().basis().equals(basis)) last = each;
    if (last == null || last.withdrawn() != null || !last.consent().given()) return false;
    var child = last.consent().terms().assent();
    if (child != null && child.answer().equals("NO")) return false;
    var until = last.consent().terms().until();
    if (until != null && until.isBefore(TODAY)) return false;
    var covers = last.consent().terms().covers();
    return covers.isEmpty() ? !SEALED.contains(field) : covers.stream().anyMatch(each -> each.name().equals(field));
  }

  private static @Nullable Assent assent(Random chance) {
    return switch (chance.nextInt(8)) {
      case 0, 1 -> new Assent("YES", null);
      case 2 -> new Assent("NO", null);
      case 3 -> new Assent("COULD_NOT", "ABSENT");
      default -> null;
    };
  }

  /** What somebody was asked in that past, as if they had said yes. */
  private static Recorded random(Random chance) {
    var covers = EnumSet.noneOf(Disclosable.class);
    if (chance.nextInt(3) > 0) for (var field : Disclosable.values()) if (chance.nextBoolean()) covers.add(field);
    var until = chance.nextInt(3) == 0 ? TODAY.plusDays(chance.nextInt(5) - 2) : null;
    var purposes = List.of(Purpose.C_SHARE_ORIGIN, Purpose.C_SHARE_ORIGIN, Purpose.C_SHARE_ORIGIN, Purpose.C_CONTACT_AFTER,
      Purpose.C_SHARE_CONSULATE, Purpose.C_PROCESS);
    return said(purposes.get(chance.nextInt(purposes.size())), BASES.get(chance.nextInt(3) == 0 ? chance.nextInt(BASES.size()) : 0),
      true, new Terms("", covers, "NONE_NEEDED", assent(chance), null, null, until), chance.nextInt(4) == 0);
  }

  private static Answer answer(Random chance) {
    return switch (chance.nextInt(6)) {
      case 0 -> Answer.REFUSES;
      case 1 -> Answer.NOT_ASKED;
      default -> Answer.AGREES;
    };
  }

  private static Recorded as(Recorded asked, Consent said) {
    return new Recorded(asked.id(), said, asked.version(), asked.at(), null, null, null, asked.withdrawn());
  }

  @Test
  void a_child_that_objects_stops_what_its_guardian_gave_and_one_that_could_not_be_asked_does_not() {
    for (var answer : List.of("YES", "COULD_NOT", "NO")) {
      var terms = Terms.USUAL.saying(new Assent(answer, answer.equals("COULD_NOT") ? "ILL" : null));
      var given = said(Purpose.C_SHARE_ORIGIN, "CONSENT", true, terms, false);
      assertThat(toOrigin(Phase.ACTIVE, given).isEmpty()).as(answer).isEqualTo(answer.equals("NO"));
      assertThat(Disclosure.agrees(List.of(given), Purpose.C_SHARE_ORIGIN, TODAY)).as(answer).isEqualTo(!answer.equals("NO"));
      assertThat(toOrigin(Phase.ACTIVE, agreed(Purpose.C_SHARE_ORIGIN), given).isEmpty()).as("after a yes: " + answer).isEqualTo(answer
        .equals("NO"));
    }
  }

  @Test
  void who_was_not_asked_has_neither_agreed_nor_refused() {
    var yes = agreed(Purpose.C_SHARE_ORIGIN);
    assertThat(Answer.of("")).isEqualTo(Answer.NOT_ASKED);
    assertThat(Answer.NOT_ASKED.to(yes.consent())).isEmpty();
    assertThat(Answer.REFUSES.to(yes.consent())).hasValueSatisfying(said -> assertThat(said.given()).isFalse());
    assertThat(Answer.AGREES.to(yes.consent())).contains(yes.consent());
  }

  @Test
  void of_twenty_thousand_random_pasts_no_field_too_many_is_handed_over_and_none_too_few() {
    var chance = new Random(20261130);
    int handed = 0;
    int neverAsked = 0;
    int stoppedByAChild = 0;
    for (int world = 0; world < WORLDS; world++) {
      var said = new ArrayList<Recorded>();
      for (int each = chance.nextInt(6); each >= 0; each--) {
        var asked = random(chance);
        answer(chance).to(asked.consent()).ifPresent(answered -> said.add(as(asked, answered)));
      }
      if (said.isEmpty()) neverAsked++;
      if (said.stream().anyMatch(each -> each.consent().objected())) stoppedByAChild++;
      for (var phase : Phase.values()) {
        var seen = toOrigin(phase, said.toArray(Recorded[]::new));
        handed += seen.size();
        for (var field : Disclosable.values())
          assertThat(seen.contains(field)).as("%s in %s after %s", field, phase, said)
            .isEqualTo(mayBeSeenAtOrigin(field.name(), phase, said));
      }
    }
    assertThat(handed).as("fields handed over at all").isGreaterThan(WORLDS);
    assertThat(neverAsked).as("pasts in which nobody was asked").isGreaterThan(WORLDS / 100);
    assertThat(stoppedByAChild).as("pasts in which a child objects").isGreaterThan(WORLDS / 10);
  }
}
