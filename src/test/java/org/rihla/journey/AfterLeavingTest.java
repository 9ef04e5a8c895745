package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.casework.Safeguard.ELIGIBLE;
import static org.rihla.casework.Safeguard.MONEY_RESERVED;
import static org.rihla.journey.Programme.CONAKRY;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rihla.access.Compartment;
import org.rihla.access.Role;
import org.rihla.casework.Eligibility.NotEligible;
import org.rihla.counselling.Declarations.Leaver;
import org.rihla.people.Identity.Sex;
import org.rihla.values.PersonId;

/** What can be read of a case when one of the group has left it. */
class AfterLeavingTest extends AtWork {

  private static final String REASON = "The mother asked for it in writing.";

  private void leaves(Family family, PersonId who, @Nullable PersonId successor) {
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.declarations.withdrawAlone(family.id, new Leaver(who, "PHONE", null, successor))));
  }

  @Test
  void the_page_is_there_when_the_principal_left_after_an_override_was_asked() throws Exception {
    var family = Family.registered(p).applied();
    done(family.as(Role.OFFICE_MANAGER, () -> p.decisions.askOverride(family.id, ELIGIBLE, REASON, false)));
    leaves(family, family.mother(), family.everybody.get(1));
    done(family.as(Role.OFFICE_MANAGER, () -> p.decisions.askOverride(family.id, ELIGIBLE, "So does the father, today.", false)));
    var managers = pages.ofCase(family, RABAT, Role.OFFICE_MANAGER);
    assertThat(managers.getStatus()).isEqualTo(200);
    assertThat(managers.getContentAsString()).contains(REASON, "So does the father, today.");
    assertThat(pages.ofCase(family, RABAT, Role.RETURN_COUNSELLOR).getStatus()).isEqualTo(200);
  }

  @Test
  void abroad_nobody_reads_why_somebody_was_refused_who_has_withdrawn_since() throws Exception {
    var family = Family.registered(p).applied();
    var words = "Her flat in Rabat and her work let her pay the journey.";
    done(family.as(Role.OFFICE_MANAGER,
      () -> p.eligibility.refuse(family.id, new NotEligible("OWN_MEANS", words, List.of("COMPLAINT")))));
    assertThat(pages.ofCase(family, CONAKRY, Role.ORIGIN_CASE_WORKER).getContentAsString()).contains(words);
    leaves(family, family.mother(), family.everybody.get(1));
    done(family.as(Role.OFFICE_MANAGER, () -> p.eligibility.confirm(family.id)));
    assertThat(pages.ofCase(family, CONAKRY, Role.ORIGIN_CASE_WORKER).getContentAsString()).contains("Found not eligible")
      .doesNotContain(words);
    assertThat(pages.ofCase(family, RABAT, Role.RETURN_COUNSELLOR).getContentAsString()).contains(words);
  }

  @Test
  void why_a_safeguard_of_the_case_was_overridden_is_read_by_those_who_may_decide_so() throws Exception {
    var family = Family.registered(p).applied();
    done(family.as(Role.OFFICE_MANAGER, () -> p.decisions.askOverride(family.id, ELIGIBLE, REASON, false)));
    done(family.as(Role.OFFICE_MANAGER, () -> p.decisions.askOverride(family.id, MONEY_RESERVED, "The donor signs on Thursday.", false)));
    assertThat(pages.ofCase(family, RABAT, Role.OFFICE_MANAGER).getContentAsString()).contains(REASON, "The donor signs on Thursday.");
    assertThat(pages.ofCase(family, RABAT, Role.FINANCE_OFFICER).getContentAsString()).contains("The donor signs on Thursday.")
      .doesNotContain(REASON);
    assertThat(pages.ofCase(family, RABAT, Role.RETURN_COUNSELLOR).getContentAsString()).doesNotContain(REASON)
      .contains("The reason is written down, for those who need it.");
  }

  @Test
  void abroad_nothing_is_told_any_more_of_who_withdrew() throws Exception {
    var his = Family.adult(Sex.M, "SPOUSE");
    var family = Family.of(p, Programme.GUINEA, Family.adult(Sex.F, "PRINCIPAL"));
    family.join(his);
    family.applied();
    var father = family.everybody.getLast();
    family.named(p.as(Role.PROTECTION_OFFICER, CONAKRY), Compartment.TRAFFICKING);
    done(family.as(Role.PROTECTION_OFFICER,
      () -> p.safety.assessSecurityRisk(family.id, father, "LOW", "He hides at a cousin's house in town.")));
    var telephone = Objects.requireNonNull(his.contact().telephone());
    assertThat(pages.ofCase(family, CONAKRY, Role.PROTECTION_OFFICER).getContentAsString()).contains("Security risk of return");
    assertThat(pages.found(family, CONAKRY, Role.PROTECTION_OFFICER, telephone).getContentAsString()).contains(family.id.toString());

    leaves(family, father, null);
    assertThat(pages.ofCase(family, CONAKRY, Role.PROTECTION_OFFICER).getContentAsString())
      .doesNotContain("Security risk of return", "One of the group withdrew", his.identity().givenNames());
    assertThat(pages.found(family, CONAKRY, Role.PROTECTION_OFFICER, telephone).getContentAsString()).doesNotContain(family.id.toString());
    assertThat(pages.ofCase(family, RABAT, Role.PROTECTION_OFFICER).getContentAsString())
      .contains("Security risk of return", "One of the group withdrew", his.identity().givenNames());
    assertThat(pages.found(family, RABAT, Role.PROTECTION_OFFICER, telephone).getContentAsString()).contains(family.id.toString());
  }
}
