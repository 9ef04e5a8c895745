package org.rihla.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.casework.Fact.CONTACT_EXHAUSTED;
import static org.rihla.casework.Fact.MEASURED;
import static org.rihla.casework.Fact.YES;
import static org.rihla.casework.ReturnCases.TODAY;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("rules")
class ClosureTest {

  private static List<String> refusals(ReturnCases of, String reason) {
    return Closure.refusals(of.found(), reason, of.facts(), false, TODAY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"COMPLETED", "PROTECTION_NOT_RETURN", "LOST_TO_FOLLOW_UP", "REMIGRATED", "DECEASED", "FRAUD"})
  void what_is_closed_is_not_closed_again(String reason) {
    assertThat(refusals(ReturnCases.adult().in(Stage.CLOSED), reason)).contains("already-closed");
  }

  @ParameterizedTest
  @EnumSource
  void a_withdrawal_is_never_a_closure_by_the_office(Stage stage) {
    assertThat(refusals(ReturnCases.adult().in(stage), "WITHDREW_BEFORE_DEPARTURE")).contains("use-withdrawal");
  }

  @ParameterizedTest
  @EnumSource
  void protection_instead_of_return_is_possible_until_boarding_and_not_after(Stage stage) {
    var refusals = refusals(ReturnCases.adult().in(stage), "PROTECTION_NOT_RETURN");
    if (stage.beforeBoarding()) assertThat(refusals).isEmpty();
    else assertThat(refusals).contains("reason-only-before-departure");
  }

  @ParameterizedTest
  @ValueSource(strings = {"COMPLETED", "END_OF_SUPPORT_PERIOD"})
  void nothing_is_completed_unmeasured_unless_nobody_can_be_reached(String reason) {
    assertThat(refusals(reintegrating(), reason)).containsExactly("not-measured");
    assertThat(refusals(reintegrating().tellCase(MEASURED, "ENDLINE_12M", null), reason)).isEmpty();
    assertThat(refusals(reintegrating().tellCase(CONTACT_EXHAUSTED, YES, null), reason)).isEmpty();
    assertThat(refusals(reintegrating().tellCase(CONTACT_EXHAUSTED, Fact.NO, null), reason)).containsExactly("not-measured");
  }

  @Test
  void a_child_alone_is_not_asked_a_survey_for_adults() {
    assertThat(refusals(ReturnCases.unaccompaniedChild().in(Stage.REINTEGRATING), "COMPLETED")).isEmpty();
  }

  @Test
  void only_what_was_begun_can_be_completed() {
    for (var stage : EnumSet.complementOf(EnumSet.of(Stage.REINTEGRATING)))
      assertThat(refusals(ReturnCases.adult().in(stage).tellCase(MEASURED, "ENDLINE_12M", null), "COMPLETED")).as("%s", stage)
        .contains("not-reintegrating");
  }

  @Test
  void nobody_is_called_lost_before_they_were_looked_for() {
    assertThat(refusals(reintegrating(), "LOST_TO_FOLLOW_UP")).containsExactly("contact-not-exhausted");
    assertThat(refusals(reintegrating().tellCase(CONTACT_EXHAUSTED, YES, null), "LOST_TO_FOLLOW_UP")).isEmpty();
    assertThat(refusals(ReturnCases.adult().in(Stage.APPROVED), "LOST_TO_FOLLOW_UP")).containsExactly("reason-only-after-arrival",
      "contact-not-exhausted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"REMIGRATED", "MOVED_AREA", "DECLINED_PLAN", "WITHDREW_AFTER_RETURN"})
  void what_happens_at_home_closes_a_case_only_at_home(String reason) {
    for (var stage : Stage.values())
      assertThat(refusals(ReturnCases.adult().in(stage), reason).isEmpty()).as("%s", stage).isEqualTo(stage.home());
  }

  @ParameterizedTest
  @ValueSource(strings = {"FUNDING_ENDED", "SECURITY_CLOSURE", "SERVICE_UNAVAILABLE", "TRANSFERRED_TO_OTHER_PROGRAMME",
    "DUPLICATE_MERGED", "FRAUD", "MISCONDUCT"})
  void somebody_in_the_air_is_not_closed_before_they_were_seen_to_arrive(String reason) {
    assertThat(refusals(ReturnCases.adult().in(Stage.DEPARTED), reason)).containsExactly("arrival-open");
    assertThat(refusals(ReturnCases.adult().in(Stage.ARRIVED), reason)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FRAUD", "MISCONDUCT", "DUPLICATE_MERGED", "REMIGRATED"})
  void a_reason_that_says_something_of_a_person_is_told_in_words(String reason) {
    assertThat(Closure.wordless(reason, null)).containsExactly("closure-words-needed");
    assertThat(Closure.wordless(reason, "Because.")).containsExactly("reason-too-short");
    assertThat(Closure.wordless(reason, "Two passports with one face were shown to us.")).isEmpty();
    assertThat(Closure.wordless("DECEASED", null)).isEmpty();
  }

  private static ReturnCases reintegrating() { return ReturnCases.adult().in(Stage.REINTEGRATING); }
}
