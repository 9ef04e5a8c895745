package org.rihla.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What something was done for, and what each role may act for. */
@Tag("rules")
class PurposeTest {

  private final Purposes purposes = new Purposes();
  private final Policy policy = new Policy();

  @ParameterizedTest
  @CsvSource({"NOTES, RETURN_COUNSELLOR, RETURN_COUNSELLING", "NOTES, PROTECTION_OFFICER, PROTECTION",
    "IDENTITY, FINANCE_OFFICER, PAYMENT", "IDENTITY, MOVEMENTS_OFFICER, MOVEMENT", "CASE, ORIGIN_CASE_WORKER, REINTEGRATION",
    "CHILD, RETURN_COUNSELLOR, PROTECTION", "HEALTH, MEDICAL_OFFICER, HEALTH", "MONEY, OFFICE_MANAGER, PAYMENT",
    "AUDIT, DATA_PROTECTION_OFFICER, OVERSIGHT", "SETTINGS, SYSTEM_ADMINISTRATOR, ADMINISTRATION"})
  void what_is_touched_and_as_what_somebody_acts_decide_the_purpose(Compartment touched, Role as, Purpose purpose) {
    assertThat(Purpose.of(touched, as)).isEqualTo(purpose);
  }

  @Test
  void nobody_acts_for_what_is_not_theirs() {
    for (var role : Role.values())
      for (var compartment : Compartment.values())
        if (!policy.grants(role, compartment).isEmpty())
          assertThat(purposes.of(role)).as("%s %s", role, compartment).contains(Purpose.of(compartment, role));
  }

  @Test
  void a_grant_for_a_purpose_that_is_not_the_roles_is_refused_with_the_row_that_is_wrong() {
    assertThatThrownBy(() -> purposes.require(Policy.Grant.read("DONOR,MONEY,READ,AGGREGATE"))).hasMessageContaining("DONOR MONEY")
      .hasMessageContaining("PAYMENT");
    assertThatThrownBy(() -> purposes.require(Policy.Grant.read("SYSTEM_ADMINISTRATOR,AUDIT,READ,EVERYWHERE"))).hasMessageContaining(
      "OVERSIGHT");
    purposes.require(Policy.Grant.read("FINANCE_OFFICER,MONEY,READ,PAYING"));
  }

  @Test
  void each_role_has_purposes_and_outsiders_only_look_on() {
    assertThat(Role.values()).allSatisfy(role -> assertThat(purposes.of(role)).as("%s", role).isNotEmpty());
    for (var role : List.of(Role.DONOR, Role.NATIONAL_AUTHORITY)) assertThat(purposes.of(role)).containsExactly(Purpose.OVERSIGHT);
    assertThat(purposes.of(Role.SYSTEM_ADMINISTRATOR)).containsExactly(Purpose.ADMINISTRATION);
  }

  /** Who may say that there was no time for the usual way: those who work with people, and nobody who looks on. */
  @Test
  void an_emergency_is_for_those_who_work_with_people() {
    assertThat(Arrays.stream(Role.values()).filter(role -> purposes.of(role).contains(Purpose.EMERGENCY))).containsExactlyInAnyOrder(
      Role.RETURN_COUNSELLOR, Role.ORIGIN_CASE_WORKER, Role.PROTECTION_OFFICER, Role.MEDICAL_OFFICER);
    var usual = EnumSet.noneOf(Purpose.class);
    for (var role : Role.values())
      for (var compartment : Compartment.values())
        if (compartment != Compartment.EMERGENCIES) usual.add(Purpose.of(compartment, role));
    assertThat(Set.copyOf(usual)).as("nobody comes upon an emergency by what they touch").doesNotContain(Purpose.EMERGENCY).hasSize(
      Purpose.values().length - 1);
  }
}
