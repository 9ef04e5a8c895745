package org.rihla.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rihla.access.Compartment;
import org.rihla.access.Role;
import org.rihla.casework.Emergency.Finding;
import org.rihla.casework.EmergencyRule.Answer;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.OfficeCode;
import org.rihla.values.PersonId;
import org.rihla.values.StaffId;

@Tag("rules")
class EmergencyRuleTest {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final CaseId HERE = CaseId.next();
  private static final StaffId ME = StaffId.next();

  private final List<Emergency> mine = new ArrayList<>();

  private Emergency opened(CaseId of, Compartment part, Duration ago, @Nullable UUID renews, @Nullable Finding finding) {
    var one = new Emergency(Ids.next(), of, "-", ME, Role.RETURN_COUNSELLOR, new OfficeCode("RBA"), part, "DANGER_TO_LIFE", new byte[0],
      new PersonId(Ids.next()), renews, NOW.minus(ago), NOW.minus(ago).plus(EmergencyRule.LASTS), false, finding, null, null);
    mine.add(one);
    return one;
  }

  private Emergency elsewhere(Duration ago, @Nullable Finding finding) {
    return opened(CaseId.next(), Compartment.NOTES, ago, null, finding);
  }

  private Answer ask(Compartment part) { return EmergencyRule.ask(mine, HERE, part, NOW); }

  private static Answer no(String why) { return new Answer.Refused("emergency-" + why); }

  private static Answer opens(@Nullable UUID renews) { return new Answer.Opens(NOW.plus(Duration.ofHours(4)), renews); }

  private static Duration days(int days) { return Duration.ofDays(days); }

  @Test
  void the_first_time_it_opens_for_four_hours() {
    assertThat(ask(Compartment.HEALTH)).isEqualTo(opens(null));
  }

  @Test
  void it_is_renewed_once_and_then_not_again_within_the_week() {
    var first = opened(HERE, Compartment.NOTES, Duration.ofHours(5), null, null);
    assertThat(ask(Compartment.NOTES)).isEqualTo(opens(first.id()));
    opened(HERE, Compartment.NOTES, Duration.ofHours(1), first.id(), null);
    assertThat(ask(Compartment.NOTES)).isEqualTo(no("renewed-already"));
  }

  @Test
  void the_week_goes_from_the_renewal_where_the_opening_itself_is_older() {
    var first = opened(HERE, Compartment.NOTES, days(9), null, Finding.JUSTIFIED);
    opened(HERE, Compartment.NOTES, days(5), first.id(), Finding.JUSTIFIED);
    assertThat(ask(Compartment.NOTES)).isEqualTo(no("renewed-already"));
    mine.removeLast();
    opened(HERE, Compartment.NOTES, days(7), first.id(), Finding.JUSTIFIED);
    assertThat(ask(Compartment.NOTES)).isEqualTo(opens(null));
  }

  @Test
  void another_part_of_the_same_case_is_not_opened_within_the_week() {
    opened(HERE, Compartment.NOTES, days(6), null, Finding.JUSTIFIED);
    assertThat(ask(Compartment.HEALTH)).isEqualTo(no("another-part"));
  }

  @Test
  void what_was_found_not_to_be_justified_is_not_renewed() {
    opened(HERE, Compartment.NOTES, days(1), null, Finding.NOT_JUSTIFIED);
    assertThat(ask(Compartment.NOTES)).isEqualTo(no("was-none"));
  }

  @Test
  void one_that_nobody_looked_at_for_seven_days_ends_the_right_until_somebody_does() {
    elsewhere(days(7), null);
    assertThat(ask(Compartment.NOTES)).as("to the second").isEqualTo(opens(null));
    mine.clear();
    elsewhere(days(7).plusSeconds(1), null);
    assertThat(ask(Compartment.NOTES)).isEqualTo(no("suspended"));
    mine.clear();
    elsewhere(days(400), null);
    assertThat(ask(Compartment.NOTES)).as("however long ago").isEqualTo(no("suspended"));
  }

  @ParameterizedTest
  @EnumSource
  void once_all_have_been_looked_at_the_right_is_there_again(Finding finding) {
    for (int days : List.of(29, 20, 10)) elsewhere(days(days), finding);
    assertThat(ask(Compartment.NOTES)).isEqualTo(opens(null));
  }

  @Test
  void three_in_thirty_days_end_it_as_long_as_one_of_them_waits() {
    elsewhere(days(20), Finding.JUSTIFIED);
    elsewhere(days(10), Finding.JUSTIFIED);
    assertThat(ask(Compartment.NOTES)).isEqualTo(opens(null));
    elsewhere(days(1), null);
    assertThat(ask(Compartment.NOTES)).isEqualTo(no("suspended"));
  }

  @Test
  void a_renewal_is_no_second_emergency_and_what_is_older_than_thirty_days_does_not_count() {
    var one = elsewhere(days(2), null);
    opened(one.of(), one.part(), days(1), one.id(), null);
    elsewhere(days(31), Finding.JUSTIFIED);
    assertThat(ask(Compartment.NOTES)).isEqualTo(opens(null));
  }
}
